/** Undoes a wrong keyboard layout («rfr djqnb») and transliteration («kak voyti») where the result reads better. */
import { LETTERS, lettersOf } from './letters';

const QWERTY = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.`{}:"<>~';
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбюехъжэбюе';
const KEYS = new Map([...QWERTY].map((key, place) => [key, RUSSIAN[place] ?? key]));

/** What the same keys give on a Russian keyboard. */
export function fromWrongLayout(text: string): string {
  let result = '';
  for (const char of text) result += char === '&' ? '?' : char === '/' ? '.' : (KEYS.get(char) ?? char);
  return result;
}

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'щ'],
  [/t'?sya|t'?sja/g, 'ться'],
  [/zh/g, 'ж'],
  [/kh/g, 'х'],
  [/ts/g, 'ц'],
  [/ch|4(?=[a-z])/g, 'ч'],
  [/sh/g, 'ш'],
  [/yu|ju|iu/g, 'ю'],
  [/ya|ja|ia/g, 'я'],
  [/yo|jo|ye/g, 'е'],
  [/([aeouыяюе])[yj]/g, '$1й'],
  [/iy\b|ij\b/g, 'ий'],
  [/yy\b|yj\b/g, 'ый'],
  [/y/g, 'ы'],
];
/** Habits that differ: what people mean by these letters. The first is the usual one. */
const HABITS: readonly Readonly<Record<string, string>>[] = [
  { w: 'в', x: 'кс', j: 'й' },
  { w: 'ш', x: 'х', j: 'й' },
  { w: 'ш', x: 'х', j: 'ж' },
];
const DIFFERING = /[wxj]/;
const LATIN = new Map([...'abvgdeziklmnoprstufhcq'].map((key, place) => [key, 'абвгдезиклмнопрстуфхцк'[place]!]));

/** Russian letters for a transliterated text; `habit` is the number of one of the HABITS. */
export function fromTransliteration(text: string, habit = 0): string {
  let result = text;
  for (const [sound, letter] of SOUNDS) result = result.replace(sound, letter);
  const differing = HABITS[habit] ?? {};
  let letters = '';
  for (const char of result) letters += char === "'" ? 'ь' : (differing[char] ?? LATIN.get(char) ?? char);
  return letters;
}

/** The reading of a transliterated text that reads best. */
function bestReading(sample: string, letters: LetterModel): { habit: number; reads: number } {
  let best = { habit: 0, reads: letters.reads(fromTransliteration(sample)) };
  if (!DIFFERING.test(sample)) return best;
  for (let habit = 1; habit < HABITS.length; habit++) {
    const reads = letters.reads(fromTransliteration(sample, habit));
    if (reads > best.reads) best = { habit, reads };
  }
  return best;
}

/** How well a text reads: mean log-probability of its letters by the words the model has seen. */
export interface LetterModel {
  reads(text: string): number;
}

/** Learns which letters follow each other in the given words. */
export function learnLetters(words: Iterable<string>): LetterModel {
  const pairs = new Uint32Array(LETTERS ** 2);
  const triples = new Uint32Array(LETTERS ** 3);
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  for (const [word, count] of times) {
    const letters = lettersOf(word);
    for (let i = 0; i + 2 < letters.length; i++) {
      const pair = letters[i]! * LETTERS + letters[i + 1]!;
      pairs[pair]! += count;
      triples[pair * LETTERS + letters[i + 2]!]! += count;
    }
  }
  const reads = (text: string): number => {
    let sum = 0;
    let count = 0;
    for (const word of text.match(/[a-zа-я]+/g) ?? []) {
      const letters = lettersOf(word);
      for (let i = 0; i + 2 < letters.length; i++) {
        const pair = letters[i]! * LETTERS + letters[i + 1]!;
        sum += Math.log((triples[pair * LETTERS + letters[i + 2]!]! + 0.05) / (pairs[pair]! + 2));
        count++;
      }
    }
    return count === 0 ? -Infinity : sum / count;
  };
  return { reads };
}

const READING_GAIN = 0.6;
const JUDGED_CHARS = 400;

/** A cleaned text as it was meant: typed in Latin letters it is turned into Russian if that reads clearly better. */
export function asMeant(clean: string, letters: LetterModel): string {
  let latin = 0;
  let cyrillic = 0;
  for (let i = 0; i < clean.length && i < JUDGED_CHARS; i++) {
    const code = clean.charCodeAt(i);
    if (code >= 97 && code <= 122) latin++;
    else if (code >= 0x430 && code <= 0x44f) cyrillic++;
  }
  if (latin < 3 || latin <= cyrillic) return clean;
  const sample = clean.slice(0, JUDGED_CHARS);
  const written = letters.reads(sample) + READING_GAIN;
  const layout = letters.reads(fromWrongLayout(sample));
  const sounds = bestReading(sample, letters);
  if (Math.max(layout, sounds.reads) <= written) return clean;
  return layout > sounds.reads ? fromWrongLayout(clean) : fromTransliteration(clean, sounds.habit);
}
