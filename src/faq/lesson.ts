/** What a matcher learns from. */
import type { Language } from './language';
import { buildMatcher } from './matcher';
import type { Matcher, Taught, Topic } from './topic';

export interface Lesson {
  readonly topics: readonly Topic[];
  readonly offTopic: readonly string[];
  readonly language: Language;
  /** By the school's own people, in that order; absent: nothing. */
  readonly taught?: readonly Taught[];
}

/** A matcher that can be given another lesson. */
export interface Learner extends Matcher {
  learn(lesson: Lesson): void;
}

/** A matcher that learns at its first question, which takes about a second: whatever else the program does need not wait. */
export function learnLazily(first: Lesson): Learner {
  let lesson = first;
  let learnt: Matcher | null = null;
  return {
    learn(another) {
      lesson = another;
      learnt = null;
    },
    match: (text, place) => (learnt ??= learnFrom(lesson)).match(text, place),
  };
}

const learnFrom = ({ topics, offTopic, language, taught }: Lesson): Matcher =>
  buildMatcher(topics, offTopic, language, taught);
