import fc from 'fast-check';
import { addDays, type LocalDate } from '../../src/domain/localDate';
import { toInstant, toLocal } from '../../src/domain/zone';

const day = (text: string): LocalDate => text as LocalDate;

/** Offsets from UTC in hours since 2016. */
const RUSSIA = [
  ['Europe/Kaliningrad', 2],
  ['Europe/Moscow', 3],
  ['Europe/Samara', 4],
  ['Asia/Yekaterinburg', 5],
  ['Asia/Omsk', 6],
  ['Asia/Krasnoyarsk', 7],
  ['Asia/Irkutsk', 8],
  ['Asia/Yakutsk', 9],
  ['Asia/Vladivostok', 10],
  ['Asia/Magadan', 11],
  ['Asia/Kamchatka', 12],
] as const;

test.each(RUSSIA)('08:00 in %s is %i hours before 08:00 UTC', (zone, hours) => {
  const at = toInstant(day('2023-06-14'), 480, zone);
  expect(at).toBe(Date.parse('2023-06-14T08:00:00Z') - hours * 3_600_000);
  expect(toLocal(at, zone)).toEqual({ date: '2023-06-14', minute: 480 });
  expect(toLocal(at - 1, zone)).toEqual({ date: '2023-06-14', minute: 479 });
});

test('when it is the evening of the 22nd in Kaliningrad, it is the 23rd already in Kamchatka', () => {
  const at = Date.parse('2023-06-22T20:30:00Z');
  expect(toLocal(at, 'Europe/Kaliningrad')).toEqual({ date: '2023-06-22', minute: 22 * 60 + 30 });
  expect(toLocal(at, 'Asia/Kamchatka')).toEqual({ date: '2023-06-23', minute: 8 * 60 + 30 });
});

test('a minute that the clocks skip is as much later, one that they show twice is the first', () => {
  const gap = toInstant(day('2024-03-31'), 150, 'Europe/Berlin');
  expect(new Date(gap).toISOString()).toBe('2024-03-31T01:30:00.000Z');
  const twice = toInstant(day('2024-10-27'), 150, 'Europe/Berlin');
  expect(new Date(twice).toISOString()).toBe('2024-10-27T00:30:00.000Z');
});

test('a day and minute become an instant and come back, in every zone of Russia', () => {
  const dates = fc.integer({ min: 0, max: 3650 }).map((days) => addDays(day('2020-01-01'), days));
  const zones = fc.constantFrom(...RUSSIA.map(([zone]) => zone));
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 1439 }), zones, (date, minute, zone) => {
      expect(toLocal(toInstant(date, minute, zone), zone)).toEqual({ date, minute });
    }),
  );
});
