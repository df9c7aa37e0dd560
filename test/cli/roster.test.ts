import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Database } from '../../src/store/database';
import { csv, xlsx } from '../roster/tables';
import { makeFolder, type Folder } from '../school/folder';
import { call } from './commandLine';

const NOW = Date.parse('2024-09-18T05:30:00Z');
const HEADER = ['ФИО', 'Должность', 'Предмет', 'Класс'];
const ANNA = ['Ёлкина Анна Петровна', 'учитель', 'физика', '7Б'];
const IRINA = ['Соколова Ирина Львовна', 'учитель', 'химия', ''];

let folder: Folder;
let path: string;
let bot: Database;
beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder.dir, 'bot.sqlite');
  const opened = await Database.open(path, 'school', { lock: true });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  bot = opened.database;
});
afterEach(async () => {
  await bot.close();
  await folder.remove();
});

const write = async (name: string, bytes: Uint8Array): Promise<string> => {
  await writeFile(join(folder.dir, name), bytes);
  return join(folder.dir, name);
};
const run = (command: string) => call(command, { env: { DATABASE_URL: `sqlite:${path}` }, now: NOW });
const surnames = () => bot.transaction(async (stores) => (await stores.staff.all()).map((one) => one.surname));

test('the roster is imported beside a running bot: shown first, applied with --yes, the same file again changes nothing', async () => {
  const file = await write('roster.xlsx', await xlsx([HEADER, ANNA, IRINA]));
  const shown = await run(`roster import ${file} --dry-run`);
  expect(shown.code).toBe(0);
  expect(shown.out.join('\n')).toContain(
    'Новые: 2\n• строка 2: Ёлкина Анна Петровна, учитель, физика, классный руководитель 7Б',
  );
  expect(await surnames()).toEqual([]);

  const unsaid = await run(`roster import ${file}`);
  expect([unsaid.code, unsaid.err]).toEqual([1, [expect.stringContaining('--yes')]]);
  expect(await surnames()).toEqual([]);

  expect((await run(`roster import ${file} --yes`)).code).toBe(0);
  expect(await surnames()).toEqual(['Ёлкина', 'Соколова']);
  expect(await run(`roster import ${file} --yes`)).toMatchObject({
    code: 0,
    err: [expect.stringContaining('Менять нечего')],
  });
});

test('--dry-run wins over --yes', async () => {
  const file = await write('roster.csv', csv([HEADER, ANNA]));
  expect((await run(`roster import ${file} --yes --dry-run`)).code).toBe(0);
  expect(await surnames()).toEqual([]);
});

test.each<[string, Uint8Array, string]>([
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'это не таблица'],
  ['a huge file', Buffer.alloc(7 * 1024 * 1024, ' '), 'слишком большой'],
  ['a table about something else', csv([['Товар', 'Цена']]), 'не вижу строки заголовков'],
])('%s is refused with what to do', async (_what, bytes, why) => {
  const called = await run(`roster import ${await write('file.xlsx', bytes)} --yes`);
  expect(called).toEqual({ code: 1, out: [], err: [expect.stringContaining(why)] });
});

test('a file that is not there, and a call without one', async () => {
  expect(await run('roster import nowhere.xlsx')).toEqual({ code: 1, out: [], err: ['Файл не найден: nowhere.xlsx'] });
  expect((await run('roster import')).code).toBe(2);
});
