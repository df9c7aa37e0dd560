/** A question as it is compared with what is known word for word: no greeting, no case, no punctuation. */
import type { Language } from './language';
import { cleanText, wordsOf } from './words';

/** Empty where the text says nothing about any subject. */
export function phraseOf(text: string, { fillers }: Pick<Language, 'fillers'>): string {
  return wordsOf(cleanText(text), fillers).join(' ');
}
