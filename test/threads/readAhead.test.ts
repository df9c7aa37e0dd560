import { join } from 'node:path';
import { readSchool } from '../../src/school/readSchool';
import type { Lesson } from '../../src/faq/lesson';
import { readAhead, type ReadingAhead } from '../../src/threads/readAhead';

const THREAD = join(process.cwd(), 'dist', 'src', 'threads', 'matchThread.js');
const QUESTION = { text: 'как зарегистрироваться учителю в сферуме', place: 'dm' } as const;

let lesson: Lesson;
let warnings: string[];
let reading: ReadingAhead;

const begin = (thread: string, patienceMs?: number): ReadingAhead => {
  const logger = { warn: (_: object, text: string) => void warnings.push(text) };
  return readAhead({ lesson, logger, thread, ...(patienceMs === undefined ? {} : { patienceMs }) });
};

beforeAll(async () => {
  const school = await readSchool('data');
  if (school.kind === 'problems') throw new Error('data/ has mistakes');
  // a part is learnt sooner
  const { topics, offTopic, language } = school;
  lesson = { topics: topics.slice(0, 12), offTopic: offTopic.slice(0, 60), language };
});
beforeEach(() => {
  warnings = [];
});
afterEach(() => reading.stop());

test('what was read ahead is found at once, as often as it was asked', async () => {
  reading = begin(THREAD);
  await reading.read([QUESTION, { ...QUESTION, place: 'chat' }, QUESTION]);
  const startedAt = performance.now();
  const matches = [reading.match(QUESTION.text, 'dm'), reading.match(QUESTION.text, 'dm')];
  expect(performance.now() - startedAt).toBeLessThan(50);
  expect(matches[0]?.candidates.length).toBeGreaterThan(0);
  expect(matches[1]).toEqual(matches[0]);
});

test('what was not read ahead is matched all the same, with the same result', async () => {
  reading = begin(THREAD);
  await reading.read([QUESTION]);
  const ahead = reading.match(QUESTION.text, 'dm');
  expect(reading.match(QUESTION.text, 'dm')).toEqual(ahead);
});

test('without the thread questions are matched in their turns, and the log says so', async () => {
  reading = begin(join(__dirname, 'no-such-thread.js'));
  await reading.read([QUESTION]);
  expect(reading.match(QUESTION.text, 'dm').candidates.length).toBeGreaterThan(0);
  expect(warnings).toEqual(['the thread that reads questions ended']);
});

test('nobody waits longer than the patience for a thread that learns too long', async () => {
  reading = begin(THREAD, 1);
  await reading.read([QUESTION]);
  expect(reading.match(QUESTION.text, 'dm').candidates.length).toBeGreaterThan(0);
});
