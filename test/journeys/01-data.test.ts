/** Пункт 1: школа, приказ, список и календарь лежат данными, и бот говорит по ним. */
import type { StateAnswer } from '../../src/sandbox/control';
import { labelsOf } from './conversation';
import { ANNA, MARINA, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

test('часы песочницы начинают с утра 14.06.2023 по времени школы', async () => {
  const state = (await (await fetch(`${town.vk.url}/sandbox/state`)).json()) as StateAnswer;
  expect(state.timeZone).toBe('Europe/Moscow');
  const start = Date.parse('2023-06-14T09:00:00+03:00');
  expect(Date.parse(state.now)).toBeGreaterThanOrEqual(start);
  expect(Date.parse(state.now)).toBeLessThan(start + 60_000);
});

test('бот представляется школой и называет администратора платформы из приказа', async () => {
  const greeting = await town.as(MARINA).asks('Начать');
  expect(greeting.text).toContain('Школа № 207');
  expect(greeting.text).toContain('И.Е. Перфильева');
});

test('завуч видит в «Отчётах» каждый пункт со сроком: 5, 6, 6 и 7', async () => {
  const { text } = await town.as(VERA).asks('Отчёты');
  expect(text).toContain('п. 5 приказа, до 23.06.2023');
  expect(text).toContain('п. 6 приказа, до 23.08.2023');
  expect(text).toContain('п. 6 приказа, до 15.09.2023');
  expect(text).toContain('п. 7 приказа, до 27.10.2023');
});

test('в списке песочницы около шестидесяти выдуманных сотрудников', async () => {
  const { text } = await town.as(VERA).asks('Сводка');
  const [, of = ''] = /Зарегистрированы: 0 из (\d+)/.exec(text) ?? [];
  expect(Number(of)).toBeGreaterThanOrEqual(55);
  expect(Number(of)).toBeLessThanOrEqual(65);
});

test('родителю предлагают классы с 6-го по 11-й', async () => {
  const marina = town.as(MARINA);
  await marina.presses('Согласен');
  await marina.hears();
  const question = await marina.presses('Родитель');
  const classes = labelsOf(question).filter((label) => /^\d/.test(label));
  expect(new Set(classes.map((label) => Number.parseInt(label, 10)))).toEqual(new Set([6, 7, 8, 9, 10, 11]));
});

test('классный руководитель получает поручение п. 7 и обязанности 2.3 без срока', async () => {
  const duties = await town.as(ANNA).joinsAs('Классный руководитель', 'Соколова Анна Петровна', 'Ещё нет');
  expect(duties.text).toContain('приказ №101-Ш от 14.06.2023');
  expect(duties.text).toMatch(/зарегистрироваться на платформе.*23\.06\.2023.*п\. 5 приказа/);
  expect(duties.text).toMatch(/создать информационно-организационный чат класса \(7Б\).*27\.10\.2023.*п\. 7 приказа/);
  expect(duties.text).toMatch(/создать чат с обучающимися своего класса.*п\. 2\.3 Положения/);
});

test('по календарю сводка приходит в пятницу 3 ноября и не приходит в праздник 6 ноября', async () => {
  const autumn = await Town.open({ environment: { CLOCK_START: '2023-11-03T07:00:00+03:00' } });
  const digests = (): string[] =>
    autumn
      .as(VERA)
      .readsAll()
      .map(({ text }) => text.split('\n', 1)[0] ?? '');
  try {
    await autumn.clockTo('2023-11-03T08:30');
    expect(digests()).toEqual(['Сводка на 03.11.2023']);
    await autumn.clockTo('2023-11-07T07:59');
    expect(digests()).toEqual(expect.not.arrayContaining([expect.stringContaining('Сводка')]));
    await autumn.clockTo('2023-11-07T08:00');
    expect(digests()).toEqual([expect.stringMatching(/^Сводка на 07\.11\.2023/u)]);
  } finally {
    await autumn.close();
  }
});
