import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createSchoolContext } from '../../src/schoolContext';
import { readSchool } from '../../src/school/readSchool';
import { userId } from '../../src/domain/ids';
import { readWorkbook } from '../../src/roster/workbook';
import { Database } from '../../src/store/database';
import { POSITION_OF_ROLE } from '../../src/texts/roles';
import { identify } from '../../src/usecases/identify';
import { redeemCode } from '../../src/usecases/redeemCode';
import { makeFolder, type Folder } from '../school/folder';
import { call } from './commandLine';

const NOW = Date.parse('2024-09-18T05:30:00Z');
const ANNA = userId(20);
const person = (surname: string, position = 'учитель') => ({
  surname,
  firstName: 'Анна',
  patronymic: 'Петровна',
  position,
  subject: 'физика',
  classTeacherOf: null,
  administration: false,
  additionalEducation: false,
});

let folder: Folder;
let path: string;
let bot: Database;
beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder.dir, 'bot.sqlite');
  const opened = await Database.open(path, 'school', { lock: true });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  bot = opened.database;
  await bot.transaction(async (stores) => {
    await stores.staff.add(person('Ёлкина', '=1+1'));
    await stores.staff.add(person('Львова', '<b>учитель'));
  });
});
afterEach(async () => {
  await bot.close();
  await folder.remove();
});

const run = (command: string, env: Record<string, string> = {}) =>
  call(command, { env: { DATABASE_URL: `sqlite:${path}`, VK_GROUP_ID: '5', VK_TOKEN: 'x', ...env }, now: NOW });
const valid = () => bot.transaction((stores) => stores.personalCodes.valid(NOW));
const out = (name: string): string => join(folder.dir, name);

test('лист XLSX: строка на человека, знак «=» остаётся текстом, код из листа действует', async () => {
  const file = out('codes.xlsx');
  expect(await run(`codes --out ${file}`)).toMatchObject({ code: 0, out: [] });
  const book = await readWorkbook(await readFile(file), 100);
  if (book.kind !== 'sheets') throw new Error(book.kind);
  const [header, anna, lvova] = book.sheets[0]?.rows ?? [];
  expect(header).toEqual(['ФИО', 'Должность', 'Код', 'Ссылка', 'Действует до']);
  expect(anna?.[1]).toBe('=1+1, физика');
  const code = anna?.[2]?.replaceAll('-', '') ?? '';
  expect(anna?.[0]).toBe('Ёлкина Анна Петровна');
  expect(anna?.slice(3)).toEqual([`vk.me/club5?ref=${code}`, '18.10.2024']);
  expect(lvova?.[2]).not.toBe(anna?.[2]);

  const data = await readSchool('data');
  if (data.kind !== 'school') throw new Error('the school is unreadable');
  const context = createSchoolContext(data, [], { id: 5 });
  const redeemed = await bot.transaction(async (stores) => {
    await stores.accounts.consent(ANNA, 1, NOW);
    const work = { stores, now: NOW };
    const actor = await identify(context, work, ANNA);
    return redeemCode(context, work, actor, { readings: [code], aside: false, positions: POSITION_OF_ROLE });
  });
  expect(redeemed).toMatchObject({ kind: 'linked', staff: { surname: 'Ёлкина' } });
});

test('лист HTML: полоска на человека, имена не становятся разметкой, файл читает только владелец', async () => {
  const file = out('codes.html');
  expect((await run(`codes --out ${file}`)).code).toBe(0);
  const page = await readFile(file, 'utf8');
  expect(page.match(/<section>/gu)).toHaveLength(2);
  expect(page).toContain('&lt;b&gt;учитель');
  expect(page).toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/u);
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('во второй раз выдавать некому; заново — с --again, и прежние коды отозваны', async () => {
  await run(`codes --out ${out('1.html')}`);
  const before = await valid();
  expect(await run(`codes --out ${out('2.html')}`)).toMatchObject({
    code: 1,
    err: [expect.stringContaining('--again')],
  });
  expect(await valid()).toEqual(before);
  expect((await run(`codes --out ${out('3.html')} --again`)).code).toBe(0);
  const after = await valid();
  expect(after).toHaveLength(2);
  expect(after.some(({ id }) => before.some((one) => one.id === id))).toBe(false);
});

test('файл не записать — ни один код не выдан', async () => {
  await run(`codes --out ${out('codes.html')}`);
  const before = await valid();
  expect(await run(`codes --out ${out('codes.html')} --again`)).toMatchObject({
    code: 1,
    err: [expect.stringContaining('не перезаписываю')],
  });
  expect(await run(`codes --out ${out('no/such/folder.html')} --again`)).toMatchObject({ code: 1 });
  expect(await valid()).toEqual(before);
});

test.each([
  ['codes', 2, 'Укажите, куда записать'],
  ['codes --out list.pdf', 2, '.xlsx или .html'],
])('неверный вызов «%s» — объяснение', async (command, code, text) => {
  const called = await run(command);
  expect(called.code).toBe(code);
  expect(called.err.join('\n')).toContain(text);
  expect(await valid()).toEqual([]);
});

test('без номера сообщества ссылок не сделать, и коды не выданы', async () => {
  const called = await run(`codes --out ${out('codes.html')}`, { VK_GROUP_ID: '' });
  expect(called).toMatchObject({ code: 1, err: [expect.stringContaining('VK_GROUP_ID')] });
  expect(await valid()).toEqual([]);
});
