/** Days as people read them. */
import type { LocalDate } from '../domain/localDate';

/** `YYYY-MM-DD` as «ДД.ММ.ГГГГ». */
export function dayText(date: LocalDate): string {
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}`;
}

/** A minute of the day as «14:05». */
export function timeText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
