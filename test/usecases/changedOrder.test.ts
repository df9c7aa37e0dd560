/** The order's data change while the register has a history: what was done stays done, what is due follows the new dates. */
import type { StaffId } from '../../src/domain/ids';
import { dutyId, userId } from '../../src/domain/ids';
import type { Duty } from '../../src/domain/order';
import { administratorsOf } from '../../src/usecases/administrators';
import type { SchoolContext } from '../../src/usecases/context';
import { confirmationQueue } from '../../src/usecases/confirmInBulk';
import { identify } from '../../src/usecases/identify';
import { listDuties } from '../../src/usecases/listDuties';
import { makeDigest } from '../../src/usecases/makeDigest';
import { makeReport } from '../../src/usecases/makeReport';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { planReminders } from '../../src/usecases/planReminders';
import { registerPage } from '../../src/usecases/registerPage';
import { reportDuty } from '../../src/usecases/reportDuty';
import type { Stores } from '../../src/store/stores';
import { ADMINISTRATOR, day, madeUpSchool, NOW, ROSTER } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const ANNA = userId(20);
const IRINA = userId(21);
const DAY_MS = 86_400_000;
const REGISTRATION = dutyId('first', 'registration');
const LESSONS = dutyId('first', 'lessons');

/** The school's file as somebody edited it. */
function edited(change: (duty: Duty) => Duty | null): SchoolContext {
  const context = madeUpSchool();
  return {
    ...context,
    orders: context.orders.map((order) => ({
      ...order,
      duties: order.duties.flatMap((one) => {
        const kept = change(one);
        return kept ? [kept] : [];
      }),
    })),
  };
}
const registrationOn = (date: string): SchoolContext =>
  edited((one) => (one.id === REGISTRATION ? { ...one, due: day(date) } : one));

/** Анна has registered and reported her lessons, Ирина has not; Ирина's date was extended to 30 September. */
async function withHistory(run: (stores: Stores, ids: readonly StaffId[]) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const ids: StaffId[] = [];
    for (const entry of ROSTER) ids.push(await stores.staff.add(entry));
    for (const [index, user] of [ANNA, IRINA].entries()) {
      await stores.accounts.consent(user, 1, NOW);
      await stores.accounts.addRole(user, 'subject_teacher', null);
      await stores.staff.link(ids[index] ?? (0 as StaffId), user, NOW);
    }
    const before = madeUpSchool();
    const work = { stores, now: NOW };
    const anna = await identify(before, work, ANNA);
    for (const duty of [REGISTRATION, LESSONS])
      await reportDuty(before, work, anna, { duty, subject: `staff:${ids[0]}` });
    const step = { step: 'extend', due: day('2030-09-30'), reason: 'болезнь' } as const;
    await moveAssignment(work, { duty: REGISTRATION, subject: `staff:${ids[1]}` }, step, ADMINISTRATOR);
    await run(stores, ids);
  });
  await database.close();
}

async function dutiesOf(context: SchoolContext, stores: Stores, user: typeof ANNA, now = NOW) {
  const work = { stores, now };
  const list = await listDuties(context, work, await identify(context, work, user));
  if (list.kind !== 'list') throw new Error(list.kind);
  return list.duties.map(({ duty, done, overdueDays }) => [duty.id, duty.due, done, overdueDays]);
}

/** Everything that looks at the whole register. */
async function looksAround(context: SchoolContext, stores: Stores, ids: readonly StaffId[], now = NOW): Promise<void> {
  const work = { stores, now };
  const vera = await identify(context, work, ADMINISTRATOR);
  expect((await makeDigest(context, work, vera, { keep: false, realNow: now })).kind).toBe('digest');
  expect((await makeReport(context, work, vera)).kind).toBe('report');
  expect((await confirmationQueue(context, work, vera, 'registration')).kind).toBe('queue');
  for (const id of ids) expect((await registerPage(context, work, vera, id)).kind).toBe('page');
  await planReminders(context, work, day('2030-09-20'));
  expect(await administratorsOf(context, work)).toEqual([ADMINISTRATOR]);
}

