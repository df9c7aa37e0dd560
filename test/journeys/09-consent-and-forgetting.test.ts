/** Пункт 9: без согласия о человеке не хранится ничего, а отвечают ему всё равно; «Забыть меня» забывает. */
import { labelsOf } from './conversation';
import { ANNA, CHAT_7B, IGOR, MARINA, PAVEL, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

test('Игорь Павлович не согласился: на вопросы ему отвечают, а в таблицах его нет', async () => {
  const igor = town.as(IGOR);
  await igor.asks('Начать');
  const declined = await igor.presses('Не согласен');
  expect(declined.text).toMatch(/ничего о вас не храню/);
  expect((await igor.asks('сколько стоит сферум?')).text).toMatch(/бесплатн/i);
  expect((await igor.asks('Родитель')).text).toContain('Вы согласны?');
  await igor.asks('Мои обязанности');
  await igor.asks('Я зарегистрирован');
  await igor.asks('Нужна помощь');
  await igor.asks('Напомнить завтра');
  expect((await igor.asks('Мои данные')).text).toMatch(/ничего не хранится/);
  expect(town.register.tablesWith(IGOR)).toEqual([]);
});

test('пока Марина Олеговна не согласилась, даже разговор о ней не записан', async () => {
  await town.as(MARINA).asks('Начать');
  expect(town.register.tablesWith(MARINA)).toEqual([]);
  await town.as(MARINA).presses('Согласен');
  expect(town.register.tablesWith(MARINA)).toEqual(expect.arrayContaining(['account']));
});

test('«Мои данные» показывают всё, что лежит, и путь назад', async () => {
  const marina = town.as(MARINA);
  await marina.hears();
  await marina.presses('Родитель');
  await marina.presses('7Б');
  const { text } = await marina.asks('мои данные');
  expect(text).toContain(`vk.com/id${MARINA}`);
  expect(text).toContain('14.06.2023');
  expect(text).toContain('родитель, 7Б');
  expect(text).toContain('«Забыть меня»');
});

test('«Забыть меня» переспрашивает и забывает: в таблицах Марины Олеговны больше нет', async () => {
  const marina = town.as(MARINA);
  const question = await marina.asks('Забыть меня');
  expect(labelsOf(question)).toEqual(['Да, забыть', 'Меню']);
  await marina.presses('Меню');
  expect(town.register.tablesWith(MARINA)).toContain('account');
  await marina.asks('забыть меня');
  const done = await marina.presses('Да, забыть');
  expect(done.text).toMatch(/забыл/);
  expect(town.register.tablesWith(MARINA)).toEqual([]);
  expect((await marina.asks('Мои данные')).text).toMatch(/ничего не хранится/);
});

test('о сотруднике остаётся то, что велит приказ, и это названо; профиля в этом нет', async () => {
  const anna = town.as(ANNA);
  const vera = town.as(VERA);
  await anna.joinsAs('Классный руководитель', 'Соколова Анна Петровна', 'Да');
  await vera.presses('Подтвердить', await vera.hears());
  await anna.hears();
  await anna.hears();
  town.vk.world.inviteBot(CHAT_7B, ANNA);
  await town.as(ANNA, CHAT_7B).hears();
  await town.as(ANNA, CHAT_7B).taps('Да, чат 7Б');
  await town.as(ANNA, CHAT_7B).hears();
  await anna.asks('Нужна помощь');
  anna.readsAll();
  await anna.asks('Напомнить завтра');

  expect((await anna.asks('Мои данные')).text).toMatch(/Соколова Анна Петровна/);
  const question = await anna.asks('Забыть меня');
  expect(question.text).toMatch(/Останутся строка в списке сотрудников и отметка о регистрации/);
  const done = await anna.presses('Да, забыть');
  expect(done.text).toMatch(/Остались/);
  expect(town.register.tablesWith(ANNA)).toEqual([]);
  expect(town.register.rows('assignment').map((row) => row.duty)).toEqual(
    expect.arrayContaining(['order-101/registration', 'order-101/class-chat']),
  );
});

test('забытому сотруднику не напоминают, и он может вернуться', async () => {
  const anna = town.as(ANNA);
  anna.readsAll();
  await town.clockTo('2023-06-16T09:00');
  expect(anna.unread()).toEqual([]);
  await anna.joinsAs('Классный руководитель', 'Соколова Анна Петровна', 'Да').catch(() => undefined);
  expect(town.register.tablesWith(ANNA)).toContain('account');
});

test('кто отозвал согласие посреди знакомства, от того не остаётся и запроса', async () => {
  const pavel = town.as(PAVEL);
  await pavel.joinsAs('Учитель-предметник', 'Журавлёв Павел Андреевич', 'Ещё нет');
  await pavel.asks('Забыть меня');
  await pavel.presses('Да, забыть');
  expect(town.register.tablesWith(PAVEL)).toEqual([]);
  const vera = town.as(VERA);
  vera.readsAll();
  expect((await vera.asks('Запросы')).text).not.toContain('Журавлёв');
});
