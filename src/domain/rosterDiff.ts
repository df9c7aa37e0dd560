/** The difference between the register and a file with the roster: nothing is merged that is not certainly the same person (п. 5). */
import type { ClassLabel, StaffId } from './ids';
import { foldedWords } from './nameForms';
import { fullName } from './names';
import { placeOf, type Doubt, type DoubtfulRow, type RosterFileSaid, type RosterLine } from './rosterFile';
import { grouped, linesOf, nameKey, pairAlike, pairNamesakes, staffOf, without } from './rosterPairs';
import type { RosterEntry } from './school';
import { filledFrom, withoutClass } from './unsaid';

/** A row of the register as the difference sees it. */
export interface KnownStaff extends RosterEntry {
  readonly id: StaffId;
  readonly note: string | null;
}

export const ROSTER_FIELDS = ['name', 'position', 'subject', 'classTeacherOf', 'role', 'note'] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

export interface RosterDifference<Known extends KnownStaff> {
  readonly added: readonly RosterLine[];
  /** Left before and is in the file again. Lines about people who are known say everything: what the file did not, stays. */
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
  /** People of exactly that name, whom the line does not tell apart: nothing is done with any of them. */
  readonly namesakes: readonly { readonly line: RosterLine; readonly staff: readonly Known[] }[];
  readonly doubtful: readonly DoubtfulRow[];
}

/** Compares the file with those who work here and those who left. */
export function rosterDiff<Known extends KnownStaff>(
  present: readonly Known[],
  left: readonly Known[],
  file: Pick<RosterFileSaid, 'lines' | 'doubtful'>,
): RosterDifference<Known> {
  const paired = pairNamesakes(present, file.lines);
  const unpaired = without(file.lines, linesOf(paired));
  const staffLeft = without(present, staffOf(paired));
  const namesakes = undistinguished(staffLeft, unpaired);
  const restLines = without(
    unpaired,
    namesakes.map(({ line }) => line),
  );
  const restStaff = without(
    staffLeft,
    namesakes.flatMap(({ staff }) => staff),
  );
  const unsure = pairAlike(restStaff, restLines);
  const [doubted, gone] = parted(without(restStaff, staffOf(unsure)), (staff) => isDoubted(staff, file.doubtful));
  // whoever is not touched keeps the class as well: nobody would see it go
  const untouched = [...namesakes.flatMap(({ staff }) => staff), ...staffOf(unsure), ...doubted];
  const kept = new Set(untouched.map(({ classTeacherOf }) => classTeacherOf));
  const takesKept = ({ entry }: RosterLine): boolean => entry.classTeacherOf !== null && kept.has(entry.classTeacherOf);
  const leaving = (line: RosterLine): RosterLine => (takesKept(line) ? withoutClass(line) : line);

  const newLines = without(restLines, linesOf(unsure));
  const pairedBack = pairNamesakes(left, newLines);
  const newcomers = without(newLines, linesOf(pairedBack));
  const same = paired.map(({ line, staff }) => ({ staff, line: leaving(line) }));
  const back = pairedBack.map(({ line, staff }) => ({ staff, line: leaving(line) }));
  const added = newcomers.map(leaving);
  // a class that is said to be somebody's is not left with whoever had it
  const given = new Set([...linesOf(same), ...linesOf(back), ...added].map(({ entry }) => entry.classTeacherOf));
  const led = new Set([...given, ...present.map(({ classTeacherOf }) => classTeacherOf)]);
  const returned = back.map(({ line, staff }) => ({ staff, line: filledFrom(line, withoutClassIn(staff, led)) }));
  const changed = same.flatMap(({ line: said, staff }) => {
    const line = filledFrom(said, withoutClassIn(staff, given));
    const fields = differingFields(staff, line);
    return fields.length > 0 ? [{ line, staff, fields }] : [];
  });
  return {
    added,
    returned,
    changed,
    gone,
    unchanged: same.length - changed.length,
    unsure,
    namesakes,
    doubtful: [
      ...withoutFormerPosts(file.doubtful, added),
      ...rowsOf(added, 'no_post', ({ position }) => position === ''),
      ...[...linesOf(paired), ...linesOf(pairedBack), ...newcomers].filter(takesKept).map(classDoubt),
      ...newNamesakes(present, file.lines, added),
    ],
  };
}

function withoutClassIn<Known extends KnownStaff>(staff: Known, taken: ReadonlySet<ClassLabel | null>): Known {
  return taken.has(staff.classTeacherOf) ? { ...staff, classTeacherOf: null } : staff;
}

/** Rows that are about one of several people of a name, or about somebody of that name who does something else. */
function undistinguished<Known extends KnownStaff>(
  staff: readonly Known[],
  lines: readonly RosterLine[],
): { readonly line: RosterLine; readonly staff: readonly Known[] }[] {
  const named = grouped(staff, nameKey);
  return lines.flatMap((line) => {
    const ofThatName = named.get(nameKey(line.entry));
    return ofThatName ? [{ line, staff: ofThatName }] : [];
  });
}

function parted<One>(all: readonly One[], isFirst: (one: One) => boolean): [One[], One[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

/** Whoever is new has no former position that could stay. */
function withoutFormerPosts(doubtful: readonly DoubtfulRow[], added: readonly RosterLine[]): DoubtfulRow[] {
  return doubtful.filter(
    ({ doubt, row, sheet }) => doubt !== 'position' || !added.some((line) => line.row === row && line.sheet === sheet),
  );
}

function rowsOf(lines: readonly RosterLine[], doubt: Doubt, isMeant: (entry: RosterEntry) => boolean): DoubtfulRow[] {
  return lines
    .filter(({ entry }) => isMeant(entry))
    .map((line) => ({ ...placeOf(line), doubt, value: fullName(line.entry) }));
}

function classDoubt(line: RosterLine): DoubtfulRow {
  const value = `${fullName(line.entry)}, ${line.entry.classTeacherOf ?? ''}`;
  return { ...placeOf(line), doubt: 'class_kept', value };
}

/** Rows about somebody new whose name somebody else has as well: nobody can tell from here whether it is one person. */
function newNamesakes(
  present: readonly KnownStaff[],
  lines: readonly RosterLine[],
  added: readonly RosterLine[],
): DoubtfulRow[] {
  const names = grouped([...present, ...lines.map(({ entry }) => entry)], nameKey);
  return rowsOf(added, 'namesake', (entry) => (names.get(nameKey(entry)) ?? []).length > 1);
}

/** A row that could not be read, or that says the same as the one above it, may be this person's. */
function isDoubted(staff: KnownStaff, doubtful: readonly DoubtfulRow[]): boolean {
  const surname = foldedWords(staff.surname).join(' ');
  return doubtful.some(
    ({ doubt, value }) =>
      (doubt === 'name' || doubt === 'repeated' || doubt === 'same_name' || doubt === 'joined') &&
      foldedWords(value).join(' ').startsWith(surname),
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
