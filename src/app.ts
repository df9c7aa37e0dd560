/** One school, put together: the only file that knows every adapter. Many may live in one process. */
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { tellOfOrderChange } from './commands/orderChanges';
import { apologise } from './commands/router';
import type { UserId } from './domain/ids';
import { toLocal } from './domain/zone';
import { learnLazily } from './faq/lesson';
import { createListening } from './listening';
import { storeJob } from './messaging/job';
import { createJobRunner } from './messaging/jobRunner';
import { createOutboxQueue } from './messaging/outbox';
import type { OutboxQueue } from './messaging/outgoing';
import { createTurnRunner } from './messaging/turnRunner';
import { healthOf, type Health } from './monitor/health';
import { createMetrics } from './monitor/metrics';
import { performJob } from './performJob';
import { createScheduler, type Scheduler } from './schedule/scheduler';
import type { SchoolClock } from './schedule/schoolClock';
import type { Roster, SchoolData } from './school/readSchool';
import type { Database } from './store/database';
import { createSchoolContext } from './schoolContext';
import { readAhead } from './threads/readAhead';
import { createContextNow, settleSettings } from './usecases/contextNow';
import { enrolRoster } from './usecases/enrolRoster';
import { lessonNow } from './usecases/lessonNow';
import { createTurnHandler } from './turnHandler';
import { createVkApi } from './vk/api';
import { findCommunity } from './vk/community';
import type { Poller } from './vk/poller';
import { createSender } from './vk/sender';
import { stoppedBecause } from './vk/senderState';

export interface AppOptions {
  readonly data: SchoolData;
  /** Loaded into an empty register only. */
  readonly roster: Roster | null;
  readonly administrators: readonly UserId[];
  readonly database: Database;
  readonly vk: {
    readonly token: string;
    readonly groupId: number | null;
    readonly apiUrl: string | null;
    readonly rateLimit: number;
  };
  readonly clock: SchoolClock;
  readonly realNow: () => number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly version: string;
  /** Whether work is done beside the turns, in threads; they are of the compiled program. */
  readonly threads: boolean;
  readonly logger: Logger;
  /** Hears once why VK, away at the start, does not say whose the token is. */
  readonly onVkAway: (reason: string) => void;
}

export interface App {
  /** Starts work; VK may be away. Rejects with a remedy when VK refuses the token. */
  start(): Promise<void>;
  /** Stops taking work, finishes the turn in hand, leaves the rest for the next start. */
  stop(): Promise<void>;
  /** Looks at the clock now instead of at the next tick. */
  tick(): Promise<void>;
  readonly moveClock: Scheduler['moveTo'];
  readonly nextDeadline: Scheduler['nextDeadline'];
  health(): Promise<Health>;
  metrics(): Promise<string>;
}

const INT32_MAX = 2_147_483_647;
/** A jump of the clock waits so long (real time) for its messages to leave. */
const SETTLE_MS = 5_000;

