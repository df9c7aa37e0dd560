import fc from 'fast-check';
import pino from 'pino';
import { peerId, userId } from '../../src/domain/ids';
import type { LocalDate } from '../../src/domain/localDate';
import { toInstant } from '../../src/domain/zone';
import { readEvent } from '../../src/messaging/storedEvent';
import { createScheduler, type Scheduler } from '../../src/schedule/scheduler';
import { realClock, virtualClock, type SchoolClock } from '../../src/schedule/schoolClock';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import type { Database } from '../../src/store/database';
import type { SchoolContext } from '../../src/usecases/context';
import { createContextNow } from '../../src/usecases/contextNow';
import { edited, makeFolder, type Changes } from '../school/folder';
import { inMemory } from '../store/openDatabase';

const ADMIN = userId(1);
const TEACHER = userId(2);
const ZONE = 'Asia/Omsk';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** An instant of the small school: digest at 08:00, reminders at 09:15, six working days, registration due on Friday 2024-09-20. */
const at = (date: string, hour: number, minute = 0): number => toInstant(date as LocalDate, hour * 60 + minute, ZONE);

async function schoolWith(changes: Changes = {}): Promise<SchoolContext> {
  const folder = await makeFolder(changes);
  const data = await readSchool(folder.dir);
  await folder.remove();
  if (data.kind === 'problems') throw new Error(JSON.stringify(data.problems));
  return createSchoolContext(data, [ADMIN], { id: 1 });
}

let context: SchoolContext;
let database: Database;
let now: number;
beforeAll(async () => {
  context = await schoolWith();
});
beforeEach(async () => {
  database = await inMemory();
  await database.transaction(async ({ accounts }) => {
    await accounts.consent(TEACHER, 1, 0);
    await accounts.addRole(TEACHER, 'subject_teacher', null);
  });
});
afterEach(() => database.close());

interface Wishes {
  readonly clock?: SchoolClock;
  readonly settled?: () => Promise<void>;
  readonly onDue?: () => void;
  readonly school?: SchoolContext;
}

/** The scheduler of a process that has just started; the database outlives it. */
function started({ clock = realClock(() => now), settled, onDue, school = context }: Wishes = {}): Scheduler {
  return createScheduler({
    contextNow: () => Promise.resolve(school),
    database,
    clock,
    realNow: () => now,
    onDue: onDue ?? (() => undefined),
    settled: settled ?? (() => Promise.resolve()),
    logger: pino({ level: 'silent' }),
  });
}

/** What the clock has put into the inbox so far: the digests and the teacher's reminders. */
const due = async (): Promise<string[]> =>
  (await database.transaction(({ inbox }) => inbox.next(0, 10_000)))
    .map((row) => row.eventId)
    .filter((id) => id.startsWith('digest') || id.endsWith(`:${TEACHER}`));

const digest = (date: string): string => `digest_due:${date}:${ADMIN}`;
const reminder = (date: string): string => `reminder_due:${date}:${TEACHER}`;
const tickAt = async (scheduler: Scheduler, instant: number): Promise<void> => {
  now = instant;
  await scheduler.tick();
};

