/** What staff reported and an administrator confirms, many at once: registrations, and the status «учитель» (п. 5; 2.1). */
import { may, type Actor } from '../domain/access';
import type { Duty } from '../domain/order';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { noteMark } from './markDuty';
import { bearerOf, dutiesShownBy } from './registerPage';
import { dutyStates } from './personalDuties';
import { moveDuty, standing } from './standing';

export const QUEUES = ['registration', 'staff_room', 'teacher_status'] as const;
/** What is confirmed: the evidence of the duties in it. */
export type QueueName = (typeof QUEUES)[number];

/** So many people are shown, and confirmed, at once. */
export const QUEUE_PAGE = 40;

export interface Queued {
  readonly staff: Staff;
  /** The reported duties; several clauses may ask for the same thing. */
  readonly duties: readonly Duty[];
}

export type Queue = { readonly kind: 'forbidden' } | { readonly kind: 'queue'; readonly waiting: readonly Queued[] };

/** Who waits for a confirmation, in the order of the roster. This is the dry run as well: `confirmInBulk` confirms a page of these. */
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
  /** `left`: how many still wait. */
  | { readonly kind: 'confirmed'; readonly people: readonly Staff[]; readonly left: number };

/** Confirms just the people of the page that the administrator saw; `mark` is of them. */
export async function confirmInBulk(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  name: QueueName,
  shown: { readonly from: number; readonly mark: number },
): Promise<BulkConfirmed> {
  const queue = await confirmationQueue(context, work, actor, name);
  if (queue.kind === 'forbidden') return queue;
  const people = queuePage(queue.waiting, shown.from);
  if (people.length === 0 || queueMark(people) !== shown.mark) return { kind: 'changed' };
  const press = await work.stores.journal.nextId();
  for (const { staff, duties } of people) {
    for (const duty of duties) {
      const subject = `staff:${staff.id}`;
      const step = { step: 'confirm', evidence: { kind: 'reported' } } as const;
      if ((await moveDuty(context, work, { duty, subject }, step, actor.user)) === null) continue;
      await noteMark(work, actor, staff, { duty: duty.id, subject, press }, 'duty.confirmed');
    }
  }
  const left = queue.waiting.length - people.length;
  return { kind: 'confirmed', people: people.map((one) => one.staff), left };
}

/** The people of the queue that are shown together. */
export function queuePage(waiting: readonly Queued[], from: number): readonly Queued[] {
  return waiting.slice(from, from + QUEUE_PAGE);
}

/** A number that differs when the people of the page do. */
export function queueMark(waiting: readonly Queued[]): number {
  return waiting.reduce((mark, { staff, duties }) => (mark * 31 + staff.id * 7 + duties.length) % 1_000_000_007, 17);
}
