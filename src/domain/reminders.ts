/** On which days a duty is spoken of: its ladder around the date, moved to working days. */
import type { WorkCalendar } from './calendar';
import { addDays, type LocalDate } from './localDate';
import type { Duty } from './order';

/**
 * The days on which a duty is reminded of. A rung on or before the date that falls on a day off moves to the
 * working day before it, a later one to the working day after it; rungs that meet become one.
 */
export function reminderDays(duty: Pick<Duty, 'due' | 'remindOn'>, calendar: WorkCalendar): ReadonlySet<LocalDate> {
  const { due } = duty;
  if (due === null) return new Set();
  return new Set(
    duty.remindOn.map((offset) => {
      const day = addDays(due, offset);
      return offset <= 0 ? calendar.previousWorkingDay(day) : calendar.nextWorkingDay(day);
    }),
  );
}

/** The last day, today included, on which the duty was to be reminded of; null before the first. */
export function lastReminded(
  duty: Pick<Duty, 'due' | 'remindOn'>,
  today: LocalDate,
  calendar: WorkCalendar,
): LocalDate | null {
  const past = [...reminderDays(duty, calendar)].filter((day) => day <= today).sort();
  return past.at(-1) ?? null;
}

/** Whether this undone duty is to be reminded of today. */
export function isReminded(duty: Pick<Duty, 'due' | 'remindOn'>, today: LocalDate, calendar: WorkCalendar): boolean {
  return reminderDays(duty, calendar).has(today);
}
