/** The clock's tick turned into events: what is due is put into the inbox once, whatever happened to the process. */
import cron, { type ScheduledTask } from 'node-cron';
import type { Logger } from 'pino';
import { WRONG_KEPT_MS } from '../domain/codeGuard';
import { dueBetween, ledgerKey, type DueWork } from '../domain/dueWork';
import { DEAD_CODE_KEPT_MS } from '../domain/personalCode';
import { toInstant, toLocal } from '../domain/zone';
import { addChatDigestDue, addDue } from '../messaging/dueEvent';
import type { Database } from '../store/database';
import { administratorsOf } from '../usecases/administrators';
import { chatOfDigest } from '../usecases/chatDigest';
import type { School } from '../domain/school';
import type { ContextNow, SchoolContext } from '../usecases/context';
import { recipientsOf } from '../usecases/planReminders';
import type { SchoolClock } from './schoolClock';

const HOUSEKEEPING_MS = 3_600_000;

export interface SchedulerOptions {
  readonly contextNow: ContextNow;
  readonly database: Database;
  readonly clock: SchoolClock;
  readonly realNow: () => number;
  /** There may be new events in the inbox. */
  readonly onDue: () => void;
  /** Resolves when everything in the inbox is handled and sent: a jump waits for it at every instant. */
  readonly settled: () => Promise<void>;
  readonly logger: Logger;
}

export interface Scheduler {
  start(): Promise<void>;
  /** Looks at the clock once; ticks never overlap. */
  tick(): Promise<void>;
  /** Moves a virtual clock ahead, through every instant at which something is due. */
  moveTo(at: number): Promise<void>;
  /** The next date of the orders on which something is not done by everyone, at the hour of reminders; null also before the start. */
  nextDeadline(): number | null;
  stop(): Promise<void>;
}

