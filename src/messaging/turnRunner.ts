/** Handles the inbox, one event at a time, each in one transaction: transaction 2 of the house. */
import type { Logger } from 'pino';
import type { Database } from '../store/database';
import type { InboxRow } from '../store/inboxStore';
import { isDatabaseTrouble } from '../store/sqlite';
import type { Stores } from '../store/stores';
import type { Incoming } from './incoming';
import { readEvent } from './storedEvent';
import { Turn } from './turn';

/** A turn is tried so many times before its event is set aside. */
const TRIES = 3;
/** As many as the sender takes in one call: it goes out while the next ones are handled. */
const BATCH = 25;

export interface TurnRunnerOptions {
  readonly database: Database;
  /** The school's clock. */
  readonly now: () => number;
  readonly realNow: () => number;
  readonly randomId: () => number;
  /** Handles the event within the turn; a throw rolls everything back. */
  readonly handle: (turn: Turn) => Promise<void>;
  /** Called in a transaction of its own when an event is given up: says sorry to the person. */
  readonly apologise: (turn: Turn) => Promise<void>;
  /** `startedJob`: the turn left work for outside. */
  readonly onCommitted: (startedJob: boolean) => void;
  readonly onTurn: (seconds: number) => void;
  readonly logger: Logger;
  /** How long the line rests while the database refuses. */
  readonly databasePauseMs?: number;
}

export interface TurnRunner {
  /** There may be new events. */
  wake(): void;
  /** Resolves when no event waits. */
  idle(): Promise<void>;
  /** Finishes the turn in hand and takes no more. */
  stop(): Promise<void>;
}

export function createTurnRunner(options: TurnRunnerOptions): TurnRunner {
  const { database, logger, databasePauseMs = 1_000 } = options;
  let running: Promise<void> | null = null;
  let wanted = false;
  let stopped = false;
  /** Nothing waits up to here: what comes, and what is put back, comes after it. */
  let handledUpTo = 0;

  /** Marks the event and handles it in one transaction, unless it is marked already; returns whether the turn started a job. */
  const inTurn = (
    event: Incoming,
    mark: (stores: Stores) => Promise<boolean>,
    work: (turn: Turn) => Promise<void>,
  ): Promise<boolean> =>
    database.transaction(async (stores) => {
      if (!(await mark(stores))) return false;
      const now = 'at' in event ? event.at : options.now();
      const turn = new Turn({ event, now, realNow: options.realNow(), randomId: options.randomId, stores });
      await work(turn);
      return turn.startedJob;
    });

  const attempt = async (row: InboxRow): Promise<{ readonly startedJob: boolean } | { readonly error: unknown }> => {
    try {
      const mark = (stores: Stores) => stores.inbox.markDone(row.seq, options.realNow());
      return { startedJob: await inTurn(readEvent(row.body), mark, options.handle) };
    } catch (error) {
      // not the event's fault: the whole line waits
      if (isDatabaseTrouble(error)) throw error;
      return { error };
    }
  };

  const setAside = async (row: InboxRow, error: unknown): Promise<void> => {
    const text = describe(error);
    logger.error({ event: row.eventId, error: text }, 'event set aside after its last try');
    const mark = (stores: Stores) => stores.inbox.setAside(row.seq, text, options.realNow());
    try {
      options.onCommitted(await inTurn(readEvent(row.body), mark, options.apologise));
    } catch (apologyError) {
      if (isDatabaseTrouble(apologyError)) throw apologyError;
      logger.error({ event: row.eventId, error: describe(apologyError) }, 'no apology could be written');
      await database.transaction(mark);
    }
  };

  const handleRow = async (row: InboxRow): Promise<void> => {
    for (let tries = row.attempts + 1; ; tries += 1) {
      const startedAt = performance.now();
      const outcome = await attempt(row);
      options.onTurn((performance.now() - startedAt) / 1_000);
      if ('startedJob' in outcome) return options.onCommitted(outcome.startedJob);
      logger.warn({ event: row.eventId, tries, error: describe(outcome.error) }, 'turn rolled back');
      await database.transaction((stores) => stores.inbox.countAttempt(row.seq));
      if (tries >= TRIES) return setAside(row, outcome.error);
    }
  };

  const drain = async (): Promise<void> => {
    while (!stopped) {
      wanted = false;
      const rows = await database.transaction((stores) => stores.inbox.next(handledUpTo, BATCH));
      for (const row of rows) {
        if (stopped) return;
        await handleRow(row);
        handledUpTo = row.seq;
      }
      if (rows.length < BATCH && !wanted) return;
      // turns wait for nothing outside: without a pause nothing else of the program would run until the last of them
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      try {
        await drain();
        return;
      } catch (error) {
        logger.error({ error: describe(error) }, 'the database refuses; trying again');
        await new Promise((resolve) => setTimeout(resolve, databasePauseMs));
      }
    }
  };

  const wake = (): void => {
    wanted = true;
    if (running || stopped) return;
    running = run().finally(() => {
      running = null;
      if (wanted) wake();
    });
  };

  return {
    wake,
    async idle() {
      wake();
      while (running) await running;
    },
    async stop() {
      stopped = true;
      while (running) await running;
    },
  };
}

/** An error's kind and place, without the values in it: they may be a person's words. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const place =
    error.stack
      ?.split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim() ?? '';
  return `${error.name}: ${error.message.slice(0, 200)} ${place}`;
}
