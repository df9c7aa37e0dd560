import fc from 'fast-check';
import { staffId, type ClassLabel } from '../../src/domain/ids';
import { rosterDiff, type KnownStaff } from '../../src/domain/rosterDiff';
import type { RosterFact, RosterLine } from '../../src/domain/rosterFile';
import type { RosterEntry } from '../../src/domain/school';
import { withSchoolClasses } from '../../src/domain/unsaid';

const person = (name: string, more: Partial<RosterEntry> = {}): RosterEntry => {
  const [surname = '', firstName = '', patronymic = null] = name.split(' ');
  return {
    surname,
    firstName,
    patronymic,
    position: 'учитель',
    subject: null,
    classTeacherOf: null,
    administration: false,
    additionalEducation: false,
    ...more,
  };
};
const known = (entries: readonly RosterEntry[]): KnownStaff[] =>
  entries.map((entry, index) => ({ ...entry, id: staffId(index + 1), note: null }));
const lines = (entries: readonly RosterEntry[]): RosterLine[] =>
  entries.map((entry, index) => ({ row: index + 2, entry, note: null }));
const diff = (before: readonly RosterEntry[], after: readonly RosterEntry[], left: readonly RosterEntry[] = []) =>
  rosterDiff(known(before), known(left), { lines: lines(after), doubtful: [] });

const ANNA = person('Ёлкина Анна Петровна', { subject: 'физика', classTeacherOf: '7Б' as ClassLabel });
const IRINA = person('Соколова Ирина Львовна', { subject: 'химия' });

test('whoever is new, changed and gone is told apart', () => {
  const result = diff([ANNA, IRINA], [{ ...ANNA, classTeacherOf: '8Б' as ClassLabel }, person('Новиков Пётр Ильич')]);
  expect(result.added.map((one) => one.entry.surname)).toEqual(['Новиков']);
  expect(result.changed.map(({ staff, fields }) => [staff.surname, fields])).toEqual([['Ёлкина', ['classTeacherOf']]]);
  expect(result.gone.map((one) => one.surname)).toEqual(['Соколова']);
});

test('«ё» or another case is the same person, spelt anew', () => {
  const result = diff([ANNA], [{ ...ANNA, surname: 'Елкина' }]);
  expect(result.changed.map((one) => one.fields)).toEqual([['name']]);
  expect(result.added).toEqual([]);
});

test.each([
  ['a marriage', { ...IRINA, surname: 'Воробьёва' }],
  ['a slip of the finger', { ...IRINA, surname: 'Соколоова' }],
  ['a patronymic left out', { ...IRINA, patronymic: null }],
])('%s is never merged nor dismissed: the administrator is asked', (_what, after) => {
  const result = diff([ANNA, IRINA], [ANNA, after]);
  expect(result.unsure.map(({ staff }) => staff.surname)).toEqual(['Соколова']);
  expect([result.added, result.gone, result.changed]).toEqual([[], [], []]);
});

test('namesakes keep their own rows', () => {
  const history = person('Двойнов Иван Иванович', { subject: 'история' });
  const music = person('Двойнов Иван Иванович', { subject: 'музыка', position: 'педагог-организатор' });
  const result = diff([history, music], [{ ...music, classTeacherOf: '6А' as ClassLabel }, history]);
  expect(result.changed.map(({ staff, fields }) => [staff.id, fields])).toEqual([[2, ['classTeacherOf']]]);
  expect([result.added, result.gone]).toEqual([[], []]);
});

test('one more of the same name is asked about: a namesake, or one person in two posts', () => {
  const circle = { ...IRINA, position: 'педагог дополнительного образования', subject: null };
  const result = diff([ANNA], [ANNA, IRINA, circle]);
  expect(result.added).toHaveLength(2);
  expect(result.doubtful.map(({ row, doubt }) => [row, doubt])).toEqual([
    [3, 'namesake'],
    [4, 'namesake'],
  ]);
  expect(diff([ANNA, IRINA, circle], [ANNA, IRINA, circle]).doubtful).toEqual([]);
  expect(diff([ANNA, IRINA], [ANNA, IRINA, circle]).doubtful).toMatchObject([{ row: 4, doubt: 'namesake' }]);
});

