/** Who decides on a request for a later date: the office the order names, or the administrators in its stead (п. 9). */
import { mayDecideExtension, type Actor } from '../domain/access';
import type { DutyId, UserId } from '../domain/ids';
import type { Order } from '../domain/order';
import type { Extension } from '../store/extensionStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { officeHolders, reachedOf } from './officeHolders';

export interface Deciders {
  readonly office: string;
  /** Nobody of the office can be asked: the administrators find out and put it on record. */
  readonly instead: boolean;
  /** Everyone who decides as things stand. */
  readonly users: readonly UserId[];
}

/** The order that a duty belongs to; null: it is in no order any more. */
export function orderOfDuty({ orders }: SchoolContext, duty: DutyId): Order | null {
  return orders.find((order) => order.duties.some(({ id }) => id === duty)) ?? null;
}

/** Who decides about duties of that order now. Whoever is away, or does not let the bot write, cannot be asked. */
export async function decidersIn(context: SchoolContext, work: Work, order: Order): Promise<Deciders> {
  const office = order.extensionsBy;
  const holders = await reachedOf(work, await officeHolders(context, work, [office]));
  if (holders.length > 0) return { office, instead: false, users: holders };
  return { office, instead: true, users: await administratorsOf(context, work) };
}

/** Whom to ask about a request: not whoever asks, unless nobody else decides. */
export function askedOf({ users }: Deciders, askedBy: UserId): readonly UserId[] {
  const others = users.filter((user) => user !== askedBy);
  return others.length > 0 ? others : users;
}

/** Whether this person may decide on that request as things stand. */
export function mayDecide(actor: Actor, { askedBy }: Pick<Extension, 'askedBy'>, deciders: Deciders): boolean {
  const others = deciders.users.some((user) => user !== askedBy);
  return mayDecideExtension(actor, { office: deciders.office, askedBy }, { reached: !deciders.instead, others });
}
