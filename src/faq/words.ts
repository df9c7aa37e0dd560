/** Text into sentences of plain words: lower case, «е» for «ё», no mentions, no links, no fillers. */

/** Longer texts are read at their beginning and their end. */
const HEAD_CHARS = 2_400;
const TAIL_CHARS = 1_200;
const MAX_WORD = 32;

/** Cuts what is too long, lowers the case, removes mentions and links. */
export function cleanText(text: string): string {
  const short =
    text.length > HEAD_CHARS + TAIL_CHARS ? `${text.slice(0, HEAD_CHARS)}\n${text.slice(-TAIL_CHARS)}` : text;
  return short
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\[(?:club|public|id)\d+\|[^\]\n]{0,80}\]/g, ' ')
    .replace(/(?:https?:\/\/|www\.)\S{1,400}/g, ' ')
    .replace(/(^|\s)@[\w.]{2,40}/g, ' ')
    .replace(/ё/g, 'е');
}

const LOOKALIKE = new Map<string, string>(
  Object.entries({ a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у', k: 'к', m: 'м', t: 'т', h: 'н', b: 'в' }),
);
const LATIN = /[a-z]/;
const CYRILLIC = /[а-я]/;

function oneAlphabet(word: string): string {
  if (!LATIN.test(word) || !CYRILLIC.test(word)) return word;
  return [...word].map((letter) => LOOKALIKE.get(letter) ?? letter).join('');
}

/** A patronymic: whoever is addressed by it is not what the text is about. */
const PATRONYMIC = /^[а-я]{3,}(?:ов|ев|ич)(?:н[аеуы]|ной|ич[аеу]?|ичем)$/;

/** The words of a cleaned text, fillers left out; a filler of two words is written with a plus. */
export function wordsOf(clean: string, fillers: ReadonlySet<string>): string[] {
  const all = clean.match(/[a-zа-я0-9]+/g) ?? [];
  const words: string[] = [];
  for (let i = 0; i < all.length; i++) {
    const word = all[i]!;
    if (fillers.has(`${word}+${all[i + 1] ?? ''}`)) i++;
    else if (!fillers.has(word) && !PATRONYMIC.test(word)) words.push(oneAlphabet(word.slice(0, MAX_WORD)));
  }
  return words;
}

export interface Sentence {
  readonly words: readonly string[];
  /** Ends with a question mark. */
  readonly asks: boolean;
}

/** The sentences of a cleaned text; one without full stops is cut into overlapping windows when it is long. */
export function sentencesOf(clean: string, fillers: ReadonlySet<string>, window: number): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [sentence] of clean.matchAll(/[^.!?\n;…]+[.!?\n;…]*/g)) {
    const words = wordsOf(sentence, fillers);
    const asks = sentence.includes('?');
    if (words.length <= window * 2) {
      if (words.length > 0) sentences.push({ words, asks });
      continue;
    }
    for (let start = 0; start < words.length; start += Math.floor(window / 2)) {
      sentences.push({ words: words.slice(start, start + window), asks });
      if (start + window >= words.length) break;
    }
  }
  return sentences;
}
