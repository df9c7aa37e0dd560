/** The bot is taught: a group of questions is linked to a topic; and what it was taught (2.1; п. 4). */
import type { Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import { phraseOf } from '../faq/phrase';
import type { Topic } from '../faq/topic';
import type { TaughtPhrase } from '../store/taughtStore';
import type { SchoolContext, Work } from './context';
import { findTopic } from './ownTopics';
import { handlesSupport } from './supportOnDuty';
import { showGroup, type QuestionGroup } from './unanswered';

/** What was taught in one act: numbers in a row, as they were written in one transaction. */
export interface TaughtRange {
  readonly from: number;
  readonly to: number;
}

export type Taught =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown_topic' }
  | {
      readonly kind: 'taught';
      readonly topic: Topic;
      readonly texts: readonly string[];
      readonly range: TaughtRange;
    };

/** Links exactly the questions that were shown to the topic. */
export async function teachGroup(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  which: Pick<QuestionGroup, 'id' | 'upTo'>,
  topicId: string,
): Promise<Taught> {
  const shown = await showGroup(context, work, actor, which);
  if (shown.kind !== 'group') return shown;
  const topic = await findTopic(context, work, topicId);
  if (!topic) return { kind: 'unknown_topic' };
  const { ids, texts } = shown.group;
  const range = await linkTexts(context, work, actor, texts, topicId);
  await work.stores.questions.remove(ids);
  return { kind: 'taught', topic, texts, range };
}

/** Links the texts and notes who did. */
export async function linkTexts(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  texts: readonly string[],
  topic: string,
): Promise<TaughtRange> {
  const numbers: number[] = [];
  for (const text of texts) {
    const phrase = phraseOf(text, context.language);
    numbers.push(await work.stores.taught.add({ text, phrase, topic, by: actor.user }, work.now));
  }
  await note(work, actor, 'faq.taught', topic);
  const [from = 0] = numbers;
  return { from, to: numbers.at(-1) ?? from };
}

export interface TaughtLine {
  readonly phrase: TaughtPhrase;
  /** Null: the topic is gone. */
  readonly topic: Topic | null;
}

export type TaughtList =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly lines: readonly TaughtLine[] };

/** What is in force, the newest first. */
export async function listTaught(context: SchoolContext, work: Work, actor: Actor): Promise<TaughtList> {
  if (!(await handlesSupport(context, work, actor))) return { kind: 'forbidden' };
  const phrases = (await work.stores.taught.inForce()).reverse();
  const lines: TaughtLine[] = [];
  for (const phrase of phrases) lines.push({ phrase, topic: await findTopic(context, work, phrase.topic) });
  return { kind: 'list', lines };
}

/** Who did what to which topic; the words are where they were taught. */
export function note(
  { stores, now }: Work,
  { user }: { readonly user: UserId },
  act: 'faq.taught' | 'faq.untaught' | 'faq.written' | 'faq.revised' | 'faq.removed',
  topic: string,
): Promise<void> {
  return stores.journal.add({ at: now, actor: user, act, about: `topic:${topic}`, details: {} });
}
