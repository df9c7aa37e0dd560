/** VK's own recorded updates, where they lie beside the checkout. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { VK } from 'vk-io';
import { createTranslate, type Translate, type Translated } from '../../src/vk/translate';

const HOME = path.resolve(__dirname, '../../../shared/vk-fixtures');
const whenRecorded = existsSync(HOME) ? describe : describe.skip;

function translator(groupId: number): Translate {
  return createTranslate({ vk: new VK({ token: 'none' }), groupId, screenName: null, commandWords: ['вопрос'] });
}

function updatesOf(file: string): unknown[] {
  const recorded = JSON.parse(readFileSync(path.join(HOME, file), 'utf8')) as Record<string, unknown>;
  const list = recorded.updates ?? recorded.events;
  if (Array.isArray(list)) return list as unknown[];
  return typeof recorded.type === 'string' ? [recorded] : [];
}

async function read(file: string, groupId = 9001): Promise<Translated[]> {
  return Promise.all(updatesOf(file).map(translator(groupId)));
}

whenRecorded("recorded updates (needs VK's recordings beside the checkout)", () => {
  const files = existsSync(HOME) ? readdirSync(path.join(HOME, 'events')).map((name) => `events/${name}`) : [];

  test('every one of them is readable', async () => {
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const kinds = (await read(file)).map((one) => one.kind);
      expect([file, kinds.filter((kind) => kind === 'unreadable')]).toEqual([file, []]);
    }
  });

  test.each([
    ['text', 'text'],
    ['sticker', 'sticker'],
    ['fwd', 'forward'],
    ['photo', 'attachment'],
    ['wall', 'attachment'],
    ['audio_message', 'attachment'],
    ['geo', 'attachment'],
    ['reply', 'text'],
    ['start_button', 'text'],
  ])('a recorded %s has the content %s', async (name, content) => {
    const [translated] = await read(`events/message_new_${name}_sample_5_110.json`);
    expect(translated).toMatchObject({ kind: 'event', incoming: { kind: 'message', content, address: 'private' } });
  });

  test('«Начать» carries the payload of the start', async () => {
    const [translated] = await read('events/message_new_start_button_sample_5_110.json');
    expect(translated).toMatchObject({ incoming: { text: 'Начать', payload: { command: 'start' } } });
  });

  test('the bot was invited, people talked, someone was kicked', async () => {
    expect(await read('message_new_bot_invited_2020.json')).toMatchObject([
      { kind: 'event', eventId: 'gbcmrjuhsp', incoming: { kind: 'bot_added', peer: 2000000004, by: 1001 } },
    ]);
    expect(await read('message_new_chat_5.131.json')).toMatchObject([{ kind: 'talk', peer: 2000000066 }]);
    const [talk, kicked] = await read('chat_kick_and_invite_2019.json');
    expect([talk?.kind, kicked?.kind]).toEqual(['talk', 'ignored']);
  });

  test('a press, a permission and its withdrawal', async () => {
    expect(await read('events/GetBotsLongPollHistory_MessageEventTest.json')).toMatchObject([
      { incoming: { kind: 'press', answerId: 'feleyinek', cmid: 1234, payload: { button: 'x' } } },
    ]);
    expect(await read('events/GetBotsLongPollHistory_MessageAllowTest.json')).toMatchObject([
      { incoming: { kind: 'allowed', user: 123 } },
    ]);
    expect(await read('events/GetBotsLongPollHistory_MessageDenyTest.json')).toMatchObject([
      { incoming: { kind: 'denied', user: 123 } },
    ]);
  });

  test('a private message is an event, an edit and a reply of our own are not', async () => {
    expect(await read('longpoll_message_new_dm_5.131.json')).toMatchObject([
      { kind: 'event', incoming: { text: 'пинг', cmid: 15857 } },
    ]);
    expect(await read('events/message_edit_sample_5_110.json')).toEqual([{ kind: 'ignored' }]);
    expect(await read('events/message_reply_sample_5_110.json')).toEqual([{ kind: 'ignored' }]);
  });
});
