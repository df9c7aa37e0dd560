/** The ladder and the clock's work around a request for a later date. */
import { dutyId, staffId, userId, type StaffId, type UserId } from '../../src/domain/ids';
import type { Duty } from '../../src/domain/order';
import { askExtension } from '../../src/usecases/askExtension';
import type { SchoolContext, Work } from '../../src/usecases/context';
import { decideExtension } from '../../src/usecases/decideExtension';
import { handOverOffice } from '../../src/usecases/handOverOffice';
import { identify } from '../../src/usecases/identify';
import { leaveSchool } from '../../src/usecases/leaveSchool';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { peopleIn, planDay, planReminders } from '../../src/usecases/planReminders';
import type { Stores } from '../../src/store/stores';
import { House } from '../scenes/harness';
import { ADMINISTRATOR, day, label, madeUpSchool, NOW, ROSTER } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const ANNA = userId(20);
const IRINA = userId(21);
const REGISTRATION = dutyId('first', 'registration');
const CLASS_CHAT = dutyId('first', 'class-chat');
const context = madeUpSchool();

async function inSchool(run: (stores: Stores, ids: readonly StaffId[]) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const ids: StaffId[] = [];
    for (const entry of ROSTER) ids.push(await stores.staff.add(entry));
    for (const [index, user] of [ANNA, IRINA].entries()) await joins(stores, ids[index], user);
    await run(stores, ids);
  });
  await database.close();
}

async function joins(stores: Stores, id: StaffId | undefined, user: UserId): Promise<void> {
  await stores.accounts.consent(user, 1, NOW);
  await stores.accounts.addRole(user, 'subject_teacher', null);
  if (id !== undefined) await stores.staff.link(id, user, NOW);
}

const asks = async (work: Work, user: UserId, subject: string, newDue: string, duty = REGISTRATION) =>
  askExtension(context, work, await identify(context, work, user), {
    duty,
    subject,
    newDue: day(newDue),
    reason: 'illness',
  });
const decides = async (work: Work, id: number, yes: boolean, user = ADMINISTRATOR) =>
  decideExtension(context, work, await identify(context, work, user), { id, yes });

/** Who is reminded of the registration on a day. */
const reminded = async (stores: Stores, date: string, school: SchoolContext = context): Promise<number[]> => {
  const now = Date.parse(`${date}T09:00:00+03:00`);
  return (await planReminders(school, { stores, now }, day(date)))
    .filter(({ duties }) => duties.some(({ duty }) => duty.id === REGISTRATION))
    .map(({ actor }): number => actor.user)
    .filter((user) => user !== ADMINISTRATOR);
};

test('reminders follow the new date: silent around the old one, spoken around the new one', () =>
  inSchool(async (stores) => {
    const work = { stores, now: NOW };
    expect(await reminded(stores, '2030-09-19')).toEqual([ANNA, IRINA]);
    expect(await asks(work, ANNA, 'staff:1', '2030-10-18')).toMatchObject({ kind: 'asked', extension: { id: 1 } });
    expect(await decides(work, 1, true)).toMatchObject({ kind: 'granted' });
    expect(await reminded(stores, '2030-09-19')).toEqual([IRINA]);
    expect(await reminded(stores, '2030-09-20')).toEqual([IRINA]);
    const irina = { duty: dutyId('first', 'registration'), subject: 'staff:2' };
    await stores.reminded.add(IRINA, [irina], day('2030-09-20'));
    expect(await reminded(stores, '2030-10-17')).toEqual([ANNA]);
    expect(await reminded(stores, '2030-10-18')).toEqual([ANNA]);
  }));

test('while a request waits the duty rests, for a week; a refusal wakes it at once', () =>
  inSchool(async (stores) => {
    const asked = { stores, now: Date.parse('2030-09-18T10:00:00+03:00') };
    await asks(asked, ANNA, 'staff:1', '2030-10-18');
    expect(await reminded(stores, '2030-09-19')).toEqual([IRINA]);
    expect(await reminded(stores, '2030-09-25')).toEqual([ANNA, IRINA]);
    await decides(asked, 1, false);
    expect(await reminded(stores, '2030-09-19')).toEqual([ANNA, IRINA]);
  }));

