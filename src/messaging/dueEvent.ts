/** Work that the clock found due, put into the inbox once for each person, or for the administration's chat. */
import type { DueWork } from '../domain/dueWork';
import type { UserId } from '../domain/ids';
import type { Stores } from '../store/stores';
import { DUE_EVENTS } from './incoming';
import { storeEvent } from './storedEvent';

/** Adds a person's event unless it was added before in this pass of the clock; `staleAfter`: on the school's clock, null when it waits. */
export async function addDue(
  stores: Stores,
  { kind, date, at }: DueWork,
  user: UserId,
  options: { readonly staleAfter: number | null; readonly realNow: number; readonly pass: string },
): Promise<void> {
  const { staleAfter, realNow, pass } = options;
  const event = { kind: DUE_EVENTS[kind], user, date, at, staleAfter };
  await stores.inbox.add(`${event.kind}:${date}:${user}${pass}`, storeEvent(event), realNow);
}

/** Adds the event of the administration's chat. */
export async function addChatDigestDue(
  stores: Stores,
  { date, at }: DueWork,
  options: { readonly staleAfter: number | null; readonly realNow: number; readonly pass: string },
): Promise<void> {
  const { staleAfter, realNow, pass } = options;
  const event = { kind: 'chat_digest_due', date, at, staleAfter } as const;
  await stores.inbox.add(`${event.kind}:${date}${pass}`, storeEvent(event), realNow);
}
