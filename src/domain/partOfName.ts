/** Those whose name begins as it was typed: «ивано», «Мария Ив». */
import type { StaffId } from './ids';
import type { NamedStaff } from './names';
import { foldedWords } from './nameForms';

/** Fewer letters fit half a school. */
const LEAST_LETTERS = 3;

/**
 * Each typed word begins another word of the name, in whatever order; a word alone the surname or the first name. Nobody for
 * fewer than three letters in all.
 */
export function namedByPart(typed: string, roster: readonly NamedStaff[]): StaffId[] {
  const words = foldedWords(typed);
  if (words.join('').length < LEAST_LETTERS) return [];
  return roster
    .filter(({ surname, firstName, patronymic }) =>
      beginAll(words, foldedWords([surname, firstName, words.length > 1 ? (patronymic ?? '') : ''].join(' '))),
    )
    .map(({ id }) => id);
}

function beginAll([word, ...more]: readonly string[], name: readonly string[]): boolean {
  if (word === undefined) return true;
  return name.some((part, at) => part.startsWith(word) && beginAll(more, name.toSpliced(at, 1)));
}
