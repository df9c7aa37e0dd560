/** What people asked and what the bot was taught of it. Times are epoch milliseconds UTC. */
import type { Generated } from 'kysely';

export const QUESTION_STATES = ['answered', 'unsure', 'unanswered', 'wrong'] as const;
/** Answered at once; topics were offered; nothing was known; the answer was not what was asked. */
export type QuestionState = (typeof QUESTION_STATES)[number];

/** A question in private without names, and without who asked it. */
export interface QuestionTable {
  id: Generated<number>;
  text: string;
  state: QuestionState;
  /** Ids of topics, best first, with spaces between. */
  candidates: string;
  /** The topic the asker chose of those offered. */
  chosen: Generated<string | null>;
  asked_at: number;
}

/** A question linked to a topic. */
export interface TaughtTable {
  id: Generated<number>;
  text: string;
  /** The same as the matcher compares it. */
  phrase: string;
  topic: string;
  /** Null: a person who was forgotten. */
  taught_by: number | null;
  taught_at: number;
  undone_by: Generated<number | null>;
  undone_at: Generated<number | null>;
}

/** An answer that the school wrote itself, each version of it. */
export interface OwnAnswerTable {
  id: number;
  /** From 1; the last one counts. */
  revision: number;
  question: string;
  answer: string;
  state: 'in_force' | 'removed';
  written_by: number | null;
  written_at: number;
}

/** Words of a question put to a person, without names, or of its answer, for as long as they may become an answer of the bot's. */
export interface InquiryWordsTable {
  inquiry: number;
  side: 'question' | 'answer';
  text: string;
  erase_at: number;
}
