/** Days as people type them: «30.06», «30.06.2023», «до 30 июня», «на неделю». */
import type { OfferedSpan } from '../domain/extension';
import { parseLocalDate, type LocalDate } from '../domain/localDate';

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
  const plain = text.slice(0, LONGEST).toLowerCase();
  const [, dotDay, dotMonth, dotYear] = /^\D*(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?\D*$/u.exec(plain) ?? [];
  if (dotDay !== undefined && dotMonth !== undefined) return dayOf(dotDay, Number(dotMonth), dotYear, today);
  const [, day, name, year] = /^\D*(\d{1,2})\s+([а-яё]+)(?:\D+(\d{4}))?\D*$/u.exec(plain) ?? [];
  if (day === undefined || name === undefined) return null;
  const month = MONTHS.findIndex((pattern) => pattern.test(name)) + 1;
  return month === 0 ? null : dayOf(day, month, year, today);
}

/** How much longer, in words. */
export function readSpan(text: string): OfferedSpan | null {
  const plain = text.slice(0, LONGEST).toLowerCase();
  if (/(две|2) недел/u.test(plain)) return 'fortnight';
  if (/недел/u.test(plain)) return /[3-9]|тр|четыр/u.test(plain) ? null : 'week';
  return /месяц(?!а|ев)/u.test(plain) ? 'month' : null;
}

function dayOf(day: string, month: number, year: string | undefined, today: LocalDate): LocalDate | null {
  const inYear = (number: number): LocalDate | null =>
    parseLocalDate(`${number}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (year !== undefined) return inYear(year.length === 2 ? 2000 + Number(year) : Number(year));
  const thisYear = Number(today.slice(0, 4));
  const dates = [inYear(thisYear), inYear(thisYear + 1)];
  return dates.find((date) => date !== null && date >= today) ?? null;
}
