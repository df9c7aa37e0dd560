import { VK } from 'vk-io';
import { createTranslate, type Translated } from '../../src/vk/translate';

const GROUP = 9001;
const CHAT = 2_000_000_066;
const translate = createTranslate({
  vk: new VK({ token: 'none' }),
  groupId: GROUP,
  screenName: 'school.bot',
  commandWords: ['вопрос'],
});

const message = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 5,
  date: 1_686_700_000,
  out: 0,
  from_id: 1001,
  peer_id: 1001,
  conversation_message_id: 12,
  text: 'привет',
  attachments: [],
  fwd_messages: [],
  ...fields,
});
const update = (fields: Record<string, unknown>, eventId: string | undefined = 'e1'): Record<string, unknown> => ({
  type: 'message_new',
  group_id: GROUP,
  ...(eventId === undefined ? {} : { event_id: eventId }),
  object: { message: message(fields), client_info: { keyboard: true } },
});
const inChat = (text: string, fields: Record<string, unknown> = {}): Record<string, unknown> =>
  update({ peer_id: CHAT, id: 0, text, ...fields });
const incomingOf = (translated: Translated): unknown =>
  translated.kind === 'event' ? translated.incoming : translated.kind;

describe('in private', () => {
  test('a message comes with who, where and what', async () => {
    expect(await translate(update({ text: ' Как зарегистрироваться? ', ref: 'teacher7' }))).toEqual({
      kind: 'event',
      eventId: 'e1',
      incoming: {
        kind: 'message',
        peer: 1001,
        from: 1001,
        text: 'Как зарегистрироваться?',
        payload: null,
        address: 'private',
        content: 'text',
        cmid: 12,
        ref: 'teacher7',
      },
    });
  });

  test('what VK escapes is shown to us as people wrote it', async () => {
    expect(incomingOf(await translate(update({ text: 'A &lt; B &amp; C &quot;Д&quot;<br>Е' })))).toMatchObject({
      text: 'A < B & C "Д"\nЕ',
    });
  });

  test("a button's payload is read; one that is not JSON stays as it came, and the message is not lost", async () => {
    const pressed = { text: 'Меню', payload: '{"do":"open","what":"menu"}' };
    expect(incomingOf(await translate(update(pressed)))).toMatchObject({ payload: { do: 'open', what: 'menu' } });
    expect(incomingOf(await translate(update({ payload: '{"do":' })))).toMatchObject({
      payload: '{"do":',
      text: 'привет',
    });
    expect(incomingOf(await translate(update({ payload: '' })))).toMatchObject({ payload: null });
  });

  test.each([
    ['a sticker', { text: '', attachments: [{ type: 'sticker', sticker: { sticker_id: 1 } }] }, 'sticker'],
    ['a picture alone', { text: '', attachments: [{ type: 'photo', photo: {} }] }, 'attachment'],
    ['a kind of attachment nobody knows', { text: '', attachments: [{ type: 'hologram' }] }, 'attachment'],
    ['a place on the map', { text: '', geo: { type: 'point', coordinates: {} } }, 'attachment'],
    ['a forwarded message', { text: '', fwd_messages: [{ text: 'чужое', payload: '{broken' }] }, 'forward'],
    ['a picture with words', { text: 'вот', attachments: [{ type: 'photo' }] }, 'text'],
    ['nothing at all', { text: '' }, 'empty'],
  ])('%s is recognised', async (_what, fields, content) => {
    expect(incomingOf(await translate(update(fields)))).toMatchObject({ kind: 'message', content });
  });

  test('a text without end is cut at ten thousand characters, not inside an emoji', async () => {
    const long = 'я'.repeat(9_999) + '🙂🙂';
    expect(incomingOf(await translate(update({ text: long })))).toMatchObject({ text: 'я'.repeat(9_999) });
  });
});

