/** How often and how fast our matcher and three search libraries find the topic, on the school's own phrasings. */
import type { Lesson } from '../../src/faq/lesson';
import { buildMatcher } from '../../src/faq/matcher';
import { exams } from './ownQuestions';
import { SEARCHERS, type Searcher } from './searchers';

/** Each contestant may answer so many of the off-topic questions: only then their accuracies can be compared. */
const OFF_TOPIC_ANSWERED = 0.1;

export interface AnswerFigures {
  readonly name: string;
  readonly asked: number;
  readonly first: number;
  readonly amongThree: number;
  /** First, and answered at all, when a tenth of the off-topic questions is. */
  readonly atOnce: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface LearningFigures {
  readonly phrases: number;
  readonly loadMs: number;
  readonly heapMb: number;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function examined(searcher: Searcher, every: number, lesson: Lesson): AnswerFigures {
  const onTopic: { place: number; score: number }[] = [];
  const offTopic: number[] = [];
  const times: number[] = [];
  for (const exam of exams(lesson)) {
    const find = searcher.learn(exam.lesson);
    exam.asked.forEach(({ text, topic }, index) => {
      if (index % every > 0) return;
      const start = performance.now();
      const { candidates, score } = find(text);
      times.push(performance.now() - start);
      if (topic === null) offTopic.push(score);
      else onTopic.push({ place: candidates.indexOf(topic), score });
    });
  }
  times.sort((one, other) => one - other);
  offTopic.sort((one, other) => other - one);
  const sure = quantile(offTopic, OFF_TOPIC_ANSWERED);
  const share = (fits: (found: { place: number; score: number }) => boolean): number =>
    Number((onTopic.filter(fits).length / onTopic.length).toFixed(3));
  return {
    name: searcher.name,
    asked: onTopic.length + offTopic.length,
    first: share(({ place }) => place === 0),
    amongThree: share(({ place }) => place >= 0),
    atOnce: share(({ place, score }) => place === 0 && score > sure),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}

/** Load time and memory of our matcher with everything the school's data hold. */
export function learning({ topics, offTopic, language }: Lesson): LearningFigures {
  const used = (): number => {
    // the first collection drops the buffers' owners, the second counts the buffers as gone
    globalThis.gc?.();
    globalThis.gc?.();
    return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  };
  const before = used();
  const start = performance.now();
  const matcher = buildMatcher(topics, offTopic, language);
  const loadMs = Math.round(performance.now() - start);
  const heapMb = Number(((used() - before) / 2 ** 20).toFixed(1));
  matcher.match('', 'dm');
  const phrases = topics.reduce((sum, { questions }) => sum + questions.length + 1, offTopic.length);
  return { phrases, loadMs, heapMb };
}

/** Examines every contestant. */
export function answersRace(lesson: Lesson): AnswerFigures[] {
  return SEARCHERS.map(({ searcher, every }) => examined(searcher, every, lesson));
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The figures as lines of text. */
export function answersTable(
  figures: readonly AnswerFigures[],
  { phrases, loadMs, heapMb }: LearningFigures,
): string[] {
  const columns = ['asked', 'first', 'among 3', 'at once*', 'p50 ms', 'p99 ms'];
  const line = (name: string, cells: readonly string[]): string =>
    name.padEnd(30) + cells.map((cell) => cell.padStart(10)).join('');
  return [
    'the topic of a question, each phrase asked of those who have not learnt it',
    line('', columns),
    ...figures.map(({ name, asked, first, amongThree, atOnce, p50Ms, p99Ms }) =>
      line(name, [
        String(asked),
        percent(first),
        percent(amongThree),
        percent(atOnce),
        p50Ms.toFixed(2),
        p99Ms.toFixed(2),
      ]),
    ),
    `* with a threshold at which ${percent(OFF_TOPIC_ANSWERED)} of the off-topic questions are answered`,
    `this bot learns ${phrases} phrases in ${loadMs} ms and keeps ${heapMb} MB`,
  ];
}
