/** Days as people read them. */
import type { LocalDate } from '../domain/localDate';

/** `2023-06-23` as «23.06.2023». */
export function dayText(date: LocalDate): string {
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}`;
}