describe('in a group chat', () => {
  test.each([
    ['[club9001|@school.bot] когда регистрация?', 'когда регистрация?'],
    ['[club9001|Бот школы], когда регистрация?', 'когда регистрация?'],
    ['[public9001|бот]когда регистрация?', 'когда регистрация?'],
    ['Здравствуйте, [club9001|@school.bot], когда регистрация?', 'Здравствуйте, когда регистрация?'],
    ['@school.bot когда регистрация?', 'когда регистрация?'],
    ['@Club9001, когда регистрация?', 'когда регистрация?'],
    ['подскажи @school.bot', 'подскажи'],
    ['[club9001|@school.bot] /вопрос когда регистрация?', 'когда регистрация?'],
  ])('«%s» is addressed to the bot', async (text, words) => {
    expect(incomingOf(await translate(inChat(text)))).toMatchObject({ address: 'mention', text: words, peer: CHAT });
  });

  test.each([
    ['/вопрос когда регистрация?', 'когда регистрация?'],
    ['/ВОПРОС: когда?', 'когда?'],
    ['/вопрос', ''],
  ])('«%s» is the command', async (text, words) => {
    expect(incomingOf(await translate(inChat(text)))).toMatchObject({ address: 'command', text: words });
  });

  test('the command that names the bot is addressed to it', async () => {
    expect(incomingOf(await translate(inChat('/вопрос@school.bot когда?')))).toMatchObject({ text: 'когда?' });
  });

  test('a reply to the bot is addressed to it, a reply to a person is not', async () => {
    const reply = (from: number): Record<string, unknown> =>
      inChat('а до какого числа?', { reply_message: { from_id: from, text: 'п. 5', payload: '{broken' } });
    expect(incomingOf(await translate(reply(-GROUP)))).toMatchObject({ address: 'reply', text: 'а до какого числа?' });
    expect(await translate(reply(1002))).toMatchObject({ kind: 'talk' });
  });

  test('of a reply to the bot in private it is known which message it answers; of any other reply it is not', async () => {
    const answering = (from: number, cmid: unknown): Record<string, unknown> =>
      update({
        text: 'по новой ссылке',
        reply_message: { from_id: from, text: 'Вопрос №1', conversation_message_id: cmid },
      });
    expect(incomingOf(await translate(answering(-GROUP, 12)))).toMatchObject({
      text: 'по новой ссылке',
      repliesTo: 12,
    });
    for (const [from, cmid] of [
      [1001, 12],
      [-GROUP, 0],
      [-GROUP, '12'],
      [-GROUP, undefined],
    ] as const) {
      expect(incomingOf(await translate(answering(from, cmid)))).not.toHaveProperty('repliesTo');
    }
    const chat = inChat('до какого?', { reply_message: { from_id: -GROUP, text: '', conversation_message_id: 12 } });
    expect(incomingOf(await translate(chat))).not.toHaveProperty('repliesTo');
  });

  test('a pressed text button is a button, though it comes as a mention', async () => {
    const pressed = inChat('[club9001|@school.bot] Подробнее', { payload: '{"do":"topic","id":"login"}' });
    expect(incomingOf(await translate(pressed))).toMatchObject({
      address: 'button',
      text: 'Подробнее',
      payload: { do: 'topic', id: 'login' },
    });
  });

  test.each([
    'Завтра собрание в 18:00',
    '[club900|@other] когда?',
    '[id1002|Анна], спасибо',
    'пишите на me@school.bot',
    '@school.botany интересно',
    '@school.bot.ru сайт',
    '/вопросы задавайте мне',
    '/вопрос@otherbot когда?',
    'есть /вопрос',
  ])('«%s» is talk', async (text) => {
    expect(await translate(inChat(text))).toMatchObject({ kind: 'talk', peer: CHAT });
  });

  test('words said to nobody in particular may be looked at before anything is stored', async () => {
    expect(await translate(inChat('Сферум платный?'))).toEqual({
      kind: 'talk',
      peer: CHAT,
      words: { eventId: 'e1', text: 'Сферум платный?', cmid: 12, at: 1_686_700_000_000 },
    });
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['a person', '[id1002|Анна], сферум платный?', {}],
    ['another community', '[club900|@other] сферум платный?', {}],
    ['somebody by @', 'сферум платный? @anna', {}],
    ['another bot', '/вопрос@otherbot сферум платный?', {}],
    ['another bot', '!сферум платный?', {}],
    ['whom it answers', 'Сферум платный?', { reply_message: { from_id: 1002, text: 'да' } }],
    ['whom it shows what the bot said', 'Сферум платный?', { fwd_messages: [{ from_id: -GROUP, text: 'Нет' }] }],
    ['whom it shows a picture', 'Сферум платный?', { attachments: [{ type: 'photo' }] }],
  ])('of words said to %s nothing is told but that they were: «%s»', async (_whom, text, fields) => {
    expect(await translate(inChat(text, fields))).toEqual({ kind: 'talk', peer: CHAT });
  });

  test('what the bot said, shown by somebody who does not address it, is talk; edits and other bots are nothing', async () => {
    const quoted = inChat('', { fwd_messages: [{ from_id: -GROUP, text: 'Задайте вопрос командой /вопрос сферум' }] });
    expect(await translate(quoted)).toEqual({ kind: 'talk', peer: CHAT });
    const asked = message({ peer_id: CHAT, id: 0, text: '/вопрос сферум платный?' });
    for (const object of [asked, { message: asked }]) {
      expect(await translate({ type: 'message_edit', group_id: GROUP, event_id: 'e2', object })).toEqual({
        kind: 'ignored',
      });
    }
    expect(await translate(inChat('/вопрос сферум платный?', { from_id: -900 }))).toEqual({ kind: 'ignored' });
    expect(await translate(inChat('/вопрос сферум платный?', { from_id: -GROUP, out: 1 }))).toEqual({
      kind: 'ignored',
    });
  });

  test('the bot is added, by a person or when its community made the chat', async () => {
    const invited = inChat('', { action: { type: 'chat_invite_user', member_id: -GROUP } });
    expect(incomingOf(await translate(invited))).toEqual({ kind: 'bot_added', peer: CHAT, by: 1001 });
    const created = inChat('', { from_id: -GROUP, out: 1, action: { type: 'chat_create', text: '7Б' } });
    expect(incomingOf(await translate(created))).toEqual({ kind: 'bot_added', peer: CHAT, by: null });
  });

  test('the bot is removed, the title changes', async () => {
    const kicked = inChat('', { action: { type: 'chat_kick_user', member_id: -GROUP } });
    expect(incomingOf(await translate(kicked))).toEqual({ kind: 'bot_removed', peer: CHAT, by: 1001 });
    const renamed = inChat('', { action: { type: 'chat_title_update', text: '7Б родители' } });
    expect(incomingOf(await translate(renamed))).toEqual({ kind: 'title_changed', peer: CHAT, title: '7Б родители' });
  });

  test('what happens to other members is nothing of the bot', async () => {
    for (const type of ['chat_invite_user', 'chat_kick_user', 'chat_invite_user_by_link', 'chat_pin_message']) {
      expect(await translate(inChat('', { action: { type, member_id: 1003 } }))).toEqual({ kind: 'ignored' });
    }
  });
});

