/** «Мои обязанности»: what the orders ask of a person, by when, and what is done. */
import { may, type Actor } from '../domain/access';
import { isOverdue } from '../domain/duties';
import { daysBetween, type LocalDate } from '../domain/localDate';
import type { Order } from '../domain/order';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';
import { personalDuties, type DutyState } from './personalDuties';

export interface ListedDuty extends DutyState {
  /** Whole days since its date, when that has passed with the duty undone. */
  readonly overdueDays: number | null;
}

export type DutyList =
  | { readonly kind: 'forbidden' }
  /** The person has not said who they are. */
  | { readonly kind: 'no_role' }
  | {
      readonly kind: 'list';
      readonly today: LocalDate;
      readonly duties: readonly ListedDuty[];
      /** The orders these duties come from. */
      readonly orders: readonly Order[];
    };

/** The person's duties by date, each with its state. */
export async function listDuties(context: SchoolContext, work: Work, actor: Actor): Promise<DutyList> {
  if (!may(actor, 'duties.read_own')) return { kind: 'forbidden' };
  if (actor.roles.size === 0 && actor.claimedRoles.length === 0) return { kind: 'no_role' };
  const today = toLocal(work.now, context.school.timeZone).date;
  const duties = (await personalDuties(context, work, actor)).map((state) => ({
    ...state,
    overdueDays:
      state.duty.due !== null && isOverdue(state.duty, state.done || state.claimedDone, today)
        ? daysBetween(state.duty.due, today)
        : null,
  }));
  const ids = new Set(duties.map((state) => state.duty.id));
  const orders = context.orders.filter((order) => order.duties.some((duty) => ids.has(duty.id)));
  return { kind: 'list', today, duties, orders };
}
