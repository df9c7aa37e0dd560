/** Администратор присылает список сотрудников файлом в личные сообщения; чужие файлы и странные файлы ничего не меняют. */
import type { MessageView } from '../../src/sandbox/control';
import { xlsx } from '../roster/tables';
import { MARINA, PAVEL, Town, VERA } from './town';

const HEADER = ['ФИО', 'Должность', 'Предмет', 'Класс'];
const VERA_ROW = ['Примерова Вера Максимовна', 'заместитель директора по УВР', '', ''];

let town: Town;
beforeAll(async () => {
  town = await Town.open();
  await town.as(VERA).asks('Меню');
});
afterAll(() => town.close());

/** Sends a document and reads what the bot makes of it, after its first line. */
async function sends(title: string, bytes: Uint8Array, person = VERA): Promise<MessageView> {
  const sender = town.as(person);
  const first = await sender.sendsFile(title, bytes);
  return first.text.startsWith('Получил файл') ? sender.hears() : first;
}
const active = () =>
  town.register
    .rows('staff')
    .filter((row) => row.status === 'active')
    .map((row) => String(row.surname))
    .sort();

test('разница показана, ничего не изменено; «Применить» меняет, «Вернуть как было» возвращает', async () => {
  const before = town.register.rows('staff');
  const table = await xlsx([
    ['Список сотрудников'],
    HEADER,
    VERA_ROW,
    ['Новикова Нина Никитична', 'учитель', 'физика', ''],
  ]);
  const shown = await sends('Список.xlsx', table);
  expect(shown.text).toContain('Новые: 1\n• строка 4: Новикова Нина Никитична, учитель, физика');
  expect(shown.text).toMatch(/Нет в файле, станут уволенными: \d+/u);
  expect(town.register.rows('staff')).toEqual(before);

  const asked = await town.as(VERA).presses('Применить', shown);
  expect(asked.text).toContain('Похоже, в файле не весь список');
  const done = await town.as(VERA).presses('Уволить 59', asked);
  expect(done.text).toContain('Список обновлён: новых — 1');
  expect(active()).toEqual(['Новикова', 'Примерова']);

  expect((await sends('Список.xlsx', table)).text).toContain('Менять нечего');
  expect((await town.as(VERA).presses('Вернуть как было', done)).text).toContain('Вернул как было');
  expect(active()).toEqual(before.map((row) => String(row.surname)).sort());
});

test.each([
  ['Список.xlsx', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 2000 }, () => 1)]), /не таблица/u],
  ['Список.xlsx', Buffer.alloc(7 * 1024 * 1024, 65), /слишком большой/u],
  ['пусто.csv', Buffer.from('Должность;Кабинет\r\nучитель;7'), /строки заголовков/u],
])('%s, в котором не список: понятный отказ', async (title, bytes, reason) => {
  const before = town.register.snapshot();
  expect((await sends(title, bytes)).text).toMatch(reason);
  expect(town.register.snapshot()).toEqual(before);
});

test('файл родителя и учителя не читают: бот понимает только слова', async () => {
  const table = await xlsx([HEADER, VERA_ROW]);
  for (const person of [MARINA, PAVEL]) {
    expect((await sends('Список.xlsx', table, person)).text).toContain('только текст и кнопки');
  }
});

test('файл, присланный, пока бот стоял, прочитан после запуска один раз', async () => {
  await town.stopBot();
  await town.startBot();
  const vera = town.as(VERA);
  vera.readsAll();
  const first = await vera.sendsFile('Список.csv', Buffer.from('ФИО;Должность\r\nПримерова Вера Максимовна;завуч'));
  expect(first.text).toContain('Получил файл');
  await town.restartBot();
  expect((await vera.hears()).text).toContain('Применить?');
  expect(vera.unread()).toEqual([]);
});

test('ключ от файла нигде не остаётся', () => {
  expect(town.register.everything()).not.toMatch(/hash=/u);
});
