/** Headers as schools write them: what is understood, what is named as not understood, what an absent column leaves alone. */
import type { RosterFileSaid } from '../../src/domain/rosterFile';
import { readRoster } from '../../src/roster/readRoster';
import { csv, type Table } from './tables';

async function said(rows: Table): Promise<RosterFileSaid> {
  const file = await readRoster(csv(rows));
  if (file.kind !== 'read') throw new Error(file.reason);
  return file;
}

test.each([
  'Преподаватель',
  'Преподаватели',
  'Педагогические работники',
  'Педагогический работник',
  'Учителя',
  'Сотрудник',
  'Сотрудники школы',
  'Работник',
  'Работники',
  'Педагоги',
  'Список',
  'Список сотрудников',
  'Список педагогов',
  'Имя',
])('«%s» over whole names is the name', async (heading) => {
  const { lines } = await said([
    [heading, 'Должность'],
    ['Фёдорова Анна Ильинична', 'учитель'],
  ]);
  expect(lines).toMatchObject([
    { entry: { surname: 'Фёдорова', firstName: 'Анна', patronymic: 'Ильинична', position: 'учитель' } },
  ]);
});

test('«Имя» stays the first name where there is a surname, also with «Отчество» or with both in one column', async () => {
  for (const [header, row] of [
    [
      ['Имя', 'Фамилия', 'Должность'],
      ['Мин', 'Ли', 'учитель'],
    ],
    [
      ['Фам.', 'Имя', 'Отч.', 'Должн.'],
      ['Ли', 'Мин', '', 'учитель'],
    ],
    [
      ['Фамилия', 'Имя, отчество', 'Должность'],
      ['Ли', 'Мин', 'учитель'],
    ],
  ] as const) {
    const { lines } = await said([header, row]);
    expect(lines).toMatchObject([{ entry: { surname: 'Ли', firstName: 'Мин', position: 'учитель' } }]);
  }
});

test.each([
  ['Должн.', { position: 'учитель' }, 'учитель'],
  ['Предм.', { subject: 'физика' }, 'физика'],
  ['Кл.', { classTeacherOf: '7Б' }, '7Б'],
  ['К/р', { classTeacherOf: '7Б' }, '7б'],
  ['К.р.', { classTeacherOf: '7Б' }, '7Б'],
  ['Кл/р', { classTeacherOf: '7Б' }, '7Б'],
  ['№ класса', { classTeacherOf: '7Б' }, '7Б'],
  ['№ кл.', { classTeacherOf: '7Б' }, '7Б'],
  ['Кл. рук-во', { classTeacherOf: '7Б' }, '7Б'],
  ['Кл.рук.', { classTeacherOf: '7Б' }, '7Б'],
  ['Классн. рук-ль', { classTeacherOf: '7Б' }, '7Б'],
  ['Класс, которым руководит', { classTeacherOf: '7Б' }, '7Б'],
  ['Закреплённый класс', { classTeacherOf: '7Б' }, '7Б'],
])('«%s» is understood', async (heading, entry, cell) => {
  const { lines, sheets } = await said([
    ['ФИО', heading],
    ['Фёдорова Анна Ильинична', cell],
  ]);
  expect(lines).toMatchObject([{ entry }]);
  expect(sheets).toMatchObject([{ unknown: [] }]);
});

test('«Прим.» is the note', async () => {
  const { lines } = await said([
    ['ФИО', 'Должность', 'Прим.'],
    ['Фёдорова Анна Ильинична', 'учитель', 'совместитель'],
  ]);
  expect(lines).toMatchObject([{ note: 'совместитель' }]);
});

test('beside «Кл. рук.» a column «Класс» is of those that are taught, wherever it stands', async () => {
  const { lines, sheets } = await said([
    ['ФИО', 'Должность', 'Класс', 'Кл. рук.'],
    ['Фёдорова Анна Ильинична', 'учитель', '5А, 5Б, 6А', '7Б'],
  ]);
  expect(lines).toMatchObject([{ entry: { classTeacherOf: '7Б' } }]);
  expect(sheets).toMatchObject([{ unknown: [], taught: ['Класс'] }]);
});

test.each([
  ['Классы', '6Б'],
  ['Классы', '6А, 7А, 11А'],
  ['Класс', '6А, 7А'],
  ['Класс', '5-9'],
  ['№ класса', '6 7 8'],
  ['Кл.', '6А;7А'],
])('«%s» with «%s» is of classes that are taught', async (heading, cell) => {
  const { lines, doubtful, sheets } = await said([
    ['ФИО', 'Должность', heading],
    ['Ли Мин', 'учитель', '7А'],
    ['Фёдорова Анна Ильинична', 'учитель', cell],
  ]);
  expect(lines.map(({ entry, unsaid }) => [entry.classTeacherOf, unsaid?.includes('classTeacherOf')])).toEqual([
    [null, true],
    [null, true],
  ]);
  expect(sheets).toMatchObject([{ unknown: [], taught: [heading] }]);
  expect(doubtful).toEqual([]);
});

test('a second row of a name, nothing telling what either does, is no repetition for certain, nor is its class taken', async () => {
  const { lines, doubtful } = await said([
    ['ФИО', 'Кл. рук.'],
    ['Двойнов Иван Иванович', '6А'],
    ['Двойнов Иван Иванович', '7Б'],
    ['Ли Мин', '7А'],
  ]);
  expect(lines.map(({ entry }) => [entry.surname, entry.classTeacherOf])).toEqual([
    ['Двойнов', null],
    ['Ли', '7А'],
  ]);
  expect(doubtful).toMatchObject([{ row: 3, doubt: 'same_name' }]);
});

test('a heading that looks like nothing known is kept to be named; numbers of rows are no heading', async () => {
  const { sheets } = await said([
    ['№ п/п', 'Таб. №', 'ФИО', 'Должность', 'Стаж', 'Телефон', 'E-mail', 'Предмет 1', 'Предмет 2'],
    ['1', '7', 'Фёдорова Анна Ильинична', 'учитель', '3', '', '', 'физика', 'химия'],
  ]);
  expect(sheets).toEqual([
    {
      kind: 'read',
      name: null,
      facts: ['position', 'subject'],
      unknown: ['Стаж', 'Телефон', 'E-mail', 'Предмет 2'],
    },
  ]);
});

test('what has no column is left unsaid, and so is a cell that is no answer; an empty cell says «none»', async () => {
  const { lines, doubtful } = await said([
    ['ФИО', 'Должность', 'Предмет', 'Класс'],
    ['Фёдорова Анна Ильинична', 'учитель', '', ''],
    ['Ли Мин', '', 'физика', '7Б'],
    ['Ким Инна', 'учитель', 'физика', 'начальные'],
  ]);
  expect(lines.map(({ unsaid }) => unsaid)).toEqual([['note'], ['note', 'position'], ['note', 'classTeacherOf']]);
  expect(doubtful.map(({ row, doubt }) => [row, doubt])).toEqual([
    [3, 'position'],
    [4, 'class'],
  ]);
  const two = await said([
    ['ФИО', 'Предмет'],
    ['Ли Мин', 'физика'],
  ]);
  expect(two).toMatchObject({ lines: [{ unsaid: ['position', 'classTeacherOf', 'note'] }], doubtful: [] });
});
