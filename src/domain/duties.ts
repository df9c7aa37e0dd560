/** Which duties of the orders are whose, and when one is overdue. */
import { gradeOf } from './classes';
import type { ClassLabel, StaffId } from './ids';
import type { LocalDate } from './localDate';
import type { Clause, Duty, Order } from './order';
import { isStaffRole, type Role } from './roles';

/** What a duty is done for: once for the person, for each class, or once for the whole school. */
export type DutySubject =
  { readonly of: 'person' } | { readonly of: 'class'; readonly classLabel: ClassLabel } | { readonly of: 'school' };

/** The class a duty is done for; null: for a person or the school. */
export function classOf(subject: DutySubject): ClassLabel | null {
  return subject.of === 'class' ? subject.classLabel : null;
}

/** A duty as it falls on one person; a class teacher of two classes has it twice. */
export interface PersonalDuty {
  readonly duty: Duty;
  readonly subject: DutySubject;
}

/** What decides which duties are a person's. */
export interface DutyHolder {
  readonly roles: readonly Role[];
  readonly classTeacherOf: readonly ClassLabel[];
  /** Everyone on the roster is staff, whatever the roster says of their work. */
  readonly onRoster: boolean;
  /** Offices held: «administrator», «support», … */
  readonly offices: readonly string[];
}

/** The duties of a person under the orders: by date (undated last), then by clause. */
export function dutiesFor(person: DutyHolder, orders: readonly Order[]): PersonalDuty[] {
  return orders
    .flatMap((order) => order.duties)
    .flatMap((duty) => subjectsFor(person, duty).map((subject) => ({ duty, subject })))
    .sort((a, b) => compareDuties(a.duty, b.duty));
}

/** The key of a subject among assignments: `staff:12`, `class:7Б`, `school`; null for a person who is not on the roster yet. */
export function subjectKey(subject: DutySubject, person: StaffId | null): string | null {
  switch (subject.of) {
    case 'person':
      return person === null ? null : `staff:${person}`;
    case 'class':
      return `class:${subject.classLabel}`;
    case 'school':
      return 'school';
  }
}

/** Whether the date has passed with the duty undone; never for an optional or undated one. */
export function isOverdue(duty: Duty, done: boolean, today: LocalDate): boolean {
  return !done && !duty.optional && duty.due !== null && today > duty.due;
}

/** Earlier dates first, undated last, then the order before the Regulation and clauses by number. */
export function compareDuties(a: Duty, b: Duty): number {
  if (a.due !== b.due) return a.due === null ? 1 : b.due === null ? -1 : a.due < b.due ? -1 : 1;
  return compareClauses(a.clause, b.clause);
}

function compareClauses(a: Duty['clause'], b: Duty['clause']): number {
  const rank = (document: Clause['document']): number => (document === 'order' ? 0 : 1);
  return rank(a.document) - rank(b.document) || a.number.localeCompare(b.number, 'en', { numeric: true });
}

function subjectsFor(person: DutyHolder, duty: Duty): DutySubject[] {
  const { assignee } = duty;
  switch (assignee.who) {
    case 'staff':
      return person.onRoster || person.offices.length > 0 || person.roles.some(isStaffRole) ? [{ of: 'person' }] : [];
    case 'role':
      return person.roles.includes(assignee.role) ? [{ of: 'person' }] : [];
    case 'roles':
      return assignee.roles.some((role) => person.roles.includes(role)) ? [{ of: 'person' }] : [];
    case 'class_teacher':
      return person.classTeacherOf
        .filter((label) => assignee.grades.includes(gradeOf(label)))
        .map((classLabel) => ({ of: 'class', classLabel }));
    case 'office':
      return person.offices.includes(assignee.office) ? [{ of: 'school' }] : [];
  }
}
