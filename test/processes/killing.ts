/** A conversation of many people with a bot that is killed over and over, and the same one with a bot that is not. */
import fc from 'fast-check';
import type { Child, RemoteVk } from './children';
import { conversation, type Saying } from './talk';

const PATIENCE_MS = 30_000;
/** Of the kills so many come while it works, the others at any moment from its start. */
const WORKING_SHARE = 0.7;
/** So long after it began to work, or after its process began, the bot is killed at the latest. */
const WORK_MS = 45;
const START_MS = 600;

export interface World {
  readonly vk: RemoteVk;
  readonly startBot: () => Child;
}

const say = (vk: RemoteVk, sayings: readonly Saying[]): Promise<unknown> =>
  vk.world.sayMany(sayings.map((saying) => ({ ...saying, peer: saying.from })));

/** What each person was told, in order: texts with their buttons. */
async function told(vk: RemoteVk): Promise<string[][]> {
  const { messages } = await vk.world.transcript();
  const heard = new Map<number, string[]>();
  for (const { fromBot, peer, text, keyboard } of messages) {
    if (fromBot) heard.set(peer, [...(heard.get(peer) ?? []), `${text} ${JSON.stringify(keyboard)}`]);
  }
  return [...heard].sort(([one], [other]) => one - other).map(([, texts]) => texts);
}

/** Waits for the bot's own word that nothing waits to be sent and nothing was set aside. */
async function nothingWaits(bot: Child): Promise<void> {
  const url = /http:\S+\/healthz/.exec(await bot.line('/healthz'))?.[0] ?? '';
  for (;;) {
    const health = (await (await fetch(url)).json()) as { outbox: { pending: number }; failedEvents: number };
    if (health.failedEvents > 0) throw new Error(`${health.failedEvents} events were set aside:\n${bot.said()}`);
    if (health.outbox.pending === 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function hearOut({ vk }: World, bot: Child, messages: number): Promise<string[][]> {
  await bot.line('/healthz');
  await vk.world.taken(PATIENCE_MS);
  // fewer are judged by what people heard
  await vk.world.botMessages(messages, PATIENCE_MS).catch(() => undefined);
  await nothingWaits(bot);
  await bot.kill('SIGTERM');
  return told(vk);
}

/** What people hear from a bot that nobody kills. */
export async function undisturbed(world: World): Promise<string[][]> {
  const bot = world.startBot();
  await bot.line('/healthz');
  await say(world.vk, conversation());
  return hearOut(world, bot, conversation().length);
}

/** What people hear from a bot killed at so many random moments; at most `messages` are waited for. */
export async function withKills(world: World, kills: number, seed: number, messages: number): Promise<string[][]> {
  const random = seeded(seed, kills * 2);
  const sayings = [...conversation()];
  const each = Math.ceil(sayings.length / kills);
  let bot = world.startBot();
  await bot.line('/healthz');
  for (let kill = 0; kill < kills; kill += 1) {
    const working = random() < WORKING_SHARE;
    if (working) await bot.line('/healthz');
    await say(world.vk, sayings.splice(0, each));
    await new Promise((resolve) => setTimeout(resolve, random() * (working ? WORK_MS : START_MS)));
    await bot.kill('SIGKILL');
    bot = world.startBot();
  }
  return hearOut(world, bot, messages);
}

/** Numbers between 0 and 1, the same ones for a seed. */
function seeded(seed: number, count: number): () => number {
  const numbers = fc.sample(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { numRuns: count, seed });
  let next = 0;
  return () => numbers[next++] ?? 0;
}
