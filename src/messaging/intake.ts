/** The way in: transaction 1 of the house. */
import type { Database } from '../store/database';
import type { Stores } from '../store/stores';
import { isGroupChat, type PeerId } from '../domain/ids';
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
  const talk = new Map<PeerId, number>();
  const addressed = new Map<PeerId, number>();
  for (const item of received) {
    if (item.kind === 'event') {
      const isNew = await stores.inbox.add(item.eventId, storeEvent(item.incoming), now);
      const { incoming } = item;
      if (isNew && incoming.kind === 'message' && isGroupChat(incoming.peer)) countOne(addressed, incoming.peer);
      if (isNew && incoming.kind === 'overheard') countOne(talk, incoming.peer);
    }
    if (item.kind === 'unreadable') await stores.inbox.addFailed(item.eventId, item.raw, item.error, now);
    if (item.kind === 'talk') countOne(talk, item.peer);
  }
  for (const [peer, messages] of talk) await stores.chatActivity.countTalk(peer, today, messages);
  for (const [peer, messages] of addressed) await stores.chatActivity.countAddressed(peer, today, messages);
}

function countOne(counts: Map<PeerId, number>, peer: PeerId): void {
  counts.set(peer, (counts.get(peer) ?? 0) + 1);
}
