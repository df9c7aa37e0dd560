/** How every assignment stands now: what was done in an earlier period of a recurring duty is to be done anew. */
import { UNTOUCHED, type Assignment, type Step } from '../domain/assignment';
import type { UserId } from '../domain/ids';
import type { Duty } from '../domain/order';
import { periodOf } from '../domain/periods';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';
import { moveAssignment } from './moveAssignment';

/** Assignments in force, by `<duty> <subject>`; what is not among them is untouched. */
export type Standing = ReadonlyMap<string, Assignment>;

/** Loads the assignments in force at this instant. */
export async function standing(context: SchoolContext, work: Work): Promise<Standing> {
  const recurring = new Map(
    context.orders.flatMap((order) => order.duties).flatMap((duty) => (duty.repeat ? [[duty.id, duty] as const] : [])),
  );
  const current = (await work.stores.assignments.all()).filter(({ duty, at }) => {
    const again = recurring.get(duty);
    return !again || nameOf(context, again, at) === nameOf(context, again, work.now);
  });
  return new Map(current.map(({ duty, subject, assignment }) => [`${duty} ${subject}`, assignment]));
}

/** How one assignment stands. */
export function standingOf(all: Standing, duty: Duty, subject: string): Assignment {
  return all.get(`${duty.id} ${subject}`) ?? UNTOUCHED;
}

/** The duty with its date in force: the order's, or a later one it was extended to; the order may have moved further since. */
export function dutyInForce(duty: Duty, { due }: Assignment): Duty {
  return due === null || (duty.due !== null && due <= duty.due) ? duty : { ...duty, due };
}

/** Carries out a step; of a recurring duty in the period of today, the earlier one being put away. Null: not allowed. */
export async function moveDuty(
  context: SchoolContext,
  work: Work,
  { duty, subject }: { readonly duty: Duty; readonly subject: string },
  step: Step,
  actor: UserId | null,
): Promise<Assignment | null> {
  const key = { duty: duty.id, subject };
  if (duty.repeat) {
    const last = await work.stores.assignments.lastChange(key);
    const [then, now] = [last === null ? null : nameOf(context, duty, last), nameOf(context, duty, work.now)];
    if (then !== null && then !== now) await work.stores.assignments.close(key, then);
  }
  return moveAssignment(work, key, step, actor);
}

function nameOf(context: SchoolContext, duty: Duty, at: number): string | null {
  return duty.repeat && periodOf(toLocal(at, context.school.timeZone).date, duty.repeat);
}
