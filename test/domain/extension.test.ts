/** Which dates may be asked for, and how long a duty rests while its request waits. */
import fc from 'fast-check';
import { WorkCalendar } from '../../src/domain/calendar';
import { dateAfter, isAskedAgainOn, judgeDate, offeredDates, restsOn } from '../../src/domain/extension';
import { addDays, daysBetween } from '../../src/domain/localDate';
import { readDay, readSpan } from '../../src/texts/typedDate';
import { day } from '../scenes/school';

const calendar = new WorkCalendar(
  [
    {
      year: 2031,
      daysOff: ['2031-01-01', '2031-01-02', '2031-01-03', '2031-01-06', '2031-01-07', '2031-01-08'].map(day),
      workingSaturdays: [],
      saturdaysOff: [],
    },
  ],
  5,
);

test('a week, two weeks and a month are counted from the date, or from today when it has passed', () => {
  const dates = (due: string, today: string) =>
    offeredDates(day(due), day(today), calendar).map(({ date }): string => date);
  expect(dates('2030-09-20', '2030-09-03')).toEqual(['2030-09-27', '2030-10-04', '2030-10-21']);
  expect(dates('2030-09-20', '2030-10-01')).toEqual(['2030-10-08', '2030-10-15', '2030-10-31']);
  // both the week and the fortnight end in the holidays: one button
  expect(dates('2030-12-25', '2030-12-20')).toEqual(['2031-01-09', '2031-01-24']);
  expect(dates('2031-06-01', '2030-12-10')).toEqual([]);
});

test('whatever is offered may be asked for, is later than the date and today, and is a working day', () => {
  const days = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(days, days, (one, other) => {
      const [due, today] = [addDays(day('2030-09-01'), one), addDays(day('2030-09-01'), other)];
      for (const { span, date } of offeredDates(due, today, calendar)) {
        expect(judgeDate(date, due, today)).toBe('fits');
        expect(date > due && date > today).toBe(true);
        expect(daysBetween(today, date)).toBeLessThanOrEqual(180);
        expect(calendar.isWorkingDay(date)).toBe(true);
        expect(dateAfter(span, due, today, calendar)).toBe(date);
      }
    }),
  );
});

test('a duty rests for a week, and not on the day that was asked for; then whoever decides is asked once', () => {
  const asked = day('2030-09-03');
  const request = { asked, newDue: day('2030-09-27') };
  expect(restsOn(request, asked)).toBe(true);
  expect(restsOn(request, day('2030-09-09'))).toBe(true);
  expect(restsOn(request, day('2030-09-10'))).toBe(false);
  expect(restsOn({ asked, newDue: day('2030-09-05') }, day('2030-09-05'))).toBe(false);
  expect(isAskedAgainOn({ asked, again: null }, day('2030-09-09'))).toBe(false);
  expect(isAskedAgainOn({ asked, again: null }, day('2030-09-12'))).toBe(true);
  expect(isAskedAgainOn({ asked, again: day('2030-09-12') }, day('2030-09-12'))).toBe(true);
  expect(isAskedAgainOn({ asked, again: day('2030-09-12') }, day('2030-09-13'))).toBe(false);
});

test.each([
  ['30.06', '2023-06-30'],
  ['до 30.06.2023', '2023-06-30'],
  ['30.06.23', '2023-06-30'],
  ['1.7', '2023-07-01'],
  ['30 июня', '2023-06-30'],
  ['до 30 июня 2023 года', '2023-06-30'],
  ['1 мая', '2024-05-01'],
  ['5 марта', '2024-03-05'],
  ['14.06', '2024-06-14'],
  ['15.06', '2023-06-15'],
  ['29.02', '2024-02-29'],
  ['31.06', null],
  ['30 лет', null],
  ['завтра', null],
  ['12', null],
  ['', null],
])('«%s» in June 2023 is %s', (text, date) => {
  expect(readDay(text, day('2023-06-15'))).toBe(date);
});

test.each([
  ['на неделю', 'week'],
  ['Неделя', 'week'],
  ['две недели', 'fortnight'],
  ['на 2 недели', 'fortnight'],
  ['на месяц', 'month'],
  ['три недели', null],
  ['два месяца', null],
  ['подольше', null],
])('«%s» is a span of time: %s', (text, span) => {
  expect(readSpan(text)).toBe(span);
});
