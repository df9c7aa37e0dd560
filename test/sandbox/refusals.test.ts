import { ANNA, BORIS, CLASS_CHAT, TOKEN, Town, VERA } from './town';

let town: Town;
beforeEach(async () => {
  town = await Town.open();
  town.world.say(ANNA, ANNA, 'Начать');
});
afterEach(() => town.vk.close());

const button = (label: string, payload?: string) => ({
  action: { type: 'text', label, ...(payload ? { payload } : {}) },
});
const rows = (count: number, inRow: number) =>
  Array.from({ length: count }, () => Array.from({ length: inRow }, () => button('да')));

describe('VK refuses the bot', () => {
  it('901 to a person who never wrote, and writes nothing to them', async () => {
    expect((await town.send(BORIS, 'Здравствуйте')).error?.error_code).toBe(901);
    expect(town.world.messages(BORIS)).toEqual([]);
  });

  it('901 to nobody at all', async () => {
    expect((await town.send(999, 'Здравствуйте')).error?.error_code).toBe(901);
  });

  it('901 after the person denied messages, until they allow or write again', async () => {
    town.world.deny(ANNA);
    expect((await town.send(ANNA, 'а')).error?.error_code).toBe(901);
    town.world.allow(ANNA);
    expect((await town.send(ANNA, 'б')).error).toBeUndefined();
    town.world.deny(ANNA);
    town.world.say(ANNA, ANNA, 'я снова тут');
    expect((await town.send(ANNA, 'в')).error).toBeUndefined();
  });

  it('901 as an item of peer_ids, while the others get their message', async () => {
    const { response } = await town.call('messages.send', {
      peer_ids: `${ANNA},${BORIS}`,
      message: 'всем',
      random_id: 5,
    });
    expect(response).toEqual([
      { peer_id: ANNA, message_id: 2, conversation_message_id: 2 },
      expect.objectContaining({
        peer_id: BORIS,
        message_id: 0,
        error: { code: 901, description: "Can't send messages for users without permission" },
      }),
    ]);
    expect(town.world.messages(ANNA).map(({ text }) => text)).toEqual(['Начать', 'всем']);
  });

  it('917 in a chat without the bot, and in a chat that does not exist', async () => {
    expect((await town.send(CLASS_CHAT, 'а')).error?.error_code).toBe(917);
    expect((await town.send(CLASS_CHAT + 50, 'а')).error?.error_code).toBe(917);
    town.world.inviteBot(CLASS_CHAT, ANNA);
    expect((await town.send(CLASS_CHAT, 'а')).error).toBeUndefined();
    town.world.kickBot(CLASS_CHAT, ANNA);
    expect((await town.send(CLASS_CHAT, 'а')).error?.error_code).toBe(917);
  });

  it('914 for more than 4096 characters', async () => {
    expect((await town.send(ANNA, 'я'.repeat(4096))).error).toBeUndefined();
    expect((await town.send(ANNA, 'я'.repeat(4097))).error?.error_code).toBe(914);
  });

  it('100 for a missing random_id, a missing peer, nothing to say, and a crowd over a hundred', async () => {
    expect(await town.errorOf('messages.send', { peer_id: ANNA, message: 'а' })).toBe(100);
    expect(await town.errorOf('messages.send', { random_id: 1, message: 'а' })).toBe(100);
    expect(await town.errorOf('messages.send', { peer_id: ANNA, random_id: 1, message: ' ' })).toBe(100);
    const crowd = Array.from({ length: 101 }, () => ANNA).join(',');
    expect(await town.errorOf('messages.send', { peer_ids: crowd, random_id: 1, message: 'а' })).toBe(100);
  });

  it('5 without the right token, and says what was asked but never the token', async () => {
    const { error } = await town.call('users.get', { access_token: 'другой', user_ids: 1 });
    expect(error?.error_code).toBe(5);
    expect(error?.request_params).toContainEqual({ key: 'method', value: 'users.get' });
    expect(JSON.stringify(error)).not.toContain('другой');
  });

  it('3 for a method it does not know', async () => {
    expect(await town.errorOf('wall.post', {})).toBe(3);
  });

  it('takes the token from the Authorization header too', async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const response = await fetch(`${town.vk.apiUrl}/users.get?user_ids=${ANNA}&v=5.199`, { headers });
    expect(await response.json()).toMatchObject({ response: [{ id: ANNA, first_name: 'Анна' }] });
  });

  it('6 above the rate, and again serves in the next second', async () => {
    let realNow = 1_000_000;
    const strict = await Town.open({ rateLimit: 3, realNow: () => realNow });
    const code = async () => (await strict.call('users.get', { user_ids: ANNA })).error?.error_code;
    expect([await code(), await code(), await code(), await code()]).toEqual([undefined, undefined, undefined, 6]);
    realNow += 1000;
    expect(await code()).toBeUndefined();
    await strict.vk.close();
  });
});

