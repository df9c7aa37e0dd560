/** A bot in its own process, ready to be measured. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOT, botEnvironment, GROUP_ID, start, TOKEN, type Child, type RemoteVk } from '../processes/children';

export interface CpuUsage {
  readonly cpuMicros: number;
}

export interface Contestant {
  readonly name: string;
  readonly child: Child;
  /** CPU time used so far, user and system, in microseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

const METER = ['--require', join(__dirname, 'cpuMeter.js')];

/** Our bot with a new database in a file. */
export async function ourBot(vk: RemoteVk, nodeOptions: readonly string[] = []): Promise<Contestant> {
  const dir = mkdtempSync(join(tmpdir(), 'bot-bench-'));
  const env = { ...botEnvironment(vk, join(dir, 'bot.sqlite')), VK_RATE_LIMIT: '0' };
  const child = start(process.execPath, [...METER, ...nodeOptions, BOT], env, true);
  await child.line('/healthz');
  return contestant('this bot', child, () => rmSync(dir, { recursive: true, force: true }));
}

/** vk-io's echo. */
export async function echoBot(vk: RemoteVk): Promise<Contestant> {
  const args = [...METER, join(__dirname, 'echoBot.js'), TOKEN, String(GROUP_ID), vk.apiUrl];
  const child = start(process.execPath, args, {}, true);
  await child.line('ready');
  return contestant('vk-io echo', child, () => undefined);
}

function contestant(name: string, child: Child, tidy: () => void): Contestant {
  return {
    name,
    child,
    cpu: () =>
      new Promise((resolve) => {
        child.process.once('message', (usage) => resolve((usage as CpuUsage).cpuMicros));
        child.process.send('how much?');
      }),
    async stop() {
      await child.kill('SIGTERM');
      tidy();
    },
  };
}
