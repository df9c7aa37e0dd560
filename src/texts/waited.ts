/** How long something waits, in the time a school works. */
import type { Waited } from '../domain/workingTime';
import { waitedText } from './inquiries';
import { plural, type Forms } from './plural';

const WORKING_DAYS: Forms = ['рабочий день', 'рабочих дня', 'рабочих дней'];
const AN_HOUR = 60;

/** «2 рабочих дня», «3 рабочих часа»; null: it has just begun. */
export function waitedFor({ days, minutes }: Waited): string | null {
  if (days > 0) return plural(days, WORKING_DAYS);
  return minutes < AN_HOUR ? null : waitedText(minutes);
}

/** After what waits: «, дольше всего — 2 рабочих дня», «, уже 2 рабочих дня» of one alone. */
export function andLongest({ count, longest }: { readonly count: number; readonly longest: Waited | null }): string {
  const waited = longest === null ? null : waitedFor(longest);
  if (waited === null) return '';
  return count === 1 ? `, уже ${waited}` : `, дольше всего — ${waited}`;
}