describe('in real time', () => {
  test('the first start sends nothing of the past', async () => {
    now = at('2024-09-19', 14);
    await started().tick();
    expect(await due()).toEqual([]);
  });

  test('what is due comes once, however often the clock is looked at and the process restarted', async () => {
    now = at('2024-09-19', 7);
    for (let minute = 0; minute < 180; minute += 1) await tickAt(started(), at('2024-09-19', 7, minute));
    expect(await due()).toEqual([digest('2024-09-19'), reminder('2024-09-19')]);
  });

  test("the administration's chat is due once on a working day at the school's hour, while the bot is in it", async () => {
    const chat = peerId(2_000_000_005);
    const inChat = async (): Promise<string[]> =>
      (await database.transaction(({ inbox }) => inbox.next(0, 10_000)))
        .map((row) => row.eventId)
        .filter((id) => id.startsWith('chat_digest_due'));
    await database.transaction(async ({ chats, meta, digestWishes }) => {
      await chats.seen(chat, null, 0);
      await chats.confirm(chat, { kind: 'administration', classLabel: null, isExtra: false }, ADMIN, 0);
      await meta.set('chat_digest', String(chat));
      // an hour that somebody chose for themselves is not the chat's
      await digestWishes.set(ADMIN, { minute: 420, days: 'working', detail: 'full' });
    });
    now = at('2024-09-19', 6);
    for (let minute = 0; minute < 180; minute += 10) await tickAt(started(), at('2024-09-19', 6, minute));
    expect(await inChat()).toEqual(['chat_digest_due:2024-09-19']);
    await database.transaction(({ chats }) => chats.markGone(chat, 'removed'));
    await tickAt(started(), at('2024-09-20', 9));
    expect(await inChat()).toHaveLength(1);
  });

  test('an hour that was changed by chat counts for a clock that was running already', async () => {
    const contextNow = createContextNow(context.file, (school) => ({ ...context, school }));
    const clock = realClock(() => now);
    const scheduler = createScheduler({
      ...{ contextNow, database, clock, realNow: () => now },
      onDue: () => undefined,
      settled: () => Promise.resolve(),
      logger: pino({ level: 'silent' }),
    });
    await tickAt(scheduler, at('2024-09-19', 7));
    await database.transaction(({ settings }) => settings.set({ name: 'digest', value: '10:30' }, ADMIN, now));
    await tickAt(scheduler, at('2024-09-19', 9, 30));
    expect(await due()).toEqual([reminder('2024-09-19')]);
    await tickAt(scheduler, at('2024-09-19', 10, 30));
    expect(await due()).toEqual([reminder('2024-09-19'), digest('2024-09-19')]);
    await database.transaction(({ settings }) => settings.remove('digest'));
    await tickAt(scheduler, at('2024-09-19', 11));
    await tickAt(scheduler, at('2024-09-20', 8));
    expect(await due()).toEqual([reminder('2024-09-19'), digest('2024-09-19'), digest('2024-09-20')]);
  });

  test('two looks at once are one after the other', async () => {
    now = at('2024-09-19', 7);
    const scheduler = started();
    await scheduler.tick();
    now = at('2024-09-19', 10);
    await Promise.all([scheduler.tick(), scheduler.tick(), scheduler.tick()]);
    expect(await due()).toEqual([digest('2024-09-19'), reminder('2024-09-19')]);
  });

  test('what was missed today is done when the process is back, once', async () => {
    now = at('2024-09-19', 7);
    await started().tick();
    const back = started();
    await tickAt(back, at('2024-09-19', 11, 30));
    await tickAt(back, at('2024-09-19', 11, 31));
    expect(await due()).toEqual([digest('2024-09-19'), reminder('2024-09-19')]);
  });

  test('a digest after noon and a reminder after the hours of its day are stale: dropped for good', async () => {
    now = at('2024-09-19', 7);
    await started().tick();
    await tickAt(started(), at('2024-09-19', 12, 1));
    expect(await due()).toEqual([reminder('2024-09-19')]);
    await tickAt(started(), at('2024-09-20', 18, 1));
    expect(await due()).toEqual([reminder('2024-09-19')]);
    await tickAt(started(), at('2024-09-20', 18, 2));
    expect(await due()).toEqual([reminder('2024-09-19')]);
  });

  test('the director’s week is due on the last working day at 15:00, once over restarts, and dropped after four hours', async () => {
    await database.transaction(async ({ staff, offices }) => {
      const id = await staff.add({
        surname: 'Ленская',
        firstName: 'Ольга',
        patronymic: null,
        position: 'директор',
        subject: null,
        classTeacherOf: null,
        administration: true,
        additionalEducation: false,
      });
      await staff.link(id, TEACHER, 0);
      await offices.set('director', id, ADMIN, 0);
    });
    const weeks = async (): Promise<string[]> => (await due()).filter((id) => id.startsWith('weekly'));
    // six working days: Saturday is the last one
    now = at('2024-09-20', 14);
    await started().tick();
    await tickAt(started(), at('2024-09-20', 20));
    expect(await weeks()).toEqual([]);
    await tickAt(started(), at('2024-09-21', 14, 59));
    expect(await weeks()).toEqual([]);
    for (const hour of [17, 18]) await tickAt(started(), at('2024-09-21', hour));
    expect(await weeks()).toEqual([`weekly_due:2024-09-21:${TEACHER}`]);
    await tickAt(started(), at('2024-09-28', 14));
    await tickAt(started(), at('2024-09-28', 19, 1));
    expect(await weeks()).toHaveLength(1);
  });

  test('nothing is due on a day off', async () => {
    now = at('2024-09-21', 20);
    const scheduler = started();
    await scheduler.tick();
    await tickAt(scheduler, at('2024-09-22', 11));
    expect(await due()).toEqual([]);
  });

  test('a machine whose clock ran years ahead and was set right again owes today what is due today', async () => {
    now = at('2024-09-18', 20);
    const scheduler = started();
    await scheduler.tick();
    await tickAt(scheduler, at('2031-01-01', 0));
    await tickAt(scheduler, at('2024-09-19', 7));
    await tickAt(scheduler, at('2024-09-19', 8));
    expect(await due()).toEqual([digest('2024-09-19')]);
  });

  test('a clock set back by an hour repeats nothing', async () => {
    now = at('2024-09-19', 7);
    const scheduler = started();
    await scheduler.tick();
    for (const hour of [8.5, 7.5, 8.5, 9]) await tickAt(scheduler, at('2024-09-19', 0, hour * 60));
    expect(await due()).toEqual([digest('2024-09-19')]);
  });

  test('what falls due between the last look and the stop is found by the next start', async () => {
    now = at('2024-09-19', 7, 59);
    const scheduler = started();
    await scheduler.tick();
    now = at('2024-09-19', 8) + 1;
    await scheduler.stop();
    await started().tick();
    expect(await due()).toEqual([digest('2024-09-19')]);
  });

  test('of two things due at the same minute the second is not lost when the process dies after the first', async () => {
    const school = await schoolWith(edited('school.yaml', "digest: '08:00'", "digest: '09:15'"));
    now = at('2024-09-19', 7);
    await started({ school }).tick();
    now = at('2024-09-19', 9, 15);
    const dying = started({
      school,
      onDue: () => {
        throw new Error('killed');
      },
    });
    await expect(dying.tick()).rejects.toThrow('killed');
    expect(await due()).toEqual([digest('2024-09-19')]);
    await started({ school }).tick();
    expect(await due()).toEqual([digest('2024-09-19'), reminder('2024-09-19')]);
  });

  test('whenever the clock is looked at, a day’s digest comes once if any look was in its morning, else never', async () => {
    const start = at('2024-09-16', 0);
    const gaps = fc.array(fc.integer({ min: 1, max: 30 * 60 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(gaps, async (minutes) => {
        await database.close();
        database = await inMemory();
        now = start;
        await started().tick();
        const looks = [start];
        for (const gap of minutes) {
          await tickAt(started(), now + gap * MINUTE_MS);
          looks.push(now);
        }
        const days = Array.from({ length: 1 + Math.floor((now - start) / DAY_MS) }, (_, n) => start + n * DAY_MS);
        const expected = days
          .map((day) => ({
            date: new Date(day + DAY_MS / 2).toISOString().slice(0, 10),
            due: day + 8 * 60 * MINUTE_MS,
          }))
          .filter(({ date }) => new Date(date).getUTCDay() !== 0)
          .filter(({ due: instant }) => {
            const first = looks.find((look) => look >= instant);
            return first !== undefined && first <= instant + 4 * 60 * MINUTE_MS;
          })
          .map(({ date }) => digest(date));
        expect((await due()).filter((id) => id.startsWith('digest'))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});

describe('node-cron', () => {
  /** What the program asks of real time, moved by hand; promises and the database go on as ever. */
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'hrtime'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('only ticks: the ledger decides, and what a sleeping machine missed is done by the next tick, once', async () => {
    let looks = 0;
    let looked = (): void => undefined;
    jest.setSystemTime(at('2024-09-19', 7, 58));
    const scheduler = started({
      clock: realClock(() => Date.now()),
      onDue: () => {
        looks += 1;
        looked();
      },
    });
    /** So many minutes pass; each is waited for until the clock was looked at. */
    const minutesPass = async (minutes: number): Promise<void> => {
      for (let minute = 0; minute < minutes; minute += 1) {
        const look = new Promise<void>((resolve) => (looked = resolve));
        await jest.advanceTimersByTimeAsync(MINUTE_MS);
        now = Date.now();
        await look;
      }
    };
    now = Date.now();
    await scheduler.start();
    await minutesPass(1);
    expect(await due()).toEqual([]);
    await minutesPass(90);
    const thursday = [digest('2024-09-19'), reminder('2024-09-19')];
    expect(await due()).toEqual(thursday);

    // the lid is closed until Friday morning: no timer runs meanwhile
    jest.setSystemTime(at('2024-09-20', 10, 30));
    await minutesPass(3);
    const friday = [digest('2024-09-20'), reminder('2024-09-20')];
    expect(await due()).toEqual([...thursday, ...friday]);

    // and again until after Saturday's noon and hours: what is stale is dropped
    jest.setSystemTime(at('2024-09-21', 19));
    await minutesPass(3);
    expect(await due()).toEqual([...thursday, ...friday]);
    await scheduler.stop();

    const before = looks;
    await jest.advanceTimersByTimeAsync(10 * MINUTE_MS);
    expect(looks).toBe(before);
    expect(looks).toBeGreaterThanOrEqual(97);
  });
});

describe('what is due knows until when it is worth saying', () => {
  const lastInstants = async (): Promise<unknown[]> =>
    (await database.transaction(({ inbox }) => inbox.next(0, 100)))
      .map((row) => readEvent(row.body))
      .map((event) => ('staleAfter' in event ? event.staleAfter : 'no such field'));

  test('a digest until noon, a reminder until the end of the hours of the staff', async () => {
    now = at('2024-09-19', 7);
    const scheduler = started();
    await scheduler.tick();
    await tickAt(scheduler, at('2024-09-19', 10));
    expect(new Set(await lastInstants())).toEqual(new Set([at('2024-09-19', 12), at('2024-09-19', 18)]));
  });

  test('on a virtual clock always: it waits for what it says', async () => {
    now = 1_000_000;
    const scheduler = started({ clock: virtualClock(at('2024-09-18', 20), 1, () => now) });
    await scheduler.tick();
    await scheduler.moveTo(at('2024-09-19', 10));
    expect(new Set(await lastInstants())).toEqual(new Set([null]));
  });
});

test('once an hour what is old is forgotten', async () => {
  now = at('2024-09-19', 7);
  const scheduler = started();
  await scheduler.tick();
  await database.transaction(async ({ snoozes, sessions }) => {
    await snoozes.set(TEACHER, '2024-09-01' as LocalDate);
    await sessions.set('left', TEACHER, '{}', now - 31 * DAY_MS);
  });
  const kept = () =>
    database.transaction(async ({ snoozes, sessions }) => [
      (await snoozes.dayOf(TEACHER)) !== null,
      (await sessions.get('left')) !== null,
    ]);
  await tickAt(scheduler, at('2024-09-19', 7, 59));
  expect(await kept()).toEqual([true, true]);
  await tickAt(scheduler, at('2024-09-19', 8, 1));
  expect(await kept()).toEqual([false, false]);
});

describe('on a virtual clock', () => {
  const start = (): SchoolClock => virtualClock(at('2024-09-18', 20), 1, () => now);

  test('a jump passes every due instant in order, and waits at each until all is said', async () => {
    now = 1_000_000;
    const clock = start();
    const passed: string[] = [];
    const settled = async (): Promise<void> => {
      const ids = await due();
      passed.push(`${new Date(clock.now()).toISOString()} ${ids.at(-1) ?? ''}`);
    };
    const scheduler = started({ clock, settled });
    await scheduler.tick();
    await scheduler.moveTo(at('2024-09-20', 9, 15));
    expect(passed).toEqual([
      `2024-09-19T02:00:00.000Z ${digest('2024-09-19')}`,
      `2024-09-19T03:15:00.000Z ${reminder('2024-09-19')}`,
      `2024-09-20T02:00:00.000Z ${digest('2024-09-20')}`,
      `2024-09-20T03:15:00.000Z ${reminder('2024-09-20')}`,
      `2024-09-20T03:15:00.000Z ${reminder('2024-09-20')}`,
    ]);
    expect(clock.now()).toBe(at('2024-09-20', 9, 15));
  });

  test('a jump cut short by a crash goes on where it was, and nothing comes twice', async () => {
    now = 1_000_000;
    let stops = 0;
    const dying = started({
      clock: start(),
      settled: () => ((stops += 1) === 2 ? Promise.reject(new Error('killed')) : Promise.resolve()),
    });
    await dying.tick();
    await expect(dying.moveTo(at('2024-09-20', 12))).rejects.toThrow('killed');
    const seen = Number(await database.transaction(({ meta }) => meta.get('clock')));
    const clock = virtualClock(seen, 1, () => now);
    await started({ clock }).moveTo(at('2024-09-20', 12));
    expect(await due()).toEqual([
      digest('2024-09-19'),
      reminder('2024-09-19'),
      digest('2024-09-20'),
      reminder('2024-09-20'),
    ]);
  });

  test('a jump back changes nothing', async () => {
    now = 1_000_000;
    const clock = start();
    const scheduler = started({ clock });
    await scheduler.tick();
    await scheduler.moveTo(at('2024-09-01', 12));
    expect(clock.now()).toBe(at('2024-09-18', 20));
    expect(await due()).toEqual([]);
  });

  test('the next deadline is the hour of reminders of the order’s next date', async () => {
    now = 1_000_000;
    const clock = start();
    const scheduler = started({ clock });
    await scheduler.tick();
    expect(scheduler.nextDeadline()).toBe(at('2024-09-20', 9, 15));
    clock.jumpTo(at('2024-09-20', 9, 15));
    expect(scheduler.nextDeadline()).toBeNull();
  });
});
