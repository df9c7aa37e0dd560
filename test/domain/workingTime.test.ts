/** Time is counted only while the school works. */
import fc from 'fast-check';
import { WorkCalendar } from '../../src/domain/calendar';
import { addDays, weekday, type LocalDate } from '../../src/domain/localDate';
import { workingMinutesBetween } from '../../src/domain/workingTime';
import { toInstant, toLocal } from '../../src/domain/zone';

const day = (text: string): LocalDate => text as LocalDate;
const HOURS = { fromMinute: 480, toMinute: 1140 };
const FULL_DAY = 660;
const MOSCOW = 'Europe/Moscow';
const year2024 = {
  year: 2024,
  daysOff: ['2024-04-29', '2024-04-30', '2024-05-01'].map(day),
  workingSaturdays: [day('2024-04-27')],
  saturdaysOff: [day('2024-01-06')],
};
const five = new WorkCalendar([year2024], 5);
const six = new WorkCalendar([year2024], 6);
const at = (text: string): number => Date.parse(`${text}+03:00`);
const minutes = (from: string, to: string, calendar = five): number =>
  workingMinutesBetween(at(from), at(to), calendar, HOURS, MOSCOW);

test.each([
  ['the same morning', '2024-04-17T10:00', '2024-04-17T11:30', 90],
  ['before the hours, until they begin', '2024-04-17T05:00', '2024-04-17T08:30', 30],
  ['in the evening, nothing', '2024-04-17T19:00', '2024-04-18T08:00', 0],
  ['over a night', '2024-04-17T18:00', '2024-04-18T09:00', 120],
  ['over a weekend', '2024-04-19T18:00', '2024-04-22T09:00', 120],
  ['on a working Saturday', '2024-04-27T08:00', '2024-04-27T19:00', FULL_DAY],
  ['over the holidays after it', '2024-04-27T18:00', '2024-05-02T09:00', 120],
  ['backwards, nothing', '2024-04-18T09:00', '2024-04-17T18:00', 0],
] as const)('%s', (_what, from, to, expected) => {
  expect(minutes(from, to)).toBe(expected);
});

test('a six-day week counts its Saturdays, but not a holiday', () => {
  expect(minutes('2024-04-20T08:00', '2024-04-20T19:00', six)).toBe(FULL_DAY);
  expect(minutes('2024-04-20T08:00', '2024-04-20T19:00', five)).toBe(0);
  expect(minutes('2024-01-06T08:00', '2024-01-06T19:00', six)).toBe(0);
});

const zones = fc.constantFrom(MOSCOW, 'Asia/Kamchatka', 'Europe/Kaliningrad', 'Asia/Vladivostok', 'Europe/Berlin');
const calendars = fc.constantFrom(five, six);
/** Whole minutes of the first half of 2024. */
const instants = fc
  .integer({ min: 0, max: 180 * 24 * 60 })
  .map((minute) => Date.parse('2024-01-01T00:00:00Z') + minute * 60_000);

test('what is waited in two parts is waited in one', () => {
  fc.assert(
    fc.property(fc.tuple(instants, instants, instants), calendars, zones, (three, calendar, zone) => {
      const [a, b, c] = [...three].sort((one, other) => one - other) as [number, number, number];
      const between = (from: number, to: number): number => workingMinutesBetween(from, to, calendar, HOURS, zone);
      expect(between(a, b) + between(b, c)).toBe(between(a, c));
    }),
  );
});

test('never less than nothing, nor more than has passed', () => {
  fc.assert(
    fc.property(instants, instants, calendars, zones, (from, to, calendar, zone) => {
      const waited = workingMinutesBetween(from, to, calendar, HOURS, zone);
      expect(waited).toBeGreaterThanOrEqual(0);
      expect(waited).toBeLessThanOrEqual(Math.max(0, (to - from) / 60_000));
    }),
  );
});

test('a whole working day is as long as its hours in every zone, a day off and every night are nothing', () => {
  const dates = fc.integer({ min: 0, max: 180 }).map((days) => addDays(day('2024-01-01'), days));
  fc.assert(
    fc.property(dates, calendars, zones, (date, calendar, zone) => {
      const midnight = toInstant(date, 0, zone);
      const [opens, closes] = [toInstant(date, HOURS.fromMinute, zone), toInstant(date, HOURS.toMinute, zone)];
      const next = toInstant(addDays(date, 1), 0, zone);
      const between = (from: number, to: number): number => workingMinutesBetween(from, to, calendar, HOURS, zone);
      expect(between(midnight, next)).toBe(calendar.isWorkingDay(date) ? FULL_DAY : 0);
      expect([between(midnight, opens), between(closes, next)]).toEqual([0, 0]);
      if (weekday(date) === 7) expect(between(midnight, next)).toBe(0);
      expect(toLocal(opens, zone).date).toBe(date);
    }),
  );
});
