import { createServer, type Server } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../src/config';
import { launch, type Refused, type Running } from '../src/launch';
import { startEmbeddedVk, type EmbeddedVk } from '../src/sandbox/embeddedVk';
import { runningClock } from '../src/sandbox/server';
import { makeFolder, type Folder } from './school/folder';
import { opened } from './store/openDatabase';
import { logLines, type Lines } from './vk/tinyVk';

const GROUP = 77;
const PERSON = { id: 5, name: 'Пётр', firstName: 'Пётр', lastName: 'Петров', note: '' };

let school: Folder;
let dir: string;
const open: { stop(): Promise<void> }[] = [];
let told: string[];
let lines: Lines;
beforeAll(async () => {
  school = await makeFolder();
});
afterAll(() => school.remove());
beforeEach(() => {
  told = [];
  lines = logLines();
  dir = mkdtempSync(join(tmpdir(), 'bot-launch-'));
});
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.stop();
  rmSync(dir, { recursive: true, force: true });
});

const databasePath = (): string => join(dir, 'bot.sqlite');

function config(env: Readonly<Record<string, string>> = {}): Config {
  const read = readConfig({
    SCHOOL_DIR: school.dir,
    DATABASE_URL: `sqlite:${databasePath()}`,
    HTTP_PORT: '0',
    SANDBOX_PORT: '0',
    ...env,
  });
  if (read.kind === 'problems') throw new Error(read.problems.join('\n'));
  return read.config;
}

async function begin(wanted: Config, fresh = false): Promise<Running | Refused> {
  const around = {
    logger: lines.logger,
    realNow: () => Date.now(),
    random: () => Math.random(),
    version: '1.2.3',
    pageDir: 'src/sandbox/page',
    threads: false,
    tell: (line: string) => void told.push(line),
  };
  const result = await launch(wanted, around, fresh);
  if (result.kind === 'running') open.push(result);
  return result;
}

async function running(wanted: Config, fresh = false): Promise<Running> {
  const result = await begin(wanted, fresh);
  if (result.kind === 'refused') throw new Error(result.message);
  return result;
}

async function stopped(one: Running): Promise<void> {
  open.splice(open.indexOf(one), 1);
  await one.stop();
}

const refusal = async (wanted: Config, fresh = false): Promise<string> => {
  const result = await begin(wanted, fresh);
  if (result.kind === 'running') throw new Error('it was started');
  return result.message;
};

/** A VK of its own, as the bot would find one at VK_API_URL. */
async function vk(): Promise<EmbeddedVk> {
  const embedded = await startEmbeddedVk({
    port: 0,
    storePath: ':memory:',
    world: { people: [PERSON], chats: [] },
    groupId: GROUP,
    groupName: 'Школа',
    screenName: 'school',
    token: 'right',
    clock: runningClock(Date.now()),
    timeZone: 'Europe/Moscow',
    rateLimit: null,
  });
  open.push({ stop: () => embedded.close() });
  return embedded;
}

const on = (embedded: EmbeddedVk, more: Readonly<Record<string, string>> = {}): Config =>
  config({ VK_TOKEN: 'right', VK_API_URL: embedded.apiUrl, ...more });

/** The bot's answer to a message. */
async function answerTo(embedded: EmbeddedVk, text: string): Promise<string> {
  const cmid = embedded.world.say(PERSON.id, PERSON.id, text);
  return (await embedded.world.nextMessage(PERSON.id, cmid)).text;
}

async function portHolder(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({ stop: () => new Promise((resolve) => void server.close(() => resolve())) });
  return (server.address() as AddressInfo).port;
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const port = await portHolder();
  await open.pop()?.stop();
  return port;
}

test('beside a VK, the bot asks for its community, answers, and tells of its health', async () => {
  const embedded = await vk();
  const bot = await running(on(embedded));
  expect(bot.vk).toBeNull();
  expect(await answerTo(embedded, 'До какого числа?')).toContain('20.09.2024');
  await embedded.world.taken();
  const health = await fetch(`${bot.monitorUrl}/healthz`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ status: 'ok', failedEvents: 0, version: '1.2.3' });
  expect(await (await fetch(`${bot.monitorUrl}/metrics`)).text()).toContain('bot_turns_total 1\n');
});

