/** An edited order: the difference waits for an administrator's yes, and those whose duties changed are to hear once. */
import { dutyId, privatePeer, staffId, userId, type StaffId, type UserId } from '../../src/domain/ids';
import type { Duty } from '../../src/domain/order';
import type { Stores } from '../../src/store/stores';
import type { SchoolContext } from '../../src/usecases/context';
import { identify } from '../../src/usecases/identify';
import { makeDigest } from '../../src/usecases/makeDigest';
import { pauseMailing } from '../../src/usecases/mailing';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { confirmOrderChange, noticeOrderChange, showOrderChange } from '../../src/usecases/orderChange';
import { unheardBy } from '../../src/usecases/orderNews';
import { escalationsFor, peopleIn, planDay, planReminders } from '../../src/usecases/planReminders';
import { recordRegistration } from '../../src/usecases/registration';
import { ADMINISTRATOR, day, madeUpSchool, NOW, ROSTER } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const ANNA = userId(20);
const IRINA = userId(21);
const REGISTRATION = dutyId('first', 'registration');
const LESSONS = dutyId('first', 'lessons');
const DAY_MS = 86_400_000;

/** The school's files as somebody edited them. */
function edited(change: (duty: Duty) => readonly Duty[], before = madeUpSchool()): SchoolContext {
  return { ...before, orders: before.orders.map((order) => ({ ...order, duties: order.duties.flatMap(change) })) };
}
const registrationOn = (date: string): SchoolContext =>
  edited((one) => [one.id === REGISTRATION ? { ...one, due: day(date) } : one]);
const without = (id: string): SchoolContext => edited((one) => (one.id === id ? [] : [one]));

interface World {
  readonly stores: Stores;
  /** Starts the program with these files. */
  readonly starts: (context: SchoolContext) => ReturnType<typeof noticeOrderChange>;
  /** The administrator says yes to what waits. */
  readonly confirms: (context: SchoolContext) => ReturnType<typeof confirmOrderChange>;
  /** What a person has yet to hear. */
  readonly hears: (context: SchoolContext, user: UserId) => Promise<string[]>;
}

/** Анна (class teacher) and Ирина are linked, the other three are not; the program has started once. */
async function inSchool(run: (world: World) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const work = { stores, now: NOW };
    const ids: StaffId[] = [];
    for (const entry of ROSTER) ids.push(await stores.staff.add(entry));
    for (const [index, user] of [ANNA, IRINA].entries()) {
      await stores.accounts.consent(user, 1, NOW);
      await stores.accounts.addRole(user, 'subject_teacher', null);
      await stores.staff.link(ids[index] ?? staffId(1), user, NOW);
    }
    const world: World = {
      stores,
      starts: (context) => noticeOrderChange(context, work),
      async confirms(context) {
        const actor = await identify(context, work, ADMINISTRATOR);
        const shown = await showOrderChange(context, work, actor);
        return confirmOrderChange(context, work, actor, shown.kind === 'waiting' ? shown.change.mark : -1);
      },
      hears: async (context, user) =>
        (await unheardBy(context, work, user)).map(
          (one) => `${one.kind} ${(one.kind === 'changed' ? one.after : one.duty).duty.id}`,
        ),
    };
    await world.starts(madeUpSchool());
    await run(world);
  });
  await database.close();
}

