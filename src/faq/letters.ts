/** Letters as small numbers, so that a few in a row are one number: looked up faster than a string and no heap object. */

/** Numbers of letters are below this one; four in a row stay below 2³⁰. */
export const LETTERS = 70;

/** Stands before and after a word; as a letter it is the last one. */
export const EDGE = LETTERS - 1;

/** The number of a Russian or Latin letter or of a digit; 0 for whatever else. */
export function letterOf(code: number): number {
  if (code >= 0x430 && code <= 0x44f) return code - 0x430 + 1;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 33;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 59;
  return 0;
}

/** The letters of a word between its edges. */
export function lettersOf(word: string): number[] {
  const letters = [EDGE];
  for (let i = 0; i < word.length; i++) letters.push(letterOf(word.charCodeAt(i)));
  letters.push(EDGE);
  return letters;
}
