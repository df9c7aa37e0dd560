/** What a file leaves unclear: of several people nobody is picked, and whoever is in doubt loses nothing. */
import { staffId, type ClassLabel } from '../../src/domain/ids';
import { rosterDiff, type KnownStaff } from '../../src/domain/rosterDiff';
import type { RosterLine } from '../../src/domain/rosterFile';
import type { RosterEntry } from '../../src/domain/school';

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
const diff = (before: readonly RosterEntry[], after: readonly RosterEntry[]) =>
  rosterDiff(known(before), [], { lines: lines(after), doubtful: [] });

const ANNA = person('Ёлкина Анна Петровна', { subject: 'физика', classTeacherOf: '7Б' as ClassLabel });
const IRINA = person('Соколова Ирина Львовна', { subject: 'химия' });

test('namesakes whom a row does not tell apart are neither changed nor dismissed, whichever it is about', () => {
  const history = person('Двойнов Иван Иванович', { subject: 'история' });
  const music = person('Двойнов Иван Иванович', { subject: 'музыка', position: 'педагог-организатор' });
  const chemistry = { ...history, subject: 'химия' };
  const untouched = { added: [], changed: [], gone: [], unsure: [] };
  const [one, other] = [diff([history, music], [chemistry]), diff([history, music], [history, chemistry])];
  expect(one).toMatchObject({ ...untouched, namesakes: [{ staff: [history, music] }] });
  expect(other).toMatchObject({ ...untouched, unchanged: 1, namesakes: [{ line: { row: 3 }, staff: [music] }] });
});

test('two rows about two people are not dealt out between them by chance', () => {
  const history = person('Двойнов Иван Иванович', { subject: 'история' });
  const music = person('Двойнов Иван Иванович', { subject: 'музыка' });
  const rows = ['6А', '7Б'].map((classTeacherOf, at): RosterLine => ({
    row: at + 2,
    note: null,
    entry: person('Двойнов Иван Иванович', { position: '', classTeacherOf: classTeacherOf as ClassLabel }),
    unsaid: ['position', 'subject', 'note'],
  }));
  const result = rosterDiff(known([history, music]), [], { lines: rows, doubtful: [] });
  expect(result).toMatchObject({ changed: [], gone: [], added: [], namesakes: [{}, {}] });
});

describe('a class of somebody whose own row is doubtful', () => {
  const classOf = '7Б' as ClassLabel;
  const taker = { ...IRINA, classTeacherOf: classOf };
  const doubt = { doubt: 'class_kept', value: 'Соколова Ирина Львовна, 7Б' };

  test('stays theirs, and the row that would take it says so', () => {
    const result = diff([ANNA, IRINA], [{ ...ANNA, surname: 'Берёзкина', classTeacherOf: null }, taker]);
    expect(result).toMatchObject({ changed: [], gone: [], unchanged: 1, unsure: [{ staff: { surname: 'Ёлкина' } }] });
    expect(result.doubtful).toMatchObject([{ row: 3, ...doubt }]);
  });

  test('stays theirs when their name cannot be read, also for somebody new', () => {
    const unread = { row: 9, doubt: 'name', value: 'Ёлкина А.П.' } as const;
    const result = rosterDiff(known([ANNA]), [], { lines: lines([taker]), doubtful: [unread] });
    expect(result).toMatchObject({ gone: [], added: [{ entry: { classTeacherOf: null } }] });
    expect(result.doubtful).toMatchObject([unread, { row: 2, ...doubt }]);
  });

  test('goes over when they leave', () => {
    expect(diff([ANNA, IRINA], [taker])).toMatchObject({ gone: [{ surname: 'Ёлкина' }], changed: [{}], doubtful: [] });
  });
});
