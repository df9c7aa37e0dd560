/** A question in a person's own words: answered when sure, offered when not, handed to a person otherwise. */
import { may, type Actor } from '../domain/access';
import type { School } from '../domain/school';
import { fillPlaceholders } from '../faq/answers';
import type { Place, Topic } from '../faq/topic';
import { officerValues } from '../school/placeholders';
import type { SchoolContext, Work } from './context';
import { officersNow } from './officersNow';

export type Answer =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'answer'; readonly topic: Topic; readonly related: readonly Topic[] }
  | { readonly kind: 'choices'; readonly topics: readonly Topic[] }
  | { readonly kind: 'unknown' };

/** Matches a question; `chat` answers only when very sure and never offers choices. */
export async function answerQuestion(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  text: string,
  place: Place,
): Promise<Answer> {
  if (!may(actor, 'question.ask')) return { kind: 'forbidden' };
  const match = context.matcher.match(text, place);
  const topic = match.topic === null ? undefined : context.topics.get(match.topic);
  if (topic) return answered(context, work, topic);
  const topics = place === 'dm' ? topicsOf(context, match.candidates) : [];
  return topics.length > 0 ? { kind: 'choices', topics } : { kind: 'unknown' };
}

/** A topic chosen by a button. */
export async function showTopic(context: SchoolContext, work: Work, actor: Actor, id: string): Promise<Answer> {
  if (!may(actor, 'question.ask')) return { kind: 'forbidden' };
  const topic = context.topics.get(id);
  return topic ? answered(context, work, topic) : { kind: 'unknown' };
}

async function answered(context: SchoolContext, work: Work, topic: Topic): Promise<Answer> {
  const officers = await officersNow(context, work);
  return { kind: 'answer', topic: withOfficers(topic, officers), related: topicsOf(context, topic.followups) };
}

/** The topic with the names of those in office. */
export function withOfficers(topic: Topic, officers: School['offices']): Topic {
  const values = officerValues(officers);
  return { ...topic, short: fillPlaceholders(topic.short, values), full: fillPlaceholders(topic.full, values) };
}

function topicsOf(context: SchoolContext, ids: readonly string[]): Topic[] {
  return ids.map((id) => context.topics.get(id)).filter((topic) => topic !== undefined);
}
