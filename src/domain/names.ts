/** Finds on the roster the person whose name was typed, and never guesses: what is not certain is asked about. */
import type { StaffId } from './ids';
import { foldedWords, nameForms, type FormStrength, type NameForm, type PersonName } from './nameForms';

export interface NamedStaff extends PersonName {
  readonly id: StaffId;
}

export type NameMatch =
  /** Nobody else on the roster could be meant, not even with a slip of the finger. */
  | { readonly kind: 'one'; readonly id: StaffId }
  /** These may be meant, likeliest first, one to five: the person chooses or says «none of them». */
  | { readonly kind: 'several'; readonly ids: readonly StaffId[] }
  | { readonly kind: 'none' }
  /** Fits too many, or says only a first name: the full name is needed. */
  | { readonly kind: 'unclear' };

type Closeness = 'exact' | 'near' | 'slip' | 'partial' | 'partial-near';

const MOST_CANDIDATES = 5;
const LONGEST_NAME = 200;
const MOST_WORDS = 12;
const MOST_EDITS = 2;
/** A slip in a word shorter than this makes another name as easily: «Анна», «Инна». */
const LONG_WORD = 5;

/** A person of the roster made ready to be looked up many times. */
export interface ReadyName {
  readonly person: NamedStaff;
  /** The folded words of the surname and the first name. */
  readonly own: readonly string[];
  /** Built when the person may be meant for the first time. */
  readonly forms: () => readonly NameForm[];
}

export function readyName(person: NamedStaff): ReadyName {
  let forms: readonly NameForm[] | null = null;
  return {
    person,
    own: foldedWords(`${person.surname} ${person.firstName}`),
    forms: () => (forms ??= nameForms(person)),
  };
}

/** Looks a typed name up; ё/е, case, order of words, initials and look-alike letters aside. */
export function matchName(typed: string, roster: readonly NamedStaff[]): NameMatch {
  return matchReady(typed, roster.map(readyName));
}

/** The same, for who looks many names up on one roster. */
export function matchReady(typed: string, roster: readonly ReadyName[]): NameMatch {
  const words = typed.length > LONGEST_NAME ? [] : foldedWords(typed);
  if (words.length === 0 || words.length > MOST_WORDS) return { kind: 'none' };
  const people = roster
    .filter(({ own }) => mayBeMeant(words, own))
    .map(({ person, forms }) => ({ id: person.id, forms: forms() }));
  const typedWays = spellings(words);
  const found: Record<Closeness, StaffId[]> = { exact: [], near: [], slip: [], partial: [], 'partial-near': [] };
  for (const { id, forms } of people) {
    const closeness = closest(typedWays, forms);
    if (closeness) found[closeness].push(id);
  }
  const { exact, near, slip, partial } = found;
  const [only] = exact;
  if (only !== undefined) {
    const all = [...exact, ...near, ...slip, ...partial];
    if (all.length === 1) return { kind: 'one', id: only };
    // whoever has no patronymic has said all there is to say: among many namesakes they are still to be found
    return exact.length > MOST_CANDIDATES
      ? ask(roster.filter(({ person }) => isWhollyNamed(words, person)).map(({ person }) => person.id))
      : { kind: 'several', ids: all.slice(0, MOST_CANDIDATES) };
  }
  for (const ids of [near, partial, found['partial-near']]) {
    if (ids.length > 0) return ask(ids);
  }
  const inside = people.filter(({ forms }) => isInside(words, forms)).map(({ id }) => id);
  if (inside.length > 0) return ask(inside);
  return isFirstName(words, roster) ? { kind: 'unclear' } : { kind: 'none' };
}

/** «Иванова Анна Петровна» */
export function fullName(person: PersonName): string {
  return [person.surname, person.firstName, person.patronymic].filter((part) => part !== null).join(' ');
}

/** «Иванова А.П.» */
export function initialsName(person: PersonName): string {
  const initials = [person.firstName, person.patronymic].flatMap((part) => (part ? [`${part.charAt(0)}.`] : []));
  return `${person.surname} ${initials.join('')}`;
}

