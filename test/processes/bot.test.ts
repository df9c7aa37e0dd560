import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Folder } from '../school/folder';
import { opened } from '../store/openDatabase';
import { BOT, botEnvironment, start, startVk, type Child, type RemoteVk } from './children';
import { undisturbed, withKills } from './killing';
import { conversation, questionAbout, schoolOfThings } from './talk';

const KILLS = 40;
const LIMIT_MS = 5_000;
const WELL = { code: 0, signal: null, late: false };

let school: Folder;
let dir: string;
const started: Child[] = [];

beforeAll(async () => {
  school = await schoolOfThings();
}, 120_000);
afterAll(() => school.remove());
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bot-processes-'));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => child.kill('SIGTERM')));
  rmSync(dir, { recursive: true, force: true });
});

function begin(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Child {
  const child = start(command, args, env);
  started.push(child);
  return child;
}

async function beginVk(people: number): Promise<RemoteVk> {
  const vk = await startVk(people);
  started.push(vk.child);
  return vk;
}

const environment = (vk: RemoteVk, name = 'bot'): Record<string, string> => ({
  ...botEnvironment(vk, join(dir, `${name}.sqlite`)),
  SCHOOL_DIR: school.dir,
});

/** Its ending, and whether it took longer than allowed. */
async function terminate(child: Child): Promise<{ code: number | null; signal: string | null; late: boolean }> {
  const before = performance.now();
  const ending = await child.kill('SIGTERM');
  return { ...ending, late: performance.now() - before > LIMIT_MS };
}

test('killed 40 times while people talk to it: nobody misses an answer, gets one twice or out of order', async () => {
  const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
  const world = async (name: string) => {
    const vk = await beginVk(8);
    const env = { ...environment(vk, name), VK_RATE_LIMIT: '0' };
    return { vk, startBot: () => begin(process.execPath, [BOT], env) };
  };
  expect(conversation()).toHaveLength(200);
  const expected = await undisturbed(await world('undisturbed'));
  const heard = await withKills(await world('killed'), KILLS, seed, expected.flat().length);
  // the seed stands in the difference when there is one
  expect({ seed, heard }).toEqual({ seed, heard: expected });
}, 150_000);

test('asked to stop, it ends well, and what was said to it meanwhile is answered once after the next start', async () => {
  const vk = await beginVk(1);
  const bot = begin(process.execPath, [BOT], environment(vk));
  await bot.line('/healthz');
  await vk.world.say({ from: 1, peer: 1, text: questionAbout('маяк') });
  expect(await terminate(bot)).toEqual(WELL);
  await vk.world.say({ from: 1, peer: 1, text: questionAbout('якорь') });

  const again = begin(process.execPath, [BOT], environment(vk));
  await vk.world.botMessages(2, LIMIT_MS);
  await vk.world.taken();
  expect(await terminate(again)).toEqual(WELL);
  const answers = (await vk.world.transcript()).messages.filter((message) => message.fromBot);
  expect(answers.map(({ text }) => text)).toEqual([expect.stringContaining('маяк'), expect.stringContaining('якорь')]);
});

test('while it still waits for VK it ends well too', async () => {
  const env = { ...environment(await beginVk(0)), VK_API_URL: 'http://127.0.0.1:9/method', VK_GROUP_ID: '' };
  const bot = begin(process.execPath, [BOT], env);
  await new Promise<void>((resolve) => bot.process.stderr?.on('data', () => resolve()));
  expect(await terminate(bot)).toEqual(WELL);
  await (await opened(join(dir, 'bot.sqlite'), 'rehearsal')).close();
});

test('a SIGTERM to `npm start` reaches it', async () => {
  const npm = begin('npm', ['start'], environment(await beginVk(0)));
  const url = /http:\S+\/healthz/.exec(await npm.line('/healthz'))?.[0] ?? '';
  await fetch(url);
  expect(await terminate(npm)).toMatchObject({ late: false });
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  await (await opened(join(dir, 'bot.sqlite'), 'rehearsal')).close();
}, 60_000);
