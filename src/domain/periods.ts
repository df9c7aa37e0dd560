/** Duties that come again: each period has a name, and what was done in an earlier one is to be done anew (2.1). */
import { addDays, type LocalDate } from './localDate';

export const REPEATS = ['week', 'month', 'quarter', 'school_year'] as const;
/** How often a duty is to be done. */
export type Repeat = (typeof REPEATS)[number];

const FIRST_MONTH_OF_SCHOOL_YEAR = 9;

/** The name of the period a day belongs to: «YYYY-Www» (ISO 8601), «YYYY-MM», «YYYY-Qn», «YYYY/YY». */
export function periodOf(day: LocalDate, repeat: Repeat): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  switch (repeat) {
    case 'week':
      return isoWeek(day);
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'school_year':
      return schoolYearName(month >= FIRST_MONTH_OF_SCHOOL_YEAR ? year : year - 1);
  }
}

/** The name of the school year that begins in the autumn of a year: «2030/31». */
export const schoolYearName = (from: number): string => `${from}/${String((from + 1) % 100).padStart(2, '0')}`;

/** The week belongs to the year of its Thursday. */
function isoWeek(day: LocalDate): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const year = Number(thursday.slice(0, 4));
  const dayOfYear = (Date.parse(`${thursday}T00:00:00Z`) - Date.UTC(year, 0, 1)) / 86_400_000;
  return `${year}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}
