/** The operator's command line as a process. */
import { existsSync } from 'node:fs';
import { runCli } from './runCli';

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  // Whoever reads the results may stop early, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await runCli(process.argv.slice(2), {
    env: process.env,
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
