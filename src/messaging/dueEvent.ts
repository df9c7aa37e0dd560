/** Work that the clock found due, put into the inbox once for each person. */
import type { DueWork } from '../domain/dueWork';
import type { UserId } from '../domain/ids';
import type { Stores } from '../store/stores';
import { storeEvent } from './storedEvent';

/** Adds a person's event unless it was added before; `staleAfter`: on the school's clock, null when it waits. */
export async function addDue(
  stores: Stores,
  { kind, date, at }: DueWork,
  user: UserId,
  { staleAfter, realNow }: { readonly staleAfter: number | null; readonly realNow: number },
): Promise<void> {
  const event = { kind: kind === 'digest' ? 'digest_due' : 'reminder_due', user, date, at, staleAfter } as const;
  await stores.inbox.add(`${event.kind}:${date}:${user}`, storeEvent(event), realNow);
}
