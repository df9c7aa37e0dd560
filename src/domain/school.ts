/** A school as data: everything the bot says and does for it that is not an order. */
import type { EscalateAfter } from './escalation';
import type { ClassLabel } from './ids';

/** A person in office; initials only where the school gave no more. */
export interface Officer {
  readonly name: string;
  readonly position: string;
}

/** Minutes from midnight in the school's zone. */
export interface Hours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Whom people may write to or call: the platform's addresses, and the school's office, never a person's own. */
export interface Contacts {
  readonly supportEmail: string;
  /** Instructions (3.3). */
  readonly site: string;
  /** Where the platform itself is opened. */
  readonly platformSite: string;
  /** Null: the school has not said. */
  readonly schoolPhone: string | null;
  readonly schoolEmail: string | null;
  readonly schoolSite: string | null;
}

export interface School {
  readonly id: string;
  readonly name: string;
  /** «Школа № …»: what messages call it. */
  readonly shortName: string;
  /** IANA zone, e.g. Europe/Moscow. */
  readonly timeZone: string;
  readonly classes: readonly ClassLabel[];
  /** Offices by name: director, administrator, support and any the order names. */
  readonly offices: Readonly<Record<string, Officer>>;
  readonly contacts: Contacts;
  /** Working days of the week: 5 or 6. */
  readonly workingWeek: 5 | 6;
  /** When staff may be written to unasked. */
  readonly staffHours: Hours;
  /** Minute of the day of the administrator's digest and of reminders. */
  readonly digestMinute: number;
  readonly reminderMinute: number;
  /** Minute of the last working day of a week at which the director is told how the orders stand (п. 9). */
  readonly weeklyMinute: number;
  /** From so many people at once the first sending waits for an administrator's yes. */
  readonly massMailingFrom: number;
  /** Days after the last reminder of a duty at which the administrators, then the director hear of it. */
  readonly escalateAfter: EscalateAfter;
  /** Working hours within which a question put to a person is to be answered (п. 4). */
  readonly answerWithinHours: number;
  /** What the school asks of people in its chats, a line each (1.4; 2.3); empty: it has not said. */
  readonly chatRules: readonly string[];
}

/** One line of a roster file: a member of staff before any account exists. */
export interface RosterEntry {
  readonly surname: string;
  readonly firstName: string;
  readonly patronymic: string | null;
  readonly position: string;
  readonly subject: string | null;
  readonly classTeacherOf: ClassLabel | null;
  /** Belongs to the administration (2.2): director, deputies. */
  readonly administration: boolean;
  /** Additional-education teacher (2.4). */
  readonly additionalEducation: boolean;
}
