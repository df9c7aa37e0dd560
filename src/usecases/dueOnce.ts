/** What falls due for a person is said once, whatever happened to the process before. */
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Work } from './context';

/** A reminder, a digest, the director's week or the question before the first mailing, of one person on one day; `at` is on the school's clock. */
export interface PersonalDue {
  readonly kind: 'reminder' | 'digest' | 'weekly' | 'first_mailing';
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

/** What was made for the person that day never left: it may be made again. */
export async function forgetDue(work: Work, user: UserId, date: LocalDate): Promise<void> {
  for (const kind of ['reminder', 'first_mailing'] as const)
    await work.stores.ledger.remove(keyOf({ kind, user, date }));
}

/** Whether any of them was asked that day whether mailing may begin. */
export async function wasAskedOn(work: Work, users: readonly UserId[], date: LocalDate): Promise<boolean> {
  for (const user of users) if (await work.stores.ledger.has(keyOf({ kind: 'first_mailing', user, date }))) return true;
  return false;
}

function keyOf({ kind, date, user }: Omit<PersonalDue, 'at'>): string {
  return `${kind}:${date}:${user}`;
}
