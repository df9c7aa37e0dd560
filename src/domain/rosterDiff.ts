/** The difference between the register and a file with the roster: nothing is merged that is not certainly the same person (п. 5). */
import type { StaffId } from './ids';
import { foldedWords } from './nameForms';
import { fullName, matchName } from './names';
import type { DoubtfulRow, RosterLine } from './rosterFile';
import type { RosterEntry } from './school';

/** A row of the register as the difference sees it. */
export interface KnownStaff extends RosterEntry {
  readonly id: StaffId;
  readonly note: string | null;
}

export const ROSTER_FIELDS = ['name', 'position', 'subject', 'classTeacherOf', 'role', 'note'] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

export interface RosterDifference<Known extends KnownStaff> {
  readonly added: readonly RosterLine[];
  /** Left before and is in the file again. */
  readonly returned: readonly { readonly line: RosterLine; readonly staff: Known }[];
  readonly changed: readonly {
    readonly line: RosterLine;
    readonly staff: Known;
    readonly fields: readonly RosterField[];
  }[];
  /** On the register and not in the file. */
  readonly gone: readonly Known[];
  readonly unchanged: number;
  /** May be the same person under another surname, or with a slip: nothing is done with either. */
  readonly unsure: readonly { readonly line: RosterLine; readonly staff: Known }[];
  readonly doubtful: readonly DoubtfulRow[];
}

/** Compares the file with those who work here and those who left. */
export function rosterDiff<Known extends KnownStaff>(
  present: readonly Known[],
  left: readonly Known[],
  file: { readonly lines: readonly RosterLine[]; readonly doubtful: readonly DoubtfulRow[] },
): RosterDifference<Known> {
  const same = pairNamesakes(present, file.lines);
  const restLines = file.lines.filter((line) => !same.some((pair) => pair.line === line));
  const restStaff = present.filter((staff) => !same.some((pair) => pair.staff === staff));
  const unsure = pairAlike(restStaff, restLines);
  const newLines = restLines.filter((line) => !unsure.some((pair) => pair.line === line));
  const returned = pairNamesakes(left, newLines);
  const changed = same.flatMap(({ line, staff }) => {
    const fields = differingFields(staff, line);
    return fields.length > 0 ? [{ line, staff, fields }] : [];
  });
  return {
    added: newLines.filter((line) => !returned.some((pair) => pair.line === line)),
    returned,
    changed,
    gone: restStaff.filter((staff) => !unsure.some((pair) => pair.staff === staff) && !isDoubted(staff, file.doubtful)),
    unchanged: same.length - changed.length,
    unsure,
    doubtful: file.doubtful,
  };
}

interface Pair<Known> {
  readonly line: RosterLine;
  readonly staff: Known;
}

/** People of one name are told apart by what they do; a last pair is the same person who does something else now. */
function pairNamesakes<Known extends KnownStaff>(staff: readonly Known[], lines: readonly RosterLine[]): Pair<Known>[] {
  const pairs: Pair<Known>[] = [];
  const take = (isSame: (line: RosterEntry, one: Known) => boolean): void => {
    for (const line of lines) {
      if (pairs.some((pair) => pair.line === line)) continue;
      const fits = staff.filter(
        (one) => !pairs.some((pair) => pair.staff === one) && isNamesake(one, line.entry) && isSame(line.entry, one),
      );
      const rivals = lines.filter(
        (other) => !pairs.some((pair) => pair.line === other) && isNamesake(other.entry, line.entry),
      );
      const [only] = fits;
      if (only && (fits.length === 1 || rivals.length === fits.length)) pairs.push({ line, staff: only });
    }
  };
  // as it is written first: «+7» and «-7» are other subjects, though they fold to the same
  take((line, one) => isWrittenSame(line, one) && line.classTeacherOf === one.classTeacherOf);
  take(isWrittenSame);
  take((line, one) => postKey(line) === postKey(one) && line.classTeacherOf === one.classTeacherOf);
  take((line, one) => postKey(line) === postKey(one));
  take((line, one) => line.subject !== null && fold(line.subject) === fold(one.subject ?? ''));
  // several on either side: what is left of them are other people
  take((line, one) => countOf(staff, one) === 1 && lines.filter((other) => isNamesake(other.entry, line)).length === 1);
  return pairs;
}

const isWrittenSame = (line: RosterEntry, one: RosterEntry): boolean =>
  line.position === one.position && line.subject === one.subject;

const countOf = (staff: readonly KnownStaff[], one: KnownStaff): number =>
  staff.filter((other) => isNamesake(other, one)).length;

/** Married, or misspelt: the same given names in the same post, or a name that differs by a slip. */
function pairAlike<Known extends KnownStaff>(staff: readonly Known[], lines: readonly RosterLine[]): Pair<Known>[] {
  const pairs: Pair<Known>[] = [];
  for (const line of lines) {
    const free = staff.filter((one) => !pairs.some((pair) => pair.staff === one));
    const match = matchName(fullName(line.entry), free);
    const ids = match.kind === 'one' ? [match.id] : match.kind === 'several' ? match.ids : [];
    const alike =
      free.find((one) => ids.includes(one.id)) ??
      free.find((one) => givenKey(one) === givenKey(line.entry) && isSamePost(one, line.entry));
    if (alike) pairs.push({ line, staff: alike });
  }
  return pairs;
}

function isSamePost(one: RosterEntry, other: RosterEntry): boolean {
  const sameClass = one.classTeacherOf !== null && one.classTeacherOf === other.classTeacherOf;
  return sameClass || (one.subject !== null && postKey(one) === postKey(other));
}

/** A row that could not be read, or that says the same as the one above it, may be this person's. */
function isDoubted(staff: KnownStaff, doubtful: readonly DoubtfulRow[]): boolean {
  const surname = foldedWords(staff.surname).join(' ');
  return doubtful.some(
    ({ doubt, value }) =>
      (doubt === 'name' || doubt === 'repeated') && foldedWords(value).join(' ').startsWith(surname),
  );
}

function differingFields(staff: KnownStaff, { entry, note }: RosterLine): RosterField[] {
  const differs: Readonly<Record<RosterField, boolean>> = {
    name: fullName(staff) !== fullName(entry),
    position: staff.position !== entry.position,
    subject: staff.subject !== entry.subject,
    classTeacherOf: staff.classTeacherOf !== entry.classTeacherOf,
    role: staff.administration !== entry.administration || staff.additionalEducation !== entry.additionalEducation,
    note: staff.note !== note,
  };
  return ROSTER_FIELDS.filter((field) => differs[field]);
}

function isNamesake(one: RosterEntry, other: RosterEntry): boolean {
  return nameKey(one) === nameKey(other);
}

const fold = (text: string): string => foldedWords(text).join(' ');
const nameKey = (one: RosterEntry): string => fold(fullName(one));
const givenKey = (one: RosterEntry): string => fold(`${one.firstName} ${one.patronymic ?? ''}`);
const postKey = (one: RosterEntry): string => `${fold(one.position)}|${fold(one.subject ?? '')}`;
