/** What falls due for a person is said once, whatever happened to the process before. */
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Work } from './context';

/** A reminder or a digest of one person on one day; `at` is on the school's clock. */
export interface PersonalDue {
  readonly kind: 'reminder' | 'digest';
  readonly user: UserId;
  readonly date: LocalDate;
  readonly at: number;
}

/**
 * Makes what is due unless it was made before, and enters it in the ledger. Null: made before, or there is nothing to
 * say (any more), and then nothing is written: the person may have asked to be forgotten.
 */
export async function dueOnce<T>(work: Work, due: PersonalDue, make: () => Promise<T | null>): Promise<T | null> {
  const key = keyOf(due);
  if (await work.stores.ledger.has(key)) return null;
  const made = await make();
  if (made !== null) await work.stores.ledger.enter(key, due.at);
  return made;
}

function keyOf({ kind, date, user }: Omit<PersonalDue, 'at'>): string {
  return `${kind}:${date}:${user}`;
}
