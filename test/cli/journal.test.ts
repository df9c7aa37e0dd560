import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { userId } from '../../src/domain/ids';
import { readWorkbook } from '../../src/roster/workbook';
import { Database } from '../../src/store/database';
import { makeFolder, type Folder } from '../school/folder';
import { call } from './commandLine';

const NOW = Date.parse('2024-09-18T05:30:00Z');

let folder: Folder;
let path: string;
let bot: Database;
beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder.dir, 'bot.sqlite');
  const opened = await Database.open(path, 'school', { lock: true });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  bot = opened.database;
  await bot.transaction(async ({ journal }) => {
    await journal.add({ at: NOW, actor: userId(9), act: 'mailing.paused', about: 'school', details: {} });
    await journal.add({ at: NOW, actor: null, act: 'staff.left', about: 'staff:77', details: {} });
  });
});
afterEach(async () => {
  await bot.close();
  await folder.remove();
});

const run = (command: string) =>
  call(command, { env: { DATABASE_URL: `sqlite:${path}`, VK_GROUP_ID: '5', VK_TOKEN: 'x' }, now: NOW });

test('весь журнал в файле рядом с работающим ботом, читает его только владелец', async () => {
  const file = join(folder.dir, 'journal.xlsx');
  expect(await run(`journal --out ${file}`)).toMatchObject({
    code: 0,
    out: [],
    err: [expect.stringContaining('2 записи')],
  });
  const book = await readWorkbook(await readFile(file), 100);
  if (book.kind !== 'sheets') throw new Error(book.kind);
  expect(book.sheets[0]?.rows.slice(1).map((row) => row.slice(0, 5))).toEqual([
    ['1', '18.09.2024 08:30', 'администратор', 'рассылки приостановлены', 'школа'],
    ['2', '18.09.2024 08:30', 'бот', 'уволен(а), права сняты', 'сотрудник, которого больше нет в списке'],
  ]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await run(`journal --out ${file}`)).toMatchObject({ code: 1, err: [expect.stringContaining('уже есть')] });
});

test('без имени файла, с другим видом и без папки — отказ со словами', async () => {
  expect(await run('journal')).toMatchObject({ code: 2 });
  expect(await run('journal --out a.csv')).toMatchObject({ code: 2 });
  expect(await run(`journal --out ${join(folder.dir, 'none', 'a.xlsx')}`)).toMatchObject({
    code: 1,
    err: [expect.stringContaining('Не получилось записать')],
  });
});
