import { peerId, type PeerId } from '../../src/domain/ids';
import type { Job } from '../../src/messaging/job';
import { createJobRunner, type JobResult, type JobRunner } from '../../src/messaging/jobRunner';
import type { Database } from '../../src/store/database';
import { inMemory } from '../store/openDatabase';
import { REAL_NOW, recordingLogger } from './desk';

let database: Database;
beforeEach(async () => {
  database = await inMemory();
});
afterEach(() => database.close());

const CHAT = peerId(2_000_000_001);
const OTHER = peerId(2_000_000_002);

const ask = (peer: PeerId): Promise<void> =>
  database.transaction(({ jobs }) => jobs.add(JSON.stringify({ kind: 'describe_chat', peer }), REAL_NOW));

const described = (job: Job): JobResult => ({
  kind: 'event',
  event: { kind: 'chat_described', peer: job.peer, title: `Чат ${job.peer}` },
});

const events = async (): Promise<string[]> =>
  (await database.transaction(({ inbox }) => inbox.next(0, 10))).map((row) => `${row.eventId} ${row.body}`);

function runner(perform: (job: Job) => Promise<JobResult>): {
  readonly jobs: JobRunner;
  readonly told: () => number;
  readonly log: readonly string[];
} {
  let told = 0;
  const { logger, lines } = recordingLogger();
  const jobs = createJobRunner({ database, perform, realNow: () => REAL_NOW, onEvent: () => (told += 1), logger });
  return { jobs, told: () => told, log: lines };
}

test('a job is done once and its result is an event', async () => {
  await ask(CHAT);
  const { jobs, told } = runner(async (job) => described(job));
  jobs.wake();
  await jobs.idle();
  jobs.wake();
  await jobs.idle();
  expect(await events()).toEqual([`job:1 {"kind":"chat_described","peer":${CHAT},"title":"Чат ${CHAT}"}`]);
  expect(told()).toBe(1);
  await jobs.stop();
});

test('a job for which the network is away waits and the others are done', async () => {
  await ask(CHAT);
  await ask(OTHER);
  let away = true;
  const { jobs } = runner(async (job) => (job.peer === CHAT && away ? { kind: 'later' } : described(job)));
  jobs.wake();
  await jobs.idle();
  expect(await events()).toEqual([expect.stringContaining('job:2')]);
  away = false;
  jobs.wake();
  await jobs.idle();
  expect(await events()).toEqual([expect.stringContaining('job:2'), expect.stringContaining('job:1')]);
  await jobs.stop();
});

test('a job that breaks the performer stops no other one and is tried again', async () => {
  await ask(CHAT);
  await ask(OTHER);
  let broken = true;
  const { jobs, log } = runner(async (job) => {
    if (job.peer === CHAT && broken) throw new Error('broken');
    return described(job);
  });
  jobs.wake();
  await jobs.idle();
  expect(await events()).toEqual([expect.stringContaining('job:2')]);
  expect(log).toEqual([expect.stringContaining('a background job failed')]);
  broken = false;
  jobs.wake();
  await jobs.idle();
  expect(await events()).toHaveLength(2);
  await jobs.stop();
});

test('a job that cannot be read is dropped with a word in the log', async () => {
  await database.transaction(({ jobs }) => jobs.add('{"kind":"fly"}', REAL_NOW));
  await ask(CHAT);
  const { jobs, log } = runner(async (job) => described(job));
  jobs.wake();
  await jobs.idle();
  expect(await events()).toEqual([expect.stringContaining('job:2')]);
  expect(log).toEqual([expect.stringContaining('cannot be read')]);
  expect(await database.transaction((stores) => stores.jobs.next(0))).toBeNull();
  await jobs.stop();
});

test('a job asked for while another is being done is done too', async () => {
  await ask(CHAT);
  const { jobs } = runner(async (job) => {
    if (job.peer === CHAT) {
      await ask(OTHER);
      jobs.wake();
    }
    return described(job);
  });
  jobs.wake();
  await jobs.idle();
  expect(await events()).toHaveLength(2);
  await jobs.stop();
});
