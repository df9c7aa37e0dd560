/** Бот в чате класса: что он там может, кто в чате, жив ли чат — всё лично и только тем, кто за чат отвечает. */
import { ANNA, CHAT_7B, CHAT_TEACHERS, DIMA, MARINA, PAVEL, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
  await town.as(VERA).asks('Меню');
  await town.as(MARINA).joinsFamily('Родитель', '7Б');
  await town.as(ANNA).joinsAs('Классный руководитель', 'Соколова Анна Петровна', 'Ещё нет');
  const vera = town.as(VERA);
  await vera.presses('Подтвердить', await vera.hears());
  await town.as(ANNA).hears();
  await town.as(ANNA).hears();
});
afterAll(() => town.close());

/** Who owns the chat gives the bot the right of an administrator, or takes it back, as on the sandbox's page. */
async function botRights(peer: number, by: number, action: 'promote' | 'demote'): Promise<number> {
  const response = await fetch(`${town.vk.url}/sandbox/chats/bot`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ peer, by, action }),
  });
  return response.status;
}

test('Анна подтвердила чат — бот один раз говорит ей лично, чего не видит и как это исправить', async () => {
  const anna = town.as(ANNA);
  town.vk.world.inviteBot(CHAT_7B, ANNA);
  await town.as(ANNA, CHAT_7B).hears();
  await anna.hears();
  await town.as(ANNA, CHAT_7B).taps('Да, чат 7Б');
  await town.as(ANNA, CHAT_7B).hears();
  const told = await anna.hears();
  expect(told.text).toMatch(
    /«7Б класс»[^]*участников не вижу[^]*«Назначить администратором»[^]*«\/вопрос бесплатно ли это»/u,
  );
  expect(town.register.rows('chat')).toMatchObject([{ peer: CHAT_7B, members_visible: 0 }]);
  expect(anna.unread()).toEqual([]);
});

test('родитель дать право не может, Анна — может, и состав виден: кто есть, кого нет в списках', async () => {
  expect(await botRights(CHAT_7B, MARINA, 'promote')).toBe(409);
  expect(await botRights(CHAT_7B, ANNA, 'promote')).toBe(200);
  const anna = town.as(ANNA);
  expect((await anna.presses('Проверить ещё раз')).text).toContain('в течение минуты');
  const told = await anna.hears();
  expect(told.text).toContain('Чат 7Б «7Б класс»: 4 участника.');
  expect(told.text).toContain(`Дима Белов — vk.com/id${DIMA}`);
  expect(told.text).toContain(`Павел Журавлёв — vk.com/id${PAVEL}`);
  expect(told.text).not.toMatch(/Марина|Не хватает/u);
  expect(town.as(ANNA, CHAT_7B).unread()).toEqual([]);
});

test('о людях из чата в базе ничего, только когда смотрели и было ли видно', () => {
  expect(town.register.rows('chat')).toMatchObject([{ peer: CHAT_7B, members_visible: 1 }]);
  expect(town.register.tablesWith(DIMA)).toEqual([]);
  expect(town.register.failedEvents()).toBe(0);
});

test('сообщения в чате только считаются: и разговор, и обращения к боту', async () => {
  town.vk.world.say(MARINA, CHAT_7B, 'Завтра собрание в шесть');
  town.vk.world.say(DIMA, CHAT_7B, 'Хорошо');
  await town.as(MARINA, CHAT_7B).asks('/вопрос сферум платный?');
  const anna = town.as(ANNA);
  await anna.asks('Состав чатов');
  await anna.presses('Чат 7Б «7Б класс»');
  expect((await anna.hears()).text).toContain('Чат живой: за неделю 3 сообщения.');
  expect(town.register.everything()).not.toContain('собрание в шесть');
});

test('чужим состав не виден, а Анне — чат педагогов', async () => {
  for (const [person, peer] of [
    [MARINA, CHAT_7B],
    [ANNA, CHAT_TEACHERS],
  ] as const) {
    const answer = await town.as(person).sends({ text: 'Кнопка', payload: { do: 'members', peer } });
    expect(answer.text).toMatch(/администратор|не подтверждён/u);
    expect(answer.text).not.toMatch(/Журавлёв|Белов/u);
  }
});

test('уволенный остался в чате педагогов — Вера узнаёт его по имени', async () => {
  const vera = town.as(VERA);
  vera.readsAll();
  town.vk.world.inviteBot(CHAT_TEACHERS, VERA);
  await town.as(VERA, CHAT_TEACHERS).hears();
  await town.as(VERA, CHAT_TEACHERS).taps('Да, чат педагогов');
  await vera.hears();
  await botRights(CHAT_TEACHERS, VERA, 'promote');
  const anna = town.register.rows('staff').find((row) => row.user_id === ANNA);
  await vera.sends({ text: 'Кнопка', payload: { do: 'staff', staff: anna?.id, act: 'dismiss' } });
  await vera.sends({ text: 'Кнопка', payload: { do: 'members', peer: CHAT_TEACHERS } });
  const told = await vera.hears();
  expect(told.text).toMatch(/Больше не работают в школе, но остались в чате: 1\n• Соколова Анна Петровна/u);
  expect(told.text).toMatch(/Ещё не связаны с ботом: \d+ сотрудник/u);
});

test('право забрали — бот снова говорит, чего не видит', async () => {
  await botRights(CHAT_TEACHERS, VERA, 'demote');
  const vera = town.as(VERA);
  await vera.asks('Состав чатов');
  await vera.presses('Чат педагогов «Педагоги школы»');
  expect((await vera.hears()).text).toMatch(/я не вижу[^]*«Назначить администратором»/u);
});

test('ВКонтакте занят — ответ приходит позже, один раз, и после перезапуска тоже', async () => {
  await botRights(CHAT_TEACHERS, VERA, 'promote');
  town.vk.world.failNext({ method: 'messages.getConversationMembers', errorCode: 10, times: 1 });
  const vera = town.as(VERA);
  await vera.sends({ text: 'Кнопка', payload: { do: 'members', peer: CHAT_TEACHERS } });
  expect((await vera.sends({ text: 'Кнопка', payload: { do: 'members', peer: CHAT_TEACHERS } })).text).toContain(
    'Уже смотрю',
  );
  await town.restartBot();
  expect((await vera.hears()).text).toContain('Чат педагогов «Педагоги школы»');
  expect(vera.unread()).toEqual([]);
});