/** Puts a school together; nothing runs before `start`. */
export function createApp(options: AppOptions): App {
  const { database, clock, realNow, logger } = options;
  const api = createVkApi({ ...options.vk, logger, now: realNow, random: options.random });
  const metrics = createMetrics();
  const today = () => toLocal(clock.now(), options.data.school.timeZone).date;
  const emptied = new Set<() => void>();
  let poller: Poller | null = null;
  const stopping = new AbortController();
  /** Why there is no poller yet. */
  let away: string | null = null;

  const outbox = createOutboxQueue(database, () => runner.wake(), logger);
  const queue: OutboxQueue = {
    ...outbox,
    async settle(results, now) {
      await outbox.settle(results, now);
      metrics.sent(results.filter((result) => result.kind === 'sent' && result.row.kind === 'message').length);
      for (const result of results) {
        if (result.kind === 'refused' || result.kind === 'plain') metrics.refused(result.code);
      }
      for (const notify of emptied) notify();
    },
  };
  const sender = createSender({ api, queue, now: realNow, random: options.random, logger });
  const randomId = (): number => 1 + Math.floor(options.random() * (INT32_MAX - 1));
  const community = { id: options.vk.groupId };
  const reading = options.threads ? readAhead({ lesson: options.data, logger }) : null;
  const learner = reading ?? learnLazily(options.data);
  const contextNow = createContextNow(options.data.school, (school) =>
    createSchoolContext(options.data, options.administrators, community, learner, school),
  );
  const pipeline = createTurnHandler(contextNow, { random: randomBytes, realNow, pictures: true });
  const { threads } = options;
  const surroundings = {
    api,
    apiUrl: options.vk.apiUrl,
    database,
    threads,
    contextNow,
    lesson: options.data,
    learner,
    now: () => clock.now(),
    realNow,
  };
  const jobs = createJobRunner({
    database,
    perform: (job) => performJob(surroundings, job),
    realNow,
    onEvent: () => runner.wake(),
    logger,
  });
  const runner = createTurnRunner({
    database,
    now: () => clock.now(),
    realNow,
    randomId,
    handle: pipeline,
    apologise,
    onCommitted: (startedJob) => {
      sender.wake();
      if (startedJob) jobs.wake();
    },
    onTurn: (seconds) => metrics.turn(seconds),
    logger,
  });
  const scheduler = createScheduler({
    contextNow,
    database,
    clock,
    realNow,
    onDue: () => runner.wake(),
    settled: () => everythingSaid(),
    logger,
  });

  const pendingRows = async (): Promise<number> =>
    (await database.transaction((stores) => stores.outbox.waiting())).pending;

  const storedFigures = () =>
    database.transaction(async (stores) => ({
      ...(await stores.outbox.waiting()),
      failedEvents: await stores.inbox.countFailed(),
    }));

  /** VK lost events: what it knows of the chats may be news. */
  async function describeChatsAgain(): Promise<void> {
    await database.transaction(async (stores) => {
      for (const { peer, state } of await stores.chats.all()) {
        if (state === 'gone') continue;
        await stores.jobs.add(storeJob({ kind: 'describe_chat', peer, greet: false }), realNow());
      }
    });
    jobs.wake();
  }

  /** Resolves when the inbox is handled and the outbox empty, after a few seconds without VK, or when the program stops. */
  async function everythingSaid(): Promise<void> {
    if (stopping.signal.aborted) return;
    await runner.idle();
    await new Promise<void>((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        emptied.delete(look);
        resolve();
      };
      const look = (): void =>
        void pendingRows().then((pending) => (pending === 0 || stopping.signal.aborted ? finish() : undefined), finish);
      const timer = setTimeout(finish, SETTLE_MS);
      emptied.add(look);
      look();
    });
  }

  return {
    async start() {
      await database.transaction(async (stores) => {
        await stores.outbox.recover();
        const work = { stores, now: clock.now() };
        await settleSettings(options.data.school, work);
        const context = await contextNow(work);
        if (options.roster) await enrolRoster(work, options.roster.entries);
        await tellOfOrderChange(context, work, { realNow: realNow(), randomId });
        const lesson = await lessonNow(context, work, options.data);
        if (lesson.taught?.length) learner.learn(lesson);
      });
      const group = await findCommunity({
        api,
        configured: options.vk.groupId,
        signal: stopping.signal,
        logger,
        onAway(reason) {
          if (away === null) options.onVkAway(reason);
          away = reason;
        },
      });
      if (!group) return;
      community.id = group.id;
      poller = createListening({
        api,
        community: group,
        database,
        language: options.data.language,
        learner,
        reading,
        now: realNow,
        schoolNow: () => clock.now(),
        today,
        random: options.random,
        logger,
        onStored: () => runner.wake(),
        onGap: describeChatsAgain,
      });
      runner.wake();
      jobs.wake();
      sender.wake();
      await scheduler.start();
      await poller.start();
    },
    async stop() {
      stopping.abort();
      for (const look of emptied) look();
      await poller?.stop();
      await reading?.stop();
      // a database that refuses is in the log already: the rest must stop all the same
      await scheduler.stop().catch(() => undefined);
      await runner.stop();
      const jobsStopped = jobs.stop();
      await sender.stop();
      // ends the calls that VK has not answered: nobody waits out their time
      api.close();
      await jobsStopped;
    },
    tick: () => scheduler.tick(),
    moveClock: (at) => scheduler.moveTo(at),
    nextDeadline: () => scheduler.nextDeadline(),
    async health() {
      const stored = await storedFigures().catch((error: unknown) => {
        logger.error({ err: error }, 'the database refuses to say how the bot is');
        return null;
      });
      const sending = sender.state();
      return healthOf({
        now: realNow(),
        version: options.version,
        polling: poller?.state() ?? { lastPollAt: null, error: away ?? 'VK has not answered yet' },
        sending: { well: sending.kind === 'ok', stopped: stoppedBecause(sending) },
        stored,
      });
    },
    metrics: async () => metrics.text(await pendingRows()),
  };
}
