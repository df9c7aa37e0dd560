/**
 * The embedded VK alone in its own process: `node server.js '{"port":0,"worldFile":"world.json"}'` (or the same JSON in
 * SANDBOX_SERVER). Prints one line `{"url":…,"apiUrl":…}` when it listens; SIGTERM writes everything down and ends it.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { startEmbeddedVk, type EmbeddedVk } from './embeddedVk';
import type { SandboxClock, World } from './world';

const person = z.strictObject({
  id: z.int().positive(),
  name: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  note: z.string(),
  administrator: z.boolean().exactOptional(),
});
const chat = z.strictObject({
  localId: z.int().positive(),
  title: z.string(),
  members: z.array(z.int()),
  owner: z.int(),
});
const worldSchema: z.ZodType<World> = z.strictObject({ people: z.array(person), chats: z.array(chat) });
const settingsSchema = z.strictObject({
  port: z.int().default(0),
  storePath: z.string().default(':memory:'),
  /** JSON file with people and chats; or they stand in `world`; or so many made-up people with ids from 1. */
  worldFile: z.string().optional(),
  world: worldSchema.optional(),
  people: z.int().default(0),
  groupId: z.int().default(1),
  groupName: z.string().default('Bot'),
  screenName: z.string().default('bot'),
  token: z.string().default('token'),
  timeZone: z.string().default('Europe/Moscow'),
  rateLimit: z.number().nullable().default(null),
  pageDir: z.string().optional(),
  historyLimit: z.int().optional(),
  /** ISO instant; real time without it. The clock runs on at real speed. */
  clockStart: z.iso.datetime({ offset: true }).optional(),
});
type Settings = z.infer<typeof settingsSchema>;

/** Starts the embedded VK by its settings as JSON text. */
export async function serve(json: string): Promise<EmbeddedVk> {
  const settings = settingsSchema.parse(JSON.parse(json));
  const { port, storePath, groupId, groupName, screenName, token, timeZone, rateLimit } = settings;
  const { clockStart, pageDir, historyLimit } = settings;
  return startEmbeddedVk({
    ...{ port, storePath, groupId, groupName, screenName, token, timeZone, rateLimit },
    world: worldOf(settings),
    clock: runningClock(clockStart === undefined ? Date.now() : Date.parse(clockStart)),
    ...(pageDir === undefined ? {} : { pageDir }),
    ...(historyLimit === undefined ? {} : { historyLimit }),
  });
}

function worldOf({ world, worldFile, people }: Settings): World {
  if (world !== undefined) return world;
  if (worldFile !== undefined) return worldSchema.parse(JSON.parse(readFileSync(worldFile, 'utf8')));
  return { people: Array.from({ length: people }, (_, index) => madeUpPerson(index + 1)), chats: [] };
}

function madeUpPerson(id: number): World['people'][number] {
  return { id, name: `Person ${id}`, firstName: 'Person', lastName: String(id), note: '' };
}

/** A clock that starts at an instant, runs at real speed and can be moved ahead; nothing is due in it. */
export function runningClock(startAt: number): SandboxClock {
  let ahead = startAt - Date.now();
  const now = (): number => Date.now() + ahead;
  return {
    now,
    moveTo: async (at) => {
      ahead += Math.max(0, at - now());
    },
    nextDeadline: () => null,
  };
}

async function main(): Promise<void> {
  const vk = await serve(process.argv[2] ?? process.env['SANDBOX_SERVER'] ?? '{}');
  const stop = (): void => void vk.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ url: vk.url, apiUrl: vk.apiUrl })}\n`);
}

if (require.main === module) void main();
