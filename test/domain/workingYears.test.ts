/** Часы школы в 2023–2026 годах: переносы, рабочие субботы, шестидневка, Новый год и 29 февраля, от Калининграда до Камчатки. */
import { join } from 'node:path';
import fc from 'fast-check';
import { WorkCalendar, type CalendarYear } from '../../src/domain/calendar';
import { dueBetween, ledgerKey, type DueWork } from '../../src/domain/dueWork';
import { addDays, daysBetween, weekday, type LocalDate } from '../../src/domain/localDate';
import { reminderDays } from '../../src/domain/reminders';
import { toInstant, toLocal } from '../../src/domain/zone';
import { readSchool } from '../../src/school/readSchool';
import { day } from '../scenes/school';

const ZONES = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
];
const HOURS = {
  digestMinute: 8 * 60,
  weeklyMinute: 15 * 60,
  reminderMinute: 9 * 60,
  staffHours: { fromMinute: 8 * 60, toMinute: 19 * 60 },
};
const FIRST = day('2023-01-01');
const LAST = day('2026-12-31');

let years: readonly CalendarYear[];
let five: WorkCalendar;
let six: WorkCalendar;
beforeAll(async () => {
  const data = await readSchool(join(__dirname, '../../data'));
  if (data.kind === 'problems') throw new Error(JSON.stringify(data.problems));
  years = data.calendars;
  five = new WorkCalendar(years, 5);
  six = new WorkCalendar(years, 6);
});

/** Everything due from the first midnight to the midnight after the last day. */
/** As a person counts it: the days up to Sunday are all off. */
function isLastOfItsWeek(date: LocalDate, calendar: WorkCalendar): boolean {
  const rest = Array.from({ length: 7 - weekday(date) }, (_, index) => addDays(date, index + 1));
  return calendar.isWorkingDay(date) && rest.every((day) => !calendar.isWorkingDay(day));
}

function dueOn(from: LocalDate, to: LocalDate, timeZone: string, calendar: WorkCalendar): DueWork[] {
  const midnight = (date: LocalDate): number => toInstant(date, 0, timeZone);
  return dueBetween(midnight(from) - 1, midnight(addDays(to, 1)) - 1, { ...HOURS, timeZone }, calendar);
}
const remindersOn = (...args: Parameters<typeof dueOn>): string[] =>
  dueOn(...args).flatMap(({ kind, date }) => (kind === 'reminders' ? date : []));

test('рабочих дней в году столько, сколько в производственном календаре', () => {
  const count = (year: number) => remindersOn(day(`${year}-01-01`), day(`${year}-12-31`), 'Europe/Moscow', five).length;
  expect([2023, 2024, 2025, 2026].map(count)).toEqual([247, 248, 247, 247]);
});

test.each([
  ['2023-02-24', '2023-05-08', '2023-11-06'],
  ['2024-04-29', '2024-04-30', '2024-05-10', '2024-12-30', '2024-12-31'],
  ['2025-05-02', '2025-05-08', '2025-06-13', '2025-11-03', '2025-12-31'],
  ['2026-01-09', '2026-03-09', '2026-05-11', '2026-12-31'],
])('перенесённые выходные молчат при любой неделе: %s и дальше', (...dates) => {
  for (const date of dates.map(day)) {
    for (const calendar of [five, six]) expect(dueOn(date, date, 'Asia/Kamchatka', calendar)).toEqual([]);
  }
});

test('в рабочую субботу напоминают и при пятидневке, в обычную — только при шестидневке', () => {
  for (const date of ['2024-04-27', '2024-11-02', '2024-12-28', '2025-11-01'].map(day)) {
    for (const calendar of [five, six]) expect(remindersOn(date, date, 'Europe/Moscow', calendar)).toEqual([date]);
  }
  const usual = day('2024-05-18');
  expect(remindersOn(usual, usual, 'Europe/Moscow', five)).toEqual([]);
  expect(remindersOn(usual, usual, 'Europe/Moscow', six)).toEqual([usual]);
  for (const holiday of ['2023-11-04', '2024-01-06', '2025-03-08', '2026-05-09'].map(day)) {
    expect(remindersOn(holiday, holiday, 'Europe/Moscow', six)).toEqual([]);
  }
});

test.each(ZONES)('под Новый год в %s тишина до первого рабочего дня', (zone) => {
  const around = (year: number, calendar: WorkCalendar) =>
    remindersOn(day(`${year}-12-27`), day(`${year + 1}-01-12`), zone, calendar).map((date) => date.slice(2));
  expect(around(2023, five)).toEqual([
    '23-12-27',
    '23-12-28',
    '23-12-29',
    '24-01-09',
    '24-01-10',
    '24-01-11',
    '24-01-12',
  ]);
  expect(around(2024, five)).toEqual(['24-12-27', '24-12-28', '25-01-09', '25-01-10']);
  expect(around(2025, five)).toEqual(['25-12-29', '25-12-30', '26-01-12']);
  expect(around(2024, six)).toEqual(['24-12-27', '24-12-28', '25-01-09', '25-01-10', '25-01-11']);
});