test('an earlier date makes overdue what is undone, not what is done, nor what was extended', () =>
  withHistory(async (stores, ids) => {
    const context = registrationOn('2030-09-01');
    await looksAround(context, stores, ids);
    expect(await dutiesOf(context, stores, ANNA)).toContainEqual([REGISTRATION, '2030-09-01', true, null]);
    expect(await dutiesOf(context, stores, IRINA)).toContainEqual([REGISTRATION, '2030-09-30', false, null]);
    const inOctober = NOW + 30 * DAY_MS;
    expect(await dutiesOf(context, stores, IRINA, inOctober)).toContainEqual([REGISTRATION, '2030-09-30', false, 3]);
  }));

test('a later date takes the overdue away, an extension before it included, and reminders follow it', () =>
  withHistory(async (stores, ids) => {
    const late = Date.parse('2030-10-10T10:00:00+03:00');
    await moveAssignment(
      { stores, now: NOW },
      { duty: REGISTRATION, subject: `staff:${ids[1]}` },
      { step: 'extend', due: day('2030-09-05'), reason: 'болезнь' },
      ADMINISTRATOR,
    );
    expect(await dutiesOf(madeUpSchool(), stores, IRINA, late)).toContainEqual([REGISTRATION, '2030-09-20', false, 20]);
    const context = registrationOn('2030-11-20');
    await looksAround(context, stores, ids, late);
    expect(await dutiesOf(context, stores, IRINA, late)).toContainEqual([REGISTRATION, '2030-11-20', false, null]);
    const reminded = async (date: string): Promise<number[]> =>
      (await planReminders(context, { stores, now: late }, day(date)))
        .filter(({ duties }) => duties.some(({ duty }) => duty.id === REGISTRATION))
        .map(({ actor }): number => actor.user);
    expect(await reminded('2030-09-19')).toEqual([]);
    expect(await reminded('2030-11-19')).toEqual([ADMINISTRATOR, IRINA]);
    expect(await dutiesOf(context, stores, ANNA, late)).toContainEqual([REGISTRATION, '2030-11-20', true, null]);
  }));

test('a duty that is struck out is nobody’s any more; its history stays and comes back with it', () =>
  withHistory(async (stores, ids) => {
    const without = edited((one) => (one.id === LESSONS ? null : one));
    await looksAround(without, stores, ids);
    expect((await dutiesOf(without, stores, ANNA)).map(([id]) => id)).not.toContain(LESSONS);
    const anna = await identify(without, { stores, now: NOW }, ANNA);
    const about = { duty: LESSONS, subject: `staff:${ids[0]}` };
    expect(await reportDuty(without, { stores, now: NOW }, anna, about)).toEqual({ kind: 'not_theirs' });
    expect(await stores.assignments.history(about)).toHaveLength(1);
    expect(await dutiesOf(madeUpSchool(), stores, ANNA)).toContainEqual([LESSONS, null, true, null]);
  }));

test('a duty that becomes monthly, optional or another role’s is read as it is now', () =>
  withHistory(async (stores, ids) => {
    const monthly = edited((one) => (one.id === LESSONS ? { ...one, repeat: 'month' } : one));
    await looksAround(monthly, stores, ids);
    expect(await dutiesOf(monthly, stores, ANNA)).toContainEqual([LESSONS, null, true, null]);
    expect(await dutiesOf(monthly, stores, ANNA, NOW + 31 * DAY_MS)).toContainEqual([LESSONS, null, false, null]);

    const optional = edited((one) =>
      one.id === REGISTRATION ? { ...one, optional: true, due: day('2030-09-01') } : one,
    );
    const late = NOW + 60 * DAY_MS;
    await looksAround(optional, stores, ids, late);
    expect(await dutiesOf(optional, stores, IRINA, late)).toContainEqual([REGISTRATION, '2030-09-30', false, null]);

    const others = edited((one) =>
      one.id === LESSONS ? { ...one, assignee: { who: 'role', role: 'additional_teacher' } } : one,
    );
    await looksAround(others, stores, ids);
    expect((await dutiesOf(others, stores, ANNA)).map(([id]) => id)).not.toContain(LESSONS);
  }));
