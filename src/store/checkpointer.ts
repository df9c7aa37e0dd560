/**
 * Moves what is committed from SQLite's log into the database file, in a thread of its own. Moving waits for the disk,
 * tens of milliseconds for some megabytes; on the thread of the turns everybody who writes would wait with it.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

export interface Checkpointer {
  /** Lets go of the file; to be awaited before the program closes it. */
  stop(): Promise<void>;
}

export interface CheckpointerOptions {
  readonly path: string;
  readonly logger: { warn(fields: object, text: string): void };
  readonly everyMs?: number;
  /** The compiled thread. */
  readonly thread?: string;
}

const EVERY_MS = 100;
const THREAD = join(__dirname, 'checkpointThread.js');

/**
 * Starts moving. «Passive»: it never holds a writer up. When it cannot keep pace, or ends by an error, the
 * connection of the turns moves the rest by itself (`wal_autocheckpoint`), so nothing depends on it but speed.
 */
export function startCheckpointer({
  path,
  logger,
  everyMs = EVERY_MS,
  thread = THREAD,
}: CheckpointerOptions): Checkpointer {
  const worker = new Worker(thread, { workerData: { path, everyMs } });
  worker.on('error', (error) => logger.warn({ error: error.message }, 'the thread of the checkpoints ended'));
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    stop() {
      worker.postMessage('stop');
      return ended;
    },
  };
}
