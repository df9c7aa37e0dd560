/** Другая школа и другой приказ на месте этих: бот служит им, а в программе нет ни номера, ни года, ни фамилии. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anotherSchool } from './anotherSchool';
import { labelsOf } from './conversation';
import { Town } from './town';

const [CHIEF, YANA, OLGA] = [501, 502, 503];
const CHAT_8M = 2_000_000_001;

let town: Town;
let school: Awaited<ReturnType<typeof anotherSchool>>;
beforeAll(async () => {
  school = await anotherSchool();
  town = await Town.open({ environment: { SCHOOL_DIR: school.dir } });
});
afterAll(async () => {
  await town.close();
  await school.remove();
});

test('бот представляется лицеем и его завучем, ничего не помня о прежней школе', async () => {
  const greeting = await town.as(YANA).asks('Начать');
  expect(greeting.text).toContain('Лицей № 9');
  expect(greeting.text).toContain('Т.Т. Завучев');
});

test('Яна Олеговна регистрируется по списку лицея и получает его поручения', async () => {
  const duties = await town.as(YANA).joinsAs('Классный руководитель', 'снегирева яна', 'Ещё нет');
  expect(duties.text).toContain('приказ №12/3-к от 02.09.2024');
  expect(duties.text).toMatch(/завести учётную запись на платформе.*10\.09\.2024.*п\. 2 приказа/);
  expect(duties.text).toMatch(/открыть чат класса \(8М\).*20\.09\.2024.*п\. 4\.1 приказа/);
  const chief = town.as(CHIEF);
  await chief.presses('Подтвердить', await chief.hears());
  await town.as(YANA).hears();
  await town.as(YANA).hears();
});

test('родителю предлагают классы лицея', async () => {
  await town.as(OLGA).agrees();
  const question = await town.as(OLGA).presses('Родитель');
  expect(labelsOf(question)).toEqual(['5А', '5К', '8М', 'Назад', 'Отмена']);
  const { text } = await town.as(OLGA).presses('8М');
  expect(text).toContain('Поддержка: help@lyceum.example (п. 8 Положения)');
  expect(text).toContain('Инструкции: lyceum.example (п. 9 Положения)');
  const price = await town.as(OLGA).asks('это платно?');
  expect(price.text).toContain('канцелярия школы (телефон +7 (3439) 12-34-56)');
});

test('чат 8М исполняет пункт 4.1, вопрос в нём получает ответ лицея', async () => {
  town.vk.world.inviteBot(CHAT_8M, YANA);
  await town.as(YANA, CHAT_8M).hears();
  await town.as(YANA, CHAT_8M).taps('Да, чат 8М');
  expect((await town.as(YANA, CHAT_8M).hears()).text).toContain('п. 4.1 приказа');
  const answer = await town.as(OLGA, CHAT_8M).asks('/вопрос до какого числа регистрация?');
  expect(answer.text).toContain('10.09.2024');
});

test('сводка и напоминания идут по времени и шестидневке лицея', async () => {
  const [chief, yana] = [town.as(CHIEF), town.as(YANA)];
  chief.readsAll();
  yana.readsAll();
  await town.clockTo('2024-09-07T07:29', '+05:00');
  expect(chief.readsAll().map(({ text }) => text.split('\n', 1)[0])).toEqual(['Сводка на 06.09.2024']);
  await town.clockTo('2024-09-07T09:59', '+05:00'); // суббота
  const [digest] = chief.readsAll();
  expect(digest?.text).toMatch(/^Сводка на 07\.09\.2024/);
  expect(digest?.at).toMatch(/^2024-09-07T02:30/);
  expect(yana.unread()).toEqual([]);
  await town.clockTo('2024-09-07T10:00', '+05:00');
  expect(yana.readsAll().map(({ text }) => text)).toEqual([
    expect.stringContaining('через 3 дня, 10.09.2024 (п. 2 приказа)'),
  ]);
});

const ROOT = join(__dirname, '..', '..');
const sources = ['src', 'scenes'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);
const surnames = [
  ...readFileSync(join(ROOT, 'data', 'school.yaml'), 'utf8').matchAll(/[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?([А-ЯЁ][а-яё]+)/gu),
].map((found) => found[1] ?? '');

test('в программе нет ни номера школы, ни номера приказа, ни года, ни фамилий из school.yaml', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(new Set(surnames).size).toBe(2);
  const stems = surnames.map((surname) => surname.replace(/а$/u, ''));
  const forbidden = new RegExp(`207|101-Ш|(?<![\\d_.])20[12]\\d(?![\\d_])|${stems.join('|')}`, 'u');
  const found = sources.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => (forbidden.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
