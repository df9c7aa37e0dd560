/** The duty to register on the platform, and putting it on record (п. 5). */
import { isDone } from '../domain/assignment';
import type { StaffId, UserId } from '../domain/ids';
import type { Duty } from '../domain/order';
import type { SchoolContext, Work } from './context';
import { moveAssignment } from './moveAssignment';
import { standing, standingOf } from './standing';

/** The duties of the orders that a registration fulfils. */
export function registrationDuties(context: SchoolContext): Duty[] {
  return context.orders.flatMap((order) => order.duties).filter((duty) => duty.evidence.kind === 'registration');
}

/** The person has come to the bot, which saw it itself: the first rung of the ladder. */
export async function startRegistration(context: SchoolContext, work: Work, staff: StaffId): Promise<void> {
  for (const duty of registrationDuties(context)) {
    await moveAssignment(work, { duty: duty.id, subject: `staff:${staff}` }, { step: 'start' }, null);
  }
}

/** Puts the registration of a member of staff on record; false when all of it already was. */
export async function recordRegistration(
  context: SchoolContext,
  work: Work,
  staff: StaffId,
  actor: UserId,
): Promise<boolean> {
  let isNew = false;
  for (const duty of registrationDuties(context)) {
    const subject = `staff:${staff}`;
    const step = { step: 'report', evidence: { kind: 'reported' } } as const;
    isNew = (await moveAssignment(work, { duty: duty.id, subject }, step, actor)) !== null || isNew;
  }
  return isNew;
}

/** Whether the registration of a member of staff is on record. */
export async function isRegistered(context: SchoolContext, work: Work, staff: StaffId): Promise<boolean> {
  const facts = await standing(context, work);
  const duties = registrationDuties(context);
  const subject = `staff:${staff}`;
  return duties.length > 0 && duties.every((duty) => isDone(standingOf(facts, duty, subject)));
}