export function createScheduler(options: SchedulerOptions): Scheduler {
  const { database, clock, logger } = options;
  /** As the clock found it last. */
  let seen: SchoolContext | null = null;
  let cronTask: ScheduledTask | null = null;
  let queue: Promise<void> = Promise.resolve();

  /** One after the other: a tick during a jump waits for it. */
  const inLine = (work: () => Promise<void>): Promise<void> => {
    const result = queue.then(work);
    queue = result.catch((error: unknown) => logger.error({ error: String(error) }, 'the clock stumbled'));
    return result;
  };

  const lastSeen = async (): Promise<number | null> => {
    const value = await database.transaction((stores) => stores.meta.get('clock'));
    return value === null ? null : Number(value);
  };

  /** The school as it is now, and the hours at which somebody wishes the digest. */
  const look = (): Promise<{ readonly context: SchoolContext; readonly chosen: readonly number[] }> =>
    database.transaction(async (stores) => {
      const context = await options.contextNow({ stores });
      seen = context;
      return { context, chosen: await stores.digestWishes.minutes() };
    });

  /** Where somebody asked the clock to pass once more today; asked for once. Of another day it is worth nothing by now. */
  const lookAgain = ({ timeZone }: School): Promise<number | null> =>
    database.transaction(async ({ meta }) => {
      const value = await meta.get('look_again');
      if (value === null) return null;
      await meta.delete('look_again');
      const dateOf = (at: number) => toLocal(at, timeZone).date;
      return dateOf(Number(value)) === dateOf(clock.now()) ? Number(value) : null;
    });

  /** Enters one piece of due work: the ledger's key and the events it makes are one transaction. */
  const enter = async (due: DueWork, stale: boolean, pass: string): Promise<void> => {
    await database.transaction(async (stores) => {
      // just before it: something else may be due at the same instant, and the ledger knows what is done
      await stores.meta.set('clock', String(Math.max(due.at - 1, Number((await stores.meta.get('clock')) ?? 0))));
      // what is stale is passed over, not entered: a clock that was ahead for a while must not eat the days it showed
      if (stale || !(await stores.ledger.enter(ledgerKey(due), due.at))) return;
      const staleAfter = clock.virtual ? null : due.staleAfter;
      const context = await options.contextNow({ stores });
      for (const user of await recipientsOf(context, { stores, now: due.at }, due)) {
        await addDue(stores, due, user, { staleAfter, realNow: options.realNow(), pass });
      }
      if (await chatOfDigest(context, { stores, now: due.at }, due)) {
        await addChatDigestDue(stores, due, { staleAfter, realNow: options.realNow(), pass });
      }
    });
  };

  const passThrough = async (to: number): Promise<void> => {
    const { context, chosen } = await look();
    const { school, calendar } = context;
    const again = await lookAgain(school);
    const from = Math.min((await lastSeen()) ?? clock.startsAt - 1, again ?? Infinity);
    const pass = again === null ? '' : `:${options.realNow()}`;
    for (const due of dueBetween(from, to, school, calendar, chosen)) {
      const stale = !clock.virtual && to > due.staleAfter;
      if (clock.virtual) clock.jumpTo(due.at);
      await enter(due, stale, pass);
      if (due.kind === 'digest') warnAboutCalendar(context);
      options.onDue();
      if (clock.virtual) await options.settled();
    }
    await remember(to, from);
  };

  /** Real time is followed even when it was set back; a virtual clock never goes back. */
  const remember = (to: number, from: number): Promise<void> =>
    database.transaction((stores) => stores.meta.set('clock', String(clock.virtual ? Math.max(from, to) : to)));

  /** Where the clock stands goes with the next start, except over something due: that is found by it. */
  const leaveOff = async (): Promise<void> => {
    const [now, from] = [clock.now(), await lastSeen()];
    const { context, chosen } = await look();
    const due = from === null ? [] : dueBetween(from, now, context.school, context.calendar, chosen);
    if (from !== null && due.length === 0) await remember(now, from);
  };

  /** Before anything is due: the digest tells of a time in which the bot did not work. */
  const noteAlive = (): Promise<void> =>
    database.transaction(async ({ meta, gaps }) => {
      const last = await meta.get('alive');
      const now = options.realNow();
      await gaps.noteAlive(last === null ? null : Number(last), now);
      await meta.set('alive', String(now));
    });

  const housekeeping = async (): Promise<void> => {
    await database.transaction(async (stores) => {
      const now = options.realNow();
      if (now - Number((await stores.meta.get('pruned')) ?? 0) < HOUSEKEEPING_MS) return;
      const schoolNow = clock.now();
      const { school, administrators } = await options.contextNow({ stores });
      const { date: today } = toLocal(schoolNow, school.timeZone);
      await stores.inbox.prune(now);
      await stores.outbox.prune(now, new Set(await administratorsOf({ administrators }, { stores, now })));
      await stores.outgoingFiles.prune(now);
      await stores.administrators.pruneDismissed(administrators);
      await stores.sessions.prune(schoolNow);
      await stores.ledger.prune(schoolNow);
      await stores.snoozes.prune(today);
      await stores.reminded.prune(today);
      await stores.explanations.prune(today);
      await stores.rosterImports.prune(schoolNow);
      await stores.personalCodes.prune(schoolNow - DEAD_CODE_KEPT_MS);
      await stores.codeGuards.prune(schoolNow - WRONG_KEPT_MS, schoolNow);
      await stores.chatActivity.prune(today);
      await stores.chatLines.prune(schoolNow);
      await stores.staff.pruneFormer(schoolNow);
      await stores.inquiries.prune(schoolNow);
      await stores.inquiryWords.prune(schoolNow);
      await stores.questions.prune(schoolNow);
      await stores.meta.set('pruned', String(now));
    });
  };

  /** This year's file must be there, from December on the next one's too. */
  const warnAboutCalendar = ({ school, calendar }: SchoolContext): void => {
    const [year = '', month] = toLocal(clock.now(), school.timeZone).date.split('-');
    for (const needed of [Number(year), ...(month === '12' ? [Number(year) + 1] : [])]) {
      if (calendar.knows(needed)) continue;
      logger.warn(
        { year: needed },
        `only weekends are days off in ${needed}: add calendar/ru-${needed}.yaml to the school's data`,
      );
    }
  };

  const say = (message: string | Error): void => logger.debug({ cron: String(message) }, 'node-cron');
  const cronLogger = { info: say, warn: say, debug: say, error: say };

  const tick = (): Promise<void> =>
    inLine(async () => {
      if (!clock.virtual) await noteAlive();
      await passThrough(clock.now());
      await housekeeping();
      // The operator's command line may have put an event back.
      options.onDue();
    });

  return {
    tick,
    async start() {
      const { context } = await look();
      warnAboutCalendar(context);
      // a virtual clock may run fast or jump: it is looked at more often
      const expression = clock.virtual ? '* * * * * *' : '* * * * *';
      // a tick that comes late or twice does no harm: it passes through everything since the last one
      cronTask = cron.schedule(expression, tick, {
        noOverlap: true,
        timezone: context.school.timeZone,
        logger: cronLogger,
      });
      await tick();
    },
    moveTo: (at) =>
      inLine(async () => {
        await passThrough(at);
        clock.jumpTo(at);
        await options.settled();
      }),
    nextDeadline() {
      if (!seen) return null;
      const { school, orders } = seen;
      const dates = orders.flatMap((order) => order.duties).map((duty) => duty.due);
      const instants = dates
        .filter((due) => due !== null)
        .map((due) => toInstant(due, school.reminderMinute, school.timeZone))
        .filter((at) => at > clock.now());
      return instants.length > 0 ? Math.min(...instants) : null;
    },
    async stop() {
      await cronTask?.destroy();
      await inLine(leaveOff);
    },
  };
}
