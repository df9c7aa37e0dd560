import fc from 'fast-check';
import { dutyId } from '../../src/domain/ids';
import { addDays, parseLocalDate } from '../../src/domain/localDate';
import type { Duty, Order } from '../../src/domain/order';
import { diffOrders, idOf, isEmpty, restingIn, snapshotOf, type OrderSnapshot } from '../../src/domain/orderDiff';
import type { Officer } from '../../src/domain/school';

const start = parseLocalDate('2023-06-14');
if (!start) throw new Error('no day');

const anyDuty = (order: string): fc.Arbitrary<Duty> =>
  fc.record({
    id: fc.integer({ min: 0, max: 30 }).map((n) => dutyId(order, `duty-${n}`)),
    clause: fc.record({
      document: fc.constantFrom('order' as const, 'regulation' as const),
      number: fc.constantFrom('1', '2', '2.1'),
    }),
    text: fc.constantFrom('создать чат', 'зарегистрироваться', 'вести уроки'),
    due: fc.option(fc.integer({ min: 0, max: 40 }).map((days) => addDays(start, days))),
    assignee: fc.oneof(
      fc.constant({ who: 'staff' as const }),
      fc.constant({ who: 'role' as const, role: 'parent' as const }),
      fc.constant({ who: 'roles' as const, roles: ['subject_teacher', 'additional_teacher'] as const }),
      fc.constant({ who: 'class_teacher' as const, grades: [6, 7, 8] }),
      fc.constantFrom('director', 'support').map((office) => ({ who: 'office' as const, office })),
    ),
    evidence: fc.constantFrom<Duty['evidence']>(
      { kind: 'registration' },
      { kind: 'chat', chat: 'class' },
      { kind: 'report' },
      { kind: 'report', place: 'staff_room' },
    ),
    optional: fc.boolean(),
    repeat: fc.constantFrom(null, 'month' as const, 'week' as const),
    remindOn: fc.array(fc.integer({ min: -14, max: 28 }), { maxLength: 5 }),
    capability: fc.constant(['D10']),
  });

const anyOrder = (id: string): fc.Arbitrary<Order> =>
  fc.uniqueArray(anyDuty(id), { selector: (one) => one.id, minLength: 1, maxLength: 8 }).map((duties) => ({
    id,
    version: 1,
    number: `№-${id}`,
    date: start,
    title: 'О платформе',
    regulation: 'Положение',
    regulationAdopted: null,
    extensionsBy: 'director',
    clauses: [],
    duties,
  }));
const orders = fc.tuple(anyOrder('first'), anyOrder('second'));
const offices = fc.dictionary(
  fc.constantFrom('director', 'support', 'constructor'),
  fc.record({ name: fc.constantFrom('А.А. Первая', 'Б.Б. Второй'), position: fc.constantFrom('директор', 'завуч') }),
);

/** Every object of it with its keys the other way round, as it may come back from a file. */
function reversedKeys<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).reverse())
      : inner,
  ) as T;
}

test('the same order has no differences, in whatever sequence its files, duties, lists and keys stand', () => {
  fc.assert(
    fc.property(orders, offices, (both, people) => {
      const before = snapshotOf(both, people);
      const shuffled = both
        .map((order) => ({
          ...order,
          duties: order.duties.map((duty) => ({ ...duty, remindOn: duty.remindOn.toReversed() })).toReversed(),
        }))
        .toReversed();
      expect(isEmpty(diffOrders(before, reversedKeys(snapshotOf(shuffled, people))))).toBe(true);
    }),
  );
});

/** One edit of a file, with what must be found of it. */
const EDITS: Readonly<Record<string, (duty: Duty) => Partial<Duty>>> = {
  due: ({ due }) => ({ due: due === null ? start : addDays(due, 7) }),
  text: ({ text }) => ({ text: `${text} и проверить` }),
  clause: ({ clause }) => ({ clause: { ...clause, number: '9.9' } }),
  assignee: () => ({ assignee: { who: 'office', office: 'another' } }),
  evidence: () => ({ evidence: { kind: 'staff_room' } }),
  optional: ({ optional }) => ({ optional: !optional }),
  repeat: () => ({ repeat: 'quarter' }),
  remindOn: ({ remindOn }) => ({ remindOn: [...remindOn, 60] }),
};