test('a later date of a class may be asked for by whoever leads it, the substitute too, and nobody else', () =>
  inSchool(async (stores, [anna, irina]) => {
    const work = { stores, now: NOW };
    expect((await asks(work, IRINA, 'class:7Б', '2030-11-08', CLASS_CHAT)).kind).toBe('not_now');
    if (anna === undefined || irina === undefined) throw new Error('no roster');
    await stores.staff.setStatus(anna, 'on_leave', irina, NOW);
    expect((await asks(work, ANNA, 'class:7Б', '2030-11-08', CLASS_CHAT)).kind).toBe('not_now');
    expect((await asks(work, IRINA, 'class:7Б', '2030-11-08', CLASS_CHAT)).kind).toBe('asked');
    await decides(work, 1, true);
    expect(await stores.assignments.find({ duty: CLASS_CHAT, subject: 'class:7Б' })).toMatchObject({
      due: '2030-11-08',
    });
    expect(await stores.assignments.history({ duty: CLASS_CHAT, subject: 'class:7Б' })).toMatchObject([
      { step: 'extend', reason: 'illness', actor: ADMINISTRATOR },
    ]);
  }));

test('a class that went to somebody else meanwhile: the new class teacher may ask, the old request decides nothing', () =>
  inSchool(async (stores, [anna, irina]) => {
    const work = { stores, now: NOW };
    const [annas, irinas] = ROSTER;
    if (anna === undefined || irina === undefined || !annas || !irinas) throw new Error('no roster');
    await asks(work, ANNA, 'class:7Б', '2030-11-08', CLASS_CHAT);
    await stores.staff.update(anna, { ...annas, classTeacherOf: null }, null);
    expect(await decides(work, 1, true)).toMatchObject({ kind: 'overtaken', past: false });
    await stores.staff.update(anna, annas, null);
    await asks(work, ANNA, 'class:7Б', '2030-11-08', CLASS_CHAT);
    await stores.staff.update(anna, { ...annas, classTeacherOf: null }, null);
    await stores.staff.update(irina, { ...irinas, classTeacherOf: label('7Б') }, null);
    expect(await asks(work, IRINA, 'class:7Б', '2030-11-15', CLASS_CHAT)).toMatchObject({ extension: { id: 3 } });
    expect((await decides(work, 2, true)).kind).toBe('already');
    expect((await decides(work, 3, true)).kind).toBe('granted');
  }));

test('a decided request is not decided again, and one that the order overtook decides nothing', () =>
  inSchool(async (stores) => {
    const work = { stores, now: NOW };
    await asks(work, ANNA, 'staff:1', '2030-10-18');
    await decides(work, 1, false);
    expect((await decides(work, 1, true)).kind).toBe('already');
    await asks(work, ANNA, 'staff:1', '2030-10-18');
    const key = { duty: REGISTRATION, subject: 'staff:1' };
    const step = { step: 'extend', due: day('2030-11-01'), reason: 'приказ' } as const;
    await moveAssignment(work, key, step, ADMINISTRATOR);
    expect(await decides(work, 2, true)).toMatchObject({ kind: 'overtaken', past: false });
    expect(await stores.assignments.find(key)).toMatchObject({ due: '2030-11-01' });
    expect(await stores.extensions.waiting()).toEqual([]);
    expect((await decides(work, 99, true)).kind).toBe('gone');
  }));

test('what is asked twice waits once, and a wish that does not fit is not put on record', () =>
  inSchool(async (stores) => {
    const work = { stores, now: NOW };
    expect(await asks(work, ANNA, 'staff:1', '2030-09-20')).toMatchObject({ kind: 'date', judged: 'not_later' });
    expect(await asks(work, ANNA, 'staff:1', '2031-09-20')).toMatchObject({ kind: 'date', judged: 'too_far' });
    expect((await asks(work, ANNA, 'staff:2', '2030-10-18')).kind).toBe('not_now');
    expect((await asks(work, ANNA, 'staff:1', '2030-10-18')).kind).toBe('asked');
    expect((await asks(work, ANNA, 'staff:1', '2030-10-19')).kind).toBe('not_now');
    expect(await stores.extensions.waiting()).toHaveLength(1);
  }));

