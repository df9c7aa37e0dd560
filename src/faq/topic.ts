/** What the FAQ knows and what its matcher answers. */

/** One subject people ask about, as `data/faq/*.yaml` tells it. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly audience: readonly string[];
  /** The answer in a group chat, at most 300 characters. */
  readonly short: string;
  /** The answer in private. */
  readonly full: string;
  readonly source: string;
  /** Date of facts from outside the order. */
  readonly asOf: string | null;
  /** Rests on facts that may have changed since. */
  readonly outdated: boolean;
  readonly questions: readonly string[];
  /** The same in concepts of the language: each line one way to ask, «link parent -broken». */
  readonly about: readonly string[];
  readonly followups: readonly string[];
}

/** Where the question was asked: a private message, or a group chat with the bot addressed. */
export type Place = 'dm' | 'chat';

export interface Match {
  /** Only where the bot would answer at once in that place. */
  readonly topic: string | null;
  /** Best first, at most three; empty when the text is clearly about something else. */
  readonly candidates: readonly string[];
  /** How sure the matcher is of its best candidate, 0…1. */
  readonly score: number;
}

/** A question an administrator has linked to a topic. */
export interface Taught {
  readonly text: string;
  /** The topic's id. */
  readonly topic: string;
}

export interface Matcher {
  /** Finds the topic a text asks about; never throws, any text is allowed. */
  match(text: string, place: Place): Match;
}
