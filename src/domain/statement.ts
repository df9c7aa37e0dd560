/** The statement of an order's execution (п. 9): a plain snapshot of the register, and what it says of each duty. Pure. */
import type { AssignmentState, SeenHow, StepName } from './assignment';
import type { ChatStanding } from './chats';
import type { ClassLabel, DutyId } from './ids';
import type { LocalDate } from './localDate';
import type { Assignee, ChatKind, Duty } from './order';
import type { Repeat } from './periods';
import type { PlatformFigures } from './platformFigures';
import type { RegistrationState } from './registration';
import type { Officer } from './school';

/** Whoever put something on record; `name` is «Иванова А.П.». */
export type StatementDoer =
  | { readonly who: 'self' | 'administrator' | 'witness' | 'bot' | 'forgotten' }
  | { readonly who: 'staff'; readonly name: string };

/** How it is known that something was done. */
export type Shown =
  | { readonly kind: 'reported' }
  | { readonly kind: 'chat' | 'declared'; readonly title: string | null }
  | { readonly kind: 'seen'; readonly how: SeenHow };

/** How a duty stands for one member of staff, one class, or the school. */
export interface StatementMark {
  /** `staff:12`, `class:7Б`, `school`. */
  readonly subject: string;
  readonly state: AssignmentState;
  /** Nothing more is asked; of a chat also that somebody besides its owner says so. */
  readonly done: boolean;
  /** The date in force: the order's, or a later one. */
  readonly due: LocalDate | null;
  readonly doneOn: LocalDate | null;
  readonly shown: Shown | null;
  readonly by: StatementDoer | null;
  /** Why it need not be done. */
  readonly reason: string | null;
  /** Whom it was handed over to. */
  readonly holder: string | null;
}

/** `uncounted`: of families nothing is kept. `nobody`: there is nobody to do it. `optional`: never due, and not done. */
export type LineStanding =
  'done' | 'part' | 'not_due' | 'overdue' | 'not_required' | 'undated' | 'optional' | 'uncounted' | 'nobody';

export interface StatementLine {
  readonly duty: DutyId;
  readonly clause: Duty['clause'];
  readonly text: string;
  readonly assignee: Assignee;
  /** Whoever holds the office it is for. */
  readonly officer: Officer | null;
  /** The order's own date. */
  readonly due: LocalDate | null;
  readonly optional: boolean;
  readonly repeat: Repeat | null;
  readonly evidence: Duty['evidence']['kind'];
  readonly marks: readonly StatementMark[];
  readonly standing: LineStanding;
}

export interface StatementPerson {
  /** `staff:12`. */
  readonly subject: string;
  /** «Иванова Анна Петровна». */
  readonly name: string;
  readonly position: string;
  readonly teaches: string | null;
  readonly classTeacherOf: ClassLabel | null;
  readonly onLeave: boolean;
  /** Whether their profile is linked to the row of the roster. */
  readonly linked: boolean;
  readonly registration: RegistrationState;
  readonly readOrder: boolean;
  readonly readRegulation: boolean;
}

export interface StatementChat {
  readonly kind: ChatKind;
  readonly classLabel: ClassLabel | null;
  /** Whose, where every teacher has one. */
  readonly owner: string | null;
  readonly clauses: readonly Duty['clause'][];
  readonly due: LocalDate | null;
  readonly optional: boolean;
  readonly standing: ChatStanding;
  readonly title: string | null;
  readonly since: LocalDate | null;
  readonly by: StatementDoer | null;
}

export interface StatementStep {
  readonly date: LocalDate;
  /** Minute of the day in the school's zone. */
  readonly minute: number;
  readonly duty: DutyId;
  readonly subject: string;
  /** A person's name, a class; null: the school. */
  readonly whose: string | null;
  readonly step: StepName;
  readonly shown: Shown | null;
  readonly reason: string | null;
  readonly due: LocalDate | null;
  readonly holder: string | null;
  readonly by: StatementDoer;
  /** '' for what is in force; otherwise the school year or the period it belonged to. */
  readonly period: string;
}

/** The platform's own figures, as somebody typed them in. */
export interface StatementFigures {
  /** When they were typed in, in the school's zone. */
  readonly date: LocalDate;
  readonly minute: number;
  readonly figures: PlatformFigures;
  readonly by: StatementDoer;
}

/** Everything the papers are made of, as it stood at one instant. */
export interface StatementSnapshot {
  readonly version: 1;
  /** Epoch milliseconds on the school's clock, and what that is in its zone. */
  readonly at: number;
  readonly date: LocalDate;
  readonly minute: number;
  readonly timeZone: string;
  /** The people are made up: a sandbox or a rehearsal. */
  readonly madeUp: boolean;
  readonly school: string;
  readonly order: {
    readonly id: string;
    readonly version: number;
    readonly number: string;
    readonly date: LocalDate;
    readonly title: string;
    readonly regulation: string;
    /** Clauses that ask nothing of anybody, as the order has them. */
    readonly withoutDuties: readonly Duty['clause'][];
    /** Whether it approves a Regulation. */
    readonly hasRegulation: boolean;
  };
  readonly director: Officer | null;
  readonly administrator: Officer | null;
  readonly lines: readonly StatementLine[];
  readonly people: readonly StatementPerson[];
  readonly chats: readonly StatementChat[];
  readonly history: readonly StatementStep[];
  /** In the order they were typed in; those that were withdrawn are not here. */
  readonly platform: readonly StatementFigures[];
}

export interface Statement {
  readonly snapshot: StatementSnapshot;
  /** SHA-256 of the snapshot's canonical JSON, in hexadecimal. */
  readonly hash: string;
}

/** A statement as it was given out. */
export interface GivenStatement {
  readonly at: number;
  readonly hash: string;
}

/** Families are asked by the Regulation; nothing is kept that would say what they did. */
export const isOfFamilies = (assignee: Assignee): boolean =>
  assignee.who === 'role' && (assignee.role === 'parent' || assignee.role === 'pupil');

/** Whether a mark counts: what need not be done is neither done nor undone. */
export const isRequired = ({ state }: Pick<StatementMark, 'state'>): boolean => state !== 'not_applicable';

/** Whether it was done after its date. */
export const isLate = ({ done, doneOn, due }: StatementMark): boolean =>
  done && doneOn !== null && due !== null && doneOn > due;

/** Whether its date has passed with it undone; what is optional never is. */
export function isOverdueMark(mark: StatementMark, optional: boolean, today: LocalDate): boolean {
  return isRequired(mark) && !mark.done && !optional && mark.due !== null && today > mark.due;
}

/** How a duty stands over all whom it is for. */
export function standingOfLine(line: Omit<StatementLine, 'standing'>, today: LocalDate): LineStanding {
  if (isOfFamilies(line.assignee)) return 'uncounted';
  if (line.marks.length === 0) return 'nobody';
  const required = line.marks.filter(isRequired);
  const done = required.filter((mark) => mark.done).length;
  if (required.length === 0) return 'not_required';
  if (done === required.length) return 'done';
  if (required.some((mark) => isOverdueMark(mark, line.optional, today))) return 'overdue';
  if (done > 0) return 'part';
  if (line.optional) return 'optional';
  return required.every((mark) => mark.due === null) ? 'undated' : 'not_due';
}

/** JSON in which equal values are equal texts: keys in order, no spaces. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}

/** «3f9a 12c4 88e1 07bd»: so much of the hash as a person compares. */
export const shortHash = (hash: string): string => (hash.slice(0, 16).match(/.{4}/gu) ?? []).join(' ');
