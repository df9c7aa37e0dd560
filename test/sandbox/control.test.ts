import http from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tomorrowAt8 } from '../../src/sandbox/clockMoves';
import type { MessagesAnswer, StateAnswer } from '../../src/sandbox/control';
import { RemoteWorld } from '../../src/sandbox/remoteWorld';
import { ANNA, BORIS, CLASS_CHAT, Town, VERA } from './town';

let town: Town;
beforeEach(async () => {
  town = await Town.open();
});
afterEach(() => town.vk.close());

/** fetch does not let one choose Host, so these requests are raw. */
const rawStatus = (path: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    http.get(town.vk.url + path, { headers }, (response) => resolve(response.resume().statusCode)).on('error', reject);
  });

describe('the control endpoints', () => {
  it('show the world, and the conversations of a person, the latest first', async () => {
    town.world.say(ANNA, ANNA, 'Начать');
    town.world.say(BORIS, CLASS_CHAT, 'привет');
    const { body } = await town.get(`/sandbox/state?as=${ANNA}`);
    const state = body as StateAnswer;
    expect(state).toMatchObject({ now: '2023-06-14T06:00:00.000Z', deadline: null, timeZone: 'Europe/Moscow' });
    expect(state.people.map(({ id, administrator, allowsBot }) => [id, administrator, allowsBot])).toEqual([
      [ANNA, true, true],
      [BORIS, false, false],
      [VERA, false, false],
    ]);
    expect(state.chats).toMatchObject([
      { peer: CLASS_CHAT, title: '7Б родители', members: [ANNA, BORIS], botIn: false },
    ]);
    expect(state.conversations.map(({ peer, last }) => [peer, last?.text])).toEqual([
      [CLASS_CHAT, 'привет'],
      [ANNA, 'Начать'],
    ]);
  });

  it('let one speak, press, and read the conversation', async () => {
    expect((await town.post('/sandbox/say', { from: ANNA, peer: ANNA, text: 'Начать' })).body).toEqual({
      peer: ANNA,
      cmid: 1,
    });
    const buttons = [[{ action: { type: 'callback', label: 'Да', payload: '{"a":1}' } }]];
    await town.send(ANNA, 'ну?', { keyboard: JSON.stringify({ inline: true, buttons }) });
    const pressed = await town.post('/sandbox/press', { from: ANNA, peer: ANNA, label: 'Да' });
    expect(pressed.body).toMatchObject({ kind: 'callback' });
    const forged = await town.post('/sandbox/press', { from: ANNA, peer: ANNA, cmid: 2, payload: { forged: true } });
    expect(forged.body).toMatchObject({ kind: 'callback' });
    const { body } = await town.get(`/sandbox/messages?peer=${ANNA}&as=${ANNA}&after=1`);
    expect((body as MessagesAnswer).messages).toMatchObject([
      { cmid: 2, fromBot: true, keyboard: { inline: true, buttons } },
    ]);
  });

  it('make chats, bring the bot in and out, move people, rename, change rights and permissions', async () => {
    const { body } = await town.post('/sandbox/chats', { title: '8А', by: BORIS, members: [ANNA] });
    const { peer } = body as { peer: number };
    expect(peer).toBe(CLASS_CHAT + 1);
    await town.post('/sandbox/chats/bot', { peer, by: ANNA, action: 'invite' });
    await town.post('/sandbox/chats/members', { peer, user: VERA, action: 'join' });
    await town.post('/sandbox/chats/members', { peer, user: ANNA, action: 'kick', by: BORIS });
    await town.post('/sandbox/chats/rename', { peer, by: VERA, title: '8А класс' });
    await town.post('/sandbox/chats/settings', { peer, botAdmin: true });
    await town.post('/sandbox/permission', { user: VERA, allow: true });
    const state = (await town.get('/sandbox/state')).body as StateAnswer;
    expect(state.chats[1]).toEqual({
      peer,
      title: '8А класс',
      owner: BORIS,
      members: [BORIS, VERA],
      botIn: true,
      botAdmin: true,
      botReadsAll: false,
      titleHidden: false,
    });
    expect(state.people[2]?.allowsBot).toBe(true);
    await town.post('/sandbox/chats/bot', { peer, by: VERA, action: 'kick' });
    expect(((await town.get('/sandbox/state')).body as StateAnswer).chats[1]?.botIn).toBe(false);
  });

  it("let the chat's owner, and nobody else, make the bot an administrator and take that back", async () => {
    const act = (by: number, action: string) => town.post('/sandbox/chats/bot', { peer: CLASS_CHAT, by, action });
    const botAdmin = async () => ((await town.get('/sandbox/state')).body as StateAnswer).chats[0]?.botAdmin;
    expect((await act(ANNA, 'promote')).status).toBe(409);
    await act(BORIS, 'invite');
    expect(await act(BORIS, 'promote')).toEqual({
      status: 409,
      body: { error: `${BORIS} does not own the chat ${CLASS_CHAT}` },
    });
    expect(await act(ANNA, 'promote')).toEqual({ status: 200, body: { ok: true } });
    expect(await botAdmin()).toBe(true);
    expect((await act(ANNA, 'demote')).status).toBe(200);
    expect(await botAdmin()).toBe(false);
    await act(ANNA, 'promote');
    await act(BORIS, 'kick');
    await act(BORIS, 'invite');
    expect(await botAdmin()).toBe(false);
    expect((await act(ANNA, 'crown')).status).toBe(400);
  });

  it('say many things in order at once, or nothing when one of them cannot be said', async () => {
    const many = (peer: number) => ({
      messages: [
        { from: ANNA, peer: ANNA, text: 'раз' },
        { from: ANNA, peer, text: 'два' },
      ],
    });
    expect((await town.post('/sandbox/say', many(BORIS))).status).toBe(409);
    expect(town.world.messages(ANNA)).toEqual([]);
    expect((await town.post('/sandbox/say', many(ANNA))).body).toEqual({
      said: [
        { peer: ANNA, cmid: 1 },
        { peer: ANNA, cmid: 2 },
      ],
    });
  });

  it('refuse in words what is wrong', async () => {
    expect(await town.post('/sandbox/say', { from: 999, peer: 999, text: 'а' })).toEqual({
      status: 409,
      body: { error: 'nobody has the id 999' },
    });
    expect((await town.post('/sandbox/say', { from: ANNA, peer: ANNA, txt: 'а' })).status).toBe(400);
    expect((await town.post('/sandbox/press', { from: ANNA, peer: ANNA, label: 'нет' })).status).toBe(409);
    expect((await town.post('/sandbox/nowhere', {})).status).toBe(404);
    expect((await town.get('/sandbox/messages')).status).toBe(400);
    expect((await town.post('/sandbox/say', 'x'.repeat(5_000_000)).catch(() => ({ status: 413 }))).status).toBe(413);
    const plain = await town.post(
      '/sandbox/say',
      { from: ANNA, peer: ANNA, text: 'а' },
      { 'content-type': 'text/plain' },
    );
    expect(plain.status).toBe(415);
  });

  it('are for this machine and their own page only', async () => {
    const { host } = new URL(town.vk.url);
    expect(await rawStatus('/sandbox/state', { host })).toBe(200);
    expect(await rawStatus('/sandbox/state', { host: host.replace('127.0.0.1', 'localhost') })).toBe(200);
    expect(await rawStatus('/sandbox/state', { host: 'evil.example' })).toBe(403);
    expect(await rawStatus('/sandbox/state', { host: '127.0.0.1.evil.example' })).toBe(403);
    expect(await rawStatus('/method/users.get', { host: 'evil.example' })).toBe(403);
    expect(await rawStatus('/sandbox/state', { host, origin: town.vk.url })).toBe(200);
    expect(await rawStatus('/sandbox/state', { host, origin: 'https://evil.example' })).toBe(403);
    expect(await rawStatus('/sandbox/state', { host, origin: 'null' })).toBe(403);
    expect(await rawStatus('/sandbox/state', { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
  });
});

describe('the clock buttons', () => {
  const move = async (request: object) => town.post('/sandbox/clock', request);

  it('move an hour, to tomorrow 8:00 in the zone of the school, to the deadline, to an instant', async () => {
    expect((await move({ move: 'hour' })).body).toEqual({ now: '2023-06-14T07:00:00.000Z', deadline: null });
    expect((await move({ move: 'tomorrow8' })).body).toMatchObject({ now: '2023-06-15T05:00:00.000Z' });
    town.clock.deadline = Date.parse('2023-06-16T05:30:00Z');
    expect((await move({ move: 'deadline' })).body).toEqual({
      now: '2023-06-16T05:30:00.000Z',
      deadline: '2023-06-16T05:30:00.000Z',
    });
    expect((await move({ to: '2023-06-20T10:00:00+03:00' })).body).toMatchObject({ now: '2023-06-20T07:00:00.000Z' });
    expect(town.clock.moves).toHaveLength(4);
  });

  it('do not go back, nor to a deadline when nothing is due', async () => {
    expect(await move({ to: '2023-06-01T00:00:00Z' })).toEqual({
      status: 409,
      body: { error: 'the clock does not go back' },
    });
    expect((await move({ move: 'deadline' })).status).toBe(409);
    expect((await move({ move: 'week' })).status).toBe(400);
    expect(town.clock.moves).toEqual([]);
  });

  it('know late evenings and changes of the clock', () => {
    const at = (text: string, zone: string) => new Date(tomorrowAt8(Date.parse(text), zone)).toISOString();
    expect(at('2023-06-14T21:30:00Z', 'Europe/Moscow')).toBe('2023-06-16T05:00:00.000Z');
    expect(at('2023-06-14T20:59:59Z', 'Europe/Moscow')).toBe('2023-06-15T05:00:00.000Z');
    expect(at('2023-03-25T12:00:00Z', 'Europe/Berlin')).toBe('2023-03-26T06:00:00.000Z');
    expect(at('2023-06-14T12:00:00Z', 'Asia/Vladivostok')).toBe('2023-06-14T22:00:00.000Z');
  });
});

describe('events for the page', () => {
  it('tell of messages, snackbars, chats, permissions and the clock as they happen', async () => {
    const response = await fetch(`${town.vk.url}/sandbox/events`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (part: string) => {
      while (!text.includes(part)) text += (await reader?.read())?.value ?? '';
    };
    await until('hello');
    town.world.say(ANNA, ANNA, 'Начать');
    await town.send(ANNA, 'ответ');
    const event_id = town.world.press(ANNA, ANNA, 2, {});
    const event_data = JSON.stringify({ type: 'show_snackbar', text: 'готово' });
    await town.call('messages.sendMessageEventAnswer', { event_id, user_id: ANNA, peer_id: ANNA, event_data });
    town.world.renameChat(CLASS_CHAT, ANNA, '7Б');
    await town.post('/sandbox/clock', { move: 'hour' });
    await until('"type":"clock"');
    const events = text
      .split('\n\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)) as Record<string, unknown>);
    expect(events.map(({ type }) => type)).toEqual([
      'hello',
      'permission',
      'message',
      'message',
      'snackbar',
      'chat',
      'message',
      'clock',
    ]);
    expect(events[3]).toMatchObject({ message: { text: 'ответ', fromBot: true, peer: ANNA } });
    expect(events[4]).toMatchObject({ snackbar: { text: 'готово', user: ANNA } });
  });
});

describe('the page', () => {
  it('is served with a policy that lets nothing in from elsewhere, and nothing outside its folder', async () => {
    const pageDir = mkdtempSync(join(tmpdir(), 'page-'));
    writeFileSync(join(pageDir, 'index.html'), '<h1>Песочница</h1>');
    writeFileSync(join(pageDir, 'secret.env'), 'x');
    const withPage = await Town.open({ pageDir });
    const page = await fetch(`${withPage.vk.url}/`);
    expect(await page.text()).toBe('<h1>Песочница</h1>');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const statuses = await Promise.all(
      ['/index.html', '/secret.env', '/nothing.js', '/..%2fpackage.json', '/%2e%2e/package.json'].map(
        async (path) => (await fetch(withPage.vk.url + path)).status,
      ),
    );
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
    await withPage.vk.close();
    rmSync(pageDir, { recursive: true });
  });
});

describe('the world from another process', () => {
  it('does the same over HTTP', async () => {
    const remote = new RemoteWorld(town.vk.url);
    const { said } = await remote.sayMany([{ from: ANNA, peer: ANNA, text: 'раз' }]);
    const reply = remote.nextMessage(ANNA, said[0]?.cmid ?? 0);
    await town.send(ANNA, 'два');
    expect(await reply).toMatchObject({ text: 'два', cmid: 2 });
    const chat = await remote.createChat({ title: '9В', by: BORIS, members: [] });
    await remote.inviteBot(chat, BORIS);
    expect(await remote.botMessages(1)).toMatchObject({ botMessages: 1, updates: 2 });
    expect((await remote.transcript(BORIS)).messages.map(({ action }) => action?.type)).toEqual([
      'chat_create',
      'chat_invite_user',
    ]);
    await expect(remote.nextMessage(BORIS, 0, 20)).rejects.toThrow('in vain');
    await expect(remote.say({ from: BORIS, peer: ANNA, text: 'а' })).rejects.toThrow('not a conversation');
  });
});
