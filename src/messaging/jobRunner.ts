/** Does background jobs, one after the other; the result of each comes back as an event. */
import type { Logger } from 'pino';
import type { Database } from '../store/database';
import type { Incoming } from './incoming';
import { readJob, type Job } from './job';
import { storeEvent } from './storedEvent';

const PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** `later`: the network was away, try again. */
export type JobResult = { readonly kind: 'event'; readonly event: Incoming } | { readonly kind: 'later' };

export interface JobRunnerOptions {
  readonly database: Database;
  readonly perform: (job: Job) => Promise<JobResult>;
  readonly realNow: () => number;
  readonly onEvent: () => void;
  readonly logger: Logger;
}

export interface JobRunner {
  wake(): void;
  /** Resolves when no job is in hand. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { database, logger } = options;
  let running: Promise<void> | null = null;
  let wanted = false;
  let stopped = false;
  let pauseMs = PAUSE_MS;
  let again: NodeJS.Timeout | undefined;

  const later = (): void => {
    clearTimeout(again);
    again = setTimeout(wake, pauseMs);
    again.unref();
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  };

  const run = async (): Promise<void> => {
    let after = 0;
    while (!stopped) {
      wanted = false;
      const seen = after;
      const row = await database.transaction((stores) => stores.jobs.next(seen));
      if (!row && !wanted) return;
      if (!row) continue;
      const result = await options.perform(readJob(row.body));
      after = row.id;
      if (result.kind === 'later') {
        later();
        continue;
      }
      pauseMs = PAUSE_MS;
      await database.transaction(async (stores) => {
        await stores.jobs.remove(row.id);
        await stores.inbox.add(`job:${row.id}`, storeEvent(result.event), options.realNow());
      });
      options.onEvent();
    }
  };

  function wake(): void {
    wanted = true;
    if (running || stopped) return;
    running = run()
      .catch((error: unknown) => {
        logger.error({ error: String(error) }, 'a background job failed; trying again');
        later();
      })
      .finally(() => {
        running = null;
        if (wanted && !stopped) wake();
      });
  }

  return {
    wake,
    async idle() {
      while (running) await running;
    },
    async stop() {
      stopped = true;
      clearTimeout(again);
      while (running) await running;
    },
  };
}
