/** Questions on the safety of one's profile: for anyone, and no answer is kept; what is kept is that a pupil has been through them (2.5). */
import { may, type Actor } from '../domain/access';
import { quizStep, type QuizQuestion, type QuizStep } from '../domain/quiz';
import { fillPlaceholders } from '../faq/answers';
import { officerValues } from '../school/placeholders';
import type { SchoolContext, Work } from './context';
import { hasCurrentConsent } from './giveConsent';
import { officersNow } from './officersNow';

/** `noted`: it is on record now that the person has been through it. */
export type QuizTaken = { readonly step: QuizStep; readonly of: number; readonly noted: boolean };

/** In the journal, one line a pupil. */
const PASSED = { act: 'quiz.passed', about: 'quiz' } as const;

/** The step at that place; null: the school has no quiz, or no such place in it any more. */
export async function takeQuiz(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { at, answer }: { readonly at: number; readonly answer: number | null },
): Promise<QuizTaken | null> {
  const { quiz } = context;
  if (!quiz || !may(actor, 'question.ask')) return null;
  const offices = officerValues(await officersNow(context, work));
  const fill = (text: string): string => fillPlaceholders(text, offices);
  const filled = ({ text, answers, explanation }: QuizQuestion): QuizQuestion => ({
    text: fill(text),
    answers,
    explanation: fill(explanation),
  });
  const step = quizStep({ questions: quiz.questions.map(filled) }, at, answer);
  if (!step) return null;
  const isOver = step.kind === 'explained' && step.next === null;
  return { step, of: quiz.questions.length, noted: isOver && (await note(work, actor)) };
}

/** Only of a pupil, and only with consent. */
async function note(work: Work, actor: Actor): Promise<boolean> {
  if (!actor.roles.has('pupil') || !(await hasCurrentConsent(work, actor))) return false;
  const { journal } = work.stores;
  const isKnown = (await journal.about(PASSED.about)).some((entry) => entry.actor === actor.user);
  if (!isKnown) await journal.add({ at: work.now, actor: actor.user, ...PASSED, details: {} });
  return true;
}
