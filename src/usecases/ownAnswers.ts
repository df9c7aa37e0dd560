/** Answers that the school writes itself: new, from a question put to a person, changed, removed, as they were before (2.1). */
import type { Actor } from '../domain/access';
import type { AnswerDraft } from '../domain/answerDraft';
import { phraseOf } from '../faq/phrase';
import type { OwnAnswer } from '../store/ownAnswerStore';
import type { SchoolContext, Work } from './context';
import { publicQuestion } from './namelessQuestion';
import { ownTopicId } from './ownTopics';
import { handlesSupport } from './supportOnDuty';
import { linkTexts, note, type TaughtRange } from './teach';
import { showGroup } from './unanswered';

/** What an answer is written for. */
export type WrittenFor = Pick<AnswerDraft, 'what' | 'id' | 'upTo'>;

export type Draft =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'gone' }
  /** Empty: not known yet. */
  | { readonly kind: 'draft'; readonly question: string; readonly answer: string };

/** What is known of the answer that is to be written. */
export async function draftFor(context: SchoolContext, work: Work, actor: Actor, what: WrittenFor): Promise<Draft> {
  if (!(await handlesSupport(context, work, actor))) return { kind: 'forbidden' };
  switch (what.what) {
    case 'nothing':
      return { kind: 'draft', question: '', answer: '' };
    case 'group': {
      const shown = await showGroup(context, work, actor, what);
      return shown.kind === 'group' ? { kind: 'draft', question: shown.group.texts[0] ?? '', answer: '' } : shown;
    }
    case 'inquiry': {
      const { question, answer } = await work.stores.inquiryWords.find(what.id, work.now);
      return answer === null ? { kind: 'gone' } : { kind: 'draft', question: question ?? '', answer };
    }
    case 'answer': {
      const own = await work.stores.ownAnswers.find(what.id);
      return own?.state === 'in_force' ? { kind: 'draft', question: own.question, answer: '' } : { kind: 'gone' };
    }
  }
}

export type Written =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'gone' }
  /** Somebody else has taught the bot these questions meanwhile. */
  | { readonly kind: 'settled' }
  /** The question says nothing about any subject. */
  | { readonly kind: 'says_nothing' }
  | { readonly kind: 'written'; readonly id: number; readonly question: string; readonly range: TaughtRange };

/** Puts the answer in force: from the next question on the bot gives it. */
export async function writeAnswer(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  what: WrittenFor,
  words: { readonly question: string; readonly answer: string },
): Promise<Written> {
  if (!(await handlesSupport(context, work, actor))) return { kind: 'forbidden' };
  const question = await publicQuestion(context, work, words.question);
  const phrase = phraseOf(question, context.language);
  if (phrase === '') return { kind: 'says_nothing' };
  if (what.what === 'answer') return revise(context, work, actor, what.id, { question, answer: words.answer });
  const group = what.what === 'group' ? await showGroup(context, work, actor, what) : null;
  if (group?.kind === 'gone' && (await work.stores.taught.topicOf(phrase)) !== null) return { kind: 'settled' };
  const id = await work.stores.ownAnswers.add({ question, answer: words.answer, by: actor.user }, work.now);
  await note(work, actor, 'faq.written', ownTopicId(id));
  const texts = new Set([question, ...(group?.kind === 'group' ? group.group.texts : [])]);
  const range = await linkTexts(context, work, actor, [...texts], ownTopicId(id));
  if (group?.kind === 'group') await work.stores.questions.remove(group.group.ids);
  if (what.what === 'inquiry') await work.stores.inquiryWords.erase([what.id]);
  return { kind: 'written', id, question, range };
}

async function revise(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: number,
  words: { readonly question: string; readonly answer: string },
): Promise<Written> {
  const own = await work.stores.ownAnswers.find(id);
  if (own?.state !== 'in_force') return { kind: 'gone' };
  await work.stores.ownAnswers.revise(own, { ...words, state: 'in_force', by: actor.user }, work.now);
  await note(work, actor, 'faq.revised', ownTopicId(id));
  const range = await linkTexts(context, work, actor, [words.question], ownTopicId(id));
  return { kind: 'written', id, question: words.question, range };
}

