/** How every duty of an order stands for everybody and everything it is for, as the statement keeps it (п. 5–7, 9). */
import { isDone, isSeen, UNTOUCHED, type Assignment, type Evidence } from '../domain/assignment';
import { gradeOf } from '../domain/classes';
import { initialsName } from '../domain/names';
import type { Duty, Order } from '../domain/order';
import { isOfFamilies, standingOfLine, type Shown, type StatementLine, type StatementMark } from '../domain/statement';
import type { LocalDate } from '../domain/localDate';
import type { School } from '../domain/school';
import { toLocal } from '../domain/zone';
import type { Staff } from '../store/staffStore';
import { everyChat } from './chatDuties';
import type { SchoolContext } from './context';
import { rolesOf } from './identify';
import { dutyInForce, standingOf, type Standing } from './standing';
import type { StepsTaken } from './statementHistory';

/** What the lines are made of, loaded once. */
export interface StatementFacts {
  readonly order: Order;
  readonly today: LocalDate;
  readonly staff: readonly Staff[];
  /** Those who left. */
  readonly former: readonly Staff[];
  /** Rows of the roster of those who administer the platform. */
  readonly administrators: readonly Staff[];
  readonly offices: School['offices'];
  readonly standing: Standing;
  readonly taken: StepsTaken;
  /** Titles of declared chats. */
  readonly declared: ReadonlyMap<number, string>;
}

/** The duties as the order has them: clause by clause, those of a clause as they stand in the file. */
export function linesOf(context: SchoolContext, facts: StatementFacts): StatementLine[] {
  const place = new Map(facts.order.clauses.map(({ document, number }, index) => [`${document} ${number}`, index]));
  const placeOf = ({ clause }: Duty): number => place.get(`${clause.document} ${clause.number}`) ?? place.size;
  return [...facts.order.duties]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((duty) => {
      const line = {
        duty: duty.id,
        clause: duty.clause,
        text: duty.text,
        assignee: duty.assignee,
        officer: officerFor(duty, facts.offices),
        due: duty.due,
        optional: duty.optional,
        repeat: duty.repeat,
        evidence: duty.evidence.kind,
        marks: subjectsOf(context, duty, facts).map((subject) => markOn(context, duty, subject, facts)),
      };
      return { ...line, standing: standingOfLine(line, facts.today) };
    });
}

/** Evidence as the statement keeps it: no number of a chat, the title of a declared one. */
export function shownBy(evidence: Evidence, declared: ReadonlyMap<number, string>): Shown {
  switch (evidence.kind) {
    case 'reported':
      return { kind: 'reported' };
    case 'seen':
      return { kind: 'seen', how: evidence.how };
    case 'chat':
      return { kind: 'chat', title: evidence.title };
    case 'declared':
      return { kind: 'declared', title: declared.get(evidence.declaration) ?? null };
  }
}

const isAdministrators = ({ assignee }: Duty): boolean => assignee.who === 'role' && assignee.role === 'administrator';

function officerFor(duty: Duty, offices: School['offices']): StatementLine['officer'] {
  const office = isAdministrators(duty) ? 'administrator' : duty.assignee.who === 'office' && duty.assignee.office;
  return office === false ? null : (offices[office] ?? null);
}

/** What the duty is recorded for. */
function subjectsOf(context: SchoolContext, duty: Duty, facts: StatementFacts): string[] {
  const { assignee } = duty;
  if (isOfFamilies(assignee)) return [];
  if (isAdministrators(duty)) return [subjectOfAdministrators(duty, facts)];
  if (duty.evidence.kind === 'chat')
    return everyChat(context, facts.staff).flatMap((chat) => (chat.duty.id === duty.id ? [chat.subject] : []));
  switch (assignee.who) {
    case 'office':
      return ['school'];
    case 'class_teacher':
      return context.school.classes
        .filter((label) => assignee.grades.includes(gradeOf(label)))
        .map((label) => `class:${label}`);
    case 'staff':
      return facts.staff.map(subjectOf);
    case 'role':
    case 'roles': {
      const roles = assignee.who === 'role' ? [assignee.role] : assignee.roles;
      return facts.staff.filter((one) => rolesOf(one).some((role) => roles.includes(role))).map(subjectOf);
    }
  }
}

/** The key of a member of staff among assignments. */
export const subjectOf = ({ id }: Staff): string => `staff:${id}`;

const RANK: Readonly<Record<Assignment['state'], number>> = {
  confirmed: 0,
  reported: 1,
  not_applicable: 2,
  started: 3,
  open: 4,
};

/** The administrator's duties are the school's: what one of them has done, now or before, is done. */
function subjectOfAdministrators(duty: Duty, { administrators, standing, staff, former }: StatementFacts): string {
  const own = administrators.map(subjectOf);
  const others = [...staff, ...former].map(subjectOf).filter((subject) => standing.has(`${duty.id} ${subject}`));
  const [best] = [...own, ...others].sort(
    (a, b) => RANK[standingOf(standing, duty, a).state] - RANK[standingOf(standing, duty, b).state],
  );
  return best ?? 'school';
}

function markOn(context: SchoolContext, duty: Duty, subject: string, facts: StatementFacts): StatementMark {
  const assignment = standingOf(facts.standing, duty, subject);
  const last = assignment === UNTOUCHED ? null : facts.taken.lastMark(duty.id, subject);
  const { state } = assignment;
  const done = state !== 'not_applicable' && (duty.evidence.kind === 'chat' ? isSeen : isDone)(assignment);
  const marked = state === 'reported' || state === 'confirmed' || state === 'not_applicable';
  return {
    subject,
    state,
    done,
    due: dutyInForce(duty, assignment).due,
    doneOn: done && last ? toLocal(last.since, context.school.timeZone).date : null,
    shown: 'evidence' in assignment ? shownBy(assignment.evidence, facts.declared) : null,
    by: marked && last ? last.by : null,
    reason: assignment.state === 'not_applicable' ? assignment.reason : null,
    holder: holderOf(assignment, facts),
  };
}

function holderOf({ holder }: Assignment, { staff, former }: StatementFacts): string | null {
  const found = holder === null ? undefined : [...staff, ...former].find(({ id }) => id === holder);
  return found ? initialsName(found) : null;
}
