/** «Продлить»: whoever controls a clause gives those who have not done it a later date, after they saw whom (п. 9). */
import type { Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import { judgeDate } from '../domain/extension';
import { parseLocalDate, type LocalDate } from '../domain/localDate';
import type { Clause } from '../domain/order';
import type { SchoolContext, Work } from './context';
import { keyOf, showControlled, type ControlledMark, type ControlledView } from './controlClause';
import type { Bearer } from './dutyBearers';
import { markOf } from './markOf';
import { moveDuty } from './standing';

export interface DatesPlanned {
  readonly kind: 'planned';
  readonly view: ControlledView;
  readonly until: LocalDate;
  /** Of exactly those whose date would move. */
  readonly mark: number;
}

export type DatesPlan =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'gone' }
  /** Nobody is late or near, or somebody else decides. */
  | { readonly kind: 'nothing'; readonly view: ControlledView }
  /** No such day, not a later one, or too far. */
  | { readonly kind: 'date'; readonly view: ControlledView }
  | DatesPlanned;

/** Whose date would move to that day. */
export async function planDates(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { ref, until }: { readonly ref: string; readonly until: string },
): Promise<DatesPlan> {
  const view = await showControlled(context, work, actor, ref);
  if (view.kind !== 'view') return view;
  const { pressing, date } = view;
  if (pressing.length === 0) return { kind: 'nothing', view };
  const day = parseLocalDate(until);
  const latest =
    pressing
      .flatMap(({ mark }) => mark.due ?? [])
      .sort()
      .at(-1) ?? date;
  if (day === null || judgeDate(day, latest, date) !== 'fits') return { kind: 'date', view };
  return { kind: 'planned', view, until: day, mark: markOf([day, pressing.map(keyOf).sort()]) };
}

export type DatesMoved =
  | Exclude<DatesPlan, DatesPlanned>
  /** Other people than were shown: they are to be looked at again. */
  | { readonly kind: 'changed'; readonly plan: DatesPlanned }
  /** `told`: who is to hear of their new date. */
  | {
      readonly kind: 'moved';
      readonly clause: Clause;
      readonly until: LocalDate;
      readonly moved: readonly ControlledMark[];
      readonly told: readonly Bearer[];
    };

/** Moves the dates of exactly those who were shown; a request for no later a date is granted by it. */
export async function moveDates(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  wish: { readonly ref: string; readonly until: string; readonly mark: number },
): Promise<DatesMoved> {
  const plan = await planDates(context, work, actor, wish);
  if (plan.kind !== 'planned') return plan;
  if (plan.mark !== wish.mark) return { kind: 'changed', plan };
  const { view, until } = plan;
  const duties = new Map(view.clause.order.duties.map((duty) => [duty.id, duty]));
  const step = { step: 'extend', due: until, reason: 'controlled' } as const;
  const moved: ControlledMark[] = [];
  for (const one of view.pressing) {
    const duty = duties.get(one.line.duty);
    const { subject } = one.mark;
    if (duty && (await moveDuty(context, work, { duty, subject }, step, actor.user))) moved.push(one);
  }
  await grantAsked(work, new Set(moved.map(keyOf)), until, actor.user);
  await noteMoved(work, actor.user, moved, until);
  return {
    kind: 'moved',
    clause: view.clause.clause,
    until,
    moved,
    told: view.bearers.filter(({ reached }) => reached),
  };
}

async function grantAsked(work: Work, moved: ReadonlySet<string>, until: LocalDate, by: UserId): Promise<void> {
  const { extensions } = work.stores;
  for (const { id, duty, subject, newDue } of await extensions.waiting()) {
    if (moved.has(`${duty} ${subject}`) && newDue <= until) await extensions.decide(id, 'granted', by, work.now);
  }
}

/** A row of the journal for each duty. */
async function noteMoved(
  { stores, now }: Work,
  actor: UserId,
  moved: readonly ControlledMark[],
  until: LocalDate,
): Promise<void> {
  for (const duty of new Set(moved.map(({ line }) => line.duty))) {
    const count = moved.filter(({ line }) => line.duty === duty).length;
    await stores.journal.add({
      at: now,
      actor,
      act: 'duty.extended',
      about: `duty:${duty}`,
      details: { to: until, count },
    });
  }
}
