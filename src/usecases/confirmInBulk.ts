/** What staff reported and an administrator confirms, many at once: registrations, and the status «учитель» (п. 5; 2.1). */
import { may, type Actor } from '../domain/access';
import type { Duty } from '../domain/order';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { bearerOf, dutiesShownBy } from './registerPage';
import { dutyStates } from './personalDuties';
import { moveDuty, standing } from './standing';

export const QUEUES = ['registration', 'staff_room', 'teacher_status'] as const;
/** What is confirmed: the evidence of the duties in it. */
export type QueueName = (typeof QUEUES)[number];

export interface Queued {
  readonly staff: Staff;
  /** The reported duties; several clauses may ask for the same thing. */
  readonly duties: readonly Duty[];
}

export type Queue = { readonly kind: 'forbidden' } | { readonly kind: 'queue'; readonly waiting: readonly Queued[] };

/** Who waits for a confirmation, in the order of the roster. This is the dry run as well: `confirmInBulk` confirms just these. */
export async function confirmationQueue(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  name: QueueName,
): Promise<Queue> {
  if (!may(actor, 'duties.mark_any')) return { kind: 'forbidden' };
  const facts = await standing(context, work);
  const ids = new Set(dutiesShownBy(context, name).map((duty) => duty.id));
  const waiting: Queued[] = [];
  for (const staff of await work.stores.staff.all()) {
    const mine = [...facts].some(([key, one]) => one.state === 'reported' && key.endsWith(` staff:${staff.id}`));
    if (!mine) continue;
    const states = dutyStates(context, await bearerOf(context, work, staff), facts, false);
    const duties = states.flatMap(({ duty, assignment, recordedFor }) =>
      ids.has(duty.id) && assignment.state === 'reported' && recordedFor === `staff:${staff.id}` ? [duty] : [],
    );
    if (duties.length > 0) waiting.push({ staff, duties });
  }
  return { kind: 'queue', waiting };
}

export type BulkConfirmed =
  | { readonly kind: 'forbidden' }
  /** The queue is not what was shown: it is to be looked at again. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'confirmed'; readonly people: readonly Staff[] };

/** Confirms everyone in the queue; `shown` is the mark of the queue that the administrator saw. */
export async function confirmInBulk(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  name: QueueName,
  shown: number,
): Promise<BulkConfirmed> {
  const queue = await confirmationQueue(context, work, actor, name);
  if (queue.kind === 'forbidden') return queue;
  if (queue.waiting.length === 0 || queueMark(queue.waiting) !== shown) return { kind: 'changed' };
  for (const { staff, duties } of queue.waiting) {
    for (const duty of duties) {
      const step = { step: 'confirm', evidence: { kind: 'reported' } } as const;
      await moveDuty(context, work, { duty, subject: `staff:${staff.id}` }, step, actor.user);
    }
  }
  return { kind: 'confirmed', people: queue.waiting.map((one) => one.staff) };
}

/** A number that differs when the people of the queue do. */
export function queueMark(waiting: readonly Queued[]): number {
  return waiting.reduce((mark, { staff, duties }) => (mark * 31 + staff.id * 7 + duties.length) % 1_000_000_007, 17);
}
