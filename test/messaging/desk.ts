/** The turn runner on a real database, with a handler given by the test and everything it said kept. */
import pino from 'pino';
import { peerId, userId } from '../../src/domain/ids';
import type { Incoming, MessageIncoming } from '../../src/messaging/incoming';
import type { OutgoingMessage } from '../../src/messaging/outgoing';
import { storeEvent } from '../../src/messaging/storedEvent';
import type { Turn } from '../../src/messaging/turn';
import { createTurnRunner, type TurnRunner } from '../../src/messaging/turnRunner';
import type { Database } from '../../src/store/database';

export const NOW = Date.parse('2023-06-14T06:00:00Z');
export const REAL_NOW = 1_700_000_000_000;
export const ANNA = 101;
export const BORIS = 102;

/** Log lines as they were written. */
export function recordingLogger(): { readonly logger: pino.Logger; readonly lines: string[] } {
  const lines: string[] = [];
  return { logger: pino({ level: 'trace', base: null }, { write: (line: string) => lines.push(line) }), lines };
}

export function message(from: number, text: string, payload: unknown = null): MessageIncoming {
  return {
    kind: 'message',
    peer: peerId(from),
    from: userId(from),
    text,
    payload,
    address: 'private',
    content: 'text',
    cmid: 1,
    ref: null,
  };
}

/** Puts events in the inbox. */
export async function arrive(database: Database, ...events: readonly (readonly [string, Incoming])[]): Promise<void> {
  await database.transaction(async ({ inbox }) => {
    for (const [id, event] of events) await inbox.add(id, storeEvent(event), REAL_NOW);
  });
}

/** What waits to be said: `[peer, text]`, in order. */
export async function said(database: Database): Promise<[number, string][]> {
  return (await written(database)).map(({ peer, message: { text } }) => [peer, text]);
}

export interface Written {
  readonly peer: number;
  readonly randomId: number;
  readonly message: OutgoingMessage;
}

/** Takes everything out of the outbox, in the order it would be sent in. */
export async function written(database: Database): Promise<Written[]> {
  return database.transaction(async ({ outbox }) => {
    const all: (Written & { readonly id: number })[] = [];
    for (;;) {
      const rows = await outbox.heads(REAL_NOW * 2, 100);
      if (rows.length === 0) return all.sort((one, other) => one.id - other.id);
      for (const { id, peer, randomId, body } of rows) {
        all.push({ id, peer, randomId, message: JSON.parse(body) as OutgoingMessage });
      }
      await outbox.markSent(
        rows.map((row) => ({ id: row.id, cmid: null })),
        REAL_NOW,
      );
    }
  });
}

export interface Desk {
  readonly runner: TurnRunner;
  readonly log: readonly string[];
  /** Commits told of. */
  readonly committed: () => number;
  /** Turns measured. */
  readonly turns: () => number;
}

/** A runner that handles with `handle`; it apologises with «Простите». */
export function desk(
  database: Database,
  handle: (turn: Turn) => Promise<void>,
  apologise: (turn: Turn) => Promise<void> = (turn) => turn.reply({ text: 'Простите' }),
  databasePauseMs?: number,
): Desk {
  const { logger, lines } = recordingLogger();
  let committed = 0;
  let turns = 0;
  let randomId = 0;
  const runner = createTurnRunner({
    database,
    now: () => NOW,
    realNow: () => REAL_NOW,
    randomId: () => (randomId += 1),
    handle,
    apologise,
    onCommitted: () => (committed += 1),
    onTurn: () => (turns += 1),
    logger,
    ...(databasePauseMs === undefined ? {} : { databasePauseMs }),
  });
  return { runner, log: lines, committed: () => committed, turns: () => turns };
}
