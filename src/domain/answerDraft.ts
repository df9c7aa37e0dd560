/** An answer of the school's own while it is written: what for, and what is known of it. */

export const DRAFT_PURPOSES = ['nothing', 'group', 'inquiry', 'answer'] as const;
/** For nothing yet, questions without an answer, one that was put to a person, an answer there is. */
export type DraftPurpose = (typeof DRAFT_PURPOSES)[number];

export interface AnswerDraft {
  readonly what: DraftPurpose;
  readonly id: number;
  /** Of a group: the last question there was when it was put together. */
  readonly upTo: number;
  /** Empty: not known yet. */
  readonly question: string;
  readonly answer: string;
}

export const NEW_DRAFT: AnswerDraft = { what: 'nothing', id: 0, upTo: 0, question: '', answer: '' };

/** As the dialogue is named when it is opened. */
export const nameOfDraft = (draft: Partial<AnswerDraft>): string => JSON.stringify({ ...NEW_DRAFT, ...draft });

export const LONGEST_QUESTION = 200;
/** Leaves room for the question and the way on in one message of VK. */
export const LONGEST_ANSWER = 1000;
