import { WorkCalendar } from '../../src/domain/calendar';
import { isFirstWorkingDay, isWishedOn, USUAL_WISH } from '../../src/domain/digestWish';
import { dueBetween } from '../../src/domain/dueWork';
import { day } from '../scenes/school';

// Monday, 6 November 2023 is a day off
const calendar = new WorkCalendar(
  [{ year: 2023, daysOff: [day('2023-11-06')], workingSaturdays: [], saturdaysOff: [] }],
  5,
);

test('the week begins with its first working day', () => {
  expect(isFirstWorkingDay(day('2023-11-06'), calendar)).toBe(false);
  expect(isFirstWorkingDay(day('2023-11-07'), calendar)).toBe(true);
  expect(isFirstWorkingDay(day('2023-11-08'), calendar)).toBe(false);
  expect(isFirstWorkingDay(day('2023-11-13'), calendar)).toBe(true);
});

test('once a week is once a week; other wishes are for every working day', () => {
  const weekly = { ...USUAL_WISH, days: 'weekly' } as const;
  expect(isWishedOn(weekly, day('2023-11-07'), calendar)).toBe(true);
  expect(isWishedOn(weekly, day('2023-11-08'), calendar)).toBe(false);
  expect(isWishedOn(USUAL_WISH, day('2023-11-08'), calendar)).toBe(true);
});

test('each chosen hour is due once a day; what was chosen for the afternoon is stale by the evening', () => {
  const school = {
    timeZone: 'Europe/Moscow',
    digestMinute: 480,
    weeklyMinute: 900,
    reminderMinute: 540,
    staffHours: { fromMinute: 480, toMinute: 1140 },
  };
  const at = (text: string): number => Date.parse(`${text}+03:00`);
  const due = dueBetween(at('2023-11-08T00:00'), at('2023-11-09T00:00'), school, calendar, [900, 480, 900]);
  const digests = due.flatMap((one) => (one.kind === 'digest' ? [[one.minute, one.staleAfter]] : []));
  expect(digests).toEqual([
    [480, at('2023-11-08T12:00')],
    [900, at('2023-11-08T19:00')],
  ]);
});
