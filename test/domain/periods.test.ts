import fc from 'fast-check';
import { addDays, type LocalDate } from '../../src/domain/localDate';
import { periodOf, REPEATS } from '../../src/domain/periods';

const day = (text: string): LocalDate => text as LocalDate;

test.each([
  ['2023-06-14', 'week', '2023-W24'],
  ['2023-01-01', 'week', '2022-W52'],
  ['2024-12-30', 'week', '2025-W01'],
  ['2023-06-30', 'month', '2023-06'],
  ['2023-06-30', 'quarter', '2023-Q2'],
  ['2023-07-01', 'quarter', '2023-Q3'],
  ['2023-08-31', 'school_year', '2022/23'],
  ['2023-09-01', 'school_year', '2023/24'],
  ['2099-09-01', 'school_year', '2099/00'],
] as const)('%s belongs to the %s %s', (date, repeat, name) => {
  expect(periodOf(day(date), repeat)).toBe(name);
});

test('a period begins once and lasts without gaps: its name changes at its first day only', () => {
  const anyDay = fc.integer({ min: 0, max: 20_000 }).map((shift) => addDays(day('2000-01-01'), shift));
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...REPEATS), (date, repeat) => {
      const [today, next] = [periodOf(date, repeat), periodOf(addDays(date, 1), repeat)];
      const first = addDays(date, 1);
      const begins = {
        week: new Date(`${first}T00:00:00Z`).getUTCDay() === 1,
        month: first.endsWith('-01'),
        quarter: /-(01|04|07|10)-01$/.test(first),
        school_year: first.endsWith('-09-01'),
      }[repeat];
      expect(today !== next).toBe(begins);
    }),
  );
});
