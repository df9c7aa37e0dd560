/** The thread that checks one teaching and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkTeaching, type Teaching } from '../faq/teaching';

parentPort?.postMessage(checkTeaching(workerData as Teaching));
