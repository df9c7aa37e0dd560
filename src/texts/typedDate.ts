/** Days as people type them: «30.06», «30.06.2023», «до 30 июня», «на неделю». */
import type { OfferedSpan } from '../domain/extension';
import { daysBetween, parseLocalDate, type LocalDate } from '../domain/localDate';

const MONTHS: readonly RegExp[] = [
  /^янв/u,
  /^фев/u,
  /^мар/u,
  /^апр/u,
  /^ма[йяе]/u,
  /^июн/u,
  /^июл/u,
  /^авг/u,
  /^сен/u,
  /^окт/u,
  /^ноя/u,
  /^дек/u,
];
const LONGEST = 40;

/** The day a text names; without a year it is the next such day, today included. Null: it names none. */
export function readDay(text: string, today: LocalDate): LocalDate | null {
  const said = saidDay(text);
  if (!said) return null;
  return datesOf(said, today, [0, 1]).find((date) => said.year !== undefined || date >= today) ?? null;
}

/** The day a text names; without a year it is the nearest such day, before today or after. Null: it names none. */
export function readNearestDay(text: string, today: LocalDate): LocalDate | null {
  const said = saidDay(text);
  if (!said) return null;
  const away = (date: LocalDate): number => Math.abs(daysBetween(date, today));
  const [nearest] = datesOf(said, today, [-1, 0, 1]).sort((a, b) => away(a) - away(b));
  return nearest ?? null;
}

/** How much longer, in words. */
export function readSpan(text: string): OfferedSpan | null {
  const plain = text.slice(0, LONGEST).toLowerCase();
  if (/(две|2) недел/u.test(plain)) return 'fortnight';
  if (/недел/u.test(plain)) return /[3-9]|тр|четыр/u.test(plain) ? null : 'week';
  return /месяц(?!а|ев)/u.test(plain) ? 'month' : null;
}

interface SaidDay {
  readonly day: string;
  readonly month: number;
  readonly year: string | undefined;
}

function saidDay(text: string): SaidDay | null {
  const plain = text.slice(0, LONGEST).toLowerCase();
  const [, dotDay, dotMonth, dotYear] = /^\D*(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?\D*$/u.exec(plain) ?? [];
  if (dotDay !== undefined && dotMonth !== undefined) return { day: dotDay, month: Number(dotMonth), year: dotYear };
  const [, day, name, year] = /^\D*(\d{1,2})\s+([а-яё]+)(?:\D+(\d{4}))?\D*$/u.exec(plain) ?? [];
  if (day === undefined || name === undefined) return null;
  const month = MONTHS.findIndex((pattern) => pattern.test(name)) + 1;
  return month === 0 ? null : { day, month, year };
}

/** Such days of the year that was said, or of the years so far from today's. */
function datesOf({ day, month, year }: SaidDay, today: LocalDate, around: readonly number[]): LocalDate[] {
  const thisYear = Number(today.slice(0, 4));
  const years =
    year === undefined
      ? around.map((away) => thisYear + away)
      : [year.length === 2 ? 2000 + Number(year) : Number(year)];
  return years.flatMap(
    (one) => parseLocalDate(`${one}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`) ?? [],
  );
}