describe('the start', () => {
  test('for the first time takes what the files say as known, by nobody’s yes', () =>
    inSchool(async ({ stores, starts }) => {
      expect(await stores.orderSnapshots.all()).toMatchObject([{ confirmedBy: null, keptAt: NOW }]);
      expect(await starts(madeUpSchool())).toEqual({ kind: 'same' });
    }));

  test('with other files tells the administrators once, however often it is repeated', () =>
    inSchool(async ({ starts }) => {
      const later = registrationOn('2030-09-27');
      expect(await starts(later)).toMatchObject({
        kind: 'changed',
        tell: [ADMINISTRATOR],
        change: { difference: { duties: [{ kind: 'changed', fields: ['due'] }], offices: [] } },
      });
      expect(await starts(later)).toEqual({ kind: 'silent' });
    }));

  test('with a further edit asks anew, against what was confirmed', () =>
    inSchool(async ({ starts }) => {
      await starts(registrationOn('2030-09-27'));
      expect(await starts(registrationOn('2030-09-30'))).toMatchObject({
        kind: 'changed',
        change: { difference: { duties: [{ before: { due: '2030-09-20' }, after: { due: '2030-09-30' } }] } },
      });
    }));

  test('with the confirmed files again withdraws the question; the same edit later is asked about again', () =>
    inSchool(async ({ starts, confirms }) => {
      await starts(registrationOn('2030-09-27'));
      expect(await starts(madeUpSchool())).toEqual({ kind: 'same' });
      expect(await confirms(madeUpSchool())).toMatchObject({ kind: 'nothing', since: NOW });
      expect(await starts(registrationOn('2030-09-27'))).toMatchObject({ kind: 'changed' });
    }));

  test('says nothing while mailing is paused, and to nobody who forbade messages; that is made up for', () =>
    inSchool(async ({ stores, starts }) => {
      const later = registrationOn('2030-09-27');
      await stores.reachability.markUnreachable(privatePeer(ADMINISTRATOR), 901, NOW);
      expect(await starts(later)).toMatchObject({ kind: 'changed', tell: [] });
      await stores.reachability.markReachable(privatePeer(ADMINISTRATOR));
      const work = { stores, now: NOW };
      await pauseMailing(later, work, await identify(later, work, ADMINISTRATOR));
      expect(await starts(later)).toEqual({ kind: 'silent' });
      await stores.meta.delete('mailing_paused');
      expect(await starts(later)).toMatchObject({ kind: 'changed', tell: [ADMINISTRATOR] });
    }));
});

describe('until it is confirmed', () => {
  const reminded = async (context: SchoolContext, stores: Stores, date: string): Promise<string[]> => {
    const plans = await planReminders(context, { stores, now: NOW }, day(date));
    return plans.flatMap(({ actor, duties }) => duties.map(({ duty }) => `${actor.user} ${duty.id}`));
  };

  test('nobody is reminded of what changed or was added; of everything else they are', () =>
    inSchool(async ({ stores, starts, confirms }) => {
      const extra = { id: dutyId('first', 'extra'), due: day('2030-10-25'), remindOn: [0] };
      const context = edited((one) => {
        if (one.id === REGISTRATION)
          return [
            { ...one, due: day('2030-10-25') },
            { ...one, ...extra },
          ];
        return [one];
      });
      await starts(context);
      expect(await reminded(context, stores, '2030-10-25')).toEqual([`${ANNA} first/class-chat`]);
      await confirms(context);
      expect(await reminded(context, stores, '2030-10-25')).toEqual(
        expect.arrayContaining([`${IRINA} ${REGISTRATION}`, `${IRINA} first/extra`, `${ANNA} first/class-chat`]),
      );
    }));

  test('what changed is not taken further to the administrator', () =>
    inSchool(async ({ stores, starts, confirms }) => {
      const context = edited((one) => [one.id === REGISTRATION ? { ...one, remindOn: [0, 7] } : one]);
      await starts(context);
      for (const [user, subject] of [
        [ANNA, 'staff:1'],
        [IRINA, 'staff:2'],
      ] as const)
        await stores.reminded.add(user, [{ duty: REGISTRATION, subject }], day('2030-09-27'));
      const escalated = async () => {
        const planned = await escalationsFor(context, { stores, now: NOW }, ADMINISTRATOR, day('2030-10-10'));
        return planned.flatMap(({ lines }) => lines.map(({ duty }) => duty.id));
      };
      expect(await escalated()).toEqual([]);
      await confirms(context);
      expect(await escalated()).toEqual([REGISTRATION]);
    }));

  test('the digest names it, and then does not any more', () =>
    inSchool(async ({ stores, starts, confirms }) => {
      const context = registrationOn('2030-09-27');
      const work = { stores, now: NOW };
      const digest = async () =>
        makeDigest(context, work, await identify(context, work, ADMINISTRATOR), { keep: false, realNow: NOW });
      await starts(context);
      expect(await digest()).toMatchObject({ orderChange: { duties: [{ kind: 'changed' }] } });
      await confirms(context);
      expect(await digest()).toMatchObject({ orderChange: null });
    }));
});

