/** Checks a teaching in a thread of its own: learning twice takes seconds, and the bot need not stand still meanwhile. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Checked, Teaching } from '../faq/teaching';

const THREAD = join(__dirname, 'teachThread.js');

/** Rejects when the thread ends without an answer. */
export function checkTeachingInThread(teaching: Teaching): Promise<Checked> {
  const worker = new Worker(THREAD, { workerData: teaching });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that checks a teaching ended without an answer')));
  });
}