test('29 февраля — день как день: и срок, и ступень до него, и ступень через год после', () => {
  const leap = day('2024-02-29');
  expect(remindersOn(day('2024-02-28'), day('2024-03-01'), 'Asia/Kamchatka', five)).toEqual([
    '2024-02-28',
    leap,
    '2024-03-01',
  ]);
  expect(toLocal(toInstant(leap, HOURS.reminderMinute, 'Asia/Kamchatka'), 'Asia/Kamchatka').date).toBe(leap);
  const ladder = (due: string, remindOn: number[]) => reminderDays({ due: day(due), remindOn, optional: false }, five);
  expect(ladder('2024-02-29', [-7, -1, 0, 7])).toEqual(['2024-02-22', '2024-02-28', leap, '2024-03-07']);
  expect(ladder('2024-03-07', [-7])).toEqual([leap]);
  expect(ladder('2023-03-07', [-7])).toEqual(['2023-02-28']);
  expect(remindersOn(day('2023-02-27'), day('2023-03-01'), 'Europe/Kaliningrad', five)).toHaveLength(3);
});

test('лестница через Новый год встаёт на рабочие дни по обе стороны', () => {
  const due = day('2024-01-10');
  const rungs = reminderDays({ due, remindOn: [-14, -7, -3, -1, 0, 7], optional: false }, five);
  expect(rungs).toEqual(['2023-12-27', '2023-12-29', '2024-01-09', '2024-01-10', '2024-01-17']);
});

describe('в какой бы зоне, неделе и дне ни была школа', () => {
  const zones = fc.constantFrom(...ZONES);
  const weeks = fc.constantFrom<5 | 6>(5, 6);
  const span = daysBetween(FIRST, LAST);
  const minuteOf = (min: number, max: number) => fc.integer({ min, max });

  test('каждый рабочий день — один час напоминаний и один час сводки, в последний в неделе — и час директора, в часы сотрудников', () => {
    const hours = minuteOf(6 * 60, 12 * 60).chain((fromMinute) =>
      minuteOf(fromMinute + 1, 22 * 60).chain((toMinute) =>
        fc.record({
          staffHours: fc.constant({ fromMinute, toMinute }),
          reminderMinute: minuteOf(fromMinute, toMinute),
          digestMinute: minuteOf(fromMinute, toMinute),
          weeklyMinute: minuteOf(fromMinute, toMinute),
        }),
      ),
    );
    const stretch = fc.tuple(fc.integer({ min: 0, max: span - 40 }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(zones, weeks, hours, stretch, (timeZone, week, school, [start, length]) => {
        const calendar = new WorkCalendar(years, week);
        const [from, to] = [addDays(FIRST, start), addDays(FIRST, start + length)];
        const first = toInstant(from, 0, timeZone) - 1;
        const due = dueBetween(first, toInstant(addDays(to, 1), 0, timeZone) - 1, { ...school, timeZone }, calendar);
        for (const { kind, at, date, staleAfter } of due) {
          const local = toLocal(at, timeZone);
          expect(local.date).toBe(date);
          expect(calendar.isWorkingDay(date)).toBe(true);
          const minutes = {
            digest: school.digestMinute,
            reminders: school.reminderMinute,
            weekly: school.weeklyMinute,
          };
          expect(local.minute).toBe(minutes[kind]);
          expect(local.minute).toBeGreaterThanOrEqual(school.staffHours.fromMinute);
          expect(local.minute).toBeLessThanOrEqual(school.staffHours.toMinute);
          if (kind === 'reminders') {
            expect(toLocal(staleAfter, timeZone)).toEqual({ date, minute: school.staffHours.toMinute });
          }
        }
        const dates = Array.from({ length: length + 1 }, (_, index) => addDays(from, index));
        const working = dates.filter((date) => calendar.isWorkingDay(date));
        expect(due.map(ledgerKey).sort()).toEqual(
          working
            .flatMap((date) => [
              `digest:${date}:at${school.digestMinute}`,
              `reminders:${date}`,
              ...(isLastOfItsWeek(date, calendar) ? [`weekly:${date}`] : []),
            ])
            .sort(),
        );
        expect(due.map(({ at }) => at)).toEqual(due.map(({ at }) => at).sort((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  test('воскресенье — никогда; суббота при пятидневке — только рабочая', () => {
    const dates = fc.integer({ min: 0, max: span }).map((days) => addDays(FIRST, days));
    const saturdays = new Set(years.flatMap(({ workingSaturdays }) => workingSaturdays));
    fc.assert(
      fc.property(zones, dates, (zone, date) => {
        const spoken = remindersOn(date, date, zone, five).length > 0;
        if (weekday(date) === 7) expect([spoken, remindersOn(date, date, zone, six)]).toEqual([false, []]);
        if (weekday(date) === 6) expect(spoken).toBe(saturdays.has(date));
      }),
    );
  });

  test('восток слышит раньше запада ровно на разницу поясов', () => {
    const dates = fc.integer({ min: 0, max: span }).map((days) => addDays(FIRST, days));
    fc.assert(
      fc.property(dates, (date) => {
        const instants = ZONES.map(
          (zone) => dueOn(date, date, zone, five).find(({ kind }) => kind === 'reminders')?.at,
        );
        const [west] = instants;
        if (west === undefined) return;
        expect(instants.map((at) => (west - (at ?? 0)) / 3_600_000)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      }),
    );
  });
});
