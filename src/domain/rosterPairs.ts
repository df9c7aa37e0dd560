/** Which row of a file is about which person of the register: by the name, by what they do, by a likeness of names. */
import type { StaffId } from './ids';
import { foldedWords } from './nameForms';
import { fullName, matchReady, readyName } from './names';
import type { RosterLine } from './rosterFile';
import type { RosterEntry } from './school';
import { says, withoutUnsaid } from './unsaid';

/** A row of the register, as far as pairs are looked for. */
type Registered = RosterEntry & { readonly id: StaffId };

/** A row and the person it is about. */
export interface Pair<Known> {
  readonly line: RosterLine;
  readonly staff: Known;
}

/** Who of `all` is not among those taken. */
export function without<One>(all: readonly One[], taken: readonly One[]): One[] {
  const set = new Set(taken);
  return all.filter((one) => !set.has(one));
}

/** The rows of the pairs. */
export const linesOf = (pairs: readonly Pair<Registered>[]): RosterLine[] => pairs.map(({ line }) => line);
/** The people of the pairs. */
export const staffOf = <Known extends Registered>(pairs: readonly Pair<Known>[]): Known[] =>
  pairs.map(({ staff }) => staff);

/** In groups by a key; whoever has none is left out. */
export function grouped<One>(all: readonly One[], keyOf: (one: One) => string | null): Map<string, One[]> {
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

/** Rows and people of the same name, where it is certain who is who. */
export function pairNamesakes<Known extends Registered>(
  staff: readonly Known[],
  lines: readonly RosterLine[],
): Pair<Known>[] {
  const known = grouped(staff, nameKey);
  return [...grouped(lines, ({ entry }) => nameKey(entry))].flatMap(([name, namesakes]) =>
    pairOneName(known.get(name) ?? [], namesakes),
  );
}

/** People of one name are told apart by what they do; a last pair is the same person who does something else now. */
function pairOneName<Known extends Registered>(staff: readonly Known[], lines: readonly RosterLine[]): Pair<Known>[] {
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
      if (!only || (fits.length > 1 && (rivals !== fits.length || !areTwins(fits)))) continue;
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

/** As many rows as people, and nothing by which to tell those people apart: any is as good as another. */
const areTwins = (staff: readonly RosterEntry[]): boolean => new Set(staff.map(writtenKey)).size === 1;

const writtenKey = (one: RosterEntry): string => JSON.stringify([one.position, one.subject]);

/** Married, or misspelt: the same given names in the same post, or a name that differs by a slip. */
export function pairAlike<Known extends Registered>(
  staff: readonly Known[],
  lines: readonly RosterLine[],
): Pair<Known>[] {
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

const fold = (text: string): string => foldedWords(text).join(' ');
/** The full name, however it is spelt. */
export const nameKey = (one: RosterEntry): string => fold(fullName(one));
const givenKey = (one: RosterEntry): string => fold(`${one.firstName} ${one.patronymic ?? ''}`);
const postKey = (one: RosterEntry): string => `${fold(one.position)}|${fold(one.subject ?? '')}`;
