/** Whom reminders cannot reach: not linked to a profile, or the profile does not let the bot write. */
import { may, type Actor } from '../domain/access';
import { dutiesFor, subjectKey } from '../domain/duties';
import { isDone } from '../domain/assignment';
import type { Duty } from '../domain/order';
import { lastRung } from '../domain/reminders';
import { toLocal } from '../domain/zone';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { classesLedBy, rolesOf } from './identify';
import { dutyInForce, standing, standingOf, type Standing } from './standing';

export interface OutOfReach {
  readonly staff: Staff;
  readonly why: 'not_linked' | 'silent';
  /** What they would have been reminded of by today. */
  readonly duties: readonly Duty[];
}

export type OutOfReachList =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly people: readonly OutOfReach[] };

/** The list for an administrator, in the order of the roster. */
export async function listOutOfReach(context: SchoolContext, work: Work, actor: Actor): Promise<OutOfReachList> {
  if (!may(actor, 'register.read')) return { kind: 'forbidden' };
  return { kind: 'list', people: await outOfReach(context, work) };
}

/** Members of staff whom a reminder would be for, had it a way to them; on leave nobody is reminded. */
export async function outOfReach(context: SchoolContext, work: Work): Promise<OutOfReach[]> {
  const { stores } = work;
  const unreachable = await stores.reachability.unreachable();
  const waiting = new Set((await stores.requests.waiting()).map((request) => request.staff));
  const facts = await standing(context, work);
  const people: OutOfReach[] = [];
  for (const staff of await stores.staff.all()) {
    const reached = staff.user === null ? waiting.has(staff.id) : !unreachable.has(staff.user);
    if (reached || staff.status !== 'active') continue;
    const duties = await spokenOf(context, work, staff, facts);
    if (duties.length > 0) people.push({ staff, why: staff.user === null ? 'not_linked' : 'silent', duties });
  }
  return people;
}

/** Undone duties of the person, or of the classes they lead or stand in for, whose ladder has begun. */
async function spokenOf(context: SchoolContext, work: Work, staff: Staff, facts: Standing): Promise<Duty[]> {
  const today = toLocal(work.now, context.school.timeZone).date;
  const classTeacherOf = await classesLedBy(work, staff);
  return dutiesFor({ onRoster: true, roles: rolesOf(staff), classTeacherOf, offices: [] }, context.orders).flatMap(
    ({ duty, subject }) => {
      const assignment = standingOf(facts, duty, subjectKey(subject, staff.id) ?? '');
      const inForce = dutyInForce(duty, assignment);
      return !isDone(assignment) && lastRung(inForce, today, context.calendar) !== null ? [inForce] : [];
    },
  );
}
