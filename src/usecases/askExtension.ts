/** A person asks for a later date of a duty that falls on them (п. 9). */
import { may, type Actor } from '../domain/access';
import { judgeDate, offeredDates, type DateJudged, type ExtensionReason } from '../domain/extension';
import type { DutyId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { toLocal } from '../domain/zone';
import type { AssignmentKey } from '../store/assignmentStore';
import type { Extension } from '../store/extensionStore';
import type { SchoolContext, Work } from './context';
import { decidersIn, orderOfDuty, type Deciders } from './extensionDeciders';
import { identify } from './identify';
import { personalDuties, type DutyState } from './personalDuties';
import { isOnRecord } from './reportDuty';

/** A duty with a date and what it is recorded for: more time can be asked for. */
export interface Extendable extends DutyState {
  readonly duty: Duty & { readonly due: LocalDate };
  readonly recordedFor: string;
}

export type ExtendableDuties =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'list';
      readonly today: LocalDate;
      /** By date; those that wait for an answer are not among them. */
      readonly duties: readonly Extendable[];
      /** The person's own requests that wait. */
      readonly waiting: readonly Extension[];
      /** Something dated is undone, and the administrator has not confirmed the person yet. */
      readonly unconfirmed: boolean;
    };

/** Of what the person may ask for more time. */
export async function listExtendable(context: SchoolContext, work: Work, actor: Actor): Promise<ExtendableDuties> {
  if (!may(actor, 'duties.report_own')) return { kind: 'forbidden' };
  const today = toLocal(work.now, context.school.timeZone).date;
  const waiting = await work.stores.extensions.waiting();
  const asked = new Set<string>();
  for (const one of waiting) if (await isStillTheirs(context, work, one)) asked.add(keyOf(one));
  const own = await personalDuties(context, work, actor);
  const duties = own.flatMap((state) => {
    const one = extendable(actor, state);
    if (!one || asked.has(keyOf({ duty: one.duty.id, subject: one.recordedFor }))) return [];
    return offeredDates(one.duty.due, today, context.calendar).length > 0 ? [one] : [];
  });
  return {
    kind: 'list',
    today,
    duties,
    waiting: waiting.filter(({ askedBy }) => askedBy === actor.user),
    unconfirmed: own.some((state) => isUndone(state) && !isOnRecord(actor, state)),
  };
}

/** Whether the person may ask for more time for that duty now. */
export async function mayAskFor(context: SchoolContext, work: Work, actor: Actor, duty: DutyId): Promise<boolean> {
  const list = await listExtendable(context, work, actor);
  return list.kind === 'list' && list.duties.some((one) => one.duty.id === duty);
}

/** Whether the duty still falls on whoever asked: a class may have got another class teacher since. */
export async function isStillTheirs(context: SchoolContext, work: Work, extension: Extension): Promise<boolean> {
  const own = await personalDuties(context, work, await identify(context, work, extension.askedBy));
  return own.some(({ duty, recordedFor }) => duty.id === extension.duty && recordedFor === extension.subject);
}

/** The duty, when its date may be extended at all. */
export function extendable(actor: Actor, state: DutyState): Extendable | null {
  const { duty, recordedFor } = state;
  if (!isUndone(state) || duty.due === null || recordedFor === null || !isOnRecord(actor, state)) return null;
  return { ...state, duty: { ...duty, due: duty.due }, recordedFor };
}

export interface ExtensionWish {
  readonly duty: string;
  readonly subject: string;
  readonly newDue: LocalDate;
  readonly reason: ExtensionReason;
}

export type ExtensionAsked =
  | { readonly kind: 'forbidden' }
  /** Done, somebody else's, or asked for already. */
  | { readonly kind: 'not_now' }
  | { readonly kind: 'date'; readonly judged: Exclude<DateJudged, 'fits'>; readonly due: LocalDate }
  | {
      readonly kind: 'asked';
      readonly extension: Extension;
      readonly state: Extendable;
      readonly deciders: Deciders;
    };

/** Puts the request on record. */
export async function askExtension(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { duty, subject, newDue, reason }: ExtensionWish,
): Promise<ExtensionAsked> {
  const list = await listExtendable(context, work, actor);
  if (list.kind === 'forbidden') return list;
  const state = list.duties.find((one) => one.duty.id === duty && one.recordedFor === subject);
  const order = state ? orderOfDuty(context, state.duty.id) : null;
  if (!state || !order) return { kind: 'not_now' };
  const { due } = state.duty;
  const judged = judgeDate(newDue, due, list.today);
  if (judged !== 'fits') return { kind: 'date', judged, due };
  const { extensions } = work.stores;
  // whoever asked before has the duty no more: it is this person's to ask
  await extensions.withdrawAbout({ duty: state.duty.id, subject }, work.now);
  const wish = { duty: state.duty.id, subject, askedBy: actor.user, staff: actor.staff, due, newDue, reason };
  const id = await extensions.add(wish, work.now);
  const extension = id === null ? null : await extensions.find(id);
  if (!extension) return { kind: 'not_now' };
  return { kind: 'asked', extension, state, deciders: await decidersIn(context, work, order) };
}

function isUndone({ done, claimedDone, duty }: DutyState): boolean {
  return !done && !claimedDone && duty.due !== null;
}

const keyOf = ({ duty, subject }: AssignmentKey): string => `${duty} ${subject}`;