/** «Анна Петровна»: how to speak to a person. */
export function address(person: PersonName): string {
  return person.patronymic ? `${person.firstName} ${person.patronymic}` : person.firstName;
}

function ask(ids: readonly StaffId[]): NameMatch {
  return ids.length === 0 || ids.length > MOST_CANDIDATES ? { kind: 'unclear' } : { kind: 'several', ids };
}

function isWhollyNamed(words: readonly string[], person: PersonName): boolean {
  return [...words].sort().join(' ') === foldedWords(fullName(person)).sort().join(' ');
}

/** Whether any word is at most a slip away from the surname or the first name: spares building forms of the rest. */
function mayBeMeant(words: readonly string[], own: readonly string[]): boolean {
  return words.some((word) => own.some((part) => word === part || isOneEditAway(word, part)));
}

/** The words as typed and, where initials may be glued («Иванова АП»), with the two letters apart. */
function spellings(words: readonly string[]): readonly (readonly string[])[] {
  const glued = words.findIndex((word) => word.length === 2);
  if (glued < 0 || words.length < 2) return [words];
  return [words, [...words.slice(0, glued), ...(words[glued] ?? ''), ...words.slice(glued + 1)]];
}

function closest(typed: readonly (readonly string[])[], forms: readonly NameForm[]): Closeness | null {
  const ranks: readonly Closeness[] = ['exact', 'near', 'slip', 'partial', 'partial-near'];
  let best = ranks.length;
  for (const words of typed) {
    for (const form of forms) {
      const closeness = compare(words, form);
      if (closeness) best = Math.min(best, ranks.indexOf(closeness));
    }
  }
  return ranks[best] ?? null;
}

function compare(words: readonly string[], form: NameForm): Closeness | null {
  if (words.length !== form.parts.length) return null;
  let edits = 0;
  let slip = false;
  for (const [index, part] of form.parts.entries()) {
    const word = words[index] ?? '';
    if (part.kind === 'any') continue;
    if (part.kind === 'initial') {
      if (word !== part.text) return null;
      continue;
    }
    if (word === part.text) continue;
    if (word.length < 2 || !isOneEditAway(word, part.text)) return null;
    edits++;
    slip ||= Math.min(word.length, part.text.length) < LONG_WORD;
  }
  return edits > MOST_EDITS ? null : judge(form.strength, edits, slip);
}

function judge(strength: FormStrength, edits: number, slip: boolean): Closeness | null {
  if (strength === 'whole') return edits === 0 ? 'exact' : slip ? 'slip' : 'near';
  return edits === 0 ? 'partial' : slip ? null : 'partial-near';
}

/** Whether the words hold the name among others: «я Иванова Анна Петровна, учитель музыки». */
function isInside(words: readonly string[], forms: readonly NameForm[]): boolean {
  return forms.some((form) => {
    const { length } = form.parts;
    if (form.strength !== 'whole' || length < 2 || form.parts.some((part) => part.kind !== 'word')) return false;
    for (let from = 0; from + length <= words.length; from++) {
      if (compare(words.slice(from, from + length), form) !== 'exact') continue;
      const [before, after] = [words.slice(0, from), words.slice(from + length)];
      if (form.patronymic || !(before.some(isPatronymic) || after.some(isPatronymicOrInitial))) return true;
    }
    return false;
  });
}

function isPatronymic(word: string): boolean {
  return /(вич|вна|чна|ьич)$/u.test(word);
}

function isPatronymicOrInitial(word: string): boolean {
  return word.length === 1 || isPatronymic(word);
}

function isFirstName(words: readonly string[], roster: readonly ReadyName[]): boolean {
  const typed = words.join(' ');
  return roster.some(
    ({ person, own }) => own.at(-1) === words.at(-1) && foldedWords(person.firstName).join(' ') === typed,
  );
}

/** Whether one letter was added, dropped, replaced, or two neighbours changed places. */
function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA.length > restB.length) return restA.slice(1) === restB;
  if (restA.length < restB.length) return restA === restB.slice(1);
  if (restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
