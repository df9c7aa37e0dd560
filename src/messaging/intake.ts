/** The way in: transaction 1 of the house. */
import type { Database } from '../store/database';
import type { Stores } from '../store/stores';
import type { LocalDate } from '../domain/localDate';
import type { Intake, Received } from './incoming';
import { storeEvent } from './storedEvent';

export interface IntakeOptions {
  readonly database: Database;
  /** Real time, epoch milliseconds. */
  readonly now: () => number;
  /** The school's day, for the count of talk. */
  readonly today: () => LocalDate;
  readonly onStored: () => void;
}

/** Stores the updates of a poll together with its position, so that neither is ever ahead of the other. */
export function createIntake({ database, now, today, onStored }: IntakeOptions): Intake {
  return {
    position: () => database.transaction((stores) => stores.meta.get('poll')),
    async store(received, position) {
      await database.transaction(async (stores) => {
        await addAll(stores, received, now(), today());
        await stores.meta.set('poll', position);
      });
      onStored();
    },
  };
}

async function addAll(stores: Stores, received: readonly Received[], now: number, today: LocalDate): Promise<void> {
  const talk = new Map<(Received & { kind: 'talk' })['peer'], number>();
  for (const item of received) {
    if (item.kind === 'event') await stores.inbox.add(item.eventId, storeEvent(item.incoming), now);
    else if (item.kind === 'unreadable') await stores.inbox.addFailed(item.eventId, item.raw, item.error, now);
    else talk.set(item.peer, (talk.get(item.peer) ?? 0) + 1);
  }
  for (const [peer, messages] of talk) await stores.chats.countTalk(peer, today, messages);
}
