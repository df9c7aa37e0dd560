/** Keeps a question without names and without who asked, so that the bot can be taught; «Не то» and what it leads to. */
import { may, type Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import { phraseOf } from '../faq/phrase';
import type { Topic } from '../faq/topic';
import type { QuestionState } from '../store/tables/questions';
import type { Answer } from './answerQuestion';
import type { SchoolContext, Work } from './context';
import { namelessQuestion } from './namelessQuestion';
import { findTopics } from './ownTopics';

/** Fewer words that are no question to the eye are hardly one. */
const LEAST_WORDS = 2;

/** Whoever was told more than so many things within an hour is trying the bot out: what others asked must not go for it. */
const MOST_TOLD = 40;
const HOUR_MS = 3_600_000;

const triesOut = (work: Work, { user }: Actor): Promise<boolean> =>
  work.stores.outbox.hasSaidMoreThan(MOST_TOLD, privatePeer(user), work.now - HOUR_MS);

/** Keeps a question in private with what came of it, and returns its number; null: it says nothing about any subject. */
export async function noteQuestion(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  words: string,
  answer: Answer,
): Promise<number | null> {
  if (answer.kind === 'forbidden') return null;
  if (answer.kind !== 'answer' && (await triesOut(work, actor))) return null;
  const text = await namelessQuestion(context, work, words);
  const said = phraseOf(text, context.language);
  if (said === '' || (!text.includes('?') && said.split(' ').length < LEAST_WORDS)) return null;
  return work.stores.questions.add({ text, ...outcome(answer), askedAt: work.now });
}

function outcome(answer: Exclude<Answer, { kind: 'forbidden' }>): {
  readonly state: QuestionState;
  readonly candidates: readonly string[];
} {
  switch (answer.kind) {
    case 'answer':
      return { state: 'answered', candidates: answer.candidates };
    case 'choices':
      return { state: 'unsure', candidates: answer.topics.map(({ id }) => id) };
    case 'unknown':
      return { state: 'unanswered', candidates: [] };
  }
}

export type NotIt =
  | { readonly kind: 'forbidden' }
  /** `others`: what else it may have been about. */
  | { readonly kind: 'noted'; readonly others: readonly Topic[]; readonly question: number | null };

/** The answer was not what was asked: what else may it have been? */
export async function notIt(context: SchoolContext, work: Work, actor: Actor, question: number): Promise<NotIt> {
  if (!may(actor, 'question.ask')) return { kind: 'forbidden' };
  const asked = await work.stores.questions.find(question);
  if (!asked) return { kind: 'noted', others: [], question: null };
  if (asked.state === 'answered' && !(await triesOut(work, actor))) await work.stores.questions.noteWrong(question);
  return { kind: 'noted', others: await findTopics(context, work, asked.candidates.slice(1)), question };
}

/** Keeps the words of a question to a person for half a day, without names: its answer may become one of the bot's. */
export async function keepQuestion(context: SchoolContext, work: Work, inquiry: number, words: string): Promise<void> {
  const question = await namelessQuestion(context, work, words);
  await work.stores.inquiryWords.keep(inquiry, 'question', question, work.now);
}
