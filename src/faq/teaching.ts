/** Before a phrase is taught: does it turn other questions away from their topics? */
import type { Lesson } from './lesson';
import { buildMatcher } from './matcher';
import type { Taught } from './topic';

/** A phrase of the data for which another topic would come first. */
export interface Change {
  readonly text: string;
  /** The topic it has, which comes first today; null for one that class chats hear no answer to. */
  readonly topic: string | null;
  readonly after: string | null;
}

/** What is known, what was taught before, and the phrase in question. */
export interface Teaching {
  readonly lesson: Lesson;
  readonly taught: readonly Taught[];
  readonly phrase: Taught;
}

/**
 * The phrases found right today that would not be after the teaching: of the phrase's own topic, of those nearest to
 * it and of what is off-topic. They are also judged as though they were not known word for word, since the same
 * question comes in other words tomorrow. It learns twice, which takes about two seconds: not for a turn.
 */
export function brokenByTeaching({ lesson, taught, phrase }: Teaching): readonly Change[] {
  const { topics, offTopic, language } = lesson;
  const today = buildMatcher(topics, offTopic, language, taught);
  const then = buildMatcher(topics, offTopic, language, [...taught, phrase]);
  const near = new Set([phrase.topic, ...today.matchUnremembered(phrase.text, 'dm').candidates]);
  const known: Taught[] = [
    ...topics.flatMap(({ id, questions }) => questions.map((text) => ({ text, topic: id }))),
    ...taught,
  ];
  const broken: Change[] = [];
  for (const { text, topic } of known) {
    if (!near.has(topic)) continue;
    for (const way of ['match', 'matchUnremembered'] as const) {
      if (today[way](text, 'dm').candidates[0] !== topic) continue;
      const [after = null] = then[way](text, 'dm').candidates;
      if (after === topic) continue;
      broken.push({ text, topic, after });
      break;
    }
  }
  for (const text of offTopic) {
    if (today.matchUnremembered(text, 'chat').topic !== null) continue;
    const after = then.matchUnremembered(text, 'chat').topic;
    if (after === phrase.topic) broken.push({ text, topic: null, after });
  }
  return broken;
}
