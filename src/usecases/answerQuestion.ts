/** A question in a person's own words: answered when sure, offered when not, handed to a person otherwise. */
import { may, type Actor } from '../domain/access';
import type { Place, Topic } from '../faq/topic';
import type { SchoolContext } from './context';

export type Answer =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'answer'; readonly topic: Topic; readonly related: readonly Topic[] }
  | { readonly kind: 'choices'; readonly topics: readonly Topic[] }
  | { readonly kind: 'unknown' };

/** Matches a question; `chat` answers only when very sure and never offers choices. */
export function answerQuestion(context: SchoolContext, actor: Actor, text: string, place: Place): Answer {
  if (!may(actor, 'question.ask')) return { kind: 'forbidden' };
  const match = context.matcher.match(text, place);
  const topic = match.topic === null ? undefined : context.topics.get(match.topic);
  if (topic) return { kind: 'answer', topic, related: topicsOf(context, topic.followups) };
  const topics = place === 'dm' ? topicsOf(context, match.candidates) : [];
  return topics.length > 0 ? { kind: 'choices', topics } : { kind: 'unknown' };
}

/** A topic chosen by a button. */
export function showTopic(context: SchoolContext, actor: Actor, id: string): Answer {
  if (!may(actor, 'question.ask')) return { kind: 'forbidden' };
  const topic = context.topics.get(id);
  return topic ? { kind: 'answer', topic, related: topicsOf(context, topic.followups) } : { kind: 'unknown' };
}

function topicsOf(context: SchoolContext, ids: readonly string[]): Topic[] {
  return ids.map((id) => context.topics.get(id)).filter((topic) => topic !== undefined);
}
