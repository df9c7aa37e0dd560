/** What the planner of reminders is given of one person: their undone duties with a date, and what they heard already. */
import type { Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Spoken } from '../domain/reminders';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';
import { identify } from './identify';
import { dutyStates, type DutyState } from './personalDuties';
import type { Standing } from './standing';
import { restingDuties } from './waitingExtensions';

export interface Remindable {
  readonly actor: Actor;
  readonly person: Spoken;
  /** By date. */
  readonly undone: readonly DutyState[];
}

/** The facts of one person on a day; null: they are on leave, and the substitute hears of the class. */
export async function remindable(
  context: SchoolContext,
  work: Work,
  user: UserId,
  today: LocalDate,
  facts: Standing,
): Promise<Remindable | null> {
  const { stores } = work;
  if ((await stores.staff.byUser(user))?.status === 'on_leave') return null;
  const actor = await identify(context, work, user);
  const account = await stores.accounts.find(user);
  const request = actor.staff === null ? await stores.requests.waitingOf(user) : null;
  const resting = new Set((await stores.tickets.openOf(user, 'not_mine')).map((ticket): string => ticket.duty));
  const waiting = await restingDuties(context, work, today);
  const undone = dutyStates(context, actor, facts, request?.registered ?? false).filter(
    (state) =>
      !state.done &&
      !state.claimedDone &&
      state.duty.due !== null &&
      isTheirs(state) &&
      // «Не моё»: the administrator decides first
      !resting.has(state.duty.id) &&
      // a later date was asked for
      !waiting.has(`${state.duty.id} ${state.recordedFor}`),
  );
  return {
    actor,
    undone,
    person: {
      lastReminder: await stores.reminded.last(user, today),
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
