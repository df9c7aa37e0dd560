/** One measured run of one bot: people write, and an event counts when VK has the bot's reply. */
import type { RemoteVk } from '../processes/children';
import type { Contestant } from './contestant';

export interface Figures {
  readonly eventsPerSecond: number;
  readonly cpuMicrosPerEvent: number;
}

const PATIENCE_MS = 60_000;
const KNOCK_MS = 1_000;
const PIECE = 250;

/** Asks until the bot hears: a new bot begins with what is said after its first poll. */
async function knock(vk: RemoteVk, question: string): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { botMessages } = await vk.world.counters();
    await vk.world.say({ from: 1, peer: 1, text: question });
    const heard = await vk.world.botMessages(botMessages + 1, KNOCK_MS).then(
      () => true,
      () => false,
    );
    if (heard) return;
  }
  throw new Error('the bot does not answer');
}

async function ask(vk: RemoteVk, people: number, questions: readonly string[], count: number): Promise<number> {
  const messages = Array.from({ length: count }, (_, n) => {
    const person = 1 + (n % people);
    return { from: person, peer: person, text: questions[n % questions.length] ?? '' };
  });
  const { botMessages } = await vk.world.counters();
  const startedAt = performance.now();
  // in pieces, so that the saying goes on beside the answering
  for (let from = 0; from < count; from += PIECE) await vk.world.sayMany(messages.slice(from, from + PIECE));
  await vk.world.botMessages(botMessages + count, PATIENCE_MS);
  return performance.now() - startedAt;
}

/** Warms the bot up, then measures it on so many private messages. */
export async function measure(
  bot: Contestant,
  vk: RemoteVk,
  load: {
    readonly people: number;
    readonly questions: readonly string[];
    readonly warmUp: number;
    readonly events: number;
  },
): Promise<Figures> {
  const [first = ''] = load.questions;
  await knock(vk, first);
  await ask(vk, load.people, load.questions, load.warmUp);
  const cpuBefore = await bot.cpu();
  const elapsedMs = await ask(vk, load.people, load.questions, load.events);
  const cpuMicros = (await bot.cpu()) - cpuBefore;
  return { eventsPerSecond: (load.events / elapsedMs) * 1_000, cpuMicrosPerEvent: cpuMicros / load.events };
}
