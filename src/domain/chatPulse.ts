/** Whether a chat lives, by counts of messages a day alone (2.2; 2.3): never by a word of them. Pure. */
import type { WorkCalendar } from './calendar';
import { addDays, daysBetween, type LocalDate } from './localDate';

/** The messages of one day. */
export interface DayCount {
  readonly day: LocalDate;
  /** Talk that was not addressed to the bot; 0 where it does not hear it. */
  readonly talk: number;
  readonly addressed: number;
}

export type Pulse =
  /** The bot has heard nothing there but what was addressed to it: the count says nothing of the rest. */
  | { readonly kind: 'unheard'; readonly addressedInWeek: number }
  | { readonly kind: 'alive'; readonly inWeek: number }
  /** Nothing this week, something the week before. */
  | { readonly kind: 'quiet'; readonly daysAgo: number }
  /** Nothing for two weeks. */
  | { readonly kind: 'silent'; readonly daysAgo: number };

const WEEK = 7;
/** June, July, August. */
const SUMMER = new Set(['06', '07', '08']);

/** How a chat lives, in the seven days that end today and before. */
export function pulseOf(counts: readonly DayCount[], today: LocalDate): Pulse {
  const weekBegins = addDays(today, 1 - WEEK);
  const ofWeek = counts.filter(({ day }) => day >= weekBegins && day <= today);
  const last = lastHeard(counts);
  if (last === null) return { kind: 'unheard', addressedInWeek: sum(ofWeek.map(({ addressed }) => addressed)) };
  const inWeek = sum(ofWeek.map(({ talk, addressed }) => talk + addressed));
  if (inWeek > 0) return { kind: 'alive', inWeek };
  const daysAgo = Math.max(0, daysBetween(last, today));
  return { kind: daysAgo < 2 * WEEK ? 'quiet' : 'silent', daysAgo };
}

/**
 * For how many days a chat has been silent in term time: since the last message there were at least two school weeks.
 * Null: it has not, it is summer, or the bot does not hear the chat.
 */
export function silentInTerm(
  counts: readonly DayCount[],
  today: LocalDate,
  calendar: Pick<WorkCalendar, 'isWorkingDay'>,
  workingWeek: number,
): number | null {
  const last = lastHeard(counts);
  if (last === null || isSummer(today)) return null;
  let schoolDays = 0;
  for (let day = addDays(last, 1); day < today && schoolDays < 2 * workingWeek; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day) && !isSummer(day)) schoolDays += 1;
  }
  return schoolDays < 2 * workingWeek ? null : daysBetween(last, today);
}

/** The last day with any message, in a chat whose talk the bot has ever heard. */
function lastHeard(counts: readonly DayCount[]): LocalDate | null {
  if (!counts.some(({ talk }) => talk > 0)) return null;
  const days = counts.filter(({ talk, addressed }) => talk + addressed > 0).map(({ day }) => day);
  return days.sort().at(-1) ?? null;
}

const isSummer = (day: LocalDate): boolean => SUMMER.has(day.slice(5, 7));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
