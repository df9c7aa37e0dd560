/** Days as people read them. */
import type { LocalDate } from '../domain/localDate';

/** `YYYY-MM-DD` as «ДД.ММ.ГГГГ». */
export function dayText(date: LocalDate): string {
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}`;
}
