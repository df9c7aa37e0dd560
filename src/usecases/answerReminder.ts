/** What a person answers to a reminder: done, tomorrow, help, not mine. */
import { may, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import { addDays, type LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';
import { ticketHandlers } from './handleTickets';
import { mailing } from './mailing';
import { personalDuties, type DutyState } from './personalDuties';
import { remindable, remindedKey, remindedUnder } from './remindable';
import { restingOn } from './restingDuties';
import { standing } from './standing';
import { ticketAuthor, type TicketAuthor } from './ticketAuthor';

export type ReminderAnswered =
  /** Not a member of staff: such a person has no reminders. */
  | { readonly kind: 'forbidden' }
  /** Nothing with a date is undone. */
  | { readonly kind: 'nothing_open' }
  /** The duty in question is done, or is not the person's. */
  | { readonly kind: 'settled' }
  /** «Готово» in words alone while several duties are open: the person chooses. */
  | { readonly kind: 'which'; readonly duties: readonly DutyState[] }
  | { readonly kind: 'done'; readonly state: DutyState }
  | { readonly kind: 'snoozed'; readonly duty: Duty; readonly until: LocalDate }
  /** Nothing is sent unasked for now. */
  | { readonly kind: 'paused' }
  /** The duty is spoken of to nobody for now, or the person is away. */
  | { readonly kind: 'rests'; readonly duty: Duty }
  | {
      readonly kind: 'asked';
      readonly duty: Duty;
      /** Null: the same was asked before. */
      readonly ticket: number | null;
      readonly author: TicketAuthor;
      readonly tell: readonly UserId[];
    };

export type ReminderAnswer = 'done' | 'tomorrow' | 'help' | 'not_mine';

/** `subject` undefined: whatever it is recorded for. */
export interface AboutDuty {
  readonly duty: string;
  readonly subject?: string;
}

/**
 * Takes the answer about a duty; in words alone (`about` is null) it is about the undone duty that was reminded of
 * last, or the nearest one. «Готово» in words alone is never guessed at: it needs one duty that can be meant.
 */
export async function answerReminder(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  answer: ReminderAnswer,
  about: AboutDuty | null,
): Promise<ReminderAnswered> {
  if (!may(actor, 'duties.report_own')) return { kind: 'forbidden' };
  const today = toLocal(work.now, context.school.timeZone).date;
  const undone = (await personalDuties(context, work, actor)).filter((state) => !state.done && !state.claimedDone);
  const open = undone.filter(({ duty }) => duty.due !== null);
  if (about !== null ? undone.length === 0 : open.length === 0) return { kind: 'nothing_open' };
  if (answer === 'done' && about === null) return doneInWords(work, actor, open, today);
  const meant =
    about === null ? [await lastSpokenOf(work, actor, open, today)] : undone.filter((one) => isAbout(one, about));
  // of a duty for several classes only the person knows which of them is ready
  if (answer === 'done' && meant.length > 1) return { kind: 'which', duties: meant };
  const [found] = meant;
  if (!found) return { kind: 'settled' };
  const { duty } = found;
  if (answer === 'done') return { kind: 'done', state: found };
  if (answer === 'tomorrow') {
    if ((await mailing(work)) === 'paused') return { kind: 'paused' };
    if (!(await isReminded(context, work, actor.user, found, today))) return { kind: 'rests', duty };
    const until = context.calendar.nextWorkingDay(addDays(today, 1));
    await work.stores.snoozes.set(actor.user, until);
    return { kind: 'snoozed', duty, until };
  }
  const ticket = await work.stores.tickets.open({ user: actor.user, kind: answer, duty: duty.id }, work.now);
  const author = await ticketAuthor(work, actor.user);
  return { kind: 'asked', duty, ticket, author, tell: await ticketHandlers(context, work, answer) };
}

/** The only open duty, or the only one a reminder of which reached the person; otherwise they are asked. */
async function doneInWords(
  work: Work,
  actor: Actor,
  open: readonly DutyState[],
  today: LocalDate,
): Promise<ReminderAnswered> {
  const told = await work.stores.reminded.lastOf(actor.user, today);
  const reminded = open.filter((state) => told.has(remindedKey(state)));
  const meant = reminded.length > 0 ? reminded : open;
  const [only, ...others] = meant;
  return only && others.length === 0 ? { kind: 'done', state: only } : { kind: 'which', duties: open };
}

/** Duties come by date: of those reminded of on the same day it is the nearest. */
async function lastSpokenOf(
  work: Work,
  actor: Actor,
  open: readonly DutyState[],
  today: LocalDate,
): Promise<DutyState> {
  const told = await work.stores.reminded.lastOf(actor.user, today);
  const dayOf = (state: DutyState): string => told.get(remindedKey(state)) ?? '';
  return open.reduce((best, state) => (dayOf(state) > dayOf(best) ? state : best));
}

function isAbout(state: DutyState, about: AboutDuty): boolean {
  const { duty, subject } = remindedUnder(state);
  return duty === about.duty && (about.subject === undefined || about.subject === subject);
}

/** Whether a reminder of it would come at all. */
async function isReminded(
  context: SchoolContext,
  work: Work,
  user: UserId,
  state: DutyState,
  today: LocalDate,
): Promise<boolean> {
  const known = { facts: await standing(context, work), rests: await restingOn(context, work, today) };
  const about = await remindable(context, work, user, today, known);
  return about?.undone.some((one) => remindedKey(one) === remindedKey(state)) ?? false;
}
