import { ANNA, BORIS, CLASS_CHAT, GROUP, Town, VERA, type PollServer } from './town';

let town: Town;
let start: PollServer;
beforeEach(async () => {
  town = await Town.open();
  start = await town.pollServer();
});
afterEach(() => town.vk.close());

const texts = async () => (await town.updates(start)).map((update) => update.object.message['text']);
const keyboard = (type: string, inline: boolean, oneTime = false) =>
  JSON.stringify({
    one_time: oneTime,
    inline,
    buttons: [[{ action: { type, label: 'Готово', payload: '{"do":"done"}' }, color: 'positive' }]],
  });

describe('in private the bot hears', () => {
  it('a message with its date by the school clock, and the code of the link', async () => {
    town.world.say(ANNA, ANNA, { text: 'Начать', payload: { command: 'start' }, ref: 'code7' });
    const [update] = await town.updates(start);
    expect(update).toMatchObject({ type: 'message_new', group_id: GROUP, v: '5.199' });
    expect(update?.object.message).toMatchObject({
      id: 1,
      from_id: ANNA,
      peer_id: ANNA,
      text: 'Начать',
      payload: '{"command":"start"}',
      ref: 'code7',
      date: town.clock.now() / 1000,
    });
  });

  it('stickers, photos, forwarded messages and replies', async () => {
    town.world.say(ANNA, ANNA, { text: '', attachments: ['sticker', 'photo'] });
    town.world.say(ANNA, ANNA, { text: '', forwarded: [{ from: BORIS, text: 'смотрите' }] });
    await town.send(ANNA, 'вижу');
    town.world.say(ANNA, ANNA, { text: 'а это?', replyToCmid: 3 });
    const messages = (await town.updates(start)).map((update) => update.object.message);
    expect(messages[0]).toMatchObject({ text: '', attachments: [{ type: 'sticker' }, { type: 'photo' }] });
    expect(messages[1]).toMatchObject({ fwd_messages: [{ from_id: BORIS, text: 'смотрите' }] });
    expect(messages[2]).toMatchObject({ reply_message: { from_id: -GROUP, text: 'вижу', conversation_message_id: 3 } });
  });

  it('that a person allowed or denied messages', async () => {
    town.world.allow(VERA);
    town.world.deny(VERA);
    const updates = await town.updates(start);
    expect(updates.map(({ type, object }) => [type, object.user_id])).toEqual([
      ['message_allow', VERA],
      ['message_deny', VERA],
    ]);
  });

  it('nobody who speaks in a conversation of another', () => {
    expect(() => town.world.say(ANNA, BORIS, 'а')).toThrow('not a conversation');
    expect(() => town.world.say(VERA, CLASS_CHAT, 'а')).toThrow('not in the chat');
    expect(() => town.world.say(999, 999, 'а')).toThrow('nobody');
    expect(() => town.world.say(ANNA, ANNA, ' ')).toThrow('nothing is said');
  });
});

