/** The way out: rows that a committed turn left, handed to the sender and settled by its results. */
import type { Logger } from 'pino';
import { userId, type PeerId } from '../domain/ids';
import type { Database } from '../store/database';
import { UNASKED } from '../store/outboxStore';
import type { Stores } from '../store/stores';
import type { ClaimedMessage, OutgoingMessage, OutboxQueue, Priority, SendResult } from './outgoing';
import { splitText } from './splitText';
import { storeEvent } from './storedEvent';
import { readMessage, storeMessage } from './storedMessage';

const PRIORITY: Record<Priority, number> = { reply: 1, broadcast: 2, unasked: UNASKED };

/** Puts a message in the outbox of the running transaction; a long text becomes several, the keyboard and the file with the last. */
export async function addMessage(
  stores: Stores,
  peer: PeerId,
  message: OutgoingMessage,
  priority: Priority,
  context: {
    readonly now: number;
    readonly randomId: () => number;
    readonly expiresAt: number | null;
    readonly about?: string;
    readonly inquiry?: number;
  },
): Promise<void> {
  const parts = splitText(message.text);
  for (const [index, text] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const { keyboard, attachment, replyTo } = message;
    const part: OutgoingMessage = {
      text,
      ...(index === 0 && replyTo !== undefined ? { replyTo } : {}),
      ...(isLast && keyboard ? { keyboard } : {}),
      ...(isLast && attachment !== undefined ? { attachment } : {}),
    };
    const { expiresAt, about = null, inquiry = null } = context;
    const row = { peer, priority: PRIORITY[priority], body: storeMessage(part), randomId: context.randomId() };
    await stores.outbox.add({ ...row, expiresAt, about, inquiry }, context.now);
  }
}

/** A message waits so long for its picture, and then goes without it. */
export const PICTURE_WAIT_MS = 10_000;

/** Lets a message go that waited for its picture: with it and its words, or as it is. One that left meanwhile is left alone. */
export async function letGo(
  stores: Stores,
  row: number,
  picture: { readonly attachment: string; readonly words: string | null } | null,
): Promise<void> {
  const body = await stores.outbox.untried(row);
  const message = body === null ? null : readMessage(body);
  if (!message) return;
  await stores.outbox.putBackAs(row, storeMessage(picture ? withPicture(message, picture) : message));
}

function withPicture(
  message: OutgoingMessage,
  { attachment, words }: { readonly attachment: string; readonly words: string | null },
): OutgoingMessage {
  const text = words === null ? message.text : `${message.text}\n\n${words}`;
  return { ...message, text: splitText(text).length === 1 ? text : message.text, attachment };
}

type OutboxLogger = Pick<Logger, 'info' | 'error'>;

/** The outbox as the sender's port. `onEvent` is called when a refusal became an event. */
export function createOutboxQueue(database: Database, onEvent: () => void, logger: OutboxLogger): OutboxQueue {
  return {
    claim: (now, limit) =>
      database.transaction(async (stores) => {
        await stores.pressAnswers.dropLate(now);
        const answers = await stores.pressAnswers.waiting(now, limit);
        await stores.outbox.giveUpUncertain(now);
        return [
          ...answers.map((answer) => ({ kind: 'answer' as const, ...answer })),
          ...(await claimMessages(stores, now, limit - answers.length, logger)),
        ];
      }),
    async settle(results, now) {
      const refused = await database.transaction((stores) => settleAll(stores, results, now));
      if (refused) onEvent();
    },
    nextAt: () =>
      database.transaction(async (stores) => {
        const times = [await stores.outbox.nextAt(), await stores.pressAnswers.nextAt()];
        const known = times.filter((at) => at !== null);
        return known.length > 0 ? Math.min(...known) : null;
      }),
  };
}

/** Marks messages as being sent; what has expired or cannot be read is passed over for good. */
async function claimMessages(
  stores: Stores,
  now: number,
  limit: number,
  logger: OutboxLogger,
): Promise<ClaimedMessage[]> {
  const claimed: ClaimedMessage[] = [];
  for (;;) {
    const rows = await stores.outbox.heads(now, limit - claimed.length);
    const taken: ClaimedMessage[] = [];
    for (const { id, peer, randomId, body, attempts, expiresAt } of rows) {
      const message = readMessage(body);
      if (expiresAt !== null && expiresAt < now) {
        await stores.outbox.drop(id, now);
        await noteUnsaid(stores, { id, peer }, now);
        logger.info({ row: id, expiresAt }, 'a message came to its turn too late: dropped');
      } else if (message === null) {
        await stores.outbox.markRefused(id, 0, 'our_mistake', now);
        logger.error({ row: id }, 'a message of the outbox cannot be read: set aside');
      } else taken.push({ kind: 'message', id, peer, randomId, message, attempts });
    }
    await stores.outbox.markSending(
      taken.map((row) => row.id),
      now,
    );
    claimed.push(...taken);
    // the ones behind those that were passed over
    if (taken.length === rows.length) return claimed;
  }
}

/** What the clock said never left: it becomes an event, in which what was noted is taken back. */
async function noteUnsaid(
  stores: Stores,
  { id, peer }: { readonly id: number; readonly peer: PeerId },
  now: number,
): Promise<void> {
  const about = await stores.outbox.aboutOf(id);
  if (about === null) return;
  // what is said unasked is said in private, where the conversation bears the person's number
  await stores.inbox.add(`unsaid:${id}`, storeEvent({ kind: 'unsaid', user: userId(peer), about }), now);
}

async function settleAll(stores: Stores, results: readonly SendResult[], now: number): Promise<boolean> {
  let refused = false;
  const sent: { id: number; cmid: number | null }[] = [];
  for (const result of results) {
    const { row } = result;
    if (row.kind === 'answer') {
      if (result.kind === 'retry') await stores.pressAnswers.postpone(row.id, now + result.afterMs);
      else await stores.pressAnswers.remove(row.id);
    } else if (result.kind === 'sent') {
      sent.push({ id: row.id, cmid: result.cmid });
    } else if (result.kind === 'retry') {
      await stores.outbox.putBack(row.id, now + result.afterMs, !result.uncertain);
    } else if (result.kind === 'plain') {
      await stores.outbox.putBackAs(row.id, storeMessage({ text: row.message.text }));
    } else {
      await stores.outbox.markRefused(row.id, result.code, result.refusal, now);
      const event = { kind: 'refused', peer: row.peer, code: result.code, refusal: result.refusal } as const;
      await stores.inbox.add(`refused:${row.id}`, storeEvent(event), now);
      await noteUnsaid(stores, row, now);
      refused = true;
    }
  }
  await stores.outbox.markSent(sent, now);
  return refused;
}
