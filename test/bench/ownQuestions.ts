/** The school's own phrasings, each kept out of training once: what every contestant is asked. */
import type { Lesson } from '../../src/faq/lesson';

const FOLDS = 4;

export interface Exam {
  /** What may be learnt. */
  readonly lesson: Lesson;
  /** What is asked then; the topic is null for what is off-topic. */
  readonly asked: readonly { readonly text: string; readonly topic: string | null }[];
}

/** Cuts the lesson into exams: every fourth phrase of each topic is asked and the others are learnt. */
export function exams({ topics, offTopic, language }: Lesson): readonly Exam[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const asked = (_text: string, i: number): boolean => i % FOLDS === fold;
    const learnt = (_text: string, i: number): boolean => i % FOLDS !== fold;
    return {
      lesson: {
        topics: topics.map((topic) => ({ ...topic, questions: topic.questions.filter(learnt) })),
        offTopic: offTopic.filter(learnt),
        language,
      },
      asked: [
        ...topics.flatMap(({ id, questions }) => questions.filter(asked).map((text) => ({ text, topic: id }))),
        ...offTopic.filter(asked).map((text) => ({ text, topic: null })),
      ],
    };
  });
}
