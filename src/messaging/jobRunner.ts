/** Does background jobs, one after the other; the result of each comes back as an event. */
import type { Logger } from 'pino';
import type { Database } from '../store/database';
import type { JobRow } from '../store/jobStore';
import type { Incoming } from './incoming';
import { readJob, type Job } from './job';
import { storeEvent } from './storedEvent';

/** A job that breaks whoever does it is tried so many times. */
const TRIES = 3;
const PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** `done`: nobody need hear of it; `later`: the network was away, try again. */
export type JobResult =
  { readonly kind: 'event'; readonly event: Incoming } | { readonly kind: 'done' } | { readonly kind: 'later' };

export interface JobRunnerOptions {
  readonly database: Database;
  readonly perform: (job: Job) => Promise<JobResult>;
  readonly realNow: () => number;
  readonly onEvent: () => void;
  readonly logger: Logger;
}

export interface JobRunner {
  wake(): void;
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

  /** `null`: nobody can do it, so it is dropped. */
  const attempt = async (row: JobRow): Promise<JobResult | null> => {
    const job = readJob(row.body);
    if (!job) {
      logger.error({ job: row.id }, 'a background job cannot be read: dropped');
      return null;
    }
    try {
      return await options.perform(job);
    } catch (error) {
      const last = row.attempts + 1 >= TRIES;
      const outcome = last ? 'dropped after its last try' : 'trying again';
      logger.error({ job: row.id, kind: job.kind, error: String(error) }, `a background job failed: ${outcome}`);
      if (last) return null;
      await database.transaction((stores) => stores.jobs.countAttempt(row.id));
      return { kind: 'later' };
    }
  };

  const settle = async (id: number, result: Exclude<JobResult, { kind: 'later' }> | null): Promise<void> => {
    await database.transaction(async (stores) => {
      await stores.jobs.remove(id);
      if (result?.kind === 'event') await stores.inbox.add(`job:${id}`, storeEvent(result.event), options.realNow());
    });
    if (result?.kind === 'event') options.onEvent();
  };

  /** Goes through the jobs; returns whether some must be tried later. */
  const round = async (): Promise<boolean> => {
    let after = 0;
    let postponed = false;
    while (!stopped) {
      const seen = after;
      const row = await database.transaction((stores) => stores.jobs.next(seen));
      if (!row && !wanted) break;
      if (!row) {
        wanted = false;
        after = 0;
        continue;
      }
      after = row.id;
      const result = await attempt(row);
      if (result?.kind === 'later') postponed = true;
      else await settle(row.id, result);
    }
    return postponed;
  };

  function wake(): void {
    wanted = true;
    if (running || stopped) return;
    wanted = false;
    running = round()
      .catch((error: unknown) => {
        logger.error({ error: String(error) }, 'the jobs cannot be read; trying again');
        return true;
      })
      .then((postponed) => {
        running = null;
        if (wanted) wake();
        else if (postponed && !stopped) later();
        else pauseMs = PAUSE_MS;
      });
  }

  return {
    wake,
    async stop() {
      stopped = true;
      clearTimeout(again);
      while (running) await running;
    },
  };
}
