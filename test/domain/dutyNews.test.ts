import { dutyNews, type OwnDuty } from '../../src/domain/dutyNews';
import { dutyId } from '../../src/domain/ids';
import { parseLocalDate } from '../../src/domain/localDate';
import type { Duty } from '../../src/domain/order';

const own = (id: string, more: Partial<Duty> = {}, done = false): OwnDuty => ({
  duty: {
    id: dutyId('first', id),
    clause: { document: 'order', number: '5' },
    text: 'зарегистрироваться',
    due: parseLocalDate('2023-06-23'),
    assignee: { who: 'staff' },
    evidence: { kind: 'registration' },
    optional: false,
    repeat: null,
    remindOn: [-1, 0],
    capability: [],
    ...more,
  },
  subject: { of: 'person' },
  recordedFor: 'staff:1',
  done,
});
const LATER = { due: parseLocalDate('2023-06-30') };

test('the same duties are no news, and neither is another number of the clause or other days of reminders', () => {
  const moved = { clause: { document: 'order', number: '6' }, remindOn: [0] } as const;
  expect(dutyNews([own('a')], [own('a')])).toEqual([]);
  expect(dutyNews([own('a')], [own('a', moved)])).toEqual([]);
});

test('a new date, other words, a new duty and one that is theirs no more are each said', () => {
  const news = dutyNews(
    [own('a'), own('b'), own('gone')],
    [own('a', LATER), own('b', { text: 'войти на платформу' }), own('new')],
  );
  expect(news.map((one) => [one.kind, (one.kind === 'changed' ? one.after : one.duty).duty.id])).toEqual([
    ['changed', 'first/a'],
    ['changed', 'first/b'],
    ['added', 'first/new'],
    ['withdrawn', 'first/gone'],
  ]);
});

test('of what was done for good nothing is said; of what comes again it is', () => {
  expect(dutyNews([own('a', {}, true), own('b', {}, true)], [own('a', LATER, true)])).toEqual([]);
  const monthly = { repeat: 'month' } as const;
  expect(dutyNews([own('a', monthly, true)], [])).toMatchObject([{ kind: 'withdrawn' }]);
});

test('the same duty for another class is another duty', () => {
  const ofClass = (classLabel: string): OwnDuty => ({ ...own('chat'), recordedFor: `class:${classLabel}` });
  expect(dutyNews([ofClass('7А')], [ofClass('7А'), ofClass('7Б')])).toMatchObject([{ kind: 'added' }]);
});
