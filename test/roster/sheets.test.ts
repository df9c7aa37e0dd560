/** Books of several sheets: all that say what people do are read, the others are named. */
import { readRoster } from '../../src/roster/readRoster';
import { ods, odsBook, xlsxBook, type NamedTable } from './tables';

const ADMINISTRATION: NamedTable = {
  name: 'Администрация',
  rows: [
    ['ФИО', 'Должность'],
    ['Примерова Вера Максимовна', 'директор'],
  ],
};
const TEACHERS: NamedTable = {
  name: 'Учителя',
  rows: [
    ['Учителя школы'],
    ['ФИО', 'Должность', 'Предмет', 'Класс'],
    ['Фёдорова Анна Ильинична', 'учитель', 'физика', '7Б'],
    ['Ли М.', 'учитель', '', ''],
  ],
};

async function said(sheets: readonly NamedTable[], write = xlsxBook) {
  const file = await readRoster(await write(sheets));
  if (file.kind !== 'read') throw new Error(file.reason);
  return file;
}
const names = (file: Awaited<ReturnType<typeof said>>): string[] => file.lines.map(({ entry }) => entry.surname);

test.each([
  ['XLSX', xlsxBook],
  ['ODS', odsBook],
])('every sheet with a header is read, and rows say theirs: %s', async (_kind, write) => {
  const file = await said([ADMINISTRATION, TEACHERS, { name: 'Лист3', rows: [] }], write);
  expect(file).toMatchObject({
    lines: [
      { row: 2, sheet: 'Администрация', unsaid: ['subject', 'classTeacherOf', 'note'] },
      { row: 3, sheet: 'Учителя', entry: { subject: 'физика', classTeacherOf: '7Б' }, unsaid: ['note'] },
    ],
    doubtful: [{ row: 4, sheet: 'Учителя', doubt: 'name' }],
  });
  expect(file.sheets).toEqual([
    { kind: 'read', name: 'Администрация', facts: ['position'], unknown: [] },
    { kind: 'read', name: 'Учителя', facts: ['position', 'subject', 'classTeacherOf'], unknown: [] },
  ]);
});

test('a list of pupils, a sheet without a header and a hidden one are passed over, and named', async () => {
  const pupils = [
    ['ФИО', 'Класс'],
    ['Иванов Пётр Ильич', '7Б'],
  ];
  const file = await said([
    { name: 'Ученики', rows: pupils },
    TEACHERS,
    { name: 'Звонки', rows: [['1 урок', '8:30']] },
    { ...ADMINISTRATION, hidden: true },
  ]);
  expect(names(file)).toEqual(['Фёдорова']);
  expect(file.lines[0]).not.toHaveProperty('sheet');
  expect(file.sheets).toMatchObject([
    { kind: 'passed', name: 'Ученики', why: 'no_post' },
    { kind: 'read', name: 'Учителя' },
    { kind: 'passed', name: 'Звонки', why: 'no_header' },
    { kind: 'passed', name: 'Администрация', why: 'hidden' },
  ]);
});

test('whoever stands on two sheets without contradiction is one person, and it is said', async () => {
  const leaders = {
    name: 'Классные руководители',
    rows: [
      ['ФИО', 'Предмет', 'Класс'],
      ['Федорова Анна Ильинична', '', '8А'],
      ['Примерова Вера Максимовна', '', '9А'],
    ],
  };
  const teachers = { ...TEACHERS, rows: TEACHERS.rows.map((row) => row.slice(0, 3)) };
  const file = await said([ADMINISTRATION, teachers, leaders]);
  expect(file.lines.map(({ entry }) => [entry.surname, entry.position, entry.subject, entry.classTeacherOf])).toEqual([
    ['Примерова', 'директор', null, '9А'],
    ['Фёдорова', 'учитель', 'физика', '8А'],
  ]);
  expect(file.lines[1]?.unsaid).toEqual(['note']);
  expect(file.doubtful).toMatchObject([
    { row: 4, sheet: 'Учителя', doubt: 'name' },
    { row: 2, sheet: 'Классные руководители', doubt: 'joined' },
    { row: 3, sheet: 'Классные руководители', doubt: 'joined' },
  ]);
});

test('one name in two posts on two sheets stays two rows; a class of two sheets is nobody’s to change', async () => {
  const circles = {
    name: 'Кружки',
    rows: [
      ['ФИО', 'Должность', 'Класс'],
      ['Фёдорова Анна Ильинична', 'педагог доп. образования', ''],
      ['Ким Инна Олеговна', 'педагог-организатор', '7Б'],
    ],
  };
  const file = await said([TEACHERS, circles]);
  expect(names(file)).toEqual(['Фёдорова', 'Фёдорова', 'Ким']);
  expect(file.lines.map(({ entry }) => entry.classTeacherOf)).toEqual([null, null, null]);
  expect(file.lines[2]?.unsaid).toContain('classTeacherOf');
  expect(file.doubtful.filter(({ doubt }) => doubt === 'class_of_several').map(({ sheet }) => sheet)).toEqual([
    'Учителя',
    'Кружки',
  ]);
});

test('a long sheet about something else does not stand in the way; too many people on all of them do', async () => {
  const long = Array.from({ length: 1_200 }, () => ['товар', '5']);
  expect(names(await said([{ name: 'Склад', rows: long }, TEACHERS]))).toEqual(['Фёдорова']);
  const many = (name: string): NamedTable => ({
    name,
    rows: [['ФИО', 'Должность'], ...Array.from({ length: 600 }, (_, at) => ['Ли Мин', `учитель ${name} ${at}`])],
  });
  expect(await readRoster(await xlsxBook([many('А'), many('Б')]))).toEqual({
    kind: 'refused',
    reason: 'too_many_rows',
  });
  expect(await readRoster(await ods([['ФИО', 'Класс']]))).toEqual({ kind: 'refused', reason: 'empty' });
});
