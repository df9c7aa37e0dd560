import fc from 'fast-check';
import { WorkCalendar, type CalendarYear } from '../../src/domain/calendar';
import { addDays, weekday, type LocalDate } from '../../src/domain/localDate';

const day = (text: string): LocalDate => text as LocalDate;
const year2024: CalendarYear = {
  year: 2024,
  daysOff: ['2024-04-29', '2024-04-30', '2024-05-01', '2024-05-09', '2024-05-10'].map(day),
  workingSaturdays: [day('2024-04-27')],
  saturdaysOff: [day('2024-01-06')],
};
const five = new WorkCalendar([year2024], 5);
const six = new WorkCalendar([year2024], 6);

test('a working Saturday is worked, the days it stands for are off', () => {
  expect(five.isWorkingDay(day('2024-04-27'))).toBe(true);
  expect(five.isWorkingDay(day('2024-04-29'))).toBe(false);
  expect(five.isWorkingDay(day('2024-05-04'))).toBe(false);
});

test('a six-day week works on Saturdays but not on a holiday and never on Sunday', () => {
  expect(six.isWorkingDay(day('2024-05-04'))).toBe(true);
  expect(six.isWorkingDay(day('2024-01-06'))).toBe(false);
  expect(six.isWorkingDay(day('2024-05-05'))).toBe(false);
});

test('the working days around the long holidays', () => {
  expect(five.previousWorkingDay(day('2024-05-01'))).toBe('2024-04-27');
  expect(five.nextWorkingDay(day('2024-05-09'))).toBe('2024-05-13');
  expect(five.nextWorkingDay(day('2024-05-08'))).toBe('2024-05-08');
});

test('a year without data has only its weekends off, and says that it is unknown', () => {
  expect([five.knows(2024), five.knows(2027)]).toEqual([true, false]);
  expect(five.isWorkingDay(day('2027-01-01'))).toBe(true);
  expect(five.isWorkingDay(day('2027-01-02'))).toBe(false);
});

test('a calendar without a single working day leaves a date where it is', () => {
  const allOff = Array.from({ length: 200 }, (_, at) => addDays(day('2024-01-01'), at));
  const holiday = new WorkCalendar([{ ...year2024, daysOff: allOff, workingSaturdays: [] }], 5);
  expect(holiday.nextWorkingDay(day('2024-02-01'))).toBe('2024-02-01');
});

test('the nearest working day is a working one, with none in between', () => {
  const dates = fc.integer({ min: 0, max: 365 }).map((days) => addDays(day('2024-01-01'), days));
  fc.assert(
    fc.property(dates, fc.constantFrom(five, six), (date, calendar) => {
      const next = calendar.nextWorkingDay(date);
      expect(calendar.isWorkingDay(next)).toBe(true);
      for (let at = date; at < next; at = addDays(at, 1)) expect(calendar.isWorkingDay(at)).toBe(false);
      const previous = calendar.previousWorkingDay(date);
      expect(calendar.isWorkingDay(previous)).toBe(true);
      for (let at = date; at > previous; at = addDays(at, -1)) expect(calendar.isWorkingDay(at)).toBe(false);
      if (weekday(date) === 7) expect(next).not.toBe(date);
    }),
  );
});
