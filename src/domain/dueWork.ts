/** What the clock owes: the instants at which something is due between two readings of it. */
import type { WorkCalendar } from './calendar';
import { addDays, type LocalDate } from './localDate';
import type { School } from './school';
import { toInstant, toLocal } from './zone';

/** What is due once a working day; the ledger's key is `<kind>:<date>`. */
export interface DueWork {
  readonly kind: 'digest' | 'reminders';
  readonly date: LocalDate;
  /** Epoch milliseconds on the school's clock. */
  readonly at: number;
  /** After this instant it is stale: a reminder after the hours of its day, a digest after 12:00. */
  readonly staleAfter: number;
}

const NOON_MINUTE = 12 * 60;
/** A longer gap is a restored or misset machine: only its last days can matter. */
const LONGEST_GAP_DAYS = 400;

type Hours = Pick<School, 'timeZone' | 'digestMinute' | 'reminderMinute' | 'staffHours'>;

/** Everything due after `from` and up to `to`, in the order in which it is due. */
export function dueBetween(from: number, to: number, school: Hours, calendar: WorkCalendar): DueWork[] {
  const { timeZone } = school;
  const last = toLocal(to, timeZone).date;
  const first = toLocal(from, timeZone).date;
  const earliest = addDays(last, -LONGEST_GAP_DAYS);
  const work: DueWork[] = [];
  for (let date = first < earliest ? earliest : first; date <= last; date = addDays(date, 1)) {
    if (!calendar.isWorkingDay(date)) continue;
    const at = (minute: number): number => toInstant(date, minute, timeZone);
    work.push(
      { kind: 'digest', date, at: at(school.digestMinute), staleAfter: at(NOON_MINUTE) },
      { kind: 'reminders', date, at: at(school.reminderMinute), staleAfter: at(school.staffHours.toMinute) },
    );
  }
  return work.filter((one) => one.at > from && one.at <= to).sort((a, b) => a.at - b.at);
}

/** The key under which the ledger remembers it. */
export function ledgerKey(work: Pick<DueWork, 'kind' | 'date'>): string {
  return `${work.kind}:${work.date}`;
}
