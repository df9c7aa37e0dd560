/** A name as a person states it, when the roster cannot help. */
import type { PersonName } from './nameForms';

const LONGEST = 100;
const WORD = /^\p{Lu}?[\p{L}'’-]{0,39}$/u;
const PATRONYMIC = /(вич|вна|чна|ьич|оглы|кызы)$/iu;

/** Reads surname, first name and, when it is there, patronymic out of two to four words; null: not a name. */
export function parseStatedName(text: string): PersonName | null {
  const words = text.trim().split(/\s+/u);
  if (text.length > LONGEST || words.length < 2 || words.length > 4) return null;
  if (!words.every((word) => WORD.test(word) && /^\p{Script=Cyrillic}/u.test(word) && word.length > 1)) return null;
  const [first = '', second = '', ...rest] = words.map(capitalised);
  if (rest.length === 0) return { surname: first, firstName: second, patronymic: null };
  const [third = ''] = rest;
  if (rest.length === 1 && PATRONYMIC.test(second) && !PATRONYMIC.test(third)) {
    return { surname: third, firstName: first, patronymic: second };
  }
  return { surname: first, firstName: second, patronymic: rest.join(' ') };
}

/** The same of a name that is to be written down: «Иванова А.П.» is enough to find a person, not to enter one. */
export function parseWholeName(text: string): PersonName | null {
  return /(^|\s)\p{L}\.?(\s|\p{L}\.|$)/u.test(text.trim()) ? null : parseStatedName(text);
}

/** «римская-корсакова», «О’НИЛ»: each part begins with a capital. */
function capitalised(word: string): string {
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
