/** Пункт 7: администратор — меню кнопками и сводка в 08:00 рабочих дней: что изменилось, что горит, кто ждёт, что не дошло. */
import { labelsOf } from './conversation';
import { ANNA, CHAT_7B, ELENA, IGOR, PAVEL, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const digests = (): string[] =>
  town
    .as(VERA)
    .readsAll()
    .map(({ text }) => text)
    .filter((text) => text.startsWith('Сводка'));

test('меню администратора — кнопками, и каждая отвечает', async () => {
  const vera = town.as(VERA);
  const menu = await vera.asks('меню');
  expect(labelsOf(menu)).toEqual(expect.arrayContaining(['Сводка', 'Кто не зарегистрирован', 'Чаты', 'Запросы']));
  expect((await vera.presses('Сводка')).text).toMatch(/^Сводка на 14\.06\.2023/);
  expect((await vera.presses('Чаты')).text).toMatch(/0 из 16/);
  expect((await vera.presses('Запросы')).text).toContain('Запросов нет');
  const list = await vera.presses('Кто не зарегистрирован');
  expect(list.text).toContain('1. ');
  expect(list.text).toContain('15. ');
  expect((await vera.presses('Дальше', list)).text).toContain('16. ');
});

test('15.06 в 08:00 приходит первая сводка, одна, хотя бота перезапускают', async () => {
  await town.clockTo('2023-06-15T07:59');
  expect(digests()).toEqual([]);
  await town.restartBot();
  await town.clockTo('2023-06-15T08:00');
  await town.restartBot();
  await town.clockTo('2023-06-15T12:00');
  const [digest, ...others] = digests();
  expect(others).toEqual([]);
  expect(digest).toMatch(/Зарегистрированы: 0 из \d+/);
  expect(digest).toMatch(/п\. 5 приказа.*осталось \d+ человека? из \d+.*через 8 дней/);
});

test('16.06 сводка показывает изменение, кто ждёт решения и чаты', async () => {
  const vera = town.as(VERA);
  await town.as(ANNA).joinsAs('Классный руководитель', 'Соколова Анна Петровна', 'Да');
  await vera.presses('Подтвердить', await vera.hears());
  await town.as(ANNA).hears();
  await town.as(ANNA).hears();
  await town.as(PAVEL).joinsAs('Учитель-предметник', 'Журавлёв Павел Андреевич', 'Ещё нет');
  await vera.hears();
  town.vk.world.inviteBot(CHAT_7B, ANNA);
  await town.as(ANNA, CHAT_7B).hears();
  await town.as(ANNA, CHAT_7B).taps('Да, чат 7Б');
  await town.as(ANNA, CHAT_7B).hears();
  vera.readsAll();
  await town.clockTo('2023-06-16T08:00');
  const [digest, ...others] = digests();
  expect(others).toEqual([]);
  expect(digest).toMatch(/Зарегистрированы: 1 из \d+ \(\+1\)/);
  expect(digest).toMatch(/Чаты: 1 из 18 \(\+1\)/);
  expect(digest).toContain('Ждёт решения: 1 запрос, уже 1 рабочий день. Откройте «Запросы».');
  expect((await vera.asks('Меню')).text).toContain('Ждёт решения: 1 запрос');
});

test('под каждым запросом «Подтвердить» и «Отклонить»; слово «Подтвердить», когда их несколько, предлагает каждый кнопкой', async () => {
  const vera = town.as(VERA);
  await town.as(ELENA).joinsAs('Классный руководитель', 'Кузнецова Елена Сергеевна', 'Ещё нет');
  const request = await vera.hears();
  expect(labelsOf(request)).toEqual(['Подтвердить', 'Отклонить']);
  const which = await vera.asks('подтвердить');
  expect(which.text).toMatch(/№2.*№3/su);
  expect((await vera.presses('Подтвердить №3', which)).text).toContain('Имя подтверждено: Кузнецова Елена Сергеевна');
  const list = await vera.asks('Запросы');
  expect(list.text).toContain('Журавлёв');
  await vera.presses('Подтвердить', list);
  expect((await vera.presses('Подтвердить', list)).text).toMatch(/уже решён/);
});

test('в субботу и воскресенье сводки нет, в понедельник есть', async () => {
  town.as(VERA).readsAll();
  await town.clockTo('2023-06-18T20:00');
  expect(digests()).toEqual([]);
  await town.clockTo('2023-06-19T08:00');
  expect(digests()).toEqual([expect.stringContaining('Сводка на 19.06.2023')]);
});

test('кто запретил сообщения, тот назван в сводке, пока не вернётся', async () => {
  const elena = town.as(ELENA);
  town.vk.world.deny(ELENA);
  await town.vk.world.taken();
  elena.readsAll();
  await town.clockTo('2023-06-20T09:00');
  expect(elena.unread()).toEqual([]);
  await town.clockTo('2023-06-21T08:00');
  const last = digests().at(-1) ?? '';
  expect(last).toMatch(/Кузнецова Елена Сергеевна: .*запретил/);
  expect(last).toContain('лично');
  await elena.asks('Мои обязанности');
  await town.clockTo('2023-06-22T08:00');
  expect(digests().at(-1)).not.toContain('Кузнецова');
});

test('после срока сводка говорит, что прошло и сколько дней назад', async () => {
  await town.clockTo('2023-06-26T08:00');
  const digest = digests().at(-1) ?? '';
  expect(digest).toMatch(
    /Срок прошёл:\n• зарегистрироваться на платформе \(п\. 5 приказа\): осталось \d+ человек.*срок был 23\.06\.2023 — 3 дня назад/,
  );
});

test('«Отчёты», «Объявление», «Настройки» отвечают администратору и не отвечают другим', async () => {
  for (const word of [
    'Отчёты',
    'Объявление',
    'Настройки',
    'Сводка',
    'Запросы',
    'Кто не зарегистрирован',
    'Обращения',
  ]) {
    const refusal = await town.as(IGOR).asks(word);
    expect(refusal.text).toContain('только администратору');
    expect((await town.as(VERA).asks(word)).text).not.toContain('только администратору');
  }
  expect((await town.as(IGOR).asks('Чаты')).text).toContain('ведут классные руководители и администратор');
});
