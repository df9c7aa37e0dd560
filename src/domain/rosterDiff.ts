/** The difference between the register and a file with the roster: nothing is merged that is not certainly the same person (п. 5). */
import type { ClassLabel, StaffId } from './ids';
import { foldedWords } from './nameForms';
import { fullName, matchReady, readyName } from './names';
import type { DoubtfulRow, RosterFileSaid, RosterLine } from './rosterFile';
import type { RosterEntry } from './school';
import { filledFrom, says, withoutUnsaid } from './unsaid';

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
  readonly doubtful: readonly DoubtfulRow[];
}

/** Compares the file with those who work here and those who left. */
export function rosterDiff<Known extends KnownStaff>(
  present: readonly Known[],
  left: readonly Known[],
  file: Pick<RosterFileSaid, 'lines' | 'doubtful'>,
): RosterDifference<Known> {
  const same = pairNamesakes(present, file.lines);
  const restLines = without(file.lines, linesOf(same));
  const restStaff = without(present, staffOf(same));
  const unsure = pairAlike(restStaff, restLines);
  const newLines = without(restLines, linesOf(unsure));
  const back = pairNamesakes(left, newLines);
  const added = without(newLines, linesOf(back));
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
    gone: without(restStaff, staffOf(unsure)).filter((staff) => !isDoubted(staff, file.doubtful)),
    unchanged: same.length - changed.length,
    unsure,
    doubtful: [...file.doubtful, ...namesakes(present, file.lines, added)],
  };
}

function withoutClassIn<Known extends KnownStaff>(staff: Known, taken: ReadonlySet<ClassLabel | null>): Known {
  return taken.has(staff.classTeacherOf) ? { ...staff, classTeacherOf: null } : staff;
}

/** Rows about somebody new whose name somebody else has as well: nobody can tell from here whether it is one person. */
function namesakes(
  present: readonly KnownStaff[],
  lines: readonly RosterLine[],
  added: readonly RosterLine[],
): DoubtfulRow[] {
  const names = grouped([...present, ...lines.map(({ entry }) => entry)], nameKey);
  return added.flatMap(({ row, sheet, entry }): DoubtfulRow[] => {
    const place = sheet === undefined ? { row } : { row, sheet };
    return (names.get(nameKey(entry)) ?? []).length > 1
      ? [{ ...place, doubt: 'namesake', value: fullName(entry) }]
      : [];
  });
}

interface Pair<Known> {
  readonly line: RosterLine;
  readonly staff: Known;
}

/** Who of `all` is not among those taken. */
function without<One>(all: readonly One[], taken: readonly One[]): One[] {
  const set = new Set(taken);
  return all.filter((one) => !set.has(one));
}

const linesOf = (pairs: readonly Pair<KnownStaff>[]): RosterLine[] => pairs.map(({ line }) => line);
const staffOf = <Known extends KnownStaff>(pairs: readonly Pair<Known>[]): Known[] => pairs.map(({ staff }) => staff);

/** In groups by a key; whoever has none is left out. */
function grouped<One>(all: readonly One[], keyOf: (one: One) => string | null): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function pairNamesakes<Known extends KnownStaff>(staff: readonly Known[], lines: readonly RosterLine[]): Pair<Known>[] {
  const known = grouped(staff, nameKey);
  return [...grouped(lines, ({ entry }) => nameKey(entry))].flatMap(([name, namesakes]) =>
    pairOneName(known.get(name) ?? [], namesakes),
  );
}

/** People of one name are told apart by what they do; a last pair is the same person who does something else now. */
function pairOneName<Known extends KnownStaff>(staff: readonly Known[], lines: readonly RosterLine[]): Pair<Known>[] {
  const pairs: Pair<Known>[] = [];
  const take = (keyOf: (one: RosterEntry) => string | null): void => {
    const free = new Set(without(staff, staffOf(pairs)));
    // those who fit are looked for by what the line says, the rest being no sign of anything
    const groups = new Map<string, Map<string, Known[]>>();
    for (const line of without(lines, linesOf(pairs))) {
      const unsaid = line.unsaid?.join() ?? '';
      const known = groups.get(unsaid) ?? grouped([...free], (one) => keyOf(withoutUnsaid(one, line)));
      groups.set(unsaid, known);
      const fits = (known.get(keyOf(withoutUnsaid(line.entry, line)) ?? '') ?? []).filter((one) => free.has(one));
      const rivals = lines.length - pairs.length;
      const [only] = fits;
      if (!only || (fits.length > 1 && rivals !== fits.length)) continue;
      pairs.push({ line, staff: only });
      free.delete(only);
    }
  };
  // as it is written first: «+7» and «-7» are other subjects, though they fold to the same
  take((one) => `${writtenKey(one)}|${one.classTeacherOf}`);
  take(writtenKey);
  take((one) => `${postKey(one)}|${one.classTeacherOf}`);
  take(postKey);
  take(({ subject }) => fold(subject ?? '') || null);
  // several on either side: what is left of them are other people
  if (staff.length === 1 && lines.length === 1) take(() => 'the only one');
  return pairs;
}

const writtenKey = (one: RosterEntry): string => JSON.stringify([one.position, one.subject]);

/** Married, or misspelt: the same given names in the same post, or a name that differs by a slip. */
function pairAlike<Known extends KnownStaff>(staff: readonly Known[], lines: readonly RosterLine[]): Pair<Known>[] {
  const pairs: Pair<Known>[] = [];
  const free = new Map(staff.map((one) => [one.id, { one, ready: readyName(one), given: givenKey(one) }]));
  for (const line of lines) {
    const match = matchReady(
      fullName(line.entry),
      Array.from(free.values(), ({ ready }) => ready),
    );
    const ids = match.kind === 'one' ? [match.id] : match.kind === 'several' ? match.ids : [];
    const given = givenKey(line.entry);
    const [meant] = ids;
    const alike =
      (meant === undefined ? undefined : free.get(meant)) ??
      [...free.values()].find((other) => other.given === given && isSamePost(other.one, line));
    if (!alike) continue;
    pairs.push({ line, staff: alike.one });
    free.delete(alike.one.id);
  }
  return pairs;
}

/** By what the line says: where it says nothing of a post, there is nothing to go by. */
function isSamePost(one: RosterEntry, line: RosterLine): boolean {
  const { entry } = line;
  const sameClass = one.classTeacherOf !== null && one.classTeacherOf === entry.classTeacherOf;
  const saysPost = says(line, 'position') || says(line, 'subject');
  const samePost = saysPost && one.subject !== null && postKey(withoutUnsaid(one, line)) === postKey(entry);
  return sameClass || samePost;
}

/** A row that could not be read, or that says the same as the one above it, may be this person's. */
function isDoubted(staff: KnownStaff, doubtful: readonly DoubtfulRow[]): boolean {
  const surname = foldedWords(staff.surname).join(' ');
  return doubtful.some(
    ({ doubt, value }) =>
      (doubt === 'name' || doubt === 'repeated' || doubt === 'joined') &&
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

const fold = (text: string): string => foldedWords(text).join(' ');
const nameKey = (one: RosterEntry): string => fold(fullName(one));
const givenKey = (one: RosterEntry): string => fold(`${one.firstName} ${one.patronymic ?? ''}`);
const postKey = (one: RosterEntry): string => `${fold(one.position)}|${fold(one.subject ?? '')}`;
