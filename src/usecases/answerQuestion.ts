/** A question in a person's own words: answered when sure, offered when not, handed to a person otherwise. */
import { may, type Actor } from '../domain/access';
import type { School } from '../domain/school';
import { fillPlaceholders } from '../faq/answers';
import { phraseOf } from '../faq/phrase';
import type { Match, Place, Topic } from '../faq/topic';
import { officerValues } from '../school/placeholders';
import type { SchoolContext, Work } from './context';
import { namelessQuestion } from './namelessQuestion';
import { officersNow } from './officersNow';
import { findTopic, findTopics, ownAnswerOf } from './ownTopics';

export type Answer =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'answer';
      readonly topic: Topic;
      readonly related: readonly Topic[];
      /** Ids of what it may have been about, this topic first. */
      readonly candidates: readonly string[];
    }
  | { readonly kind: 'choices'; readonly topics: readonly Topic[] }
  | { readonly kind: 'unknown' };

/** Matches a question; `chat` answers only when very sure, never offers choices. */
export async function answerQuestion(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  text: string,
  place: Place,
): Promise<Answer> {
  if (!may(actor, 'question.ask')) return { kind: 'forbidden' };
  const { topic: id, candidates } = await matchNow(context, work, text, place);
  const topic = id === null ? null : await findTopic(context, work, id);
  if (topic) return answered(context, work, topic, candidates);
  const topics = place === 'dm' ? await findTopics(context, work, candidates) : [];
  return topics.length > 0 ? { kind: 'choices', topics } : { kind: 'unknown' };
}

/** What was taught counts from the next question on, whether the matcher has learnt it yet or not. */
async function matchNow(context: SchoolContext, work: Work, text: string, place: Place): Promise<Match> {
  const taught = await taughtTopic(context, work, text);
  const isThere = taught !== null && (await findTopic(context, work, taught)) !== null;
  return isThere ? { topic: taught, candidates: [taught], score: 1 } : context.matcher.match(text, place);
}

/** With a name or a number left out, so many words still ask the same. */
const LEAST_KEPT_WORDS = 3;

/** As it was asked, or as it was kept: without names, and no longer than that. */
async function taughtTopic(context: SchoolContext, work: Work, text: string): Promise<string | null> {
  const { taught } = work.stores;
  const asked = phraseOf(text, context.language);
  const topic = await taught.topicOf(asked);
  if (topic !== null) return topic;
  const kept = phraseOf(await namelessQuestion(context, work, text), context.language);
  return kept === asked || kept.split(' ').length < LEAST_KEPT_WORDS ? null : taught.topicOf(kept);
}

/** A topic chosen by a button; `question`: of those offered for that one. */
export async function showTopic(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: string,
  question: number | null = null,
): Promise<Answer> {
  if (!may(actor, 'question.ask')) return { kind: 'forbidden' };
  const topic = await findTopic(context, work, id);
  if (!topic) return { kind: 'unknown' };
  if (question !== null) await work.stores.questions.choose(question, id);
  return answered(context, work, topic, [id]);
}

/** A topic as it is answered now; null when there is no such topic. */
export async function topicNow(context: SchoolContext, work: Work, id: string): Promise<Topic | null> {
  const topic = await findTopic(context, work, id);
  return topic ? withOfficers(topic, await officersNow(context, work)) : null;
}

async function answered(
  context: SchoolContext,
  work: Work,
  topic: Topic,
  candidates: readonly string[],
): Promise<Answer> {
  const officers = await officersNow(context, work);
  const related = await findTopics(context, work, topic.followups);
  return { kind: 'answer', topic: withOfficers(topic, officers), related, candidates };
}

/** The topic with the names of those in office; what the school wrote itself stands as it was written. */
export function withOfficers(topic: Topic, officers: School['offices']): Topic {
  if (ownAnswerOf(topic.id) !== null) return topic;
  const values = officerValues(officers);
  return { ...topic, short: fillPlaceholders(topic.short, values), full: fillPlaceholders(topic.full, values) };
}
