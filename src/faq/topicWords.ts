/** The words of topics: whatever is among them names a thing, not a person. */
import type { Topic } from './topic';

const WORD = /\p{L}[\p{L}-]*/gu;
/** A capital in the middle of a sentence: people are made up in phrasings, too. */
const NAME = /(?<=[\p{L}\p{N},:;»)-]\s)\p{Lu}[\p{L}-]*/gu;

/** In lower case and with «е» for «ё». */
export function wordsIn(topics: readonly Topic[]): Set<string> {
  const words = new Set<string>();
  for (const { title, short, full, questions } of topics) {
    for (const text of [title, short, full, ...questions.map((question) => question.replaceAll(NAME, ''))]) {
      for (const [word] of text.toLowerCase().replaceAll('ё', 'е').matchAll(WORD)) words.add(word);
    }
  }
  return words;
}
