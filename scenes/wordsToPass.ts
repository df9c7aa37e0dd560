/** What a person writes for another one: words only, as they are, not too many, and said while they are meant. */
import { z } from 'zod';
import { forwardedText } from '../src/domain/foreignText';
import { isStillMeant, type PassedWords } from '../src/domain/passedWords';
import type { StepInput } from '../src/messaging/dialogue';
import type { Turn } from '../src/messaging/turn';
import { onlyWordsHere, sayAgain, tooLong } from '../src/texts/inquiries';

export const wordsState = z.strictObject({ inquiry: z.int().min(0), since: z.int().min(0) });

/** The state of a dialogue about nothing, begun long ago. */
export const NO_WORDS: PassedWords = { inquiry: 0, since: 0 };

/** The words, or why they cannot be passed on. A button carries none. */
export function readWordsToPass(
  { text, picked }: StepInput,
  longest: number,
): { readonly kind: 'words'; readonly text: string } | { readonly kind: 'refused'; readonly text: string } {
  const words = picked === null ? forwardedText(text) : '';
  if (words === '') return { kind: 'refused', text: onlyWordsHere() };
  return words.length > longest ? { kind: 'refused', text: tooLong(longest) } : { kind: 'words', text: words };
}

/** Where the dialogue goes when it was left for long: its question is asked once more, and nothing is passed on. */
export async function askedAfresh(
  turn: Turn,
  state: PassedWords,
): Promise<{ readonly kind: 'go'; readonly to: 'words'; readonly state: PassedWords; readonly instead: true } | null> {
  if (isStillMeant(state, turn.now)) return null;
  await turn.reply({ text: sayAgain() });
  return { kind: 'go', to: 'words', state: { ...state, since: turn.now }, instead: true };
}
