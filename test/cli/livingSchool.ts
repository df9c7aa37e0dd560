/** A school whose bot lives through days: the clock's work is done by the same parts as in the program, without a network. */
import pino from 'pino';
import { onChatDigest } from '../../src/commands/chatDigest';
import { onDue } from '../../src/commands/due';
import { userId, type UserId } from '../../src/domain/ids';
import type { RosterEntry } from '../../src/domain/school';
import { isDue } from '../../src/messaging/incoming';
import { createOutboxQueue } from '../../src/messaging/outbox';
import { createPipeline } from '../../src/messaging/turnPipeline';
import { createTurnRunner } from '../../src/messaging/turnRunner';
import { createScheduler, type Scheduler } from '../../src/schedule/scheduler';
import type { SchoolClock } from '../../src/schedule/schoolClock';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import type { Database } from '../../src/store/database';
import type { Stores } from '../../src/store/stores';

export interface Seen {
  /** ISO, on the school's clock. */
  readonly at: string;
  readonly to: number;
  readonly text: string;
}

export interface LivingSchool {
  readonly scheduler: Scheduler;
  /** What people saw so far, in order. */
  readonly seen: Seen[];
}

/** Puts the bot together over a database; every message arrives at once. */
export async function livingSchool(options: {
  readonly dir: string;
  readonly administrators: readonly number[];
  readonly database: Database;
  readonly clock: SchoolClock;
  readonly realNow: () => number;
}): Promise<LivingSchool> {
  const { database, clock, realNow } = options;
  const data = await readSchool(options.dir);
  if (data.kind === 'problems') throw new Error(JSON.stringify(data.problems));
  const context = createSchoolContext(data, options.administrators.map(userId), { id: 100_000_001 });
  const logger = pino({ level: 'silent' });
  const seen: Seen[] = [];
  let randomId = 0;
  const outbox = createOutboxQueue(database, () => undefined, logger);
  const runner = createTurnRunner({
    database,
    now: () => clock.now(),
    realNow,
    randomId: () => (randomId += 1),
    handle: createPipeline({
      scenes: [],
      route: async (turn) => {
        const { event } = turn;
        if (isDue(event)) await onDue(context, turn, event, realNow());
        if (event.kind === 'chat_digest_due') await onChatDigest(context, turn, event, realNow());
      },
    }),
    apologise: async () => undefined,
    onCommitted: () => undefined,
    onTurn: () => undefined,
    logger,
  });
  const everythingSaid = async (): Promise<void> => {
    await runner.idle();
    for (;;) {
      const rows = await outbox.claim(realNow(), 25);
      if (rows.length === 0) return;
      for (const row of rows) {
        if (row.kind !== 'message') continue;
        seen.push({ at: new Date(clock.now()).toISOString(), to: row.peer, text: row.message.text });
      }
      await outbox.settle(
        rows.map((row) => ({ kind: 'sent', row, cmid: null })),
        realNow(),
      );
    }
  };
  const scheduler = createScheduler({
    contextNow: () => Promise.resolve(context),
    database,
    clock,
    realNow,
    onDue: () => runner.wake(),
    settled: everythingSaid,
    logger,
  });
  return {
    seen,
    scheduler: {
      ...scheduler,
      async tick() {
        await scheduler.tick();
        await everythingSaid();
      },
    },
  };
}

/** A teacher on the roster who has agreed and, by default, is linked to their profile. */
export async function teacher(stores: Stores, user: number, name: string, changes: Partial<RosterEntry> = {}) {
  const [surname = '', firstName = '', patronymic = ''] = name.split(' ');
  const id = await stores.staff.add({
    surname,
    firstName,
    patronymic,
    position: 'учитель',
    subject: 'физика',
    classTeacherOf: null,
    administration: false,
    additionalEducation: false,
    ...changes,
  });
  await claim(stores, userId(user));
  await stores.staff.link(id, userId(user), 0);
  return id;
}

/** Someone who says they teach here; the roster does not know yet. */
export async function claim(stores: Stores, user: UserId): Promise<void> {
  await stores.accounts.consent(user, 1, 0);
  await stores.accounts.addRole(user, 'subject_teacher', null);
}
