/** Starts the bot and stops it gracefully. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { readConfig } from './config';
import { withDotEnv } from './dotEnv';
import { launch, type Running } from './launch';
import { botReady, config as configTexts, refusal, sandboxReady } from './texts/operator';

/** The project's folder, seen from dist/src. */
const ROOT = join(__dirname, '..', '..');
const STOP_LIMIT_MS = 4_500;

async function main(): Promise<void> {
  const unknown = process.argv.slice(2).find((argument) => argument !== '--fresh');
  if (unknown !== undefined) return fail(refusal.unknownArgument(unknown), 2);
  const settings = withDotEnv(process.env);
  if (settings.kind === 'unreadable') return fail(settings.message, 1);
  const read = readConfig(settings.env);
  if (read.kind === 'problems') return fail([configTexts.heading, ...read.problems].join('\n'), 1);
  const { config } = read;
  for (const warning of [...settings.warnings, ...read.warnings]) process.stderr.write(`${warning}\n`);
  const logger = pino(
    { level: config.logLevel, base: null, redact: ['token', '*.token', 'access_token'] },
    pino.destination(2),
  );
  const surroundings = {
    logger,
    realNow: () => Date.now(),
    random: () => Math.random(),
    version: packageVersion(),
    pageDir: join(ROOT, 'src', 'sandbox', 'page'),
    threads: true,
    tell: (line: string) => void process.stdout.write(`${line}\n`),
  };
  let running: Running | null = null;
  const stop = (): void => {
    setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
    // while it is still starting there is nothing to finish: what it has written is in transactions
    void Promise.resolve(running?.stop()).then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  const launched = await launch(config, surroundings, process.argv.includes('--fresh'));
  if (launched.kind === 'refused') return fail(launched.message, 1);
  running = launched;
  const { vk, monitorUrl } = launched;
  process.stdout.write(`${vk ? sandboxReady(vk.url, monitorUrl) : botReady(monitorUrl)}\n`);
}

function packageVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : 'unknown';
}

function fail(message: string, code: 1 | 2): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}

void main();
