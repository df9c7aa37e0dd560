/**
 * Reads questions while they come in, in a thread of its own: learning takes a second and a long message milliseconds,
 * and the turns need not stand still meanwhile. A turn only looks up what was found.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { learnLazily, type Learner, type Lesson } from '../faq/lesson';
import type { Match, Place } from '../faq/topic';

export interface Question {
  readonly text: string;
  readonly place: Place;
}

/** To the thread. */
export interface Asked {
  readonly kind: 'asked';
  readonly id: number;
  readonly questions: readonly Question[];
}

/** To the thread: what comes after it is judged by another lesson. */
export interface Relearn {
  readonly kind: 'relearn';
  readonly lesson: Lesson;
}

/** From the thread, in the order of the questions. */
export interface Answered {
  readonly id: number;
  readonly matches: readonly Match[];
}

export interface ReadingAhead extends Learner {
  /** Resolves when what the questions ask about is known, or will have to be found in the turn after all. */
  read(questions: readonly Question[]): Promise<void>;
  stop(): Promise<void>;
}

export interface ReadingOptions {
  readonly lesson: Lesson;
  readonly logger: { warn(fields: object, text: string): void };
  /** Real time that questions wait for the thread, at most. */
  readonly patienceMs?: number;
  /** The compiled thread. */
  readonly thread?: string;
}

const PATIENCE_MS = 5_000;
/** What was found and never looked up (a command, an answer in a dialogue) makes room for the next. */
const REMEMBERED = 1_000;
const THREAD = join(__dirname, 'matchThread.js');

const keyOf = (text: string, place: Place): string => `${place} ${text}`;

/** Starts the thread. Without it, or when it ends by an error, questions are matched in their turns, as though there were none. */
export function readAhead({ lesson, logger, patienceMs = PATIENCE_MS, thread = THREAD }: ReadingOptions): ReadingAhead {
  const inTurn = learnLazily(lesson);
  /** `times`: so many turns will ask. */
  const found = new Map<string, { readonly match: Match; times: number }>();
  const waiting = new Map<number, (answered: Answered | null) => void>();
  let asked = 0;
  let alive = true;

  const worker = new Worker(thread, { workerData: sendable(lesson) });
  // it must not keep the program from ending
  worker.unref();
  worker.on('message', (answered: Answered) => waiting.get(answered.id)?.(answered));
  worker.on('error', (error) => logger.warn({ error: error.name }, 'the thread that reads questions ended'));
  worker.once('exit', () => {
    alive = false;
    for (const settle of waiting.values()) settle(null);
  });

  const remember = (questions: readonly Question[], { matches }: Answered): void => {
    for (const [index, { text, place }] of questions.entries()) {
      const match = matches[index];
      const key = keyOf(text, place);
      const known = found.get(key);
      if (known) known.times += 1;
      else if (match) found.set(key, { match, times: 1 });
    }
    for (const key of found.keys()) {
      if (found.size <= REMEMBERED) break;
      found.delete(key);
    }
  };

  return {
    async read(questions) {
      if (!alive || questions.length === 0) return;
      const id = (asked += 1);
      const answered = await new Promise<Answered | null>((resolve) => {
        const timer = setTimeout(resolve, patienceMs, null);
        waiting.set(id, (result) => {
          clearTimeout(timer);
          resolve(result);
        });
        worker.postMessage({ kind: 'asked', id, questions } satisfies Asked);
      });
      waiting.delete(id);
      if (answered) remember(questions, answered);
    },
    match(text, place) {
      const key = keyOf(text, place);
      const known = found.get(key);
      if (!known) return inTurn.match(text, place);
      known.times -= 1;
      if (known.times === 0) found.delete(key);
      return known.match;
    },
    learn(another) {
      inTurn.learn(another);
      if (alive) worker.postMessage({ kind: 'relearn', lesson: sendable(another) } satisfies Relearn);
    },
    async stop() {
      await worker.terminate();
    },
  };
}

/** No more of the school's data than the thread needs. */
const sendable = ({ topics, offTopic, language, taught = [] }: Lesson): Lesson => ({
  topics,
  offTopic,
  language,
  taught,
});
