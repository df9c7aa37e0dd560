import fc from 'fast-check';
import { WorkCalendar } from '../../src/domain/calendar';
import type { LocalDate } from '../../src/domain/localDate';
import { dueBetween, ledgerKey } from '../../src/domain/dueWork';

const calendar = new WorkCalendar([{ year: 2023, daysOff: [], workingSaturdays: [], saturdaysOff: [] }], 5);
const school = {
  timeZone: 'Europe/Moscow',
  digestMinute: 8 * 60,
  weeklyMinute: 15 * 60,
  reminderMinute: 9 * 60,
  staffHours: { fromMinute: 8 * 60, toMinute: 19 * 60 },
};
const at = (text: string): number => Date.parse(text);

describe('что должны часы', () => {
  test('за рабочие сутки — одна сводка в 08:00 и одни напоминания в 09:00 по часам школы', () => {
    const due = dueBetween(at('2023-06-14T00:00:00+03:00'), at('2023-06-15T00:00:00+03:00'), school, calendar);
    expect(due.map(({ kind, at: instant }) => [kind, new Date(instant).toISOString()])).toEqual([
      ['digest', '2023-06-14T05:00:00.000Z'],
      ['reminders', '2023-06-14T06:00:00.000Z'],
    ]);
  });

  test('в последний рабочий день недели в 15:00 — неделя директору; перед выходной пятницей — в четверг', () => {
    const weekly = (from: string, to: string, days = calendar) =>
      dueBetween(at(`${from}T00:00:00+03:00`), at(`${to}T23:59:00+03:00`), school, days)
        .filter(({ kind }) => kind === 'weekly')
        .map(({ at: instant, staleAfter }) => [new Date(instant).toISOString(), (staleAfter - instant) / 3_600_000]);
    expect(weekly('2023-06-12', '2023-06-18')).toEqual([['2023-06-16T12:00:00.000Z', 4]]);
    const friday = [{ year: 2023, daysOff: ['2023-06-16' as LocalDate], workingSaturdays: [], saturdaysOff: [] }];
    expect(weekly('2023-06-12', '2023-06-18', new WorkCalendar(friday, 5))).toEqual([['2023-06-15T12:00:00.000Z', 4]]);
    expect(weekly('2023-06-12', '2023-06-18', new WorkCalendar([], 6))).toEqual([['2023-06-17T12:00:00.000Z', 4]]);
  });

  test('в выходные ничего', () => {
    expect(dueBetween(at('2023-06-17T00:00:00+03:00'), at('2023-06-18T23:59:00+03:00'), school, calendar)).toEqual([]);
  });

  test('сводка устаревает в полдень, напоминание — с концом рабочих часов того же дня', () => {
    const [digest, reminders] = dueBetween(
      at('2023-06-14T00:00:00+03:00'),
      at('2023-06-14T23:00:00+03:00'),
      school,
      calendar,
    );
    expect(digest?.staleAfter).toBe(at('2023-06-14T12:00:00+03:00'));
    expect(reminders?.staleAfter).toBe(at('2023-06-14T19:00:00+03:00'));
  });

  test('как ни дели промежуток, каждое дело случается ровно один раз и по порядку', () => {
    const start = at('2023-06-01T00:00:00+03:00');
    const minute = fc.integer({ min: 0, max: 20 * 24 * 60 });
    fc.assert(
      fc.property(minute, minute, minute, (a, b, c) => {
        const [first = 0, second = 0, third = 0] = [a, b, c].sort((x, y) => x - y).map((m) => start + m * 60_000);
        const whole = dueBetween(first, third, school, calendar).map(ledgerKey);
        const parts = [...dueBetween(first, second, school, calendar), ...dueBetween(second, third, school, calendar)];
        expect(parts.map(ledgerKey)).toEqual(whole);
        expect(new Set(whole).size).toBe(whole.length);
      }),
    );
  });

  test('часы, ушедшие на десять лет, не порождают десять лет дел', () => {
    const due = dueBetween(at('2013-06-14T00:00:00+03:00'), at('2023-06-14T12:00:00+03:00'), school, calendar);
    expect(due.length).toBeLessThan(2 * 401 + 58);
    expect(due.at(-1)?.date).toBe('2023-06-14');
  });
});
