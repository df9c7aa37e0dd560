/** One school put together, beside a VK that misbehaves. */
import { createApp, type App } from '../src/app';
import { peerId, userId } from '../src/domain/ids';
import { snapshotOf } from '../src/domain/orderDiff';
import { storeJob } from '../src/messaging/job';
import { realClock } from '../src/schedule/schoolClock';
import { readSchool, type SchoolData } from '../src/school/readSchool';
import type { Database } from '../src/store/database';
import { makeFolder } from './school/folder';
import { inMemory } from './store/openDatabase';
import { logLines, startTinyVk, TOKEN, until, type Handler, type Lines, type TinyVk } from './vk/tinyVk';

const CHAT = peerId(2_000_000_001);
const GONE = peerId(2_000_000_002);
const ANNA = peerId(101);

let data: SchoolData;
let vk: TinyVk;
let database: Database;
let app: App;
let away: string[];
let lines: Lines;
beforeAll(async () => {
  const folder = await makeFolder();
  const read = await readSchool(folder.dir);
  await folder.remove();
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  data = read;
});
beforeEach(async () => {
  away = [];
  lines = logLines();
  vk = await startTinyVk();
  database = await inMemory();
  vk.on('groups.getById', () => ({ json: { response: { groups: [{ id: 7, name: 'Школа' }] } } }));
  vk.on('groups.getLongPollServer', () => ({ json: { response: { server: `${vk.url}/poll`, key: 'k', ts: '1' } } }));
  vk.on('poll', polls());
  app = createApp({
    data,
    roster: null,
    administrators: [userId(1)],
    database,
    vk: { token: TOKEN, groupId: null, apiUrl: vk.apiUrl, rateLimit: 0 },
    clock: realClock(Date.now),
    realNow: Date.now,
    random: Math.random,
    threads: false,
    version: '1.2.3',
    logger: lines.logger,
    onVkAway: (reason) => void away.push(reason),
  });
});
afterEach(async () => {
  await app.stop();
  await vk.close();
  await database.close();
});

/** Answers the first polls as given, then holds the next. */
function polls(...answers: readonly unknown[]): Handler {
  return (_params, nth) => {
    const answer = answers[nth - 1];
    return answer === undefined ? 'silence' : { json: answer };
  };
}

const knowTwoChats = (): Promise<void> =>
  database.transaction(async ({ chats }) => {
    for (const peer of [CHAT, GONE]) await chats.seen(peer, null, 0);
    await chats.markGone(GONE, 'removed');
  });
const say = (text: string): Promise<void> =>
  database.transaction(({ outbox }) =>
    outbox.add({ peer: ANNA, priority: 1, body: JSON.stringify({ text }), randomId: 1, expiresAt: null }, Date.now()),
  );