describe('VK refuses a keyboard (911)', () => {
  const tryKeyboard = async (keyboard: unknown): Promise<number | undefined> => {
    const text = typeof keyboard === 'string' ? keyboard : JSON.stringify(keyboard);
    return (await town.send(ANNA, 'клавиатура', { keyboard: text })).error?.error_code;
  };
  const one = (action: object, more: object = {}) => ({ buttons: [[{ action, ...more }]] });

  it.each<[string, unknown]>([
    ['of 10 rows of 4', { one_time: true, buttons: rows(10, 4) }],
    ['of 5 in a row', { buttons: rows(8, 5) }],
    ['inline of 10 buttons', { inline: true, buttons: rows(5, 2) }],
    ['inline of 6 rows', { inline: true, buttons: rows(6, 1) }],
    ['that clears the old one', { buttons: [] }],
    ['with a label of 40', one({ type: 'text', label: 'я'.repeat(40) })],
    ['with a payload of 255 bytes', one({ type: 'callback', label: 'а', payload: JSON.stringify('x'.repeat(253)) })],
    ['with a link', one({ type: 'open_link', label: 'сайт', link: 'https://prof-sferum.ru' })],
    [
      'with every colour',
      { buttons: [['primary', 'secondary', 'negative', 'positive'].map((color) => ({ ...button('а'), color }))] },
    ],
  ])('but takes one %s', async (_, keyboard) => {
    expect(await tryKeyboard(keyboard)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['of 11 rows', { buttons: rows(11, 1) }],
    ['of 6 in a row', { buttons: rows(1, 6) }],
    ['of more than 40 buttons', { buttons: rows(9, 5) }],
    ['inline of 7 rows', { inline: true, buttons: rows(7, 1) }],
    ['inline of 6 in a row', { inline: true, buttons: rows(1, 6) }],
    ['inline of 12 buttons', { inline: true, buttons: rows(6, 2) }],
    ['inline for one time', { inline: true, one_time: true, buttons: rows(1, 1) }],
    ['with a label of 41', one({ type: 'text', label: 'я'.repeat(41) })],
    ['with an empty label', one({ type: 'text', label: '' })],
    ['with a payload of 256 bytes', one({ type: 'text', label: 'а', payload: JSON.stringify('x'.repeat(254)) })],
    [
      'with a Cyrillic payload of 255 characters',
      one({ type: 'text', label: 'а', payload: JSON.stringify('я'.repeat(253)) }),
    ],
    ['with a payload that is not JSON', one({ type: 'text', label: 'а', payload: '{oops' })],
    ['with an unknown action', one({ type: 'dance', label: 'а' })],
    ['with an unknown colour', one({ type: 'text', label: 'а' }, { color: 'blue' })],
    ['with an empty row', { buttons: [[]] }],
    ['without buttons', { one_time: true }],
    ['that is not JSON', '{"buttons":'],
  ])('%s', async (_, keyboard) => {
    expect(await tryKeyboard(keyboard)).toBe(911);
  });
});

describe('VK answers what the bot asks', () => {
  it('members only to an administrator bot', async () => {
    expect(await town.errorOf('messages.getConversationMembers', { peer_id: CLASS_CHAT })).toBe(917);
    town.world.inviteBot(CLASS_CHAT, ANNA);
    expect(await town.errorOf('messages.getConversationMembers', { peer_id: CLASS_CHAT })).toBe(917);
    town.world.setBotAdmin(CLASS_CHAT, true);
    const { response } = await town.call<{ items: { member_id: number }[] }>('messages.getConversationMembers', {
      peer_id: CLASS_CHAT,
    });
    expect(response?.items.map((member) => member.member_id)).toEqual([ANNA, BORIS, -777]);
    town.world.demoteBot(CLASS_CHAT, ANNA);
    expect(await town.errorOf('messages.getConversationMembers', { peer_id: CLASS_CHAT })).toBe(917);
  });

  it('members page by page, twenty to who names no number and a thousand at most', async () => {
    const people = Array.from({ length: 30 }, (_, index) => 1_000 + index);
    const person = (id: number) => ({ id, name: `Имя ${id}`, firstName: 'Имя', lastName: String(id), note: '' });
    const [owner = 0] = people;
    const large = await Town.open({
      world: { people: people.map(person), chats: [{ localId: 1, title: 'Все', members: people, owner }] },
    });
    large.world.inviteBot(CLASS_CHAT, owner);
    large.world.promoteBot(CLASS_CHAT, owner);
    const page = async (more: Record<string, number>) =>
      (
        await large.call<{ count: number; items: unknown[]; profiles: unknown[] }>('messages.getConversationMembers', {
          peer_id: CLASS_CHAT,
          ...more,
        })
      ).response;
    expect((await page({}))?.items).toHaveLength(20);
    expect(await page({ offset: 25, count: 200 })).toMatchObject({ count: 31, items: { length: 6 } });
    expect((await page({ offset: 31 }))?.items).toEqual([]);
    const bad = { peer_id: CLASS_CHAT, count: 1001 };
    expect(await large.errorOf('messages.getConversationMembers', bad)).toBe(100);
    await large.vk.close();
  });

  it('the title of a chat it is in, unless VK hides it, and nothing of other chats', async () => {
    const ask = async () =>
      (
        await town.call<{ items: { chat_settings?: { title: string } }[] }>('messages.getConversationsById', {
          peer_ids: CLASS_CHAT,
        })
      ).response?.items;
    expect(await ask()).toEqual([]);
    town.world.inviteBot(CLASS_CHAT, ANNA);
    expect((await ask())?.[0]?.chat_settings?.title).toBe('7Б родители');
    town.world.setTitleHidden(CLASS_CHAT, true);
    expect((await ask())?.[0]?.chat_settings).toBeUndefined();
  });

  it('who it is, and whether it may write', async () => {
    expect(await town.call('groups.getById', {})).toMatchObject({
      response: { groups: [{ id: 777, name: 'Школа', screen_name: 'school' }] },
    });
    const allowed = async (user_id: number) =>
      town.call('messages.isMessagesFromGroupAllowed', { group_id: 777, user_id });
    expect(await allowed(ANNA)).toEqual({ response: { is_allowed: 1 } });
    expect(await allowed(VERA)).toEqual({ response: { is_allowed: 0 } });
  });
});