describe('the yes', () => {
  test('keeps what was before, who said it and when, with a line in the journal about each duty', () =>
    inSchool(async ({ stores, starts, confirms }) => {
      const context = registrationOn('2030-09-27');
      const director = { name: 'Н.Н. Новый', position: 'директор' };
      const offices = { ...context.school.offices, director };
      const both = { ...context, school: { ...context.school, offices } };
      await starts(both);
      expect((await confirms(both)).kind).toBe('confirmed');
      const kept = await stores.orderSnapshots.all();
      expect(kept).toMatchObject([{ confirmedBy: null }, { confirmedBy: ADMINISTRATOR, keptAt: NOW }]);
      expect(kept[0]?.snapshot.orders[0]?.duties[0]?.due).toBe('2030-09-20');
      expect(await stores.journal.about(`duty:${REGISTRATION}`)).toMatchObject([
        {
          actor: ADMINISTRATOR,
          act: 'order.changed',
          details: { change: 'changed', fields: 'due', due_before: '2030-09-20', due_after: '2030-09-27' },
        },
      ]);
      expect(await stores.journal.about('office:director')).toMatchObject([{ details: { change: 'changed' } }]);
      expect(await starts(both)).toEqual({ kind: 'same' });
    }));

  test('is an administrator’s alone, and to exactly what they saw', () =>
    inSchool(async ({ stores, starts }) => {
      const context = registrationOn('2030-09-27');
      await starts(context);
      const work = { stores, now: NOW };
      const anna = await identify(context, work, ANNA);
      expect(await showOrderChange(context, work, anna)).toEqual({ kind: 'forbidden' });
      expect(await confirmOrderChange(context, work, anna, 1)).toEqual({ kind: 'forbidden' });
      const vera = await identify(context, work, ADMINISTRATOR);
      expect(await confirmOrderChange(context, work, vera, 1)).toMatchObject({ kind: 'waiting' });
      expect(await stores.orderSnapshots.all()).toHaveLength(1);
    }));

  test('lets those hear whose own duties changed, once, and lists those who cannot be reached', () =>
    inSchool(async ({ stores, starts, confirms, hears }) => {
      const context = registrationOn('2030-09-27');
      await stores.reachability.markUnreachable(privatePeer(IRINA), 901, NOW);
      await starts(context);
      expect(await hears(context, ANNA)).toEqual([]);
      const confirmed = await confirms(context);
      if (confirmed.kind !== 'confirmed') throw new Error(confirmed.kind);
      const reached = new Map(confirmed.concerned.map((one) => [Number(one.staff.id), one.reached]));
      expect(reached).toEqual(
        new Map([
          [1, ANNA],
          [2, null],
          [3, null],
          [4, null],
          [5, null],
        ]),
      );
      expect(await hears(context, ANNA)).toEqual([`changed ${REGISTRATION}`]);
      expect(await hears(context, IRINA)).toEqual([]);
      expect(peopleIn(await planDay(context, { stores, now: NOW + DAY_MS }, day('2030-09-04')))).toEqual([ANNA]);
    }));

  test('concerns nobody by a date they met, nor by one that an extension for them goes beyond', () =>
    inSchool(async ({ stores, starts, confirms, hears }) => {
      const context = registrationOn('2030-09-27');
      const work = { stores, now: NOW };
      await recordRegistration(context, work, staffId(1), ANNA);
      const step = { step: 'extend', due: day('2030-09-30'), reason: 'болезнь' } as const;
      await moveAssignment(work, { duty: REGISTRATION, subject: 'staff:2' }, step, ADMINISTRATOR);
      await starts(context);
      expect(await confirms(context)).toMatchObject({ concerned: [{}, {}, {}] });
      for (const user of [ANNA, IRINA]) expect(await hears(context, user)).toEqual([]);
    }));

  test('tells of a duty that is withdrawn, and of one that goes from one role to another', () =>
    inSchool(async ({ starts, confirms, hears }) => {
      await starts(without(LESSONS));
      await confirms(without(LESSONS));
      expect(await hears(without(LESSONS), IRINA)).toEqual([`withdrawn ${LESSONS}`]);
      const leaders = edited((one) =>
        one.id === LESSONS ? [{ ...one, assignee: { who: 'role', role: 'class_teacher' } }] : [one],
      );
      await starts(leaders);
      await confirms(leaders);
      // Анна leads a class: for her nothing is different from what she knows
      expect(await hears(leaders, ANNA)).toEqual([]);
      expect(await hears(leaders, IRINA)).toEqual([`withdrawn ${LESSONS}`]);
    }));

  test('to an office in other hands tells both of its officers', () =>
    inSchool(async ({ starts, confirms, hears }) => {
      const helping = edited((one) =>
        one.id === LESSONS
          ? [one, { ...one, id: dutyId('first', 'help'), assignee: { who: 'office', office: 'support' } }]
          : [one],
      );
      const by = (name: string): SchoolContext => {
        const offices = { ...helping.school.offices, support: { name, position: 'учитель' } };
        return { ...helping, school: { ...helping.school, offices } };
      };
      await starts(by('А.П. Ёлкина'));
      await confirms(by('А.П. Ёлкина'));
      expect(await hears(by('А.П. Ёлкина'), ANNA)).toEqual(['added first/help']);
      await starts(by('И.Л. Соколова'));
      await confirms(by('И.Л. Соколова'));
      expect(await hears(by('И.Л. Соколова'), ANNA)).toEqual([]);
      expect(await hears(by('И.Л. Соколова'), IRINA)).toEqual(['added first/help']);
    }));

  test('to a second change before the first was told is heard of as one', () =>
    inSchool(async ({ starts, confirms, hears, stores }) => {
      await starts(registrationOn('2030-09-27'));
      await confirms(registrationOn('2030-09-27'));
      const last = registrationOn('2030-09-30');
      await starts(last);
      await confirms(last);
      const news = await unheardBy(last, { stores, now: NOW }, ANNA);
      expect(news).toMatchObject([{ before: { duty: { due: '2030-09-20' } }, after: { duty: { due: '2030-09-30' } } }]);
      await starts(madeUpSchool());
      await confirms(madeUpSchool());
      expect(await hears(madeUpSchool(), ANNA)).toEqual([]);
    }));

  test('waits for those on leave, and leaves with whoever asks to be forgotten', () =>
    inSchool(async ({ stores, starts, confirms, hears }) => {
      const context = registrationOn('2030-09-27');
      await starts(context);
      await confirms(context);
      await stores.staff.setStatus(staffId(1), 'on_leave', null, NOW);
      expect(await hears(context, ANNA)).toEqual([]);
      await stores.staff.setStatus(staffId(1), 'active', null, NOW);
      expect(await hears(context, ANNA)).toEqual([`changed ${REGISTRATION}`]);
      await stores.orderNews.forget(ANNA);
      await stores.orderSnapshots.forgetActor(ADMINISTRATOR);
      expect(await hears(context, ANNA)).toEqual([]);
      expect((await stores.orderSnapshots.last())?.confirmedBy).toBeNull();
    }));
});
