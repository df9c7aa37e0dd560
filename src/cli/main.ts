/** The operator's command line as a process. */
import { withDotEnv } from '../dotEnv';
import { runCli } from './runCli';

async function main(): Promise<void> {
  const settings = withDotEnv(process.env);
  if (settings.kind === 'unreadable') {
    process.stderr.write(`${settings.message}\n`);
    process.exitCode = 1;
    return;
  }
  // Whoever reads the results may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await runCli(process.argv.slice(2), {
    env: settings.env,
    input: process.stdin,
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    now: () => Date.now(),
    random: () => Math.random(),
  });
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
