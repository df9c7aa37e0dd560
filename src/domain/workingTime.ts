/** Time as a school works it: only its hours on its working days count. */
import type { WorkCalendar } from './calendar';
import { addDays } from './localDate';
import type { Hours } from './school';
import { toInstant, toLocal } from './zone';

const MINUTE_MS = 60_000;

/** Minutes between two instants that lie in the staff's hours of working days; none when the second is not later. */
export function workingMinutesBetween(
  from: number,
  to: number,
  calendar: WorkCalendar,
  hours: Hours,
  timeZone: string,
): number {
  const first = toLocal(from, timeZone).date;
  const last = toLocal(to, timeZone).date;
  let minutes = 0;
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (!calendar.isWorkingDay(date)) continue;
    if (date > first && date < last) {
      minutes += hours.toMinute - hours.fromMinute;
      continue;
    }
    const opens = toInstant(date, hours.fromMinute, timeZone);
    const closes = toInstant(date, hours.toMinute, timeZone);
    minutes += Math.max(0, Math.min(to, closes) - Math.max(from, opens)) / MINUTE_MS;
  }
  return minutes;
}

/** How long something waits, in the time a school works. */
export interface Waited {
  readonly minutes: number;
  /** Working days after the one on which it began: from Friday to Monday it is one. */
  readonly days: number;
}

/** How long what began at `from` has waited. */
export function waitedSince(from: number, to: number, calendar: WorkCalendar, hours: Hours, timeZone: string): Waited {
  const last = toLocal(to, timeZone).date;
  let days = 0;
  for (let date = addDays(toLocal(from, timeZone).date, 1); date <= last; date = addDays(date, 1)) {
    if (calendar.isWorkingDay(date)) days += 1;
  }
  return { minutes: workingMinutesBetween(from, to, calendar, hours, timeZone), days };
}
