import { peerId, type PeerId } from '../../src/domain/ids';
import { storeJob, type Job } from '../../src/messaging/job';
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
  database.transaction(({ jobs }) => jobs.add(storeJob({ kind: 'describe_chat', peer, greet: true }), REAL_NOW));

const described = (job: Job): JobResult => {
  if (job.kind !== 'describe_chat') throw new Error(job.kind);
  return {
    kind: 'event',
    event: { kind: 'chat_described', peer: job.peer, title: `Чат ${job.peer}`, greet: job.greet },
  };
};
const isFor = (job: Job, peer: PeerId): boolean => 'peer' in job && job.peer === peer;

const events = async (): Promise<string[]> =>
  (await database.transaction(({ inbox }) => inbox.next(0, 10))).map((row) => `${row.eventId} ${row.body}`);

/** Lets everything in progress go on until it is so. */
async function until(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resolve) => setImmediate(resolve));
}

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
  await until(() => told() === 1);
  await ask(OTHER);
  jobs.wake();
  await until(() => told() === 2);
  expect(await events()).toEqual([
    `job:1 {"kind":"chat_described","peer":${CHAT},"title":"Чат ${CHAT}","greet":true}`,
    `job:2 {"kind":"chat_described","peer":${OTHER},"title":"Чат ${OTHER}","greet":true}`,
  ]);
  await jobs.stop();
});

test('a job for which the network is away waits and the others are done', async () => {
  await ask(CHAT);
  await ask(OTHER);
  let away = true;
  const { jobs, told } = runner(async (job) => (isFor(job, CHAT) && away ? { kind: 'later' } : described(job)));
  jobs.wake();
  await until(() => told() === 1);
  expect(await events()).toEqual([expect.stringContaining('job:2')]);
  away = false;
  jobs.wake();
  await until(() => told() === 2);
  expect(await events()).toEqual([expect.stringContaining('job:2'), expect.stringContaining('job:1')]);
  await jobs.stop();
});

test('a job that breaks the performer stops no other one and is tried again', async () => {
  await ask(CHAT);
  await ask(OTHER);
  let broken = true;
  const { jobs, told, log } = runner(async (job) => {
    if (isFor(job, CHAT) && broken) throw new Error('broken');
    return described(job);
  });
  jobs.wake();
  await until(() => told() === 1);
  expect(await events()).toEqual([expect.stringContaining('job:2')]);
  expect(log).toEqual([expect.stringContaining('trying again')]);
  broken = false;
  jobs.wake();
  await until(() => told() === 2);
  expect(await events()).toHaveLength(2);
  await jobs.stop();
});

test('a job that breaks the performer three times is dropped with an error in the log, whatever restarts come between', async () => {
  await ask(CHAT);
  const log: string[] = [];
  for (let start = 1; start <= 3; start += 1) {
    const one = runner(() => Promise.reject(new Error('broken')));
    one.jobs.wake();
    await until(() => one.log.length === 1);
    await one.jobs.stop();
    log.push(...one.log);
  }
  expect(log.map((line) => line.includes('dropped after its last try'))).toEqual([false, false, true]);
  expect(await database.transaction((stores) => stores.jobs.next(0))).toBeNull();
  expect(await events()).toEqual([]);
});

test('a job for which the network is away is never dropped', async () => {
  await ask(CHAT);
  let asked = 0;
  const { jobs, told } = runner(async (job) => ((asked += 1) <= 5 ? { kind: 'later' } : described(job)));
  for (let time = 1; time <= 6; time += 1) {
    jobs.wake();
    await until(() => asked === time);
  }
  await until(() => told() === 1);
  await jobs.stop();
});

test('a job that cannot be read is dropped with a word in the log', async () => {
  await database.transaction(({ jobs }) => jobs.add('{"kind":"fly"}', REAL_NOW));
  await ask(CHAT);
  const { jobs, told, log } = runner(async (job) => described(job));
  jobs.wake();
  await until(() => told() === 1);
  expect(await events()).toEqual([expect.stringContaining('job:2')]);
  expect(log).toEqual([expect.stringContaining('cannot be read')]);
  expect(await database.transaction((stores) => stores.jobs.next(0))).toBeNull();
  await jobs.stop();
});

test('a job asked for while another is being done is done too', async () => {
  await ask(CHAT);
  const { jobs, told } = runner(async (job) => {
    if (isFor(job, CHAT)) {
      await ask(OTHER);
      jobs.wake();
    }
    return described(job);
  });
  jobs.wake();
  await until(() => told() === 2);
  expect(await events()).toHaveLength(2);
  await jobs.stop();
});
