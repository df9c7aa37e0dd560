import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { RosterFile } from '../../src/domain/rosterFile';
import { readRoster } from '../../src/roster/readRoster';
import { writeSheet } from '../../src/roster/workbook';
import { cp1251, csv, ods, utf16, xlsx, zip, type Table } from './tables';

const HEADER = ['ФИО', 'Должность', 'Предмет', 'Класс', 'Примечание'];
const PEOPLE: Table = [
  ['Примерова Вера Максимовна', 'заместитель директора по УВР', '', '', 'администратор платформы'],
  ['Фёдорова Анна Ильинична', 'учитель', 'физика', '7Б', ''],
  ['Кружкова Инна Олеговна', 'педагог доп. образования', '', '', 'по вторникам'],
  ['Ахмедов Руслан Маис оглы', 'учитель', 'химия; биология', '11 "А"', ''],
];
const ROSTER: Table = [HEADER, ...PEOPLE];
const file = (name: string): Buffer => readFileSync(join(__dirname, 'files', name));

async function entries(bytes: Buffer) {
  const read = await readRoster(bytes);
  if (read.kind !== 'read') throw new Error(read.reason);
  return read.lines.map((line) => line.entry);
}
const refusal = async (bytes: Buffer): Promise<string> => {
  const read = await readRoster(bytes);
  return read.kind === 'refused' ? read.reason : 'read';
};
const doubts = async (rows: Table): Promise<[number, string][]> => {
  const read = await readRoster(csv(rows));
  if (read.kind !== 'read') throw new Error(read.reason);
  return read.doubtful.map(({ row, doubt }) => [row, doubt]);
};

test('people become members of staff with their roles', async () => {
  expect(await entries(csv(ROSTER))).toEqual([
    {
      surname: 'Примерова',
      firstName: 'Вера',
      patronymic: 'Максимовна',
      position: 'заместитель директора по УВР',
      subject: null,
      classTeacherOf: null,
      administration: true,
      additionalEducation: false,
    },
    expect.objectContaining({ surname: 'Фёдорова', subject: 'физика', classTeacherOf: '7Б', administration: false }),
    expect.objectContaining({ surname: 'Кружкова', additionalEducation: true }),
    expect.objectContaining({
      surname: 'Ахмедов',
      patronymic: 'Маис Оглы',
      subject: 'химия; биология',
      classTeacherOf: '11А',
    }),
  ]);
});

