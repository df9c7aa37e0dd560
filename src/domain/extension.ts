/** Asking for a later date of a duty: why, until when, and which dates may be asked for (п. 9). */
import type { WorkCalendar } from './calendar';
import { addDays, daysBetween, type LocalDate } from './localDate';

/** Why more time is asked for; the words stand in texts/. */
export const EXTENSION_REASONS = ['illness', 'leave', 'technical', 'workload', 'other'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];

/** How much longer a button offers. */
const SPANS = ['week', 'fortnight', 'month'] as const;
export type OfferedSpan = (typeof SPANS)[number];
const OFFERED_DAYS: Readonly<Record<OfferedSpan, number>> = { week: 7, fortnight: 14, month: 30 };

/** Later than so many days from today nothing can be asked for. */
export const FURTHEST_DAYS = 180;
/** So long a duty rests while its request waits; then whoever decides is asked once more. */
export const RESTS_DAYS = 7;

export type DateJudged = 'fits' | 'not_later' | 'too_far';

/** Whether a date may be asked for: later than the date in force and than today, and not too far. */
export function judgeDate(date: LocalDate, due: LocalDate, today: LocalDate): DateJudged {
  if (date <= due || date <= today) return 'not_later';
  return daysBetween(today, date) > FURTHEST_DAYS ? 'too_far' : 'fits';
}

/** The day so far from the date in force, or from today when that is later: a working one. */
export function dateAfter(span: OfferedSpan, due: LocalDate, today: LocalDate, calendar: WorkCalendar): LocalDate {
  return calendar.nextWorkingDay(addDays(due > today ? due : today, OFFERED_DAYS[span]));
}

export interface OfferedDate {
  readonly span: OfferedSpan;
  readonly date: LocalDate;
}

/** The dates to choose from, each once; none when the date in force is as far as one may ask. */
export function offeredDates(due: LocalDate, today: LocalDate, calendar: WorkCalendar): OfferedDate[] {
  const offered = SPANS.map((span) => ({ span, date: dateAfter(span, due, today, calendar) }));
  return offered.filter(
    ({ date }, index) =>
      judgeDate(date, due, today) === 'fits' && offered.findIndex((one) => one.date === date) === index,
  );
}

/** Whether the duty rests while its request waits: not for longer than a week, and only until the date asked for. */
export function restsOn(request: { readonly asked: LocalDate; readonly newDue: LocalDate }, today: LocalDate): boolean {
  return today < request.newDue && daysBetween(request.asked, today) < RESTS_DAYS;
}

/** Whether whoever decides is to be asked once more on that day; `again`: the day on which they were. */
export function isAskedAgainOn(
  { asked, again }: { readonly asked: LocalDate; readonly again: LocalDate | null },
  today: LocalDate,
): boolean {
  // said that day already: it is said to each of them
  return daysBetween(asked, today) >= RESTS_DAYS && (again === null || again === today);
}
