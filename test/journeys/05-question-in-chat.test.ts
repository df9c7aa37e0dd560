/** Пункт 5: вопрос в чате класса — одна-две строки с пунктом; на обычный разговор бот молчит. */
import { ANNA, CHAT_7B, DIMA, LEARNING_MS, MARINA, Town } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
  town.vk.world.inviteBot(CHAT_7B, ANNA);
  await town.as(ANNA, CHAT_7B).hears();
  await town.learnsItsTopics();
}, 2 * LEARNING_MS);
afterAll(() => town.close());

test('Марина Олеговна спрашивает командой: короткий ответ с пунктом, остальное — лично', async () => {
  const { text, keyboard } = await town.as(MARINA, CHAT_7B).asks('/вопрос сколько стоит сферум?');
  expect(text).toMatch(/бесплатн/i);
  expect(text).toMatch(/п\. 3\.1/);
  expect(text.split('\n').length).toBeLessThanOrEqual(3);
  expect(text).toMatch(/vk\.me\/club\d+/);
  expect(keyboard).toBeNull();
});

test('и упоминанием, своими словами', async () => {
  const { text } = await town.as(MARINA, CHAT_7B).asks('@school_bot до какого числа надо создать чат класса');
  expect(text).toContain('27.10.2023');
  expect(text).toMatch(/п\. 7/);
});

test('ответ боту — тоже обращение', async () => {
  const world = town.vk.world;
  const greeting = world.messages(CHAT_7B).find((message) => message.fromBot && message.action === null);
  const cmid = world.say(MARINA, CHAT_7B, {
    text: 'куда писать в техподдержку?',
    ...(greeting ? { replyToCmid: greeting.cmid } : {}),
  });
  expect((await world.nextMessage(CHAT_7B, cmid)).text).toContain('info@sferum.ru');
});

test('на обычный разговор бот молчит и ни слова из него не хранит', async () => {
  const dima = town.as(DIMA, CHAT_7B);
  dima.readsAll();
  const talk = [
    'Кто сделал алгебру?',
    'бот, привет',
    'Да',
    'Меню',
    'Сколько стоит экскурсия?',
    'Завтра сдаём деньги на сферум до 10',
    'Помощь нужна с проектом',
  ];
  const cmids = talk.map((text) => town.vk.world.say(DIMA, CHAT_7B, text));
  await dima.asks('/вопрос зачем нужен сферум');
  const answers = dima.heard().filter((message) => message.cmid > (cmids[0] ?? 0));
  expect(answers).toHaveLength(1);
  expect(town.register.tablesWith('алгебру')).toEqual([]);
  expect(town.register.everything()).not.toContain('экскурси');
});

test('не уверен — одна строка и личные сообщения, без догадок', async () => {
  const { text } = await town.as(MARINA, CHAT_7B).asks('/вопрос какая завтра погода');
  expect(text.split('\n')).toHaveLength(1);
  expect(text).toMatch(/личные сообщения/);
});

test('обратились без вопроса — бот подсказывает, как спросить', async () => {
  expect((await town.as(MARINA, CHAT_7B).asks('@school_bot')).text).toContain('/вопрос');
});

test('личные дела из чата бот уводит в личные сообщения', async () => {
  const { text } = await town.as(MARINA, CHAT_7B).asks('/вопрос мои данные');
  expect(text).toMatch(/в личных сообщениях/);
  expect(text).not.toContain(String(MARINA));
});

test('тот же вопрос лично — полный ответ и близкие темы кнопками', async () => {
  const { text, keyboard } = await town.as(MARINA).asks('сколько стоит сферум?');
  expect(text).toMatch(/бесплатн/i);
  expect(keyboard?.inline).toBe(true);
});
