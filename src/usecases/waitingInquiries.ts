/** Questions that wait for an answer: how long in working hours, and who is to hear when it is too long (п. 4, 6). */
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { workingMinutesBetween } from '../domain/workingTime';
import { toInstant } from '../domain/zone';
import type { Inquiry } from '../store/inquiryStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { supportOnDuty } from './supportOnDuty';

export interface WaitingInquiries {
  readonly count: number;
  /** Working minutes. */
  readonly longestMinutes: number;
}

/** Questions that one person is to hear of once more. */
export interface OverdueInquiries extends WaitingInquiries {
  readonly user: UserId;
  readonly inquiries: readonly Inquiry[];
}

/** How many wait, and how long the one that waits longest does. */
export async function waitingInquiries(context: SchoolContext, { stores, now }: Work): Promise<WaitingInquiries> {
  const open = await stores.inquiries.open();
  const [longest] = open;
  return { count: open.length, longestMinutes: longest ? waitedMinutes(context, longest, now) : 0 };
}

/** Working minutes that a question has waited. */
export function waitedMinutes(
  { school, calendar }: Pick<SchoolContext, 'school' | 'calendar'>,
  { waitingSince }: Pick<Inquiry, 'waitingSince'>,
  now: number,
): number {
  return workingMinutesBetween(waitingSince, now, calendar, school.staffHours, school.timeZone);
}

/** Who hears on that day of what waits longer than the school allows: those in charge of support, and the administrators. */
export async function planOverdueInquiries(
  context: SchoolContext,
  work: Work,
  date: LocalDate,
): Promise<OverdueInquiries[]> {
  const { school } = context;
  const open = await work.stores.inquiries.open();
  if (open.length === 0) return [];
  const at = toInstant(date, school.reminderMinute, school.timeZone);
  const inquiries = open.filter(
    (one) =>
      // said that day already: it is said to each of them
      (one.nagged === null || one.nagged === date) && waitedMinutes(context, one, at) > school.answerWithinHours * 60,
  );
  const [longest] = inquiries;
  if (!longest) return [];
  const unreachable = await work.stores.reachability.unreachable();
  const { users } = await supportOnDuty(context, work);
  const told = new Set([...users, ...(await administratorsOf(context, work))]);
  const waiting = { inquiries, count: inquiries.length, longestMinutes: waitedMinutes(context, longest, at) };
  return [...told].filter((user) => !unreachable.has(user)).map((user) => ({ user, ...waiting }));
}

/** Notes that they heard: it is not said again until the question is reopened. */
export async function noteOverdueInquiries(
  work: Work,
  { inquiries }: OverdueInquiries,
  date: LocalDate,
): Promise<void> {
  for (const { id } of inquiries) await work.stores.inquiries.noteNagged(id, date);
}
