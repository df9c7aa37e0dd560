/** Reads a roster file in a thread of its own: a file made to hurt costs that thread, and not the bot. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RosterFile } from '../domain/rosterFile';

export interface ReadingLimits {
  readonly patienceMs?: number;
  readonly memoryMb?: number;
  /** The compiled thread. */
  readonly thread?: string;
}

const PATIENCE_MS = 15_000;
const MEMORY_MB = 256;
const THREAD = join(__dirname, 'rosterThread.js');
const TOO_HEAVY: RosterFile = { kind: 'refused', reason: 'too_heavy' };

/** What the file says; `too_heavy` when it takes too long or too much memory. */
export function readRosterInThread(bytes: Uint8Array, limits: ReadingLimits = {}): Promise<RosterFile> {
  const { patienceMs = PATIENCE_MS, memoryMb = MEMORY_MB, thread = THREAD } = limits;
  const worker = new Worker(thread, { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  return new Promise((resolve) => {
    const settle = (file: RosterFile): void => {
      clearTimeout(timer);
      resolve(file);
      void worker.terminate();
    };
    const timer = setTimeout(() => settle(TOO_HEAVY), patienceMs);
    worker.once('message', (file: RosterFile) => settle(file));
    worker.once('error', () => settle(TOO_HEAVY));
    worker.once('exit', () => settle(TOO_HEAVY));
  });
}
