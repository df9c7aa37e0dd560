/** A few questions on the safety of one's profile, with an explanation each (2.5): answered by buttons, never stored. */

export interface QuizQuestion {
  readonly text: string;
  readonly answers: readonly { readonly label: string; readonly right: boolean }[];
  readonly explanation: string;
}

export interface Quiz {
  readonly questions: readonly QuizQuestion[];
}

export type QuizStep =
  | { readonly kind: 'question'; readonly number: number; readonly question: QuizQuestion }
  /** `next`: null after the last one. */
  | {
      readonly kind: 'explained';
      readonly right: boolean;
      readonly explanation: string;
      readonly next: { readonly number: number; readonly question: QuizQuestion } | null;
    };

/** What follows a press, by the places of the question and the answer from 0; null: the quiz has no such place any more. */
export function quizStep({ questions }: Quiz, at: number, answer: number | null): QuizStep | null {
  const question = questions[at];
  if (!question) return null;
  if (answer === null) return { kind: 'question', number: at, question };
  const chosen = question.answers[answer];
  if (!chosen) return null;
  const next = questions[at + 1];
  return {
    kind: 'explained',
    right: chosen.right,
    explanation: question.explanation,
    next: next ? { number: at + 1, question: next } : null,
  };
}
