/** What a person writes for another one: words only, as they are, and not too many. */
import { forwardedText } from '../src/domain/foreignText';
import type { StepInput } from '../src/messaging/dialogue';
import { onlyWordsHere, tooLong } from '../src/texts/inquiries';

/** The words, or why they cannot be passed on. A button carries none. */
export function readWordsToPass(
  { text, picked }: StepInput,
  longest: number,
): { readonly kind: 'words'; readonly text: string } | { readonly kind: 'refused'; readonly text: string } {
  const words = picked === null ? forwardedText(text) : '';
  if (words === '') return { kind: 'refused', text: onlyWordsHere() };
  return words.length > longest ? { kind: 'refused', text: tooLong(longest) } : { kind: 'words', text: words };
}
