/** A roster goes out in any format and any order, and comes in as the same register; what it changed can be taken back. */
import fc from 'fast-check';
import { transition, UNTOUCHED } from '../../src/domain/assignment';
import { staffId, userId, type ClassLabel } from '../../src/domain/ids';
import { rolesOfPosition } from '../../src/domain/posts';
import { fullName } from '../../src/domain/names';
import type { RosterEntry } from '../../src/domain/school';
import { readRoster } from '../../src/roster/readRoster';
import { writeSheet } from '../../src/roster/workbook';
import type { Stores } from '../../src/store/stores';
import { applyImport, changesAnything, differenceOf } from '../../src/usecases/importRoster';
import { identify } from '../../src/usecases/identify';
import { followRoster } from '../../src/usecases/staffRoles';
import { undoImport } from '../../src/usecases/undoImport';
import { cp1251, csv, ods, odsBook, utf16, xlsx, xlsxBook, type Table } from '../roster/tables';
import { ADMINISTRATOR, label, madeUpSchool, NOW } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const context = madeUpSchool();
const work = (stores: Stores) => ({ stores, now: NOW });

interface Person {
  readonly entry: RosterEntry;
  readonly note: string | null;
}

const person: fc.Arbitrary<Person> = fc
  .record({
    surname: fc.constantFrom('Ёлкина', 'Королёв', 'Римская-Корсакова', 'Соловьёв-Седой', 'Ким', 'Черных', 'О’Нил'),
    firstName: fc.constantFrom('Анна', 'Алёна', 'Пётр', 'Инна', 'Ян'),
    patronymic: fc.constantFrom('Петровна', 'Семёнович', 'Ильинична', 'Маис Оглы', null),
    position: fc.constantFrom(
      'учитель',
      'учитель начальных классов',
      'педагог доп. образования',
      'заместитель директора по УВР',
      'педагог "Квантум"; тьютор',
      'учитель, наставник',
      '=учитель',
      '+учитель',
      '-учитель',
      '@учитель',
    ),
    subject: fc.constantFrom(
      'физика',
      'русский язык; литература',
      'ИЗО «акварель»',
      '=1+1',
      '+7',
      '-5',
      '@SUM(A1)',
      null,
    ),
    classTeacherOf: fc.constantFrom<(ClassLabel | null)[]>(label('6А'), label('7Б'), label('11А'), null),
    note: fc.constantFrom('совместитель', '=HYPERLINK("http://a.example")', 'ставка 0,5; "час"', null),
  })
  .map(({ note, ...entry }) => ({ note, entry: { ...entry, ...rolesOfPosition(entry.position) } }));

/** Namesakes there may be; two rows that say the same of a name are one. */
const roster = fc
  .uniqueArray(person, {
    minLength: 1,
    maxLength: 25,
    selector: ({ entry }) => [fullName(entry), entry.position, entry.subject].join('|').toLowerCase(),
  })
  .map(ledByOne);

/** A class has one class teacher. */
function ledByOne<Line extends { readonly entry: RosterEntry }>(people: readonly Line[]): Line[] {
  const led = new Set<ClassLabel | null>();
  return people.map((one) => {
    const label = one.entry.classTeacherOf;
    if (label === null || !led.has(label)) {
      led.add(label);
      return one;
    }
    return { ...one, entry: { ...one.entry, classTeacherOf: null } };
  });
}

type Column = 'name' | 'surname' | 'firstName' | 'patronymic' | 'position' | 'subject' | 'class' | 'note' | 'number';
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  name: ['ФИО', 'Ф.И.О.', 'Фамилия, имя, отчество', 'ФИО сотрудника'],
  surname: ['Фамилия', 'ФАМИЛИЯ'],
  firstName: ['Имя', 'имя'],
  patronymic: ['Отчество', 'Отчество (при наличии)'],
  position: ['Должность', 'Занимаемая должность', 'ДОЛЖНОСТЬ'],
  subject: ['Предмет', 'Преподаваемый предмет', 'Предметы'],
  class: ['Класс', 'Кл. рук.', 'Классное руководство', 'Кл.рук.'],
  note: ['Примечание', 'Примечания'],
  number: ['№', '№ п/п'],
};
const WHOLE: readonly Column[] = ['number', 'name', 'position', 'subject', 'class', 'note'];
const IN_THREE: readonly Column[] = [
  'number',
  'surname',
  'firstName',
  'patronymic',
  'position',
  'subject',
  'class',
  'note',
];

const columns = fc
  .constantFrom(WHOLE, IN_THREE)
  .chain((all) => fc.shuffledSubarray([...all], { minLength: all.length }))
  .chain((order) => fc.tuple(...order.map((one) => fc.constantFrom(...HEADINGS[one]).map((as) => ({ one, as })))));

const CLASS_FORMS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toLowerCase(),
  (text) => `${text.slice(0, -1)} "${text.slice(-1)}"`,
  (text) => `${text.slice(0, -1)}-${text.slice(-1)}`,
];

