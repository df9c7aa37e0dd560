/** What somebody did not do after all its reminders goes one step up: to the administrator, then to the director (п. 9; 2.2). */
import type { WorkCalendar } from './calendar';
import { addDays, daysBetween, type LocalDate } from './localDate';
import { rungsFor, type Spoken, type Undone } from './reminders';

export const LEVELS = ['administrator', 'director'] as const;
export type Level = (typeof LEVELS)[number];

/** Days after the last reminder at which each of them hears. */
export type EscalateAfter = Readonly<Record<Level, number>>;

/** On which day each of them was told. */
export type Escalated = Readonly<Partial<Record<Level, LocalDate>>>;

/**
 * Who is to hear of an undone duty on a working day; null: nobody, or both have. Only what has reminders after its date is
 * taken further, and only when the last of them was said; the director never hears before the administrator has had the
 * days between the two.
 */
export function levelOn(
  { duty, told }: Undone,
  person: Spoken,
  heard: Escalated,
  today: LocalDate,
  after: EscalateAfter,
  calendar: WorkCalendar,
): Level | null {
  if (duty.due === null || duty.optional || today <= duty.due) return null;
  const last = rungsFor(duty, person, calendar).at(-1);
  if (last === undefined || last <= duty.due || told === null || told < last) return null;
  const { administrator, director } = heard;
  // told today already: it is said to each of several administrators
  if (administrator === undefined || administrator === today)
    return daysBetween(last, today) >= after.administrator ? 'administrator' : null;
  if (director !== undefined && director !== today) return null;
  const pause = after.director - after.administrator;
  return daysBetween(last, today) >= after.director && today >= addDays(administrator, pause) ? 'director' : null;
}