async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let left = 500; !(await isSo()); left -= 1) {
    if (left === 0) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('a stop waits for no answer that VK owes: it ends in seconds and the database can be closed', async () => {
  for (const method of ['messages.send', 'messages.getConversationsById']) vk.on(method, () => 'silence');
  await database.transaction(({ jobs }) => jobs.add(storeJob({ kind: 'describe_chat', peer: CHAT, greet: true }), 0));
  await say('слова');
  vk.on('poll', polls({ ts: '1', updates: [] }));
  await app.start();
  await until('both calls are out', () => vk.calls.some((call) => call.method === 'messages.send'));
  await until('both calls are out', () => vk.calls.some((call) => call.method === 'messages.getConversationsById'));
  const began = Date.now();
  await app.stop();
  expect(Date.now() - began).toBeLessThan(4_500);
  await database.close();
});

test('after a gap in the updates the chats the bot is in are asked for again, and nobody is greeted twice', async () => {
  await knowTwoChats();
  vk.on('messages.getConversationsById', () => ({
    json: { response: { items: [{ chat_settings: { title: 'Новое название' } }] } },
  }));
  vk.on('poll', polls({ failed: 3 }, { ts: '2', updates: [] }));
  await app.start();
  const title = async (): Promise<string | null> =>
    (await database.transaction(({ chats }) => chats.find(CHAT)))?.title ?? null;
  await eventually('the title is known', async () => (await title()) === 'Новое название');
  expect(vk.of('messages.getConversationsById').map((params) => params.peer_ids)).toEqual([String(CHAT)]);
  expect(await database.transaction(({ outbox }) => outbox.waiting())).toMatchObject({ pending: 0 });
  expect(vk.of('messages.send')).toEqual([]);
});

test('a start with an edited order tells the administrator once, with buttons', async () => {
  const edited = data.orders.map((order) => ({
    ...order,
    duties: order.duties.map((one) => ({ ...one, text: 'иначе' })),
  }));
  await database.transaction(({ orderSnapshots }) =>
    orderSnapshots.keep(snapshotOf(edited, data.school.offices), null, 0),
  );
  vk.on('poll', polls({ ts: '1', updates: [] }));
  vk.on('messages.send', ({ peer_ids: peer }) => ({
    json: { response: [{ peer_id: Number(peer), conversation_message_id: 1 }] },
  }));
  await app.start();
  await until('the administrator is written to', () => vk.of('messages.send').length === 1);
  expect(vk.of('messages.send')[0]).toMatchObject({ peer_ids: '1' });
  expect(vk.of('messages.send')[0]?.message).toContain('раньше называлось «иначе»');
  expect(vk.of('messages.send')[0]?.keyboard).toContain('Подтвердить изменения');
});

test('only messages are counted as sent; a keyboard that VK refused is counted by its code', async () => {
  vk.on('poll', polls({ ts: '1', updates: [] }));
  vk.on('messages.sendMessageEventAnswer', () => ({ json: { response: 1 } }));
  vk.on('messages.send', ({ keyboard, peer_ids: peer }) => {
    const item = keyboard === undefined ? { conversation_message_id: 1 } : { error: { code: 911 } };
    return { json: { response: [{ peer_id: Number(peer), ...item }] } };
  });
  await database.transaction(async ({ outbox, pressAnswers }) => {
    await pressAnswers.add({ peer: CHAT, user: userId(101), answerId: 'x', text: null }, Date.now());
    const body = JSON.stringify({ text: 'слова', keyboard: { inline: true, rows: [] } });
    await outbox.add({ peer: ANNA, priority: 1, body, randomId: 1, expiresAt: null }, Date.now());
  });
  vk.on('execute', () => ({ json: { response: [1, [{ peer_id: ANNA, error: { code: 911 } }]] } }));
  await app.start();
  await eventually('all is said', async () => (await app.metrics()).includes('bot_outbox_pending 0'));
  const text = await app.metrics();
  expect(text).toContain('bot_sent_total 1\n');
  expect(text).toContain('bot_refused_total{code="911"} 1\n');
});

test('a captcha stops the sending, keeps the queue, and health says so until the next start', async () => {
  vk.on('poll', polls({ ts: '1', updates: [] }));
  vk.on('messages.send', () => ({ json: { error: { error_code: 14, error_msg: 'Captcha needed' } } }));
  await say('слова');
  await app.start();
  await until('VK was asked', () => vk.of('messages.send').length === 1);
  // before the first poll is answered it is down as well, for no reason of its own
  await eventually('it says why', async () => (await app.health()).vk.error?.includes('captcha') === true);
  const health = await app.health();
  expect(health.status).toBe('down');
  expect(health.outbox.pending).toBe(1);
});

test('a database that refuses makes the bot unwell, with every field that was agreed', async () => {
  await database.close();
  expect(await app.health()).toEqual({
    status: 'down',
    vk: { lastPollSeconds: null, error: expect.stringContaining('database') as string },
    outbox: { pending: 0, oldestSeconds: 0 },
    failedEvents: 0,
    version: '1.2.3',
  });
});

test('while VK is away at the start, health, the log and the operator are told where it was looked for and why', async () => {
  vk.on('groups.getById', () => 'hang_up');
  const starting = app.start();
  await until('it is noticed', () => away.length > 0);
  const health = await app.health();
  expect(health.status).toBe('down');
  expect(health.vk.error).toContain(`VK does not answer at ${vk.apiUrl}: check the network and VK_API_URL`);
  expect(away).toEqual([health.vk.error]);
  expect(lines.text()).toContain(vk.apiUrl);
  expect(lines.text()).not.toContain(TOKEN);
  await app.stop();
  await starting;
});