describe('other updates', () => {
  test("messages of communities and the bot's own are ignored, so are edits", async () => {
    expect(await translate(update({ from_id: -77, peer_id: CHAT, text: '[club9001|бот] привет' }))).toEqual({
      kind: 'ignored',
    });
    expect(await translate(update({ out: 1 }))).toEqual({ kind: 'ignored' });
    const edit = { type: 'message_edit', event_id: 'e2', object: message() };
    expect(await translate(edit)).toEqual({ kind: 'ignored' });
    expect(await translate({ ...edit, type: 'message_reply' })).toEqual({ kind: 'ignored' });
    expect(await translate({ type: 'something_new', event_id: 'e3', object: { a: 1 } })).toEqual({ kind: 'ignored' });
  });

  test('a press of a callback button carries what its answer needs', async () => {
    const object = {
      user_id: 1001,
      peer_id: CHAT,
      event_id: 'press1',
      payload: { do: 'x' },
      conversation_message_id: 4,
    };
    expect(await translate({ type: 'message_event', event_id: 'e4', object })).toEqual({
      kind: 'event',
      eventId: 'e4',
      incoming: { kind: 'press', peer: CHAT, from: 1001, payload: { do: 'x' }, answerId: 'press1', cmid: 4 },
    });
    const older = { ...object, conversation_message_id: undefined };
    expect(incomingOf(await translate({ type: 'message_event', event_id: 'e5', object: older }))).toMatchObject({
      cmid: null,
    });
  });

  test('messages are allowed and denied', async () => {
    const of = (type: string): unknown => ({ type, event_id: 'e6', object: { user_id: 1001, key: 'k' } });
    expect(incomingOf(await translate(of('message_allow')))).toEqual({ kind: 'allowed', user: 1001 });
    expect(incomingOf(await translate(of('message_deny')))).toEqual({ kind: 'denied', user: 1001 });
  });

  test('without an id of its own an update gets the same one each time it comes, and another update another', async () => {
    const idOf = async (raw: unknown): Promise<string> => {
      const translated = await translate(raw);
      return translated.kind === 'event' ? translated.eventId : translated.kind;
    };
    const bare = (fields: Record<string, unknown>): unknown => ({ ...update(fields), event_id: undefined });
    expect(await idOf(bare({}))).toBe(await idOf(bare({})));
    expect(await idOf(bare({}))).not.toBe(await idOf(bare({ conversation_message_id: 13 })));
    expect(await idOf(bare({ conversation_message_id: 0, id: 0 }))).not.toBe(
      await idOf(bare({ conversation_message_id: 0, id: 0, text: 'другое' })),
    );
  });

  test.each([
    ['not an object', 'мусор'],
    ['no type', { object: {} }],
    ['no object', { type: 'message_new' }],
    ['no sender', update({ from_id: 0 })],
    ['a text that is no text', update({ text: { a: 1 } })],
    ['a press without a person', { type: 'message_event', object: { peer_id: 1, event_id: 'x' } }],
  ])('an update with %s is set aside with its reason and itself', async (_what, raw) => {
    const printed = jest.spyOn(console, 'error');
    const translated = await translate(raw);
    expect(translated).toMatchObject({ kind: 'unreadable', raw: JSON.stringify(raw) });
    expect(translated.kind === 'unreadable' && translated.error.length).toBeGreaterThan(5);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  test.each([
    ['a message of a group chat', inChat('тайна', { text: { a: 'тайна' } }), { peer_id: CHAT }],
    ['a message from nobody knows where', update({ peer_id: '1001', text: 'тайна' }), {}],
  ])('of %s that cannot be read only its place is set aside, never the words', async (_what, raw, peer) => {
    const translated = await translate(raw);
    expect(translated).toMatchObject({ kind: 'unreadable', eventId: 'e1' });
    const kept: unknown = JSON.parse(translated.kind === 'unreadable' ? translated.raw : '');
    expect(kept).toEqual({ type: (raw as { type: string }).type, ...peer, conversation_message_id: 12 });
  });

  test('updates that are translated at once do not take each other for their own', async () => {
    const many = Array.from({ length: 50 }, (_, index) => update({ text: `вопрос ${index}` }, `e${index}`));
    const translated = await Promise.all(many.map(translate));
    expect(translated).toMatchObject(
      many.map((_one, index) => ({ eventId: `e${index}`, incoming: { text: `вопрос ${index}` } })),
    );
  });
});
