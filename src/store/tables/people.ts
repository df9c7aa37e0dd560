/** People: accounts, the roster, and how the two are linked. Times are epoch milliseconds UTC, booleans 0/1, JSON is text checked when read. */
import type { Generated } from 'kysely';
import type { Wish } from '../../domain/reminders';

/** A person who agreed that the bot keeps what follows. */
export interface AccountTable {
  user_id: number;
  consent_version: number;
  consent_at: number;
  /** How often they wish to be reminded. */
  reminders: Generated<Wish>;
}

export interface AccountRoleTable {
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
export interface CodeGuardTable {
  user_id: number;
  wrong: number;
  paused_until: number | null;
  /** The hash of the code refused last. */
  last_wrong: string | null;
  at: number;
}

/** Who holds an office, in place of what the school's file says. */
export interface OfficeHolderTable {
  office: string;
  staff_id: number;
  actor: number;
  at: number;
}

/** Administrators appointed (1) or dismissed (0) beside the configuration. */
export interface AdministratorTable {
  user_id: number;
  appointed: number;
  actor: number;
  at: number;
}
