/** What was taught in one act is undone; with the question of an own answer goes the answer that was written then (2.1; п. 4). */
import type { Actor } from '../domain/access';
import type { OwnAnswer } from '../store/ownAnswerStore';
import type { TaughtPhrase } from '../store/taughtStore';
import type { SchoolContext, Work } from './context';
import { ownAnswerOf } from './ownTopics';
import { takeBackAnswer } from './ownAnswers';
import { handlesSupport } from './supportOnDuty';
import { note, type TaughtRange } from './teach';

export type Untaught =
  | { readonly kind: 'forbidden' }
  /** Nothing of it is in force any more. */
  | { readonly kind: 'gone' }
  /** `answer`: the own answer whose question was among the phrases, as it stands now. */
  | { readonly kind: 'undone'; readonly phrases: readonly TaughtPhrase[]; readonly answer: OwnAnswer | null };

/** What was taught in one act counts no more. */
export async function untaught(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  range: TaughtRange,
): Promise<Untaught> {
  if (!(await handlesSupport(context, work, actor))) return { kind: 'forbidden' };
  const phrases = await work.stores.taught.inForceWithin(range);
  if (phrases.length === 0) return { kind: 'gone' };
  let answer: OwnAnswer | null = null;
  for (const { id, topic, text } of phrases) {
    await work.stores.taught.undo(id, actor.user, work.now);
    await note(work, actor, 'faq.untaught', topic);
    const own = ownAnswerOf(topic);
    if (own !== null) answer = (await takeBackAnswer(context, work, actor, own, text)) ?? answer;
  }
  return { kind: 'undone', phrases, answer };
}
