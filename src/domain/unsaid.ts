/** What a row of a file leaves unsaid is taken from what is known of the person: silence changes nothing. */
import { gradeOf } from './classes';
import type { ClassLabel } from './ids';
import { foldedWords } from './nameForms';
import { fullName } from './names';
import {
  LONGEST_NOTE,
  placeOf,
  type DoubtfulRow,
  type RosterFact,
  type RosterFileSaid,
  type RosterLine,
} from './rosterFile';
import type { RosterEntry } from './school';

/** Whether the row says anything of that. */
export function says({ unsaid }: Pick<RosterLine, 'unsaid'>, fact: RosterFact): boolean {
  return !(unsaid?.includes(fact) ?? false);
}

/** The row with what it does not say as it is known; roles go with the position. */
export function filledFrom(line: RosterLine, known: RosterEntry & { readonly note: string | null }): RosterLine {
  if (line.unsaid === undefined || line.unsaid.length === 0) return line;
  const { position, subject, classTeacherOf, administration, additionalEducation, note } = known;
  const entry = {
    ...line.entry,
    ...(!says(line, 'position') && { position, administration, additionalEducation }),
    ...(!says(line, 'subject') && { subject }),
    ...(!says(line, 'classTeacherOf') && { classTeacherOf }),
  };
  return { ...line, entry, note: says(line, 'note') ? line.note : note };
}

/** Without the facts a row leaves unsaid: what remains may be compared with it. */
export function withoutUnsaid(entry: RosterEntry, line: Pick<RosterLine, 'unsaid'>): RosterEntry {
  if (line.unsaid === undefined || line.unsaid.length === 0) return entry;
  return {
    ...entry,
    ...(!says(line, 'position') && { position: '' }),
    ...(!says(line, 'subject') && { subject: null }),
    ...(!says(line, 'classTeacherOf') && { classTeacherOf: null }),
  };
}

/** The row without its class: whoever it is about keeps the one they have. */
export function withoutClass(line: RosterLine): RosterLine {
  const unsaid = [...(line.unsaid ?? []).filter((fact) => fact !== 'classTeacherOf'), 'classTeacherOf'] as const;
  return { ...line, entry: { ...line.entry, classTeacherOf: null }, unsaid };
}

/** Two rows about a person of one name as one row; null: they contradict each other. */
export function joined(one: RosterLine, other: RosterLine): RosterLine | null {
  const contradict = (a: string | null, b: string | null): boolean =>
    a !== null && b !== null && foldedWords(a).join(' ') !== foldedWords(b).join(' ');
  const isOther =
    (says(one, 'position') && says(other, 'position') && contradict(one.entry.position, other.entry.position)) ||
    contradict(one.entry.subject, other.entry.subject) ||
    contradict(one.entry.classTeacherOf, other.entry.classTeacherOf);
  if (isOther) return null;
  const first = filledFrom(one, { ...other.entry, note: other.note });
  const entry = {
    ...first.entry,
    subject: first.entry.subject ?? other.entry.subject,
    classTeacherOf: first.entry.classTeacherOf ?? other.entry.classTeacherOf,
  };
  const unsaid = (one.unsaid ?? []).filter((fact) => !says(other, fact));
  const notes = [...new Set([one.note, other.note].filter((note) => note !== null))];
  return { ...first, entry, note: notes.length > 0 ? notes.join('; ').slice(0, LONGEST_NOTE) : null, unsaid };
}

/** Classes the school does not have, of grades it has, are nobody's: such rows are doubtful and change no class. */
export function withSchoolClasses(file: RosterFileSaid, classes: readonly ClassLabel[]): RosterFileSaid {
  const grades = new Set(classes.map(gradeOf));
  const isUnknown = ({ entry: { classTeacherOf: label } }: RosterLine): boolean =>
    label !== null && grades.has(gradeOf(label)) && !classes.includes(label);
  const doubts = file.lines.filter(isUnknown).map((line): DoubtfulRow => ({
    ...placeOf(line),
    doubt: 'unknown_class',
    value: `${fullName(line.entry)}, ${line.entry.classTeacherOf ?? ''}`,
  }));
  if (doubts.length === 0) return file;
  const lines = file.lines.map((line) => (isUnknown(line) ? withoutClass(line) : line));
  return { ...file, lines, doubtful: [...file.doubtful, ...doubts] };
}