describe('what the file does not say', () => {
  const about = (entry: RosterEntry, unsaid: readonly RosterFact[], row = 2): RosterLine => ({
    row,
    entry,
    note: null,
    unsaid,
  });
  const diffOf = (before: readonly RosterEntry[], after: readonly RosterLine[], left: readonly RosterEntry[] = []) =>
    rosterDiff(known(before), known(left), { lines: after, doubtful: [] });
  const bare = person('Ёлкина Анна Петровна');

  test('stays as it is, and is no difference', () => {
    expect(diffOf([ANNA], [about(bare, ['subject', 'classTeacherOf', 'note'])])).toMatchObject({
      changed: [],
      unchanged: 1,
    });
    const promoted = { ...bare, position: 'директор', administration: true };
    expect(diffOf([ANNA], [about(promoted, ['subject', 'classTeacherOf', 'note'])]).changed).toMatchObject([
      { fields: ['position', 'role'], line: { entry: { ...promoted, subject: 'физика', classTeacherOf: '7Б' } } },
    ]);
    const deputy = { ...ANNA, position: 'завуч', administration: true };
    const subjects = about({ ...bare, position: '', subject: 'химия' }, ['position', 'classTeacherOf', 'note']);
    expect(diffOf([deputy], [subjects]).changed).toMatchObject([
      { fields: ['subject'], line: { entry: { position: 'завуч', administration: true, subject: 'химия' } } },
    ]);
  });

  test('namesakes are told apart by what it does say', () => {
    const history = person('Двойнов Иван Иванович', { subject: 'история' });
    const music = person('Двойнов Иван Иванович', { subject: 'музыка', position: 'педагог-организатор' });
    const unsaid = ['subject', 'classTeacherOf', 'note'] as const;
    const said = [about({ ...music, subject: null }, unsaid), about({ ...history, subject: null }, unsaid, 3)];
    expect(diffOf([history, music], said)).toMatchObject({
      added: [],
      gone: [],
      unsure: [],
      changed: [],
      unchanged: 2,
    });
  });

  test('of somebody who may have married is asked about still', () => {
    const married = about(person('Берёзкина Анна Петровна'), ['subject', 'classTeacherOf', 'note']);
    expect(diffOf([ANNA], [married])).toMatchObject({
      added: [],
      gone: [],
      unsure: [{ staff: { surname: 'Ёлкина' } }],
    });
  });

  test('does not leave a class with two teachers when the file gives it to somebody', () => {
    const taker = { ...IRINA, classTeacherOf: '7Б' as ClassLabel };
    const result = diffOf(
      [ANNA, IRINA],
      [about(bare, ['subject', 'classTeacherOf', 'note']), about(taker, ['note'], 3)],
    );
    expect(result.changed.map(({ line, fields }) => [line.entry.surname, line.entry.classTeacherOf, fields])).toEqual([
      ['Ёлкина', null, ['classTeacherOf']],
      ['Соколова', '7Б', ['classTeacherOf']],
    ]);
  });

  test('does not bring a class back to somebody who returns when another has it', () => {
    const former = { ...IRINA, classTeacherOf: '7Б' as ClassLabel };
    const back = about(person('Соколова Ирина Львовна'), ['subject', 'classTeacherOf', 'note'], 3);
    expect(diffOf([ANNA], [about(ANNA, []), back], [former]).returned).toMatchObject([
      { line: { entry: { subject: 'химия', classTeacherOf: null } } },
    ]);
  });
});

