/** A dialogue in which a person writes words for another one: what it is about, and when it was begun. */

/** A person who comes back later than this may be speaking of something else: nothing of it is passed on by a slip. */
const MEANT_FOR_MS = 60 * 60_000;

/** Leaves room for who asks in one message of VK. */
export const LONGEST_QUESTION = 2000;
/** Leaves room for the number of the question. */
export const LONGEST_ANSWER = 3500;

export interface PassedWords {
  /** The number of the question; 0: a new one. */
  readonly inquiry: number;
  readonly since: number;
}

/** As the dialogue is named when it is opened. */
export const nameOfWords = ({ inquiry, since }: PassedWords): string => `${inquiry} ${since}`;

/** Reads that name; what is no name is a new question of long ago. */
export function readNameOfWords(name: string): PassedWords {
  const [, inquiry = '0', since = '0'] = /^(\d{1,15}) (\d{1,15})$/u.exec(name) ?? [];
  return { inquiry: Number(inquiry), since: Number(since) };
}

/** Whether what is said now is still meant for the other person. */
export const isStillMeant = ({ since }: PassedWords, now: number): boolean => now - since <= MEANT_FOR_MS;

/** Whether there are letters enough for a word to ask something. */
export const asksSomething = (words: string): boolean => /\p{L}[^]*\p{L}[^]*\p{L}/u.test(words);
