/** On which days a duty is spoken of: its ladder around the date, moved to working days, and what of it was not said yet. */
import type { WorkCalendar } from './calendar';
import { addDays, type LocalDate } from './localDate';
import type { Duty } from './order';

/** What of a duty its ladder is made of. */
export type Laddered = Pick<Duty, 'due' | 'remindOn' | 'optional'>;

/** How often a person wishes to be reminded. */
export const WISHES = ['usual', 'fewer'] as const;
export type Wish = (typeof WISHES)[number];

/** What the planner knows of one person, besides the duties. */
export interface Spoken {
  /** The last day, not after today, on which they were reminded of anything, done by now or not. */
  readonly lastReminder: LocalDate | null;
  /** The day they were shown their duties first; null: nobody knows. */
  readonly since: LocalDate | null;
  readonly wish: Wish;
  /** «Напомнить завтра»: the day they asked for. */
  readonly askedFor: LocalDate | null;
}

/** An undone duty of theirs. */
export interface Undone {
  readonly duty: Laddered;
  /** The last day, not after today, on which they were reminded of it. */
  readonly told: LocalDate | null;
}

/** Who comes when the whole ladder is past is still reminded once, so many days after they came. */
const NEWCOMER_DAYS = 7;

/** The nearest rungs before the date, which remain for whoever wishes for fewer messages. */
const NEAREST_DAYS = -1;

/**
 * The days on which a duty is reminded of, in order. A rung on or before the date that falls on a day off moves to the
 * working day before it, a later one to the working day after it; rungs that meet become one. An optional duty has no
 * rungs after its date: it is never overdue.
 */
export function reminderDays(duty: Laddered, calendar: WorkCalendar, wish: Wish = 'usual'): LocalDate[] {
  const { due } = duty;
  if (due === null) return [];
  const offsets = duty.remindOn.filter((offset) => offset <= 0 || !duty.optional);
  const days = wished(offsets, wish).map((offset) => {
    const day = addDays(due, offset);
    return offset <= 0 ? calendar.previousWorkingDay(day) : calendar.nextWorkingDay(day);
  });
  return [...new Set(days)].sort();
}

/** Fewer: the day before, the day itself and the first reminder after it; of a ladder without these, its last rung before the date. */
function wished(offsets: readonly number[], wish: Wish): readonly number[] {
  if (wish === 'usual') return offsets;
  const before = offsets.filter((offset) => offset <= 0);
  const near = before.filter((offset) => offset >= NEAREST_DAYS);
  const after = offsets.filter((offset) => offset > 0);
  return [
    ...(near.length > 0 || before.length === 0 ? near : [Math.max(...before)]),
    ...(after.length > 0 ? [Math.min(...after)] : []),
  ];
}

/** The ladder as it stands for this person: who came after its last rung has one more, a week after they came. */
export function rungsFor(duty: Laddered, { since, wish }: Spoken, calendar: WorkCalendar): LocalDate[] {
  const days = reminderDays(duty, calendar, wish);
  const last = days.at(-1);
  if (since === null || last === undefined || duty.due === null || duty.optional || since < last) return days;
  return [...days, calendar.nextWorkingDay(addDays(since, NEWCOMER_DAYS))];
}

/** The last day, `today` included, on which the duty was to be reminded of; null before the first. */
export function lastRung(duty: Laddered, today: LocalDate, calendar: WorkCalendar): LocalDate | null {
  return reminderDays(duty, calendar).findLast((day) => day <= today) ?? null;
}

/**
 * Which of a person's undone duties are spoken of on a working day, all in one message: those with a rung that nothing was
 * said on or after; a rung missed while the bot was off is made up for, the latest alone. Whoever asked for this day
 * hears of everything whose ladder has begun, or of what comes first.
 */
export function remindedOf<Open extends Undone>(
  undone: readonly Open[],
  person: Spoken,
  today: LocalDate,
  calendar: WorkCalendar,
): readonly Open[] {
  const { lastReminder, since, askedFor } = person;
  if (lastReminder === today) return [];
  const asked = askedFor !== null && askedFor <= today && (lastReminder === null || lastReminder < askedFor);
  const due = undone.filter(({ duty, told }) => {
    if (asked) return lastRung(duty, today, calendar) !== null;
    const rung = rungsFor(duty, person, calendar).findLast((day) => day <= today);
    const heardOn = [told, since].filter((day) => day !== null && day <= today).sort();
    return rung !== undefined && (heardOn.length === 0 || (heardOn.at(-1) ?? '') < rung);
  });
  return due.length === 0 && asked ? undone.slice(0, 1) : due;
}