test('a class the school does not have is doubted and changes nothing; of a grade it says nothing of, it stays', () => {
  const classes = ['7А', '7Б'] as ClassLabel[];
  const file = {
    lines: lines([
      { ...ANNA, classTeacherOf: '7Ж' as ClassLabel },
      { ...IRINA, classTeacherOf: '2А' as ClassLabel },
    ]),
    doubtful: [],
  };
  const said = withSchoolClasses(file, classes);
  expect(said.doubtful).toEqual([{ row: 2, doubt: 'unknown_class', value: 'Ёлкина Анна Петровна, 7Ж' }]);
  expect(said.lines.map(({ entry, unsaid }) => [entry.classTeacherOf, unsaid])).toEqual([
    [null, ['classTeacherOf']],
    ['2А', undefined],
  ]);
  expect(rosterDiff(known([ANNA]), [], said)).toMatchObject({ changed: [], unchanged: 1 });
});

test('whoever left and is in the file again comes back to the old row', () => {
  const result = diff([ANNA], [ANNA, IRINA], [IRINA]);
  expect(result.returned.map(({ staff }) => staff.surname)).toEqual(['Соколова']);
  expect(result.added).toEqual([]);
});

test('a row that cannot be read keeps its person on the register', () => {
  const result = rosterDiff(known([ANNA, IRINA]), [], {
    lines: lines([ANNA]),
    doubtful: [{ row: 3, doubt: 'name', value: 'Соколова И.Л.' }],
  });
  expect(result.gone).toEqual([]);
});

test('two namesakes in the same post, whom a file cannot tell apart, stay both', () => {
  const twins = [IRINA, IRINA];
  const result = rosterDiff(known(twins), [], {
    lines: lines([IRINA]),
    doubtful: [{ row: 3, doubt: 'repeated', value: 'Соколова Ирина Львовна' }],
  });
  expect([result.gone, result.added, result.changed]).toEqual([[], [], []]);
});

const surname = fc.constantFrom('Иванова', 'Петрова', 'Ким', 'Соколова', 'Двойнова', 'Ёлкина', 'Орлова', 'Белых');
const first = fc.constantFrom('Анна', 'Ирина', 'Ольга', 'Мария');
const patronymic = fc.constantFrom('Петровна', 'Львовна', 'Ивановна', 'Сергеевна');
const subject = fc.constantFrom('физика', 'химия', 'музыка', 'история', null);
const roster = fc.uniqueArray(
  fc
    .record({ surname, first, patronymic, subject })
    .map((one) => person(`${one.surname} ${one.first} ${one.patronymic}`, { subject: one.subject })),
  { maxLength: 40, selector: (one) => `${one.surname}|${one.firstName}|${one.patronymic}|${one.subject}` },
);

test('the same roster in any order changes nothing', () => {
  fc.assert(
    fc.property(
      roster.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length }))),
      ([before, after]) => {
        const result = diff(before, after);
        expect(result).toMatchObject({ added: [], returned: [], changed: [], gone: [], unsure: [] });
        expect(result.unchanged).toBe(before.length);
      },
    ),
  );
});

test('no row and no person is counted twice or lost', () => {
  fc.assert(
    fc.property(roster, roster, (before, after) => {
      const { added, changed, unsure, unchanged, gone, namesakes } = diff(before, after);
      const meant = new Set(namesakes.flatMap(({ staff }) => staff));
      expect(added.length + changed.length + unsure.length + unchanged + namesakes.length).toBe(after.length);
      expect(gone.length + changed.length + unsure.length + unchanged + meant.size).toBe(before.length);
    }),
  );
});

test('the largest list that is taken, all of it new to a large school, is compared in seconds, not in a minute', () => {
  const letter = (n: number): string => String.fromCharCode(0x430 + (n % 30));
  const strangers = (count: number, from: number): RosterEntry[] =>
    Array.from({ length: count }, (_, n) => {
      const at = from + n;
      return person(`Фамил${letter(at)}${letter(at / 30)}${letter(at / 900)}ов Иван Петрович`, { position: `${at}` });
    });
  const began = performance.now();
  const result = diff(strangers(200, 0), strangers(1_000, 20_000));
  expect(result.added.length + result.unsure.length).toBe(1_000);
  expect(performance.now() - began).toBeLessThan(10_000);
});
