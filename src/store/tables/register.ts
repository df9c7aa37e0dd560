/** The register: assignments, chats and what is said about them. Times are epoch milliseconds UTC, booleans 0/1, JSON is text checked when read. */
import type { Generated } from 'kysely';
import type { Line } from '../../domain/chatManners';
import type { Level } from '../../domain/escalation';
import type { ExtensionReason } from '../../domain/extension';
import type { VendorCaseKind, VendorCaseState, WithdrawnBecause } from '../../domain/vendorCase';
import type { InquiryStatus } from '../../domain/inquiry';

/** A duty as it falls on a subject (`staff:12`, `class:7Б`, `school`), once something has happened to it. */
export interface AssignmentTable {
  duty: string;
  subject: string;
  /** '' while it is in force; the school year or the period it belonged to afterwards. */
  period: Generated<string>;
  state: 'open' | 'started' | 'reported' | 'confirmed' | 'not_applicable';
  evidence: string | null;
  reason: string | null;
  /** The date it was extended to. */
  due: string | null;
  /** The member of staff it was handed over to. */
  holder: number | null;
  /** Who changed it last; 0: nobody any more, they were forgotten, or the bot itself. */
  actor: number;
  at: number;
}

/** Every step of an assignment, never changed afterwards. */
export interface AssignmentHistoryTable {
  id: Generated<number>;
  duty: string;
  subject: string;
  period: string;
  step: string;
  from_state: AssignmentTable['state'];
  to_state: AssignmentTable['state'];
  evidence: string | null;
  reason: string | null;
  /** The terms after the step. */
  due: string | null;
  holder: number | null;
  actor: number;
  at: number;
}

export interface AcknowledgementTable {
  staff_id: number;
  /** `<order id>/order` or `<order id>/regulation`. */
  document: string;
  version: number;
  actor: number;
  at: number;
}

/** A chat the bot cannot enter, by the word of its owner and a witness. */
export interface ChatDeclarationTable {
  id: Generated<number>;
  kind: string;
  class_label: string | null;
  /** What its duty is recorded for: `class:7Б`, `school`, `staff:12`. */
  subject: string;
  title: string;
  /** In the link for a witness; whoever knows it was shown it in the chat. */
  key: string;
  state: 'waiting' | 'witnessed' | 'refused' | 'withdrawn';
  /** 0: they were forgotten. */
  declared_by: number;
  /** Their row of the roster: it stays when the profile is forgotten. */
  declared_staff: number | null;
  declared_at: number;
  witness: number | null;
  witnessed_at: number | null;
  decided_by: number | null;
  decided_at: number | null;
  reason: string | null;
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
  /** 1: a second chat beside the first of its kind and class. */
  extra: Generated<number>;
  moved_to: number | null;
  members_checked_at: number | null;
  /** 1: VK showed the members then. */
  members_visible: number | null;
  /** 1: the bot answers there without being addressed. */
  overhears: Generated<number>;
}

export interface ChatActivityTable {
  peer: number;
  day: string;
  /** Not addressed to the bot. */
  messages: number;
  addressed: Generated<number>;
}

/** What the bot said in a group chat lately, kept for half a day. */
export interface ChatLineTable {
  peer: number;
  /** On the school's clock. */
  at: number;
  line: Line;
  topic: string | null;
  /** 1: nobody had addressed the bot. */
  unasked: number;
}

/** Who did what to whom, append-only by triggers. */
export interface JournalTable {
  id: number;
  at: number;
  /** In `journal_actor` while the person is known; 0: nobody. */
  pseudonym: number;
  act: string;
  about: string;
  details: string;
  /** Over this row and the hash of the row before. */
  hash: string;
}

/** Whose number in the journal it is; forgetting a person removes the row. */
export interface JournalActorTable {
  pseudonym: Generated<number>;
  user_id: number;
}

/** The figures of the last digest each administrator was sent. */
export interface DigestTable {
  user_id: number;
  sent_at: number;
  figures: string;
}

/** «Напомнить завтра»: one more reminder on that day. */
export interface SnoozeTable {
  user_id: number;
  day: string;
}

/** A day on which a person was reminded of a duty. */
export interface RemindedTable {
  user_id: number;
  duty: string;
  subject: string;
  day: string;
}

/** What was taken further when nobody did it. */
export interface EscalationTable {
  duty: string;
  subject: string;
  due: string;
  level: Level;
  day: string;
}

/** What the orders said when it was confirmed; every one is kept. */
export interface OrderSnapshotTable {
  id: Generated<number>;
  body: string;
  kept_at: number;
  /** 0: nobody, the first start, or a person who was forgotten. */
  confirmed_by: number;
}

/** Who is yet to hear of a confirmed change, and the snapshot that they know. */
export interface OrderNewsTable {
  user_id: number;
  known: number;
  /** The day on which they heard. */
  told_on: string | null;
}

/** A request for a later date of a duty. */
export interface ExtensionTable {
  id: Generated<number>;
  duty: string;
  subject: string;
  asked_by: number;
  /** Their row of the roster, when they have one. */
  staff_id: number | null;
  /** The date in force when it was asked. */
  due: string;
  new_due: string;
  reason: ExtensionReason;
  state: 'waiting' | 'granted' | 'refused' | 'withdrawn';
  asked_at: number;
  /** The day on which whoever decides was asked once more. */
  asked_again: string | null;
  decided_by: number | null;
  decided_at: number | null;
}

/** What hinders a duty, as whoever controls it asked and the person answered. */
export interface ExplanationTable {
  id: Generated<number>;
  duty: string;
  subject: string;
  user_id: number;
  asked_on: string;
  /** The day on which they were asked; null: it waits for working hours. */
  told_on: string | null;
  text: string | null;
  said_on: string | null;
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

/** A case with the vendor's support. */
export interface VendorCaseTable {
  id: Generated<number>;
  kind: VendorCaseKind;
  state: VendorCaseState;
  /** Why it was withdrawn. */
  note: WithdrawnBecause | null;
  /** Null: a person who was forgotten. */
  opened_by: number | null;
  opened_at: number;
  changed_at: number;
}

/** A question put to a person: no word of it is kept. */
export interface InquiryTable {
  id: Generated<number>;
  user_id: number;
  status: InquiryStatus;
  asked_at: number;
  waiting_since: number;
  answered_at: Generated<number | null>;
  answered_by: Generated<number | null>;
  closed_at: Generated<number | null>;
  closed_by: Generated<number | null>;
  /** How often. */
  reopened: Generated<number>;
  /** 1: the answer helped, 0: it did not. */
  rating: Generated<number | null>;
  /** The day on which those in charge were reminded of it. */
  nagged: Generated<string | null>;
}
