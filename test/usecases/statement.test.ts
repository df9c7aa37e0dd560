/** The snapshot behind the statement of execution: what it says of each duty, and that it is one (п. 9). */
import { userId } from '../../src/domain/ids';
import { canonicalJson, type LineStanding } from '../../src/domain/statement';
import type { Assignee, Duty } from '../../src/domain/order';
import { sha256 } from '../../src/fingerprint';
import type { SchoolContext } from '../../src/usecases/context';
import { makeStatement, noteStatement, statementOrders } from '../../src/usecases/makeStatement';
import { ADMINISTRATOR, day, label } from '../scenes/school';
import { ANNA, at, chat, CHAT_1, CLASS_CHAT, context, inSchool, who } from './livedSchool';
import { declareAndWitness, liveThrough, OCTOBER, orderOf, REGISTRATION, statementAt, step } from './livedStatement';

type Taken = Awaited<ReturnType<typeof statementAt>>;
const lineOf = ({ snapshot }: Taken, duty: string) => snapshot.lines.find((line) => line.duty === duty);
const standings = ({ snapshot }: Taken) => snapshot.lines.map(({ clause, standing }) => `${clause.number} ${standing}`);
const markOf = (taken: Taken, subject: string, duty: string = REGISTRATION) =>
  lineOf(taken, duty)?.marks.find((mark) => mark.subject === subject);

/** The school with duties changed or added. */
const withDuties = (change: (duties: readonly Duty[]) => readonly Duty[]): SchoolContext => ({
  ...context,
  orders: [{ ...orderOf(context), duties: change(orderOf(context).duties) }],
});

const reported = { step: 'report', evidence: { kind: 'reported' } } as const;

test('кто когда сделал, как известно и у кого другой срок', () =>
  inSchool(async (stores, rows) => {
    await liveThrough(stores, rows);
    const taken = await statementAt(stores);
    expect(markOf(taken, `staff:${rows.anna}`)).toEqual({
      subject: `staff:${rows.anna}`,
      state: 'confirmed',
      done: true,
      due: '2030-09-20',
      // the day she said so, not the day it was confirmed
      doneOn: '2030-09-10',
      shown: { kind: 'reported' },
      by: { who: 'administrator' },
      reason: null,
      holder: null,
    });
    expect(markOf(taken, `staff:${rows.irina}`)).toMatchObject({ doneOn: '2030-09-24', by: { who: 'self' } });
    expect(markOf(taken, `staff:${rows.igorevna}`)).toMatchObject({ due: '2030-10-11', done: false, by: null });
    expect(markOf(taken, `staff:${rows.ivan}`)).toMatchObject({ state: 'not_applicable', done: false });
    expect(markOf(taken, 'class:7Б', CLASS_CHAT)).toMatchObject({
      done: true,
      doneOn: '2030-09-18',
      shown: { kind: 'chat', title: 'Чат 1' },
    });
    expect(standings(taken)).toEqual(['1 overdue', '2 part', '4.4 undated', '4.5 uncounted', '4.6 uncounted']);
  }));

test('в снимке нет ни одного номера профиля и чата', () =>
  inSchool(async (stores, rows) => {
    await liveThrough(stores, rows);
    await declareAndWitness(stores);
    const numbers: unknown[] = [];
    JSON.stringify((await statementAt(stores)).snapshot, (_, value: unknown) => {
      if (typeof value === 'number') numbers.push(value);
      return value;
    });
    expect(numbers).not.toContain(ANNA);
    expect(numbers).not.toContain(CHAT_1);
    expect(numbers).not.toContain(30);
  }));

test('снимок тот же — отпечаток тот же; отметка или минута — другой', () =>
  inSchool(async (stores, rows) => {
    await liveThrough(stores, rows);
    const first = await statementAt(stores);
    expect((await statementAt(stores)).hash).toBe(first.hash);
    expect(first.hash).toBe(sha256(canonicalJson(first.snapshot)));
    expect((await statementAt(stores, OCTOBER + 60_000)).hash).not.toBe(first.hash);
    await step({ stores }, '2030-09-30T10:00', `staff:${rows.igorevna}`, reported);
    expect((await statementAt(stores)).hash).not.toBe(first.hash);
  }));

test('порядок полей на отпечаток не влияет', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'я' }], a: true })).toBe('{"a":true,"b":[1,{"c":"я","d":null}]}');
  expect(canonicalJson({ a: true, b: [1, { c: 'я', d: null }] })).toBe(
    canonicalJson({ b: [1, { d: null, c: 'я' }], a: true }),
  );
});

