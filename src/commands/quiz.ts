/** «Проверить себя»: questions on the safety of one's profile by buttons; the place is in the button alone (2.5). */
import type { Actor } from '../domain/access';
import type { QuizQuestion } from '../domain/quiz';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/quiz';
import type { SchoolContext } from '../usecases/context';
import { takeQuiz, type QuizTaken } from '../usecases/takeQuiz';
import type { Commands } from './command';
import { menuFor, openButton } from './menu';

type QuizPayload = Extract<ButtonPayload, { do: 'quiz' }>;

/** The command that begins. */
export function createQuizCommands(context: SchoolContext): Pick<Commands, 'quiz'> {
  return { quiz: (turn, actor) => onQuiz(context, turn, actor, { do: 'quiz', at: 0 }) };
}

/** A press of an answer, or of the way to a question. */
export async function onQuiz(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { at, answer }: QuizPayload,
): Promise<void> {
  const taken = await takeQuiz(context, turn, actor, { at, answer: answer ?? null });
  await turn.reply(taken ? messageOf(taken) : { text: texts.noQuiz(), keyboard: menuFor(actor) });
}

function messageOf({ step, of, noted }: QuizTaken): OutgoingMessage {
  if (step.kind === 'question') return asked(step.question, step.number, of);
  const explained = texts.quizExplained(step.right, step.explanation);
  if (step.next) {
    const { text, keyboard } = asked(step.next.question, step.next.number, of);
    return { text: `${explained}\n\n${text}`, keyboard };
  }
  const text = `${explained}\n\n${texts.quizOver(noted)}`;
  return { text, keyboard: { inline: true, rows: [[openButton('menu')]] } };
}

function asked(
  { text, answers }: QuizQuestion,
  at: number,
  of: number,
): Required<Pick<OutgoingMessage, 'text' | 'keyboard'>> {
  const rows = answers.map(({ label }, answer): Button[] => [{ label, payload: { do: 'quiz', at, answer } }]);
  return {
    text: texts.quizQuestion(text, at, of),
    keyboard: { inline: true, rows: [...rows, [openButton('menu')]] },
  };
}
