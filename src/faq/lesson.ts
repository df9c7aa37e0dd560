/** What a matcher learns from. */
import type { Language } from './language';
import { buildMatcher } from './matcher';
import type { Matcher, Topic } from './topic';

export interface Lesson {
  readonly topics: readonly Topic[];
  readonly offTopic: readonly string[];
  readonly language: Language;
}

/** A matcher that learns at its first question, which takes about a second: whatever else the program does need not wait. */
export function learnLazily({ topics, offTopic, language }: Lesson): Matcher {
  let learnt: Matcher | null = null;
  return { match: (text, place) => (learnt ??= buildMatcher(topics, offTopic, language)).match(text, place) };
}