describe('in a chat the bot hears', () => {
  it('nothing before it is invited', async () => {
    town.world.say(ANNA, CLASS_CHAT, `[club${GROUP}|@school] вы тут?`);
    expect(await town.updates(start)).toEqual([]);
  });

  it('only what mentions it or answers it', async () => {
    town.world.inviteBot(CLASS_CHAT, ANNA);
    town.world.say(BORIS, CLASS_CHAT, 'кто завтра дежурит?');
    town.world.say(BORIS, CLASS_CHAT, `[club${GROUP}|Школа] ссылкой`);
    town.world.say(BORIS, CLASS_CHAT, '@school по имени');
    town.world.say(BORIS, CLASS_CHAT, 'пишите на vera@school.ru или @schoolboy');
    await town.send(CLASS_CHAT, 'ответ');
    const answer = town.world.messages(CLASS_CHAT).at(-1)?.cmid ?? 0;
    town.world.say(BORIS, CLASS_CHAT, { text: 'спасибо', replyToCmid: answer });
    town.world.say(BORIS, CLASS_CHAT, { text: 'это Борису', replyToCmid: 2 });
    expect(await texts()).toEqual(['', `[club${GROUP}|Школа] ссылкой`, `[club${GROUP}|@school] по имени`, 'спасибо']);
  });

  it.each(['setBotReadsAll', 'setBotAdmin'] as const)('everything after %s', async (setting) => {
    town.world.inviteBot(CLASS_CHAT, ANNA);
    town.world[setting](CLASS_CHAT, true);
    town.world.say(BORIS, CLASS_CHAT, 'кто завтра дежурит?');
    expect(await texts()).toEqual(['', 'кто завтра дежурит?']);
  });

  it('who came and went, how, and the new title; of its own removal it hears last', async () => {
    town.world.inviteBot(CLASS_CHAT, ANNA);
    town.world.addMember(CLASS_CHAT, VERA);
    town.world.removeMember(CLASS_CHAT, VERA, ANNA);
    town.world.addMember(CLASS_CHAT, VERA, BORIS);
    town.world.renameChat(CLASS_CHAT, BORIS, '7Б');
    town.world.kickBot(CLASS_CHAT, ANNA);
    town.world.renameChat(CLASS_CHAT, BORIS, 'без бота');
    const messages = (await town.updates(start)).map((update) => update.object.message);
    expect(messages.map(({ from_id: from, action }) => [from, action])).toEqual([
      [ANNA, { type: 'chat_invite_user', member_id: -GROUP }],
      [VERA, { type: 'chat_invite_user_by_link' }],
      [ANNA, { type: 'chat_kick_user', member_id: VERA }],
      [BORIS, { type: 'chat_invite_user', member_id: VERA }],
      [BORIS, { type: 'chat_title_update', text: '7Б' }],
      [ANNA, { type: 'chat_kick_user', member_id: -GROUP }],
    ]);
    expect(messages.every(({ id }) => id === 0)).toBe(true);
  });

  it('a press of its text button, with a mention and the payload', async () => {
    town.world.inviteBot(CLASS_CHAT, ANNA);
    await town.send(CLASS_CHAT, 'чей чат?', { keyboard: keyboard('text', true) });
    expect(town.world.pressLabel(BORIS, CLASS_CHAT, 'Готово')).toEqual({ kind: 'text', cmid: 3 });
    const last = (await town.updates(start)).at(-1)?.object.message;
    expect(last).toMatchObject({ text: `[club${GROUP}|@school] Готово`, payload: '{"do":"done"}', from_id: BORIS });
  });
});

