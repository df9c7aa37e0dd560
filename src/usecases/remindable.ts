/** What the planner of reminders is given of one person: their undone duties with a date, and what they heard already. */
import type { Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Spoken } from '../domain/reminders';
import { toLocal } from '../domain/zone';
import type { AssignmentKey } from '../store/assignmentStore';
import type { SchoolContext, Work } from './context';
import { identify } from './identify';
import { dutyStates, type DutyState } from './personalDuties';
import type { Standing } from './standing';
import type { Rests } from './restingDuties';

/** An undone duty, and when they were reminded of it last. */
export interface RemindableDuty extends DutyState {
  readonly told: LocalDate | null;
}

export interface Remindable {
  readonly actor: Actor;
  readonly person: Spoken;
  /** By date. */
  readonly undone: readonly RemindableDuty[];
}

/** The facts of one person on a day; null: nothing is undone, or they are on leave, and the substitute hears of the class. */
export async function remindable(
  context: SchoolContext,
  work: Work,
  user: UserId,
  today: LocalDate,
  { facts, rests }: { readonly facts: Standing; readonly rests: Rests },
): Promise<Remindable | null> {
  const { stores } = work;
  const actor = await identify(context, work, user);
  const request = actor.staff === null ? await stores.requests.waitingOf(user) : null;
  const open = dutyStates(context, actor, facts, request?.registered ?? false).filter(
    (state) =>
      !state.done &&
      !state.claimedDone &&
      state.duty.due !== null &&
      isTheirs(state) &&
      !rests(state.duty, state.recordedFor),
  );
  // most people most days: what they heard last need not be looked up
  if (open.length === 0 || (await stores.staff.byUser(user))?.status === 'on_leave') return null;
  const disowned = new Set((await stores.tickets.openOf(user, 'not_mine')).map((ticket): string => ticket.duty));
  const account = await stores.accounts.find(user);
  const told = await stores.reminded.lastOf(user, today);
  return {
    actor,
    // «Не моё»: the administrator decides first
    undone: open
      .filter((state) => !disowned.has(state.duty.id))
      .map((state) => ({ ...state, told: told.get(remindedKey(state)) ?? null })),
    person: {
      lastReminder: [...told.values()].sort().at(-1) ?? null,
      since: account === null ? null : toLocal(account.consentAt, context.school.timeZone).date,
      wish: account?.wish ?? 'usual',
      askedFor: await stores.snoozes.dayOf(user),
    },
  };
}

/** A duty of the person's own is spoken of only to those who can report it: on the roster, or waiting to be. */
function isTheirs(state: DutyState): boolean {
  return state.recordedFor !== null || state.duty.evidence.kind === 'registration';
}

/** Under which a reminder of the duty is noted, by duty and subject. */
export function remindedUnder({ duty, recordedFor }: Pick<DutyState, 'duty' | 'recordedFor'>): AssignmentKey {
  return { duty: duty.id, subject: recordedFor ?? 'self' };
}

/** The same as one word. */
export function remindedKey(state: Pick<DutyState, 'duty' | 'recordedFor'>): string {
  const { duty, subject } = remindedUnder(state);
  return `${duty} ${subject}`;
}
