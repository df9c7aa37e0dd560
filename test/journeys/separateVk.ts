/** A VK that runs on its own, with the people of the sandbox, and what the bot is told of it. */
import { join } from 'node:path';
import { startEmbeddedVk, type EmbeddedVk } from '../../src/sandbox/embeddedVk';
import { readSandbox } from '../../src/school/readSandbox';
import type { TownOptions } from './town';

export const GROUP = 4242;
const TOKEN = 'another-token';

export type SeparateVk = Required<TownOptions> & { readonly vk: EmbeddedVk };

/** Starts it; neither side limits its rate, so that long lists of words pass quickly. */
export async function separateVk(administrator: number): Promise<SeparateVk> {
  const world = await readSandbox(join(__dirname, '..', '..', 'data'));
  if (world?.kind !== 'sandbox') throw new Error('the sandbox has mistakes');
  const vk = await startEmbeddedVk({
    port: 0,
    storePath: ':memory:',
    world: { ...world, botReadsAll: true },
    groupId: GROUP,
    groupName: 'Другое сообщество',
    screenName: 'another_club',
    token: TOKEN,
    clock: { now: () => Date.now(), moveTo: () => Promise.resolve(), nextDeadline: () => null },
    timeZone: 'Europe/Moscow',
    rateLimit: null,
  });
  const environment = {
    VK_TOKEN: TOKEN,
    VK_GROUP_ID: String(GROUP),
    VK_API_URL: vk.apiUrl,
    VK_RATE_LIMIT: '0',
    ADMIN_IDS: String(administrator),
    CLOCK_START: '2023-06-14T09:30:00+03:00',
  };
  return { vk, environment };
}
