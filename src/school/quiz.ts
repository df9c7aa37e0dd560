/** help/quiz.yaml: its shape, what it must agree on with the other files, and the quiz it makes. */
import { z } from 'zod';
import type { Quiz } from '../domain/quiz';
import { crossProblem, quizProblem, type PlacedProblem } from '../texts/dataProblems';
import type { CheckedFile } from './checkShape';
import { namesInBraces } from './placeholders';
import { repeats } from './repeats';
import type { KnownToTroubles } from './troubles';
import { text } from './values';

/** VK allows 40 characters on a button. */
const LABEL_LENGTH = 40;
/** An explanation and the next question go in one message. */
const TEXT_LENGTH = 1500;

/** help/quiz.yaml */
export const quizShape = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        text: text.max(TEXT_LENGTH),
        answers: z
          .array(z.strictObject({ label: text.max(LABEL_LENGTH), right: z.boolean().default(false) }))
          .min(2)
          .max(4),
        explanation: text.max(TEXT_LENGTH),
        source: text,
      }),
    )
    .min(1)
    .max(20),
});

export type QuizFile = z.output<typeof quizShape>;

/** One answer to a question is right, no two are the same, placeholders are known. */
export function checkQuiz({ value, source }: CheckedFile<QuizFile>, known: KnownToTroubles): PlacedProblem[] {
  return value.questions.flatMap((question, at) => {
    const path = ['questions', at];
    const labels = question.answers.map(({ label }) => label.toLowerCase());
    const unknown = (['text', 'explanation'] as const).flatMap((field) =>
      [...namesInBraces(question[field])]
        .filter((name) => known.placeholders && !Object.hasOwn(known.placeholders, name))
        .map((name) => source.problemAtText([...path, field], `{${name}}`, crossProblem.placeholder(name))),
    );
    const right = question.answers.filter((answer) => answer.right).length;
    return [
      ...(right === 1 ? [] : [source.problemAt([...path, 'answers'], quizProblem.oneRight(right))]),
      ...repeats(labels).map((index) =>
        source.problemAt([...path, 'answers', index, 'label'], crossProblem.duplicate(labels[index] ?? '')),
      ),
      ...unknown,
    ];
  });
}

/** The quiz, its placeholders not filled yet. */
export function toQuiz({ questions }: QuizFile): Quiz {
  return {
    questions: questions.map(({ text, answers, explanation }) => ({ text, answers, explanation })),
  };
}
