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
  status: Generated<'active' | 'on_leave' | 'left'>;
  status_since: number | null;
  /** Who stands in during a long leave. */
  substitute: number | null;
  note: string | null;
  /** The profile of whoever left, for a year. */
  former_user: number | null;
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

/** A file with the roster: what it said, then what applying it changed. */
export interface RosterImportTable {
  id: Generated<number>;
  /** Who sent it; 0: the command line. */
  user_id: number;
  state: 'preview' | 'applied' | 'undone' | 'dropped';
  lines: string | null;
  changes: string | null;
  created_at: number;
  applied_at: number | null;
  undone_at: number | null;
}

interface AcknowledgementTable {
  staff_id: number;
  /** `<order id>/order` or `<order id>/regulation`. */
  document: string;
  version: number;
  actor: number;
  at: number;
}

/** A code of one member of staff; only its hash is kept. */
export interface PersonalCodeTable {
  id: Generated<number>;
  staff_id: number;
  hash: string;
  issued_by: number;
  issued_at: number;
  expires_at: number;
  used_by: number | null;
  used_at: number | null;
  revoked_at: number | null;
}

/** Wrong codes of a profile. */
interface CodeGuardTable {
  user_id: number;
  wrong: number;
  paused_until: number | null;
  /** The hash of the code refused last. */
  last_wrong: string | null;
  at: number;
}

/** Who holds an office, in place of what the school's file says. */
interface OfficeHolderTable {
  office: string;
  staff_id: number;
  actor: number;
  at: number;
}

/** Administrators appointed (1) or dismissed (0) beside the configuration. */
interface AdministratorTable {
  user_id: number;
  appointed: number;
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
  declared_at: number;
  witness: number | null;
  witnessed_at: number | null;
  decided_by: number | null;
  decided_at: number | null;
  reason: string | null;
}

/** A file that a message in the outbox carries. */
interface OutgoingFileTable {
  id: Generated<number>;
  title: string;
  bytes: Buffer;
  created_at: number;
}

/** Who did what to whom, append-only. */
export interface JournalTable {
  id: Generated<number>;
  at: number;
  actor: number;
  act: string;
  about: string;
  details: string;
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
}

interface ChatActivityTable {
  peer: number;
  day: string;
  /** Not addressed to the bot. */
  messages: number;
  addressed: Generated<number>;
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
  assignment: AssignmentTable;
  assignment_history: AssignmentHistoryTable;
  roster_import: RosterImportTable;
  acknowledgement: AcknowledgementTable;
  personal_code: PersonalCodeTable;
  code_guard: CodeGuardTable;
  office_holder: OfficeHolderTable;
  administrator: AdministratorTable;
  chat_declaration: ChatDeclarationTable;
  outgoing_file: OutgoingFileTable;
  journal: JournalTable;
  chat: ChatTable;
  chat_activity: ChatActivityTable;
  ledger: LedgerTable;
  unreachable: UnreachableTable;
  digest: DigestTable;
  snooze: SnoozeTable;
  ticket: TicketTable;
}
