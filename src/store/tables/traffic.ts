/** What comes in, goes out and waits: the tables of the house itself. Times are epoch milliseconds UTC, booleans 0/1, JSON is text checked when read. */
import type { Generated } from 'kysely';

export interface MetaTable {
  key: string;
  value: string;
}

/** What happened and is to be handled; the body of a handled row is erased in its turn. */
export interface InboxTable {
  seq: Generated<number>;
  event_id: string;
  body: string | null;
  status: 'new' | 'done' | 'failed';
  attempts: Generated<number>;
  error: string | null;
  /** 1: the update could not even be translated, so there is nothing to try again. */
  unreadable: Generated<number>;
  received_at: number;
  handled_at: number | null;
}

/** What is to be said; the text of a sent row is erased within a day. */
export interface OutboxTable {
  id: Generated<number>;
  peer: number;
  priority: number;
  body: string | null;
  random_id: number;
  status: 'pending' | 'sending' | 'sent' | 'refused' | 'unknown' | 'dropped';
  attempts: Generated<number>;
  not_before: Generated<number>;
  /** When it was last handed to VK. */
  claimed_at: number | null;
  /** The first time it was handed to VK and nobody knows what became of it. */
  first_uncertain_at: number | null;
  created_at: number;
  settled_at: number | null;
  cmid: number | null;
  /** VK's code and what it means, when VK refused. */
  code: number | null;
  refusal: string | null;
  /** Real time after which it is worth nothing and is not sent any more. */
  expires_at: number | null;
  /** The kind and the day of what the clock said, `reminder 2030-09-16`. */
  about: string | null;
  /** The question to a person that it speaks of: a reply to it is about that question. */
  inquiry: number | null;
}

/** Answers to callback buttons: their own lane, dropped after a minute. */
export interface PressAnswerTable {
  id: Generated<number>;
  peer: number;
  user_id: number;
  answer_id: string;
  text: string | null;
  created_at: number;
  not_before: Generated<number>;
}

/** Work for outside a turn. */
export interface JobTable {
  id: Generated<number>;
  body: string;
  /** How often it broke whoever did it. */
  attempts: Generated<number>;
  created_at: number;
}

export interface SessionTable {
  key: string;
  user_id: number;
  value: string;
  updated_at: number;
}

/** A file that a message in the outbox carries. */
export interface OutgoingFileTable {
  id: Generated<number>;
  title: string;
  bytes: Buffer;
  created_at: number;
}

/** What the clock has already done: the key makes it happen once. */
export interface LedgerTable {
  key: string;
  due_at: number;
}

export interface UnreachableTable {
  peer: number;
  code: number;
  since: number;
}
