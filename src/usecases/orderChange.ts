/** An edited order: the difference from what was confirmed last, who hears of it, and the administrator's yes (п. 8; 1.3). */
import { may, type Actor } from '../domain/access';
import type { DutyId, UserId } from '../domain/ids';
import { diffOrders, idOf, isEmpty, restingIn, snapshotOf, type OrderDifference } from '../domain/orderDiff';
import type { KeptSnapshot } from '../store/orderSnapshotStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { mailing } from './mailing';
import { markOf } from './markOf';
import { concernedBy, type Concerned } from './orderNews';

/** What waits for an administrator's yes. */
export interface WaitingChange {
  readonly difference: OrderDifference;
  /** Of this difference from that snapshot. */
  readonly mark: number;
  readonly confirmed: KeptSnapshot;
}

/** How the files differ from what was confirmed; null: they do not, or the program has not started yet. */
export async function waitingChange(context: SchoolContext, { stores }: Work): Promise<WaitingChange | null> {
  const confirmed = await stores.orderSnapshots.last();
  if (!confirmed) return null;
  const difference = diffOrders(confirmed.snapshot, presentOf(context));
  return isEmpty(difference) ? null : { difference, mark: markOf([confirmed.id, difference]), confirmed };
}

/** Duties that nobody is reminded of until the change is confirmed. */
export async function changedDuties(context: SchoolContext, work: Work): Promise<ReadonlySet<DutyId>> {
  const waiting = await waitingChange(context, work);
  return waiting ? restingIn(waiting.difference, presentOf(context)) : new Set();
}

export type OrderChangeNoticed =
  /** Nothing was confirmed before: what the files say now is taken as known. */
  | { readonly kind: 'first' }
  | { readonly kind: 'same' }
  /** The administrators heard of it, or mailing is paused. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'changed'; readonly change: WaitingChange; readonly tell: readonly UserId[] };

/** Compares the files with what was confirmed, at every start; the administrators hear once of each difference. */
export async function noticeOrderChange(context: SchoolContext, work: Work): Promise<OrderChangeNoticed> {
  const { stores } = work;
  if ((await stores.orderSnapshots.last()) === null) {
    await stores.orderSnapshots.keep(presentOf(context), null, work.now);
    return { kind: 'first' };
  }
  const change = await waitingChange(context, work);
  if (!change) {
    await stores.meta.delete('order_change_told');
    return { kind: 'same' };
  }
  const told = (await stores.meta.get('order_change_told')) === String(change.mark);
  if (told || (await mailing(work)) === 'paused') return { kind: 'silent' };
  const unreachable = await stores.reachability.unreachable();
  const tell = (await administratorsOf(context, work)).filter((user) => !unreachable.has(user));
  if (tell.length > 0) await stores.meta.set('order_change_told', String(change.mark));
  return { kind: 'changed', change, tell };
}

export type OrderChangeShown =
  | { readonly kind: 'forbidden' }
  /** The files say what was confirmed, then. */
  | { readonly kind: 'nothing'; readonly since: number | null }
  | { readonly kind: 'waiting'; readonly change: WaitingChange; readonly concerned: readonly Concerned[] };

/** What waits, and whose duties it changes. */
export async function showOrderChange(context: SchoolContext, work: Work, actor: Actor): Promise<OrderChangeShown> {
  if (!may(actor, 'order.confirm_change')) return { kind: 'forbidden' };
  const change = await waitingChange(context, work);
  if (!change) return { kind: 'nothing', since: (await work.stores.orderSnapshots.last())?.keptAt ?? null };
  const concerned = await concernedBy(context, work, change.confirmed.snapshot, presentOf(context));
  return { kind: 'waiting', change, concerned };
}

export type OrderChangeConfirmed =
  | Extract<OrderChangeShown, { kind: 'forbidden' | 'nothing' }>
  /** What was shown is not what waits now. */
  | Extract<OrderChangeShown, { kind: 'waiting' }>
  | { readonly kind: 'confirmed'; readonly concerned: readonly Concerned[] };

/** The yes to the difference of that mark: it is kept with its history, and those concerned are to hear of it once. */
export async function confirmOrderChange(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  mark: number,
): Promise<OrderChangeConfirmed> {
  const shown = await showOrderChange(context, work, actor);
  if (shown.kind !== 'waiting' || shown.change.mark !== mark) return shown;
  const { stores, now } = work;
  const { change, concerned } = shown;
  await stores.orderSnapshots.keep(presentOf(context), actor.user, now);
  await stores.meta.delete('order_change_told');
  await note(work, actor, change.difference);
  // whoever confirms has just read it
  for (const { reached } of concerned) {
    if (reached !== null && reached !== actor.user) await stores.orderNews.add(reached, change.confirmed.id);
  }
  return { kind: 'confirmed', concerned };
}

async function note({ stores, now }: Work, actor: Actor, { duties, offices }: OrderDifference): Promise<void> {
  const line = { at: now, actor: actor.user, act: 'order.changed' } as const;
  for (const one of duties) {
    const details =
      one.kind === 'changed'
        ? { change: one.kind, fields: one.fields.join(', '), due_before: one.before.due, due_after: one.after.due }
        : { change: one.kind, due: one.duty.due };
    await stores.journal.add({ ...line, about: `duty:${idOf(one)}`, details });
  }
  for (const { office, before, after } of offices) {
    const change = before === null ? 'added' : after === null ? 'withdrawn' : 'changed';
    await stores.journal.add({ ...line, about: `office:${office}`, details: { change } });
  }
}

const presentOf = ({ orders, school }: SchoolContext) => snapshotOf(orders, school.offices);
