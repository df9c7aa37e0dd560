import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Folder } from '../school/folder';
import { build } from './build';
import { BOT, botEnvironment, start, startVk, type Child, type RemoteVk } from './children';
import { conversation, schoolOfThings, type Saying } from './talk';

const KILLS = 50;
const PEOPLE = 8;
const PATIENCE_MS = 30_000;
/** So long after it began its work, or after its process began, the bot is killed at the latest. */
const WORK_MS = 45;
const START_MS = 600;

let school: Folder;
let dir: string;
beforeAll(async () => {
  build();
  school = await schoolOfThings();
  dir = mkdtempSync(join(tmpdir(), 'bot-kill-'));
}, 120_000);
afterAll(async () => {
  await school.remove();
  rmSync(dir, { recursive: true, force: true });
});

const startBot = (vk: RemoteVk, name: string): Child =>
  start(process.execPath, [BOT], {
    ...botEnvironment(vk, join(dir, `${name}.sqlite`)),
    SCHOOL_DIR: school.dir,
    VK_RATE_LIMIT: '0',
  });

const say = (vk: RemoteVk, sayings: readonly Saying[]): Promise<unknown> =>
  vk.world.sayMany(sayings.map(({ from, text }) => ({ from, peer: from, text })));

/** What each person was told, in order: texts with their buttons. */
async function told(vk: RemoteVk): Promise<string[][]> {
  const { messages } = await vk.world.transcript();
  return Array.from({ length: PEOPLE }, (_, n) =>
    messages
      .filter(({ fromBot, peer }) => fromBot && peer === n + 1)
      .map(({ text, keyboard }) => `${text} ${JSON.stringify(keyboard)}`),
  );
}

/** The bot's own word that nothing waits to be sent. */
async function nothingWaits(bot: Child): Promise<void> {
  const url = /http:\S+\/healthz/.exec(await bot.line('/healthz'))?.[0] ?? '';
  for (;;) {
    const health = (await (await fetch(url)).json()) as { outbox: { pending: number }; failedEvents: number };
    expect(health.failedEvents).toBe(0);
    if (health.outbox.pending === 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The conversation with a bot that nobody kills. */
async function undisturbed(): Promise<string[][]> {
  const vk = await startVk(PEOPLE);
  const bot = startBot(vk, 'undisturbed');
  await bot.line('/healthz');
  await say(vk, conversation());
  await vk.world.taken(PATIENCE_MS);
  await vk.world.botMessages(conversation().length, PATIENCE_MS);
  await nothingWaits(bot);
  expect(await bot.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  const heard = await told(vk);
  await vk.child.kill('SIGTERM');
  return heard;
}

test('the bot is killed 50 times while people talk to it: nobody misses an answer, gets one twice or out of order', async () => {
  const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
  const random = seeded(seed);
  const expected = await undisturbed();
  const total = expected.flat().length;
  const sayings = [...conversation()];
  expect(sayings).toHaveLength(200);

  const vk = await startVk(PEOPLE);
  let bot = startBot(vk, 'killed');
  await bot.line('/healthz');
  for (let kill = 0; kill < KILLS; kill += 1) {
    const working = random() < 0.7;
    if (working) await bot.line('/healthz');
    await say(vk, sayings.splice(0, 4));
    await new Promise((resolve) => setTimeout(resolve, random() * (working ? WORK_MS : START_MS)));
    expect(await bot.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    bot = startBot(vk, 'killed');
  }
  expect(sayings).toEqual([]);

  await bot.line('/healthz');
  await vk.world.taken(PATIENCE_MS);
  const heardAll = vk.world.botMessages(total, PATIENCE_MS).catch(() => undefined);
  await heardAll;
  await nothingWaits(bot);
  expect(await bot.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  const heard = await told(vk);
  await vk.child.kill('SIGTERM');
  try {
    expect(heard).toEqual(expected);
  } catch (error) {
    throw new Error(`with KILL_SEED=${seed}`, { cause: error });
  }
}, 150_000);

/** Numbers between 0 and 1, the same ones for a seed. */
function seeded(seed: number): () => number {
  const numbers = fc.sample(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), {
    numRuns: KILLS * 2,
    seed,
  });
  let next = 0;
  return () => numbers[next++] ?? 0;
}
