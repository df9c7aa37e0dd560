/** What a person answers to a reminder: done, tomorrow, help, not mine. */
import { may, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import { addDays, type LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';
import { personalDuties, type DutyState } from './personalDuties';

export type ReminderAnswered =
  | { readonly kind: 'forbidden' }
  /** Nothing with a date is undone. */
  | { readonly kind: 'nothing_open' }
  | { readonly kind: 'done'; readonly duty: Duty }
  | { readonly kind: 'snoozed'; readonly until: LocalDate }
  | { readonly kind: 'asked'; readonly duty: Duty; readonly isNew: boolean; readonly tell: readonly UserId[] };

export type ReminderAnswer = 'done' | 'tomorrow' | 'help' | 'not_mine';

/** Takes the answer; it is about the person's nearest undone duty with a date. */
export async function answerReminder(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  answer: ReminderAnswer,
): Promise<ReminderAnswered> {
  if (!may(actor, 'registration.report_own')) return { kind: 'forbidden' };
  const [nearest] = (await personalDuties(context, work, actor)).filter(isOpen);
  if (!nearest) return { kind: 'nothing_open' };
  if (answer === 'done') return { kind: 'done', duty: nearest.duty };
  if (answer === 'tomorrow') {
    const today = toLocal(work.now, context.school.timeZone).date;
    const until = context.calendar.nextWorkingDay(addDays(today, 1));
    await work.stores.snoozes.set(actor.user, until);
    return { kind: 'snoozed', until };
  }
  const isNew = await work.stores.tickets.open({ user: actor.user, kind: answer, duty: nearest.duty.id }, work.now);
  return { kind: 'asked', duty: nearest.duty, isNew, tell: [...context.administrators] };
}

function isOpen(state: DutyState): boolean {
  return state.duty.due !== null && !state.done && !state.claimedDone;
}
