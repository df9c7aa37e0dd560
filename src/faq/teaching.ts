/** After a phrase is taught: does it turn other questions away from their topics? */
import type { Language } from './language';
import type { Lesson } from './lesson';
import { buildMatcher, type LearntMatcher } from './matcher';
import { phraseOf } from './phrase';
import type { Taught } from './topic';

/** A phrase of the data for which another topic comes first now. */
export interface Change {
  readonly text: string;
  /** The topic it has, which came first before; null for one that class chats hear no answer to. */
  readonly topic: string | null;
  readonly after: string | null;
}

/** What was known before and after, and the phrases that were taught in between. */
export interface Teaching {
  readonly before: Lesson;
  readonly after: Lesson;
  readonly phrases: readonly Taught[];
}

export interface Checked {
  readonly changes: readonly Change[];
  /** Phrases that were looked at. */
  readonly count: number;
}

/**
 * The phrases found right before that are not after the teaching: of the topics taught, of those nearest to the taught
 * phrases, and of what is off-topic those that share a word with them. They are also judged as though they were not known word for word, since the same
 * question comes in other words tomorrow. It learns twice, which takes about two seconds: not for a turn.
 */
export function checkTeaching({ before, after, phrases }: Teaching): Checked {
  const [then, now] = [learn(before), learn(after)];
  const taughtTopics = new Set(phrases.map(({ topic }) => topic));
  const near = new Set(taughtTopics);
  for (const { text } of phrases) then.matchUnremembered(text, 'dm').candidates.forEach((id) => near.add(id));
  const known: Taught[] = [
    ...before.topics.flatMap(({ id, questions }) => questions.map((text) => ({ text, topic: id }))),
    ...(before.taught ?? []),
  ].filter(({ topic }) => near.has(topic));
  const changes: Change[] = [];
  for (const { text, topic } of known) {
    for (const way of ['match', 'matchUnremembered'] as const) {
      if (then[way](text, 'dm').candidates[0] !== topic) continue;
      const [first = null] = now[way](text, 'dm').candidates;
      if (first === topic) continue;
      changes.push({ text, topic, after: first });
      break;
    }
  }
  const alike = sharingWord(phrases, before.language);
  const offTopic = before.offTopic.filter(alike);
  for (const text of offTopic) {
    if (then.matchUnremembered(text, 'chat').topic !== null) continue;
    const answered = now.matchUnremembered(text, 'chat').topic;
    if (answered !== null && taughtTopics.has(answered)) changes.push({ text, topic: null, after: answered });
  }
  return { changes, count: known.length + offTopic.length };
}

/** Letters by which two words are taken for the same. */
const BEGINNING = 4;

/** Whether a text has a word in common with the phrases: no other can have become one of their questions. */
function sharingWord(phrases: readonly Taught[], language: Language): (text: string) => boolean {
  const beginnings = (text: string): string[] =>
    phraseOf(text, language)
      .split(' ')
      .map((word) => word.slice(0, BEGINNING));
  const taught = new Set(phrases.flatMap(({ text }) => beginnings(text)));
  return (text) => beginnings(text).some((word) => taught.has(word));
}

const learn = ({ topics, offTopic, language, taught }: Lesson): LearntMatcher =>
  buildMatcher(topics, offTopic, language, taught);