type Write = (rows: Table) => Buffer | Promise<Buffer>;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const write = fc.constantFrom<Write>(
  xlsx,
  ods,
  ...[';', ',', '\t'].flatMap((separator): Write[] => [
    (rows) => csv(rows, separator),
    (rows) => Buffer.concat([BOM, csv(rows, separator, '\n')]),
    (rows) => cp1251(csv(rows, separator)),
    (rows) => utf16(csv(rows, separator)),
    (rows) => Buffer.concat([Buffer.from(`sep=${separator}\r\n`), csv(rows, separator)]),
  ]),
  // as the bot writes its own tables
  async ([header = [], ...rows]) => Buffer.from(await writeSheet({ title: 'Список', header, rows, widths: [] })),
);

const layout = fc.record({
  columns,
  write,
  form: fc.constantFrom(...CLASS_FORMS),
  titles: fc.boolean(),
  gaps: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

/** The file, with the rows in the order given. */
function fileOf(people: readonly Person[], { write: encode, ...how }: Layout) {
  return encode(tableOf(people, how));
}

function tableOf(people: readonly Person[], { columns: order, form, titles, gaps }: Omit<Layout, 'write'>): Table {
  const cell = ({ entry, note }: Person, index: number, column: Column): string => {
    switch (column) {
      case 'name':
        return fullName(entry);
      case 'class':
        return entry.classTeacherOf === null ? '' : form(entry.classTeacherOf);
      case 'number':
        return String(index + 1);
      case 'note':
        return note ?? '';
      default:
        return entry[column] ?? '';
    }
  };
  const blank = order.map(() => '');
  const rows = people.map((one, index) => order.map(({ one: column }) => cell(one, index, column)));
  const above = titles ? [['Список сотрудников', ...blank.slice(1)], blank] : [];
  return [...above, order.map(({ as }) => as), ...rows.flatMap((row) => (gaps ? [row, blank] : [row]))];
}

async function said(bytes: Buffer) {
  const file = await readRoster(bytes);
  if (file.kind !== 'read') throw new Error(file.reason);
  expect(file.doubtful).toEqual([]);
  return file;
}

const register = async (stores: Stores): Promise<string[]> =>
  (await stores.staff.all())
    .map(({ id: _id, user: _user, substitute: _substitute, ...facts }) => JSON.stringify(facts))
    .sort();

const expected = (people: readonly Person[]): string[] =>
  people.map(({ entry, note }) => JSON.stringify({ ...sorted(entry), status: 'active', note })).sort();

/** In the order of the store's own fields. */
function sorted({ surname, firstName, patronymic, position, subject, classTeacherOf, ...roles }: RosterEntry) {
  const { administration, additionalEducation } = roles;
  return { surname, firstName, patronymic, position, subject, classTeacherOf, administration, additionalEducation };
}

async function applies(stores: Stores, bytes: Buffer): Promise<number> {
  const file = await said(bytes);
  const id = await stores.rosterImports.preview(null, file, NOW);
  expect((await applyImport(context, work(stores), { id, file, by: null })).kind).toBe('applied');
  return id;
}

const twice = roster.chain((people) =>
  fc.record({
    people: fc.constant(people),
    again: fc.shuffledSubarray(people, { minLength: people.length }),
    first: layout,
    second: layout,
  }),
);

test('shuffled, re-encoded and exported anew, a roster is the same register, and changes nothing the second time', async () => {
  await fc.assert(
    fc.asyncProperty(twice, async ({ people, again, first, second }) => {
      const database = await inMemory();
      await database.transaction(async (stores) => {
        await applies(stores, await fileOf(people, first));
        expect(await register(stores)).toEqual(expected(people));
        const file = await said(await fileOf(again, second));
        expect(changesAnything(await differenceOf(work(stores), file))).toBe(false);
      });
      await database.close();
    }),
    { numRuns: 60 },
  );
});

/** Everything that an import may touch. */
async function picture(stores: Stores, users: readonly number[]): Promise<unknown> {
  const assignments = await stores.assignments.all();
  return {
    staff: await stores.staff.all(),
    left: await stores.staff.left(),
    roles: await Promise.all(users.map(async (user) => (await stores.accounts.find(userId(user)))?.roles)),
    rights: await Promise.all(
      users.map(async (user) => [...(await identify(context, work(stores), userId(user))).roles].sort()),
    ),
    administrators: (await stores.administrators.all()).map(({ user, appointed }) => `${user} ${appointed}`).sort(),
    assignments: assignments.map(({ duty, subject, assignment }) => ({ duty, subject, assignment })),
  };
}

/** Somebody linked, an additional administrator, somebody on leave with a substitute who holds a duty, somebody gone. */
async function lives(stores: Stores, people: readonly Person[]): Promise<number[]> {
  const ids = [];
  for (const { entry, note } of people) ids.push(await stores.staff.add(entry, note));
  const [first = staffId(1), second, third, fourth, fifth] = ids;
  const users = [20, 21];
  for (const [index, id] of [first, second].entries()) {
    const user = userId(users[index] ?? 99);
    await stores.accounts.consent(user, 1, NOW);
    await stores.accounts.addRole(user, 'subject_teacher', null);
    if (id !== undefined) await stores.staff.link(id, user, NOW);
  }
  await stores.administrators.set(userId(20), true, ADMINISTRATOR, NOW);
  if (third !== undefined && second !== undefined) {
    await stores.staff.setStatus(third, 'on_leave', second, NOW);
    const [duty] = context.orders.flatMap((order) => order.duties);
    if (!duty) throw new Error('no duty');
    const key = { duty: duty.id, subject: `staff:${third}` };
    const handed = transition(UNTOUCHED, { step: 'hand_over', holder: second, reason: null });
    await stores.assignments.record(key, handed, ADMINISTRATOR, NOW);
  }
  if (fourth !== undefined) await stores.staff.setStatus(fourth, 'left', null, NOW);
  if (fifth !== undefined) await stores.staff.setStatus(fifth, 'on_leave', null, NOW);
  return users;
}

test('whatever a file changed, «Вернуть как было» restores the register exactly', async () => {
  await fc.assert(
    fc.asyncProperty(roster, roster, layout, async (before, file, how) => {
      const database = await inMemory();
      await database.transaction(async (stores) => {
        const users = await lives(stores, before);
        // as every change of the roster leaves them
        for (const user of users) {
          const staff = await stores.staff.byUser(userId(user));
          if (staff) await followRoster(work(stores), staff);
        }
        const then = await picture(stores, users);
        const id = await applies(stores, await fileOf(file, how));
        const undone = await undoImport(work(stores), await identify(context, work(stores), ADMINISTRATOR), id);
        if (undone.kind === 'nothing') throw new Error('nothing to take back');
        expect(await picture(stores, users)).toEqual(then);
      });
      await database.close();
    }),
    { numRuns: 60 },
  );
});

/** One row a name: by which of two namesakes a file without their difference means, nobody can tell. */
const unlike = fc
  .uniqueArray(person, { minLength: 2, maxLength: 20, selector: ({ entry }) => fullName(entry) })
  .map(ledByOne);

const FACTS: readonly Column[] = ['position', 'subject', 'class', 'note'];

/** A layout with some of the facts only, and at least one, so that there is a header. */
const partial = fc.tuple(layout, fc.subarray([...FACTS], { minLength: 1, maxLength: 3 })).map(([one, facts]) => ({
  facts,
  how: { ...one, columns: one.columns.filter(({ one: column }) => !FACTS.includes(column) || facts.includes(column)) },
}));

/** What a file with those facts alone makes of somebody who stood otherwise. */
function corrected(before: Person, { entry, note }: Person, facts: readonly Column[]): Person {
  const position = facts.includes('position') ? entry.position : before.entry.position;
  return {
    note: facts.includes('note') ? note : before.note,
    entry: {
      ...before.entry,
      position,
      ...rolesOfPosition(position),
      subject: facts.includes('subject') ? entry.subject : before.entry.subject,
      classTeacherOf: facts.includes('class') ? entry.classTeacherOf : before.entry.classTeacherOf,
    },
  };
}

test('a column that is not in the file leaves its facts alone, whatever it changes of the others', async () => {
  await fc.assert(
    fc.asyncProperty(
      unlike,
      fc.array(person, { minLength: 20, maxLength: 20 }),
      partial,
      async (before, others, file) => {
        const database = await inMemory();
        await database.transaction(async (stores) => {
          for (const { entry, note } of before) await stores.staff.add(entry, note);
          const now = ledByOne(
            before.map((one, at) => {
              const other = others[at] ?? one;
              const { surname, firstName, patronymic } = one.entry;
              return { note: other.note, entry: { ...other.entry, surname, firstName, patronymic } };
            }),
          );
          await applies(stores, await fileOf(now, file.how));
          const after = before.map((one, at) => corrected(one, now[at] ?? one, file.facts));
          expect(await register(stores)).toEqual(expected(after));
        });
        await database.close();
      },
    ),
    { numRuns: 40 },
  );
});

test('spread over several sheets of a book, with a list of pupils between, a roster is the same register', async () => {
  const books = fc.constantFrom(xlsxBook, odsBook);
  await fc.assert(
    fc.asyncProperty(roster, fc.nat(), layout, layout, books, async (people, cut, first, second, write) => {
      const database = await inMemory();
      await database.transaction(async (stores) => {
        const at = cut % people.length;
        // a name that stands on two sheets is joined or asked about: that has tests of its own
        const names = new Set(people.slice(0, at).map(({ entry }) => fullName(entry)));
        const rest = people.slice(at).filter(({ entry }) => !names.has(fullName(entry)));
        const pupils: Table = [
          ['ФИО', 'Класс'],
          ['Иванов Пётр Ильич', '7Б'],
        ];
        const file = await write([
          { name: 'Администрация', rows: tableOf(people.slice(0, at), first) },
          { name: 'Ученики', rows: pupils },
          { name: 'Учителя', rows: tableOf(rest, second) },
        ]);
        await applies(stores, file);
        expect(await register(stores)).toEqual(expected([...people.slice(0, at), ...rest]));
        expect(changesAnything(await differenceOf(work(stores), await said(file)))).toBe(false);
      });
      await database.close();
    }),
    { numRuns: 25 },
  );
});
