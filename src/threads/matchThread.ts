/** The thread that reads ahead: learns the lesson at its first questions and answers each list of them with what they ask about. */
import { parentPort, workerData } from 'node:worker_threads';
import { learnLazily, type Lesson } from '../faq/lesson';
import type { Answered, Asked, Relearn } from './readAhead';

const matcher = learnLazily(workerData as Lesson);

parentPort?.on('message', (message: Asked | Relearn) => {
  if (message.kind === 'relearn') return matcher.learn(message.lesson);
  const { id, questions } = message;
  const matches = questions.map(({ text, place }) => matcher.match(text, place));
  return parentPort?.postMessage({ id, matches } satisfies Answered);
});
