/** The thread that makes the papers of one statement and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Statement } from '../domain/statement';
import { statementFiles } from '../reports/statementFiles';

void statementFiles(workerData as Statement).then((files) => parentPort?.postMessage(files));
