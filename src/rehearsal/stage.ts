/** The bot without a transport: real turns on a scratch database, and the messages that people would see. */
import type { Logger } from 'pino';
import { foreseenOf, type Foreseen } from '../commands/forecast';
import { onDue } from '../commands/due';
import { isGroupChat, privatePeer, type PeerId, type UserId } from '../domain/ids';
import type { RandomBytes } from '../domain/personalCode';
import { isDue, type Incoming } from '../messaging/incoming';
import { createOutboxQueue } from '../messaging/outbox';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import { storeEvent } from '../messaging/storedEvent';
import type { Turn } from '../messaging/turn';
import { createTurnRunner } from '../messaging/turnRunner';
import { createScheduler } from '../schedule/scheduler';
import { virtualClock } from '../schedule/schoolClock';
import type { Database } from '../store/database';
import { createTurnHandler } from '../turnHandler';
import type { SchoolContext } from '../usecases/context';

const BATCH = 100;

/** What somebody says: words, a button's payload, a link's `ref`. */
export interface Said {
  readonly text?: string;
  readonly payload?: unknown;
  readonly ref?: string;
}

export interface Stage {
  now(): number;
  /** Passes everything that is due up to that instant, each at its own. */
  moveTo(at: number): Promise<void>;
  /** Looks at the clock once more, as the program does every minute. */
  tick(): Promise<void>;
  says(user: UserId, said: Said): Promise<void>;
  /** Anything else happens to the bot. */
  happens(event: Incoming): Promise<void>;
  /** The newest button that the person, or the chat, has not read past; null: there is none. */
  button(peer: PeerId, fits: (payload: ButtonPayload) => boolean): Button | null;
  /** Presses such a button as the person; false when there is none. */
  presses(user: UserId, fits: (payload: ButtonPayload) => boolean, where?: PeerId): Promise<boolean>;
  /** What came since it was read last. */
  unread(peer: PeerId): readonly OutgoingMessage[];
  /** Puts aside what came so far. */
  reads(peer: PeerId): void;
  /** What the clock sent since it was asked last, in the order of sending. */
  takeSent(): Foreseen[];
  /** Every message so far, answers among them. */
  messages(): number;
}

/** Sets the stage: a clock that stands where it is put, and people who read everything at once. */
export function createStage(options: {
  readonly context: SchoolContext;
  readonly database: Database;
  readonly startsAt: number;
  readonly random: RandomBytes;
  readonly logger: Logger;
}): Stage {
  const { context, database, logger } = options;
  // nobody changes a setting in a rehearsal
  const contextNow = (): Promise<SchoolContext> => Promise.resolve(context);
  const clock = virtualClock(options.startsAt, 0, () => 0);
  const now = (): number => clock.now();
  const boxes = new Map<PeerId, OutgoingMessage[]>();
  const sent: Foreseen[] = [];
  let [events, randomIds, messages] = [0, 0, 0];
  /** A turn that threw is a bug: the rehearsal is over. */
  let failure: { readonly error: unknown } | null = null;
  const handleOther = createTurnHandler(contextNow, { random: options.random, realNow: now, pictures: false });

  const handle = async (turn: Turn): Promise<void> => {
    const { event } = turn;
    try {
      if (!isDue(event)) return await handleOther(turn);
      const due = await onDue(context, turn, event, now());
      if (due) sent.push(...foreseenOf(event, due));
    } catch (error) {
      failure ??= { error };
      throw error;
    }
  };

  const runner = createTurnRunner({
    database,
    now,
    realNow: now,
    randomId: () => (randomIds += 1),
    handle,
    apologise: () => Promise.resolve(),
    onCommitted: () => undefined,
    onTurn: () => undefined,
    logger,
  });
  const outbox = createOutboxQueue(database, () => undefined, logger);

  const everythingSaid = async (): Promise<void> => {
    await runner.idle();
    if (failure) throw failure.error;
    for (;;) {
      const claimed = await outbox.claim(now(), BATCH);
      if (claimed.length === 0) return;
      for (const row of claimed) {
        if (row.kind !== 'message') continue;
        messages += 1;
        boxes.set(row.peer, [...unread(row.peer), row.message]);
      }
      await outbox.settle(
        claimed.map((row) => ({ kind: 'sent', row, cmid: null })),
        now(),
      );
    }
  };

  const scheduler = createScheduler({
    contextNow,
    database,
    clock,
    realNow: now,
    onDue: () => runner.wake(),
    settled: everythingSaid,
    logger,
  });

  const unread = (peer: PeerId): readonly OutgoingMessage[] => boxes.get(peer) ?? [];

  const happens = async (event: Incoming): Promise<void> => {
    events += 1;
    await database.transaction(({ inbox }) => inbox.add(`rehearsal:${events}`, storeEvent(event), now()));
    await everythingSaid();
  };

  const says = (user: UserId, { text = '', payload = null, ref }: Said): Promise<void> =>
    happens({
      kind: 'message',
      peer: privatePeer(user),
      from: user,
      text,
      payload,
      address: 'private',
      content: 'text',
      cmid: 1,
      ref: ref ?? null,
    });

  const button = (peer: PeerId, fits: (payload: ButtonPayload) => boolean): Button | null => {
    const shown = unread(peer).flatMap(({ keyboard }) => keyboard?.rows.flat() ?? []);
    return shown.findLast(({ payload }) => fits(payload)) ?? null;
  };

  return {
    now,
    async moveTo(at) {
      await scheduler.moveTo(at);
    },
    async tick() {
      await scheduler.tick();
      await everythingSaid();
    },
    says,
    happens,
    button,
    async presses(user, fits, where = privatePeer(user)) {
      const found = button(where, fits);
      if (!found) return false;
      const { label, payload } = found;
      const answerId = `press:${events}`;
      if (isGroupChat(where)) await happens({ kind: 'press', peer: where, from: user, payload, answerId, cmid: 1 });
      else await says(user, { text: label, payload });
      return true;
    },
    unread,
    reads: (peer) => void boxes.delete(peer),
    takeSent: () => sent.splice(0),
    messages: () => messages,
  };
}
