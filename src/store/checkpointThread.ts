/** The thread of the checkpointer: a connection of its own that does nothing else. */
import { parentPort, workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import { z } from 'zod';

const { path, everyMs } = z.object({ path: z.string(), everyMs: z.number() }).parse(workerData);

const db = new SQLite(path, { fileMustExist: true });
// no statement is made of it that could be collected: see kept.ts
const checkpoint = setInterval(() => db.exec('pragma wal_checkpoint(PASSIVE)'), everyMs);
parentPort?.once('message', () => {
  clearInterval(checkpoint);
  db.close();
});