describe('the same roster is the same register', () => {
  test.each<[string, (rows: Table) => Buffer | Promise<Buffer>]>([
    ['XLSX', xlsx],
    ['ODS', ods],
    ['commas', (rows) => csv(rows, ',')],
    ['tabs, Unix line ends', (rows) => csv(rows, '\t', '\n')],
    ['windows-1251', (rows) => cp1251(csv(rows))],
    ['UTF-8 with its mark', (rows) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), csv(rows)])],
    ['UTF-16', (rows) => utf16(csv(rows, '\t'))],
    ['Excel’s word on the separator', (rows) => Buffer.concat([Buffer.from('sep=;\r\n'), csv(rows)])],
  ])('as %s', async (_kind, make) => {
    expect(await entries(await make(ROSTER))).toEqual(await entries(csv(ROSTER)));
  });

  test('as XLS, with a number column and a title', async () => {
    expect(await entries(file('roster.xls'))).toEqual([
      expect.objectContaining({ surname: 'Примерова', administration: true }),
      expect.objectContaining({ surname: 'Фёдорова', classTeacherOf: '7Б', subject: 'физика' }),
      expect.objectContaining({ surname: 'Кружкова', additionalEducation: true }),
    ]);
  });

  test('whatever the order of columns and rows, the separator, the encoding and the empty rows between', async () => {
    const names = fc.shuffledSubarray(PEOPLE.slice(), { minLength: PEOPLE.length });
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    const encode = fc.constantFrom<(rows: Table) => Buffer | Promise<Buffer>>(
      (rows) => csv(rows),
      (rows) => csv(rows, ','),
      (rows) => cp1251(csv(rows, '\t')),
      (rows) => utf16(csv(rows)),
      xlsx,
      ods,
    );
    const sorted = async (bytes: Buffer): Promise<string[]> =>
      (await entries(bytes)).map((one) => JSON.stringify(one)).sort();
    const expected = await sorted(csv(ROSTER));
    await fc.assert(
      fc.asyncProperty(names, order, encode, fc.integer({ min: 0, max: 3 }), async (people, columns, make, blank) => {
        const empty = Array.from({ length: blank }, () => ['', '', '', '', '']);
        const rows = [['Школа'], ...empty, HEADER, ...people.flatMap((one) => [one, ...empty])];
        const shuffled = rows.map((row) => (row.length === 1 ? row : columns.map((at) => row[at] ?? '')));
        expect(await sorted(await make(shuffled))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe('headers as schools write them', () => {
  test.each([
    [['№', 'Ф. И. О.', 'Должность', 'Преподаваемый предмет', 'Классное руководство']],
    [['п/п', 'ФИО педагога', 'Занимаемая должность', 'Предмет', 'Кл. рук.']],
    [['', 'Фамилия, имя, отчество', 'ДОЛЖНОСТЬ', 'Предметы', 'Класс']],
    [['Таб. номер', 'Сотрудник', 'Должность по штату', 'Учебный предмет', 'Классный руководитель']],
  ])('%j', async (header) => {
    expect(await entries(csv([header, ['1', 'Фёдорова Анна Ильинична', 'учитель', 'физика', 'кл. рук. 7-б']]))).toEqual(
      [expect.objectContaining({ surname: 'Фёдорова', position: 'учитель', subject: 'физика', classTeacherOf: '7Б' })],
    );
  });

  test('three columns for a name', async () => {
    const rows = [
      ['Фамилия', 'Имя', 'Отчество', 'Должность'],
      ['ФЁДОРОВА', 'АННА', 'ИЛЬИНИЧНА', 'учитель'],
      ['Ли', 'Мин', '', 'учитель'],
    ];
    expect(await entries(csv(rows))).toEqual([
      expect.objectContaining({ surname: 'Фёдорова', firstName: 'Анна', patronymic: 'Ильинична' }),
      expect.objectContaining({ surname: 'Ли', firstName: 'Мин', patronymic: null }),
    ]);
  });

  test('titles above, headings between, the header again on every page, signatures below', async () => {
    const rows = [
      ['ГБОУ СОШ', '', ''],
      ['Список педагогических работников', '', ''],
      ['', '', ''],
      ['ФИО', 'Должность', 'Предмет'],
      ['Начальная школа', '', ''],
      ['Фёдорова Анна Ильинична', 'учитель', 'физика'],
      ['ФИО', 'Должность', 'Предмет'],
      ['Ли Мин', 'учитель', ''],
      ['Итого: 2', '', ''],
      ['Директор Директоров Иван Иванович', '', ''],
    ];
    expect((await entries(csv(rows))).map((one) => one.surname)).toEqual(['Фёдорова', 'Ли']);
    expect(await doubts(rows)).toEqual([]);
  });
});

test('a merged title, dates and numbers as a spreadsheet keeps them do not stand in the way', async () => {
  const { writeXlsx } = await import('hucre');
  const rows = [
    ['Тарификационный список', null, null, null, null],
    [],
    ['№', 'ФИО', 'Дата приёма', 'Должность', 'Примечание'],
    [1, 'Фёдорова Анна Ильинична', new Date('2020-09-01T00:00:00Z'), 'учитель', new Date('2024-05-31T00:00:00Z')],
    [2, 'Ли Мин', 45_170, 'учитель', 45_170],
  ];
  const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }];
  const read = await readRoster(Buffer.from(await writeXlsx({ sheets: [{ name: 'Лист1', rows, merges }] })));
  expect(read).toMatchObject({
    kind: 'read',
    doubtful: [],
    lines: [
      { row: 4, note: '2024-05-31', entry: { surname: 'Фёдорова', position: 'учитель' } },
      { row: 5, note: '45170', entry: { surname: 'Ли', position: 'учитель' } },
    ],
  });
});

test('what cannot be read is named by its row, and never guessed at', async () => {
  const rows = [
    ['ФИО', 'Должность', 'Кл. рук.'],
    ['Фёдорова А.И.', 'учитель', ''],
    ['Ли Мин', '', ''],
    ['Смирнова Ольга Петровна', 'учитель', 'начальные'],
    ['Кузнецова Елена Сергеевна', 'учитель', '6А, 7Б'],
    ['Кузнецова Елена Сергеевна', 'учитель', ''],
    ['', 'вакансия учителя химии', ''],
  ];
  expect(await doubts(rows)).toEqual([
    [2, 'name'],
    [3, 'position'],
    [4, 'class'],
    [5, 'several_classes'],
    [6, 'repeated'],
    [7, 'name'],
  ]);
  expect((await entries(csv(rows))).map((one) => [one.surname, one.classTeacherOf])).toEqual([
    ['Ли', null],
    ['Смирнова', null],
    ['Кузнецова', '6А'],
  ]);
});

test('cells that a spreadsheet would take for formulas stay text, in and out', async () => {
  const cells = ['=1+1', '+7', '-5', '@SUM(A1)', '=cmd|calc'];
  const rows = [HEADER, ['Ли Мин', 'учитель', ...cells.slice(0, 1), '', '=HYPERLINK("http://a")']];
  expect((await entries(csv(rows)))[0]).toMatchObject({ subject: '=1+1' });
  const written = await writeSheet({
    title: 'Лист',
    header: HEADER,
    rows: [['Ли Мин', ...cells.slice(0, 4)]],
    widths: [],
  });
  expect(await entries(Buffer.from(written))).toEqual([expect.objectContaining({ position: '=1+1', subject: '+7' })]);
});

describe('a file that is no roster is refused with the reason', () => {
  const sheet = (cell: string): Buffer =>
    Buffer.from(`<worksheet><sheetData><row>${cell}</row></sheetData></worksheet>`);
  const workbook = { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') };
  test.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['50 MB', 'too_big', () => Buffer.alloc(50 * 1024 * 1024, 'a')],
    ['nothing at all', 'empty', () => Buffer.alloc(0)],
    ['a header alone', 'empty', () => csv([HEADER])],
    ['a picture renamed to .xlsx', 'not_a_table', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a JPEG', 'not_a_table', () => Buffer.from('ffd8ffe000104a4649460001', 'hex')],
    ['a PDF', 'not_a_table', () => Buffer.from('%PDF-1.7\nhello')],
    ['a page of the web', 'not_a_table', () => Buffer.from('<html><table><tr><td>ФИО</td></tr></table>')],
    ['a text document', 'not_a_table', () => zip([{ name: 'word/document.xml', content: Buffer.from('<w/>') }])],
    [
      'a bomb',
      'too_big',
      () => zip([workbook, { name: 'xl/sharedStrings.xml', content: Buffer.alloc(40_000_000, ' ') }]),
    ],
    [
      'a bomb that lies about its size',
      'damaged',
      () => zip([workbook, { name: 'xl/sharedStrings.xml', content: Buffer.alloc(40_000_000, ' '), saysSize: 1_000 }]),
    ],
    ['half an archive', 'damaged', async () => (await xlsx(ROSTER)).subarray(0, 900)],
    ['macros', 'macros', () => zip([workbook, { name: 'xl/vbaProject.bin', content: Buffer.from('x') }])],
    [
      'a formula in XLSX',
      'formulas',
      () => zip([workbook, { name: 'xl/worksheets/sheet1.xml', content: sheet('<c><f>1+1</f></c>') }]),
    ],
    ['a formula in XLS', 'formulas', () => file('formula.xls')],
    [
      'a table about something else',
      'no_header',
      () =>
        csv([
          ['Товар', 'Цена'],
          ['Мел', '5'],
        ]),
    ],
    [
      'more rows than any school has',
      'too_many_rows',
      () => csv([HEADER, ...Array.from({ length: 2_100 }, () => ['', '', '', '', '']), ...PEOPLE]),
    ],
  ])('%s: %s', async (_what, reason, make) => {
    expect(await refusal(await make())).toBe(reason);
  });

  test('garbage of any kind never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.uint8Array({ maxLength: 200 }).map((tail) => Buffer.concat([Buffer.from('PK\x03\x04'), tail])),
          fc
            .uint8Array({ maxLength: 200 })
            .map((tail) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), tail])),
        ),
        async (bytes) => {
          const read: RosterFile = await readRoster(Buffer.from(bytes));
          expect(['read', 'refused']).toContain(read.kind);
        },
      ),
      { numRuns: 200 },
    );
  });
});
