/** The words of topics: whatever is among them names a thing, not a person. */
import type { Topic } from './topic';

/** In lower case and with «е» for «ё». */
export function wordsIn(topics: readonly Topic[]): Set<string> {
  const words = new Set<string>();
  for (const { title, short, full, questions } of topics) {
    for (const text of [title, short, full, ...questions]) {
      for (const [word] of text
        .toLowerCase()
        .replaceAll('ё', 'е')
        .matchAll(/\p{L}[\p{L}-]*/gu))
        words.add(word);
    }
  }
  return words;
}