export type OwnAnswers =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly answers: readonly OwnAnswer[] };

/** Those in force in the order of their numbers, then those that were removed. */
export async function listOwnAnswers(context: SchoolContext, work: Work, actor: Actor): Promise<OwnAnswers> {
  if (!(await handlesSupport(context, work, actor))) return { kind: 'forbidden' };
  return { kind: 'list', answers: await work.stores.ownAnswers.all() };
}

export type ShownAnswer =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'gone' }
  /** `history`: every version, the oldest first, this one last. */
  | { readonly kind: 'answer'; readonly answer: OwnAnswer; readonly history: readonly OwnAnswer[] };

/** One answer with its history. */
export async function showOwnAnswer(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: number,
): Promise<ShownAnswer> {
  if (!(await handlesSupport(context, work, actor))) return { kind: 'forbidden' };
  const history = await work.stores.ownAnswers.history(id);
  const answer = history.at(-1);
  return answer ? { kind: 'answer', answer, history } : { kind: 'gone' };
}

/** The bot gives it no more; «Вернуть» brings it back. */
export async function removeAnswer(context: SchoolContext, work: Work, actor: Actor, id: number): Promise<ShownAnswer> {
  const shown = await showOwnAnswer(context, work, actor, id);
  if (shown.kind !== 'answer') return shown;
  if (shown.answer.state === 'removed') return { kind: 'gone' };
  await remove(work, actor, shown.answer);
  return shown;
}

async function remove(work: Work, actor: Actor, own: OwnAnswer): Promise<void> {
  const { id, question, answer } = own;
  await work.stores.ownAnswers.revise(own, { question, answer, state: 'removed', by: actor.user }, work.now);
  await work.stores.taught.undoAllOf(ownTopicId(id), actor.user, work.now);
  await note(work, actor, 'faq.removed', ownTopicId(id));
}

/** The version before the last one is in force again, as a version of its own; a removed one with the questions it had. */
export async function restoreAnswer(context: SchoolContext, work: Work, actor: Actor, id: number): Promise<Written> {
  const shown = await showOwnAnswer(context, work, actor, id);
  if (shown.kind !== 'answer') return shown;
  const before = shown.history.at(-2);
  if (!before) return { kind: 'gone' };
  const { question } = before;
  const lost = shown.answer.state === 'removed' ? await freeTextsOf(context, work, shown.answer) : [];
  await returnTo(work, actor, shown.answer, before);
  const range = await linkTexts(context, work, actor, [...new Set([question, ...lost])], ownTopicId(id));
  return { kind: 'written', id, question, range };
}

async function returnTo(work: Work, actor: Actor, last: OwnAnswer, { question, answer }: OwnAnswer): Promise<void> {
  await work.stores.ownAnswers.revise(last, { question, answer, state: 'in_force', by: actor.user }, work.now);
  await note(work, actor, 'faq.revised', ownTopicId(last.id));
}

/** What was linked to the answer until it was removed, and is linked to nothing since. */
async function freeTextsOf(context: SchoolContext, work: Work, { id, at }: OwnAnswer): Promise<string[]> {
  const free: string[] = [];
  for (const text of await work.stores.taught.undoneAt(ownTopicId(id), at)) {
    if ((await work.stores.taught.topicOf(phraseOf(text, context.language))) === null) free.push(text);
  }
  return free;
}

/**
 * Its question was undone: the answer is as it was before it was written, which may be removed. Null: `undone` is not its
 * question, or it is gone already.
 */
export async function takeBackAnswer(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: number,
  undone: string,
): Promise<OwnAnswer | null> {
  const history = await work.stores.ownAnswers.history(id);
  const last = history.at(-1);
  if (last?.state !== 'in_force' || last.question !== undone) return null;
  const before = history.at(-2);
  if (before?.state === 'in_force') {
    await returnTo(work, actor, last, before);
    await linkTexts(context, work, actor, [before.question], ownTopicId(id));
  } else {
    await remove(work, actor, last);
  }
  return work.stores.ownAnswers.find(id);
}
