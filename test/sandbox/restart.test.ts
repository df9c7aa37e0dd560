import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANNA, BORIS, CLASS_CHAT, Town, VERA } from './town';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const open = () => Town.open({ storePath: join(folder, 'vk.sqlite') });

describe('after a restart', () => {
  it('people see the same conversations, chats and keyboards', async () => {
    const before = await open();
    before.world.say(ANNA, ANNA, { text: 'Начать', payload: { command: 'start' } });
    await before.send(ANNA, 'меню', {
      keyboard: '{"one_time":false,"inline":false,"buttons":[[{"action":{"type":"text","label":"Меню"}}]]}',
    });
    before.world.inviteBot(CLASS_CHAT, ANNA);
    const chat = before.world.createChat('Учителя', BORIS, [ANNA]);
    before.world.renameChat(chat, BORIS, 'Учителя-предметники');
    const eventId = before.world.press(ANNA, ANNA, 2, { a: 1 });
    await before.call('messages.sendMessageEventAnswer', { event_id: eventId, user_id: ANNA, peer_id: ANNA });
    const pictures = async (town: Town) =>
      Promise.all(
        [`/sandbox/state?as=${ANNA}`, '/sandbox/transcript', `/sandbox/messages?peer=${ANNA}`].map((path) =>
          town.get(path),
        ),
      );
    const seen = await pictures(before);
    await before.vk.close();

    const after = await open();
    expect(await pictures(after)).toEqual(seen);
    expect(after.world.transcript().snackbars).toHaveLength(1);
    await after.vk.close();
  });

  it('the bot gets what it had not taken, at the same key and ts, and new updates go on in order', async () => {
    const before = await open();
    const server = await before.pollServer();
    before.world.say(ANNA, ANNA, 'раз');
    const [first] = await before.updates(server);
    await before.vk.close();

    const after = await open();
    after.world.say(ANNA, ANNA, 'два');
    const { ts } = await after.pollServer();
    const anew = await after.updates({ ...server, server: (await after.pollServer()).server });
    expect(ts).toBe('2');
    expect(anew[0]).toEqual(first);
    expect(anew[1]?.object.message).toMatchObject({ text: 'два', id: 2, conversation_message_id: 2 });
    await after.vk.close();
  });

  it('a random_id is remembered, a permission too, and an unanswered press can be answered', async () => {
    const before = await open();
    before.world.say(ANNA, ANNA, 'Начать');
    before.world.allow(VERA);
    const { response } = await before.call('messages.send', { peer_id: ANNA, message: 'а', random_id: 5 });
    const event_id = before.world.press(ANNA, ANNA, 2, {});
    await before.vk.close();

    const after = await open();
    expect((await after.call('messages.send', { peer_id: ANNA, message: 'а', random_id: 5 })).response).toBe(response);
    expect(after.world.counters().botMessages).toBe(1);
    expect((await after.send(VERA, 'можно')).error).toBeUndefined();
    expect(
      (await after.call('messages.sendMessageEventAnswer', { event_id, user_id: ANNA, peer_id: ANNA })).response,
    ).toBe(1);
    await after.vk.close();
  });

  it('lost history stays lost', async () => {
    const before = await open();
    const server = await before.pollServer();
    before.world.say(ANNA, ANNA, 'потеряно');
    before.world.loseHistory();
    const lost = await before.pollServer();
    await before.vk.close();
    const after = await open();
    const anew = await after.pollServer();
    expect([anew.key, anew.ts]).toEqual([lost.key, lost.ts]);
    expect(await after.poll({ ...anew, ts: server.ts })).toMatchObject({ failed: 1 });
    await after.vk.close();
  });

  it('what was acknowledged is there even when the process was cut off without a farewell', async () => {
    const before = await open();
    await before.post('/sandbox/say', { from: ANNA, peer: ANNA, text: 'Начать' });
    await before.call('messages.send', { peer_id: ANNA, message: 'принято', random_id: 9 });
    const copy = await open();
    expect(copy.world.messages(ANNA).map(({ text }) => text)).toEqual(['Начать', 'принято']);
    await copy.vk.close();
    await before.vk.close();
  });
});