test('снимок только читает: после него в базе всё по-прежнему', () =>
  inSchool(async (stores, rows) => {
    await liveThrough(stores, rows);
    const before = [
      await stores.assignments.all(),
      await stores.staff.all(),
      await stores.journal.about('order:first'),
    ];
    await statementAt(stores);
    expect([
      await stores.assignments.all(),
      await stores.staff.all(),
      await stores.journal.about('order:first'),
    ]).toEqual(before);
  }));

describe('состояние поручения', () => {
  const only = (more: Partial<Duty>): SchoolContext =>
    withDuties((duties) => duties.slice(0, 1).map((duty) => ({ ...duty, ...more })));
  const office: Assignee = { who: 'office', office: 'director' };
  const report = { evidence: { kind: 'report' as const } };
  const cases: readonly [string, Partial<Duty>, string, LineStanding][] = [
    ['в день срока — ещё не просрочено', {}, '2030-09-20T23:59', 'not_due'],
    ['на следующий день — просрочено', {}, '2030-09-21T00:01', 'overdue'],
    ['необязательное не бывает просрочено', { optional: true }, '2030-12-01T10:00', 'optional'],
    ['без срока', { due: null }, '2030-12-01T10:00', 'undated'],
    ['для должности — один исполнитель', { assignee: office, ...report }, '2030-09-21T10:00', 'overdue'],
    ['исполнителей нет', { assignee: { who: 'role', role: 'administration' } }, '2030-09-21T10:00', 'nobody'],
  ];
  test.each(cases)('%s', (_, change, moment, expected) =>
    inSchool(async (stores) => {
      const taken = await statementAt(stores, at(moment), only(change));
      expect(taken.snapshot.lines.map(({ standing }) => standing)).toEqual([expected]);
    }),
  );

  test('всех освободили — не требуется; все сделали — исполнено', () =>
    inSchool(async (stores) => {
      for (const { id } of await stores.staff.all())
        await step({ stores }, '2030-09-10T10:00', `staff:${id}`, { step: 'waive', reason: 'нет возможности' });
      expect(lineOf(await statementAt(stores), REGISTRATION)?.standing).toBe('not_required');
      for (const { id } of await stores.staff.all()) {
        await step({ stores }, '2030-09-11T10:00', `staff:${id}`, { step: 'reopen', reason: null });
        await step({ stores }, '2030-09-12T10:00', `staff:${id}`, reported);
      }
      const line = lineOf(await statementAt(stores), REGISTRATION);
      expect(line?.standing).toBe('done');
      expect(new Set(line?.marks.map(({ doneOn }) => doneOn))).toEqual(new Set(['2030-09-12']));
    }));

  test('поручение администратора платформы исполнено, кто бы из них его ни исполнил', () =>
    inSchool(async (stores, rows) => {
      const school = only({ assignee: { who: 'role', role: 'administrator' }, ...report });
      expect(lineOf(await statementAt(stores, OCTOBER, school), REGISTRATION)?.marks).toHaveLength(1);
      await stores.administrators.set(ANNA, true, ADMINISTRATOR, OCTOBER);
      await step({ stores }, '2030-09-12T10:00', `staff:${rows.irina}`, reported);
      const line = lineOf(await statementAt(stores, OCTOBER, school), REGISTRATION);
      expect(line).toMatchObject({ standing: 'done', marks: [{ subject: `staff:${rows.irina}` }] });
      expect(line?.officer?.name).toBe('А.А. Заведующая');
    }));

  test('повторяющееся открыто снова с новым периодом, прежнее осталось в истории', () =>
    inSchool(async (stores, rows) => {
      const school = only({ repeat: 'month', due: null, ...report });
      await step({ stores }, '2030-09-12T10:00', `staff:${rows.anna}`, reported);
      expect(markOf(await statementAt(stores, at('2030-09-30T20:00'), school), `staff:${rows.anna}`)).toMatchObject({
        done: true,
      });
      const october = await statementAt(stores, OCTOBER, school);
      expect(markOf(october, `staff:${rows.anna}`)).toMatchObject({ done: false, doneOn: null, shown: null });
      expect(october.snapshot.history).toHaveLength(1);
    }));
});

