import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dutyId, userId } from '../../src/domain/ids';
import { sha256 } from '../../src/fingerprint';
import { readWorkbook } from '../../src/roster/workbook';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import type { Database } from '../../src/store/database';
import { wordsOf } from '../reports/openFiles';
import { makeFolder, type Folder } from '../school/folder';
import { opened } from '../store/openDatabase';
import { call } from './commandLine';
import { teacher } from './livingSchool';

/** 2 October 2030, 12:00 in Moscow. */
const NOW = Date.parse('2030-10-02T09:00:00Z');

let folder: Folder;
let path: string;
let bot: Database;
beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder.dir, 'bot.sqlite');
  bot = await opened(path);
  await bot.transaction(async (stores) => {
    const id = await teacher(stores, 20, 'Ёлкина Анна Петровна', {});
    await teacher(stores, 21, 'Львова Ирина Игоревна', {});
    const key = { duty: dutyId('order-101', 'registration'), subject: `staff:${id}` };
    const now = Date.parse('2030-09-10T09:00:00Z');
    await moveAssignment({ stores, now }, key, { step: 'report', evidence: { kind: 'reported' } }, userId(20));
  });
});
afterEach(async () => {
  await bot.close();
  await folder.remove();
});

const run = (words: string) =>
  call(`statement ${words}`, { env: { DATABASE_URL: `sqlite:${path}`, VK_TOKEN: 'x', VK_GROUP_ID: '5' }, now: NOW });
const out = (name = 'out'): string => join(folder.dir, name);

test('рядом с работающим ботом: документ и книга одного снимка, пути и отпечаток на выходе, читает только владелец', async () => {
  const called = await run(`--order order-101 --out ${out()}`);
  expect(called).toMatchObject({ code: 0, err: [] });
  const [docx = '', xlsx = '', hashLine = ''] = called.out;
  expect([docx, xlsx]).toEqual([
    join(out(), 'spravka-order-101-2030-10-02.docx'),
    join(out(), 'spravka-order-101-2030-10-02.xlsx'),
  ]);
  const hash = hashLine.replace('sha256 ', '');
  expect(hash).toMatch(/^[0-9a-f]{64}$/u);
  const words = wordsOf(await readFile(docx)).join('\n');
  expect(words).toContain(hash);
  expect(words).toContain('на 02.10.2030, 12:00');
  expect(words).toContain('Зарегистрированы на платформе: 1 из 2.');
  expect(words).toMatch(/Ёлкина Анна Петровна \|.*10\.09\.2030 \| со слов исполнителя/u);
  const book = await readWorkbook(await readFile(xlsx), 100);
  if (book.kind !== 'sheets') throw new Error(book.kind);
  for (const { rows } of book.sheets) expect(rows[1]?.[0]).toContain(hash);
  for (const file of [docx, xlsx]) expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await readdir(out())).toHaveLength(2);
});

test('--json: отпечаток — это sha256 файла снимка', async () => {
  const { out: lines } = await run(`--order order-101 --out ${out()} --json`);
  const json = await readFile(lines[2] ?? '', 'utf8');
  expect(lines[3]).toBe(`sha256 ${sha256(json)}`);
  expect(JSON.parse(json)).toMatchObject({ version: 1, order: { id: 'order-101' }, date: '2030-10-02', minute: 720 });
});

test('о выданной справке остаётся строка в журнале, больше в базе ничего не меняется', async () => {
  const { out: lines } = await run(`--order order-101 --out ${out()}`);
  const given = await bot.transaction((stores) => stores.journal.about('order:order-101'));
  expect(given).toMatchObject([
    {
      at: NOW,
      actor: null,
      act: 'statement.given',
      about: 'order:order-101',
      details: { at: NOW, hash: lines[2]?.replace('sha256 ', '') },
    },
  ]);
});

test('готовое не перезаписывается: второй раз в тот же день — отказ, и ни одного нового файла', async () => {
  await mkdir(out());
  await writeFile(join(out(), 'spravka-order-101-2030-10-02.xlsx'), 'подписано');
  const called = await run(`--order order-101 --out ${out()}`);
  expect(called).toMatchObject({ code: 1, out: [], err: [expect.stringContaining('не перезаписываю')] });
  expect(await readdir(out())).toEqual(['spravka-order-101-2030-10-02.xlsx']);
  expect(await bot.transaction((stores) => stores.journal.about('order:order-101'))).toEqual([]);
});

test.each([
  ['--order order-7 --out x', 1, 'Нет приказа «order-7». Есть: order-101.'],
  ['--order order-101', 2, '--order ID --out ПАПКА'],
  ['--out x', 2, '--order ID --out ПАПКА'],
])('неверно: «%s»', async (words, code, why) => {
  const called = await run(words);
  expect(called).toMatchObject({ code, out: [] });
  expect(called.err[0]).toContain(why);
});

test('на месте папки файл — отказ словами', async () => {
  await writeFile(out('taken'), '');
  expect(await run(`--order order-101 --out ${out('taken')}`)).toMatchObject({
    code: 1,
    out: [],
    err: [expect.stringContaining('Не получилось записать')],
  });
});
