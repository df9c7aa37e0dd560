/** When and how an administrator wishes the digest (2.1). */
import type { WorkCalendar } from './calendar';
import { addDays, weekday, type LocalDate } from './localDate';

/** Every working day; the first working day of the week; working days on which something changed. */
export const DIGEST_DAYS = ['working', 'weekly', 'changes'] as const;
export type DigestDays = (typeof DIGEST_DAYS)[number];
/** Everything by name; figures alone. */
export const DIGEST_DETAILS = ['full', 'short'] as const;
export type DigestDetail = (typeof DIGEST_DETAILS)[number];

/** Minutes of the day that can be chosen: from 7:00 to 9:00, and after the lessons. */
export const DIGEST_MINUTES = [420, 450, 480, 510, 540, 900] as const;

export interface DigestWish {
  /** Null: the school's hour. */
  readonly minute: number | null;
  readonly days: DigestDays;
  readonly detail: DigestDetail;
}

export const USUAL_WISH: DigestWish = { minute: null, days: 'working', detail: 'full' };

const MONDAY = 1;

/** Whether no day of the week before it was a working one. */
export function isFirstWorkingDay(date: LocalDate, calendar: WorkCalendar): boolean {
  if (!calendar.isWorkingDay(date)) return false;
  for (let day = date; weekday(day) !== MONDAY;) {
    day = addDays(day, -1);
    if (calendar.isWorkingDay(day)) return false;
  }
  return true;
}

/** Whether a digest is due for this wish; whether anything changed is known later. */
export function isWishedOn({ days }: DigestWish, date: LocalDate, calendar: WorkCalendar): boolean {
  return days !== 'weekly' || isFirstWorkingDay(date, calendar);
}
