/** The tables. Times are epoch milliseconds UTC, booleans 0/1, JSON is text checked when read. */
import type { Generated } from 'kysely';

interface MetaTable {
  key: string;
  value: string;
}

/** What happened and is to be handled; the body of a handled row is erased in its turn. */
interface InboxTable {
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
interface OutboxTable {
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
}

/** Answers to callback buttons: their own lane, dropped after a minute. */
interface PressAnswerTable {
  id: Generated<number>;
  peer: number;
  user_id: number;
  answer_id: string;
  text: string | null;
  created_at: number;
  not_before: Generated<number>;
}

/** Work for outside a turn. */
interface JobTable {
  id: Generated<number>;
  body: string;
  /** How often it broke whoever did it. */
  attempts: Generated<number>;
  created_at: number;
}

interface SessionTable {
  key: string;
  user_id: number;
  value: string;
  updated_at: number;
}

/** A person who agreed that the bot keeps what follows. */
interface AccountTable {
  user_id: number;
  consent_version: number;
  consent_at: number;
}

interface AccountRoleTable {
  user_id: number;
  role: string;
  class_label: string;
}

export interface StaffTable {
  id: Generated<number>;
  surname: string;
  first_name: string;
  patronymic: string | null;
  position: string;
  subject: string | null;
  class_teacher_of: string | null;
  administration: number;
  additional_education: number;
  user_id: number | null;
  linked_at: number | null;
}

/** A teacher's request to be linked to the roster; waits for the administrator. */
export interface RequestTable {
  id: Generated<number>;
  user_id: number;
  staff_id: number | null;
  stated_name: string;
  role: string;
  class_label: string | null;
  registered: number;
  status: 'waiting' | 'approved' | 'rejected' | 'withdrawn';
  created_at: number;
  decided_at: number | null;
  decided_by: number | null;
}

/** A duty done by a subject (`staff:12`, `class:7Б`, `school`), with its evidence. */
interface CompletionTable {
  duty: string;
  subject: string;
  evidence: string;
  actor: number;
  at: number;
}

export interface ChatTable {
  peer: number;
  title: string | null;
  state: 'seen' | 'confirmed' | 'gone';
  kind: string | null;
  class_label: string | null;
  added_by: number | null;
  added_at: number;
  confirmed_by: number | null;
  confirmed_at: number | null;
  gone_reason: string | null;
}

interface ChatActivityTable {
  peer: number;
  day: string;
  messages: number;
}

/** What the clock has already done: the key makes it happen once. */
interface LedgerTable {
  key: string;
  due_at: number;
}

interface UnreachableTable {
  peer: number;
  code: number;
  since: number;
}

/** The figures of the last digest each administrator was sent. */
interface DigestTable {
  user_id: number;
  sent_at: number;
  figures: string;
}

/** «Напомнить завтра»: one more reminder on that day. */
interface SnoozeTable {
  user_id: number;
  day: string;
}

/** «Нужна помощь» or «Не моё» under a reminder: waits for a person. */
export interface TicketTable {
  id: Generated<number>;
  user_id: number;
  kind: 'help' | 'not_mine';
  duty: string;
  status: 'open' | 'closed';
  created_at: number;
  closed_at: number | null;
  closed_by: number | null;
}

export interface Tables {
  meta: MetaTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  press_answer: PressAnswerTable;
  job: JobTable;
  session: SessionTable;
  account: AccountTable;
  account_role: AccountRoleTable;
  staff: StaffTable;
  request: RequestTable;
  completion: CompletionTable;
  chat: ChatTable;
  chat_activity: ChatActivityTable;
  ledger: LedgerTable;
  unreachable: UnreachableTable;
  digest: DigestTable;
  snooze: SnoozeTable;
  ticket: TicketTable;
}
