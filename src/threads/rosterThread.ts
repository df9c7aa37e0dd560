/** The thread that reads one roster file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { readRoster } from '../roster/readRoster';

void readRoster(Buffer.from(workerData as Uint8Array)).then((file) => parentPort?.postMessage(file));