test('when VK is away at the start, the operator reads it once at the console, with what to check', async () => {
  const nobody = `http://127.0.0.1:${await freePort()}/method`;
  await running(config({ VK_TOKEN: 'right', VK_GROUP_ID: String(GROUP), VK_API_URL: nobody }));
  expect(told).toEqual([expect.stringMatching(/ВКонтакте пока не отвечает.*VK_API_URL/su)]);
  expect(told[0]).toContain(nobody);
});

test('the log says what is started and what is stopped, and no secrets', async () => {
  const bot = await running(on(await vk()));
  await stopped(bot);
  expect(lines.at(30)[0]).toBe('the bot starts');
  expect(lines.at(30).at(-1)).toBe('the bot has stopped');
  const facts = {
    version: '1.2.3',
    database: 'rehearsal',
    transport: 'longpoll',
    healthz: `${bot.monitorUrl}/healthz`,
  };
  expect(lines.text()).toContain(JSON.stringify(facts).slice(1, -1));
  expect(lines.text()).not.toContain('"right"');
});

test('stopped and started, it goes on from its place in the updates', async () => {
  const embedded = await vk();
  await stopped(await running(on(embedded)));
  const cmid = embedded.world.say(PERSON.id, PERSON.id, 'До какого числа?');
  await running(on(embedded));
  expect((await embedded.world.nextMessage(PERSON.id, cmid)).text).toContain('20.09.2024');
});

test('the sandbox starts with its page and its people, and its clock goes on after a restart', async () => {
  const first = await running(config({ SCHOOL_DIR: 'data' }));
  const page = await fetch(first.vk?.url ?? '');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  await first.app.moveClock(Date.parse('2023-06-20T12:00:00Z'));
  await stopped(first);
  const second = await running(config({ SCHOOL_DIR: 'data' }));
  const state = (await (await fetch(`${second.vk?.url}/sandbox/state`)).json()) as { now: string };
  expect(state.now.slice(0, 13)).toBe('2023-06-20T12');
  await stopped(second);
  const fresh = await running(config({ SCHOOL_DIR: 'data' }), true);
  const anew = (await (await fetch(`${fresh.vk?.url}/sandbox/state`)).json()) as { now: string };
  expect(anew.now.slice(0, 13)).toBe('2023-06-14T06');
});

describe('it refuses to start, and says what to do,', () => {
  test('when the school’s data has mistakes: each with its place', async () => {
    const broken = await makeFolder({ 'school.yaml': 'id: 7\n' });
    const said = await refusal(config({ SCHOOL_DIR: broken.dir }));
    await broken.remove();
    expect(said).toMatch(/school\.yaml:\d+:\d+: /);
    expect(existsSync(databasePath())).toBe(false);
  });

  test('when asked to erase a school’s register with --fresh', async () => {
    const embedded = await vk();
    expect(await refusal(on(embedded), true)).toContain('--fresh');
  });

  test('when another bot has the database', async () => {
    const other = await opened(databasePath(), 'rehearsal');
    expect(await refusal(on(await vk()))).toContain(databasePath());
    await other.close();
  });

  test('when the database is of another kind, which is left as it was', async () => {
    await (await opened(databasePath(), 'school')).close();
    const before = readFileSync(databasePath());
    expect(await refusal(on(await vk()))).toContain(databasePath());
    expect(readFileSync(databasePath()).equals(before)).toBe(true);
  });

  test('when VK refuses the token; the database is free again', async () => {
    const embedded = await vk();
    expect(await refusal(on(embedded, { VK_TOKEN: 'wrong' }))).toMatch(/ошибка 5.*VK_TOKEN/s);
    await (await opened(databasePath(), 'rehearsal')).close();
  });

  test('when a port is taken, naming the setting', async () => {
    const port = String(await portHolder());
    expect(await refusal(on(await vk(), { HTTP_PORT: port }))).toContain('HTTP_PORT');
    expect(
      await refusal(config({ SCHOOL_DIR: 'data', DATABASE_URL: 'sqlite::memory:', SANDBOX_PORT: port })),
    ).toContain('SANDBOX_PORT');
  });

  test('when there is neither a token nor a sandbox', async () => {
    expect(await refusal(config())).toContain('VK_TOKEN');
  });
});
