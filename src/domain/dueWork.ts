/** What the clock owes: the instants at which something is due between two readings of it. */
import type { WorkCalendar } from './calendar';
import { addDays, type LocalDate } from './localDate';
import type { School } from './school';
import { toInstant, toLocal } from './zone';

/** What is due on a working day, or on the last one of its week. Each recipient of a digest chooses its minute of the day. */
export type DueWork = DueThen &
  ({ readonly kind: 'digest'; readonly minute: number } | { readonly kind: 'reminders' | 'weekly' });

interface DueThen {
  readonly date: LocalDate;
  /** Epoch milliseconds on the school's clock. */
  readonly at: number;
  /** After this instant it is stale: a reminder after the hours of its day, a digest after 12:00. */
  readonly staleAfter: number;
}

const NOON_MINUTE = 12 * 60;
/** A longer gap is a restored or misset machine: only its last days can matter. */
const LONGEST_GAP_DAYS = 400;

/** A digest of a later hour, and the director's week, are worth something for so long. */
const AFTERNOON_MINUTES = 4 * 60;

type Hours = Pick<School, 'timeZone' | 'digestMinute' | 'reminderMinute' | 'weeklyMinute' | 'staffHours'>;

/** Everything due after `from` and up to `to`, in the order in which it is due; `chosen`: minutes of digests beside the school's. */
export function dueBetween(
  from: number,
  to: number,
  school: Hours,
  calendar: WorkCalendar,
  chosen: readonly number[] = [],
): DueWork[] {
  const { timeZone } = school;
  const last = toLocal(to, timeZone).date;
  const first = toLocal(from, timeZone).date;
  const earliest = addDays(last, -LONGEST_GAP_DAYS);
  const work: DueWork[] = [];
  for (let date = first < earliest ? earliest : first; date <= last; date = addDays(date, 1)) {
    if (!calendar.isWorkingDay(date)) continue;
    const at = (minute: number): number => toInstant(date, minute, timeZone);
    for (const minute of new Set([school.digestMinute, ...chosen])) {
      const staleAfter = at(minute < NOON_MINUTE ? NOON_MINUTE : minute + AFTERNOON_MINUTES);
      work.push({ kind: 'digest', date, minute, at: at(minute), staleAfter });
    }
    work.push({
      kind: 'reminders',
      date,
      at: at(school.reminderMinute),
      staleAfter: at(school.staffHours.toMinute),
    });
    if (!calendar.isLastOfWeek(date)) continue;
    const { weeklyMinute } = school;
    work.push({ kind: 'weekly', date, at: at(weeklyMinute), staleAfter: at(weeklyMinute + AFTERNOON_MINUTES) });
  }
  return work.filter((one) => one.at > from && one.at <= to).sort((a, b) => a.at - b.at);
}

/** The key under which the ledger remembers it. */
export function ledgerKey(
  work:
    | { readonly kind: 'digest'; readonly date: LocalDate; readonly minute: number }
    | { readonly kind: 'reminders' | 'weekly'; readonly date: LocalDate },
): string {
  return work.kind === 'digest' ? `digest:${work.date}:at${work.minute}` : `${work.kind}:${work.date}`;
}