test('numbers of forgotten requests are not given again', () =>
  inSchool(async (stores) => {
    const work = { stores, now: NOW };
    await asks(work, ANNA, 'staff:1', '2030-10-18');
    await stores.extensions.forget(ANNA);
    expect(await asks(work, ANNA, 'staff:1', '2030-10-18')).toMatchObject({ extension: { id: 2 } });
  }));

test('whoever leaves the school asks for nothing any more', () =>
  inSchool(async (stores, [anna]) => {
    const work = { stores, now: NOW };
    await asks(work, ANNA, 'staff:1', '2030-10-18');
    await asks(work, IRINA, 'staff:2', '2030-10-18');
    const staff = anna === undefined ? null : await stores.staff.find(anna);
    if (staff) await leaveSchool(work, staff, ADMINISTRATOR);
    expect((await stores.extensions.waiting()).map(({ askedBy }) => askedBy)).toEqual([IRINA]);
  }));

test('the platform’s administrator hands the office over, and a date that was extended goes with it', () =>
  inSchool(async (stores, [anna, irina]) => {
    const work = { stores, now: NOW };
    const plan = { ...context, administrators: new Set([ANNA]) };
    const duty = { duty: dutyId('first', 'lessons'), subject: `staff:${anna}` };
    const orders = plan.orders.map((order) => ({
      ...order,
      duties: order.duties.map((one): Duty =>
        one.id === duty.duty ? { ...one, assignee: { who: 'role', role: 'administrator' } } : one,
      ),
    }));
    await moveAssignment(work, duty, { step: 'extend', due: day('2030-11-01'), reason: 'leave' }, ANNA);
    const school = { ...plan, orders };
    if (irina === undefined) throw new Error('no roster');
    const done = await handOverOffice(school, work, await identify(school, work, ANNA), 'administrator', irina);
    expect(done.kind).toBe('handed_over');
    expect(await stores.assignments.find({ ...duty, subject: `staff:${irina}` })).toMatchObject({
      state: 'open',
      due: '2030-11-01',
    });
  }));

describe('what nobody decides', () => {
  test('is asked of the director once more after a week, and of the administrator, once', () =>
    inSchool(async (stores) => {
      const directed = userId(60);
      const row = ROSTER[1];
      if (!row) throw new Error('no roster');
      const id = await stores.staff.add({ ...row, surname: 'Директоров', firstName: 'Пётр', patronymic: 'Петрович' });
      await joins(stores, id, directed);
      const work = { stores, now: NOW };
      await asks(work, ANNA, 'staff:1', '2030-10-18');
      const again = async (date: string) => (await planDay(context, work, day(date))).askedAgain;
      expect(await again('2030-09-09')).toEqual([]);
      expect((await again('2030-09-10')).map(({ user }) => user)).toEqual([directed, ADMINISTRATOR]);
      expect(peopleIn(await planDay(context, work, day('2030-09-10')))).toEqual([directed, ADMINISTRATOR]);
      await stores.extensions.noteAskedAgain(1, day('2030-09-10'));
      expect(await again('2030-09-10')).toHaveLength(2);
      expect(await again('2030-09-11')).toEqual([]);
    }));

  test('comes in the message of the day with a button, and not twice', async () => {
    const house = await House.open();
    await house.stored(async (stores) => {
      await joins(stores, staffId(1), ANNA);
      expect(await asks({ stores, now: house.now }, ANNA, 'staff:1', '2030-10-18')).toMatchObject({ kind: 'asked' });
    });
    const morning = async (date: string): Promise<number> => {
      house.now = Date.parse(`${date}T09:00:00+03:00`);
      const before = house.heard(ADMINISTRATOR).length;
      const due = { user: ADMINISTRATOR, date: day(date), at: house.now, staleAfter: null };
      await house.happens({ kind: 'reminder_due', ...due });
      return house.heard(ADMINISTRATOR).length - before;
    };
    expect(await morning('2030-09-09')).toBe(0);
    expect(await morning('2030-09-10')).toBe(1);
    expect(house.last(ADMINISTRATOR)).toBe(
      'Уже неделю ждёт решения о переносе срока: 1 просьба. Откройте «Продления».',
    );
    await house.presses(ADMINISTRATOR, 'Продления');
    expect(await morning('2030-09-11')).toBe(0);
    await house.presses(ADMINISTRATOR, '№1: отказать');
    expect(house.last(ANNA)).toContain('перенести не получилось');
    await house.close();
  });
});
