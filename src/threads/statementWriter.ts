/** Makes the papers of a statement in a thread of its own: that takes half a second, and the bot need not stand still meanwhile. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Statement } from '../domain/statement';
import type { StatementFiles } from '../reports/statementFiles';

const THREAD = join(__dirname, 'statementThread.js');

/** Rejects when the thread ends without an answer. */
export function statementFilesInThread(statement: Statement): Promise<StatementFiles> {
  const worker = new Worker(THREAD, { workerData: statement });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that makes the papers ended without an answer')));
  });
}