describe('presses', () => {
  beforeEach(() => {
    town.world.say(ANNA, ANNA, 'Начать');
  });
  const eventData = (data: object) => JSON.stringify(data);

  it('of a text button in private bring its label and payload, and a one-time keyboard goes', async () => {
    await town.send(ANNA, 'ну?', { keyboard: keyboard('text', false, true) });
    town.world.pressLabel(ANNA, ANNA, 'Готово');
    expect((await town.updates(start)).at(-1)?.object.message).toMatchObject({
      text: 'Готово',
      payload: '{"do":"done"}',
    });
    expect(() => town.world.pressLabel(ANNA, ANNA, 'Готово')).toThrow('no button');
  });

  it('of an old inline keyboard still work, of a replaced keyboard below do not', async () => {
    await town.send(ANNA, 'старая', { keyboard: keyboard('text', false) });
    await town.send(ANNA, 'новая', { keyboard: '{"buttons":[[{"action":{"type":"text","label":"Меню"}}]]}' });
    expect(() => town.world.pressLabel(ANNA, ANNA, 'Готово')).toThrow('no button');
    await town.send(ANNA, 'под сообщением', { keyboard: keyboard('text', true) });
    await town.send(ANNA, 'потом');
    expect(town.world.pressLabel(ANNA, ANNA, 'Готово')).toMatchObject({ kind: 'text' });
  });

  it('of a callback button come as message_event and are answered once with a snackbar', async () => {
    await town.send(ANNA, 'ну?', { keyboard: keyboard('callback', true) });
    const press = town.world.pressLabel(ANNA, ANNA, 'Готово');
    const event = (await town.updates(start)).at(-1);
    expect(event).toMatchObject({
      type: 'message_event',
      object: { user_id: ANNA, peer_id: ANNA, payload: { do: 'done' }, conversation_message_id: 2 },
    });
    expect(press).toEqual({ kind: 'callback', eventId: event?.object.event_id });
    const answer = {
      event_id: event?.object.event_id ?? '',
      user_id: ANNA,
      peer_id: ANNA,
      event_data: eventData({ type: 'show_snackbar', text: 'Записано' }),
    };
    expect(await town.errorOf('messages.sendMessageEventAnswer', { ...answer, user_id: BORIS })).toBe(100);
    expect(await town.errorOf('messages.sendMessageEventAnswer', { ...answer, event_data: '{"type":"dance"}' })).toBe(
      100,
    );
    expect(await town.call('messages.sendMessageEventAnswer', answer)).toEqual({ response: 1 });
    expect(await town.errorOf('messages.sendMessageEventAnswer', answer)).toBe(100);
    expect(await town.world.answerTo(answer.event_id)).toMatchObject({
      kind: 'snackbar',
      text: 'Записано',
      user: ANNA,
    });
  });

  it('cannot be answered after a minute of real time', async () => {
    let realNow = 0;
    const slow = await Town.open({ realNow: () => realNow });
    slow.world.say(ANNA, ANNA, 'Начать');
    await slow.send(ANNA, 'ну?');
    const event_id = slow.world.press(ANNA, ANNA, 2, { forged: true });
    realNow = 60_001;
    expect(await slow.errorOf('messages.sendMessageEventAnswer', { event_id, user_id: ANNA, peer_id: ANNA })).toBe(100);
    await slow.vk.close();
  });

  it('of a link lead to its address', async () => {
    const link = {
      buttons: [[{ action: { type: 'open_link', label: 'Сайт', link: 'https://prof-sferum.ru' } }]],
      inline: true,
    };
    await town.send(ANNA, 'сайт', { keyboard: JSON.stringify(link) });
    expect(town.world.pressLabel(ANNA, ANNA, 'Сайт')).toEqual({ kind: 'link', url: 'https://prof-sferum.ru' });
  });
});

describe('what a person saw', () => {
  it('is their private conversation and the chats while they were in them', async () => {
    town.world.say(VERA, VERA, 'моё');
    town.world.say(ANNA, ANNA, 'чужое');
    town.world.say(ANNA, CLASS_CHAT, 'до Веры');
    town.world.addMember(CLASS_CHAT, VERA, ANNA);
    town.world.say(ANNA, CLASS_CHAT, 'при Вере');
    town.world.removeMember(CLASS_CHAT, VERA, ANNA);
    town.world.say(ANNA, CLASS_CHAT, 'после Веры');
    const seen = town.world.seenBy(VERA).messages.map(({ text, action }) => action?.type ?? text);
    expect(seen).toEqual(['моё', 'chat_invite_user', 'при Вере', 'chat_kick_user']);
  });

  it('can be awaited: the next message of the bot', async () => {
    town.world.say(ANNA, ANNA, 'Начать');
    const awaited = town.world.nextMessage(ANNA, 1);
    await town.send(ANNA, 'здравствуйте');
    expect(await awaited).toMatchObject({ cmid: 2, text: 'здравствуйте', fromBot: true, fromName: 'Школа' });
    await expect(town.world.nextMessage(ANNA, 2, 20)).rejects.toThrow('in vain');
  });
});