test('an edit of any field of any duty is found, and nothing else', () => {
  fc.assert(
    fc.property(orders, offices, fc.constantFrom(...Object.keys(EDITS)), fc.nat(), (both, people, field, pick) => {
      const [first, second] = both;
      const index = pick % first.duties.length;
      const edited = first.duties.map((duty, at) => (at === index ? { ...duty, ...EDITS[field]?.(duty) } : duty));
      const after = snapshotOf([{ ...first, duties: edited }, second], people);
      const difference = diffOrders(snapshotOf(both, people), after);
      expect(difference).toMatchObject({
        offices: [],
        duties: [{ kind: 'changed', fields: [field], order: '№-first' }],
      });
      expect(difference.duties.map(idOf)).toEqual([first.duties[index]?.id]);
      expect(restingIn(difference, after).has(first.duties[index]?.id ?? dutyId('', ''))).toBe(true);
    }),
  );
});

test('what stands in one snapshot only is added or withdrawn, and the way back is the mirror of the way there', () => {
  fc.assert(
    fc.property(orders, offices, orders, offices, (were, wereIn, are, areIn) => {
      const [before, after] = [snapshotOf(were, wereIn), snapshotOf(are, areIn)];
      const there = diffOrders(before, after);
      const back = diffOrders(after, before);
      const of = (difference: typeof there, kind: string): string[] =>
        difference.duties.filter((one) => one.kind === kind).map(idOf);
      const ids = (snapshot: OrderSnapshot): string[] =>
        snapshot.orders.flatMap(({ duties }) => duties.map(({ id }) => id)).sort();
      const without = (some: string[], others: string[]): string[] => some.filter((id) => !others.includes(id));
      expect(of(there, 'added').sort()).toEqual(without(ids(after), ids(before)));
      expect(of(there, 'withdrawn').sort()).toEqual(without(ids(before), ids(after)));
      expect(of(back, 'added').sort()).toEqual(of(there, 'withdrawn').sort());
      expect(of(back, 'changed').sort()).toEqual(of(there, 'changed').sort());
      expect(back.offices.map(({ before: was, after: is }) => [is, was])).toEqual(
        there.offices.map(({ before: was, after: is }) => [was, is]),
      );
    }),
  );
});

describe('people in office', () => {
  const officer = (name: string, position = 'завуч'): Officer => ({ name, position });
  const duty: Duty = {
    id: dutyId('first', 'support'),
    clause: { document: 'order', number: '6' },
    text: 'помогать',
    due: null,
    assignee: { who: 'office', office: 'support' },
    evidence: { kind: 'report' },
    optional: false,
    repeat: null,
    remindOn: [],
    capability: [],
  };
  const said = (support: Officer | null): OrderSnapshot =>
    snapshotOf(
      [
        {
          id: 'first',
          version: 1,
          number: '7',
          date: start,
          title: '',
          regulation: '',
          regulationAdopted: null,
          extensionsBy: 'director',
          clauses: [],
          duties: [duty],
        },
      ],
      support ? { support } : {},
    );

  test('another name is a change, and the duties of that office rest', () => {
    const difference = diffOrders(said(officer('А.А. Первая')), said(officer('Б.Б. Второй')));
    expect(difference.offices).toEqual([
      { office: 'support', before: officer('А.А. Первая'), after: officer('Б.Б. Второй') },
    ]);
    expect([...restingIn(difference, said(officer('Б.Б. Второй')))]).toEqual([duty.id]);
  });

  test('another title of the same person is a change that lets nothing rest', () => {
    const after = said(officer('А.А. Первая', 'директор'));
    const difference = diffOrders(said(officer('А.А. Первая')), after);
    expect(isEmpty(difference)).toBe(false);
    expect(restingIn(difference, after).size).toBe(0);
  });

  test('an office that appears or goes is a change', () => {
    expect(diffOrders(said(null), said(officer('А.А. Первая'))).offices).toMatchObject([{ before: null }]);
    expect(diffOrders(said(officer('А.А. Первая')), said(null)).offices).toMatchObject([{ after: null }]);
  });
});