test('чат, заявленный без бота и потом увиденный ботом, создан в день заявления', () =>
  inSchool(async (stores) => {
    await declareAndWitness(stores);
    await chat({ stores, now: at('2030-09-28T10:00') }, CHAT_1, '6А', 'instead');
    const [row] = (await statementAt(stores)).snapshot.chats;
    expect(row).toMatchObject({ classLabel: label('6А'), standing: 'here', title: 'Чат 1', since: '2030-09-20' });
  }));

test('пункты идут как в приказе, что бы ни стояло в файле раньше', () =>
  inSchool(async (stores) => {
    const { clauses } = orderOf(context);
    const school = withDuties((duties) => [...duties].reverse());
    const numbered = {
      ...orderOf(school),
      clauses: [
        ...clauses,
        ...['2', '4.4', '4.5', '4.6'].map((number) => ({
          document: number.includes('.') ? ('regulation' as const) : ('order' as const),
          number,
          text: '',
        })),
      ],
    };
    const taken = await statementAt(stores, OCTOBER, { ...school, orders: [numbered] });
    expect(taken.snapshot.lines.map(({ clause }) => clause.number)).toEqual(['1', '2', '4.4', '4.5', '4.6']);
    expect(taken.snapshot.order.withoutDuties.map(({ number }) => number)).toEqual(['8.1', '8.2', '8.3']);
  }));

test('справку берут администратор и директор; чужого приказа нет', () =>
  inSchool(async (stores) => {
    const work = { stores, now: OCTOBER };
    const make = async (user = ADMINISTRATOR, order = 'first') =>
      (await makeStatement(context, work, await who(work, user), { order, hash: sha256 })).kind;
    expect(await make()).toBe('statement');
    expect(await make(ADMINISTRATOR, 'second')).toBe('unknown_order');
    expect(await make(ANNA)).toBe('forbidden');
    expect(await make(userId(99))).toBe('forbidden');
    const director = { ...(await who(work, ANNA)), offices: ['director'] };
    expect(await makeStatement(context, work, director, { order: 'first', hash: sha256 })).toMatchObject({
      kind: 'statement',
    });
  }));

test('выданную справку узнают по отпечатку: названы три последние', () =>
  inSchool(async (stores) => {
    const work = { stores, now: OCTOBER };
    for (const hash of ['a', 'b', 'c', 'd']) await noteStatement(work, ADMINISTRATOR, 'first', { at: OCTOBER, hash });
    const found = await statementOrders(context, work, await who(work));
    expect(found).toMatchObject({ kind: 'orders', orders: [{ given: [{ hash: 'b' }, { hash: 'c' }, { hash: 'd' }] }] });
    expect(await statementOrders(context, work, await who(work, ANNA))).toEqual({ kind: 'forbidden' });
    await stores.journal.forgetActor(ADMINISTRATOR);
    expect((await stores.journal.about('order:first')).map(({ actor }) => actor)).toEqual([null, null, null, null]);
  }));

test('срок, который перенёс приказ дальше разрешённого, — срок приказа', () =>
  inSchool(async (stores, rows) => {
    await liveThrough(stores, rows);
    const later = withDuties((duties) =>
      duties.map((duty) => (duty.due === null ? duty : { ...duty, due: day('2030-12-01') })),
    );
    expect(markOf(await statementAt(stores, OCTOBER, later), `staff:${rows.igorevna}`)).toMatchObject({
      due: '2030-12-01',
    });
  }));

test('цифры с платформы — в снимке по порядку, без отозванных и без профилей', () =>
  inSchool(async (stores, rows) => {
    await liveThrough(stores, rows);
    const typed = async (on: string, registered: number, by = ANNA) =>
      stores.platformFigures.add({ day: day(on), registered, of: 60 }, by, at('2030-09-20T12:05'));
    await typed('2030-09-19', 43);
    const wrong = await typed('2030-09-20', 84);
    await stores.platformFigures.withdraw(wrong, at('2030-09-20T12:06'));
    await typed('2030-09-20', 48, ADMINISTRATOR);
    const { snapshot } = await statementAt(stores);
    const moment = { date: '2030-09-20', minute: 725 };
    expect(snapshot.platform).toEqual([
      { ...moment, figures: { day: '2030-09-19', registered: 43, of: 60 }, by: { who: 'staff', name: 'Ёлкина А.П.' } },
      { ...moment, figures: { day: '2030-09-20', registered: 48, of: 60 }, by: { who: 'administrator' } },
    ]);
  }));
