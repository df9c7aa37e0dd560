import fc from 'fast-check';
import { gradeOf } from '../../src/domain/classes';
import type { ClassLabel } from '../../src/domain/ids';
import { addDays, type LocalDate } from '../../src/domain/localDate';
import { periodOf } from '../../src/domain/periods';
import {
  classesNobodyLeads,
  dateInYear,
  labelsAfter,
  rollOver,
  yearToOpen,
  type SchoolYear,
} from '../../src/domain/schoolYear';

const labels = (text: string): ClassLabel[] => text.split(' ').filter((one) => one !== '') as ClassLabel[];
const day = (text: string): LocalDate => text as LocalDate;

/** The year that may be opened on a day on which one may be. */
function yearOn(today: string): SchoolYear {
  const asked = yearToOpen(day(today));
  if (asked.kind !== 'year') throw new Error(`too early: ${today}`);
  return asked.year;
}

describe('when a school year may be opened', () => {
  test.each([
    ['2031-05-15', '2031/32', '2030/31'],
    ['2031-09-01', '2031/32', '2030/31'],
    ['2031-12-31', '2031/32', '2030/31'],
    ['2099-06-01', '2099/00', '2098/99'],
  ])('on %s it is %s, after %s', (today, name, finished) => {
    expect(yearOn(today)).toMatchObject({ name, finished, begins: `${today.slice(0, 4)}-09-01` });
  });

  test.each(['2031-01-01', '2031-05-14'])('on %s it is too early: from 15 May', (today) => {
    expect(yearToOpen(day(today))).toEqual({ kind: 'too_early', from: '2031-05-15' });
  });
});

describe('moving classes up', () => {
  test('classes go a grade up, the last ones graduate, the first ones are new', () => {
    expect(rollOver(labels('6А 6Б 7А 7Б 11А'), [])).toEqual({
      moves: [
        { from: '6А', to: '7А' },
        { from: '6Б', to: '7Б' },
      ],
      graduating: ['7А', '7Б', '11А'],
      incoming: ['6А', '6Б', '11А'],
    });
  });

  test('9В has nowhere to go in a school without 10В', () => {
    const { graduating, moves } = rollOver(labels('9А 9Б 9В 10А 10Б'), []);
    expect(graduating).toEqual(['9В', '10А', '10Б']);
    expect(moves).toContainEqual({ from: '9Б', to: '10Б' });
  });

  test('a class in use that the school has no more is not lost', () => {
    expect(rollOver(labels('9А 10А'), labels('9В')).graduating).toEqual(['9В', '10А']);
  });

  test('a fifth form joins the sixth; younger ones are none of the bot’s', () => {
    const after = labelsAfter(rollOver(labels('6А 7А'), labels('5А 5Б 4А')));
    expect(after.get('5А' as ClassLabel)).toBe('6А');
    expect([after.has('5Б' as ClassLabel), after.has('4А' as ClassLabel)]).toEqual([false, false]);
  });

  const anyLabel = fc
    .tuple(fc.integer({ min: 1, max: 11 }), fc.constantFrom(...'АБВГД'))
    .map(([grade, letter]) => `${grade}${letter}` as ClassLabel);
  const someLabels = fc.array(anyLabel, { maxLength: 30 });

  test('no two classes collide, none is lost, and each goes a grade up into a class of the school', () => {
    fc.assert(
      fc.property(someLabels, someLabels, (school, inUse) => {
        const moving = rollOver(school, inUse);
        const targets = moving.moves.map((move) => move.to);
        expect(new Set(targets).size).toBe(targets.length);
        for (const { from, to } of moving.moves) {
          expect(school).toContain(to);
          expect([gradeOf(to), to.slice(-1)]).toEqual([gradeOf(from) + 1, from.slice(-1)]);
        }
        const after = labelsAfter(moving);
        for (const label of school) expect(after.has(label)).toBe(true);
        // of the whole school, those that stay included, no two end up in one class
        const ends = [...new Set([...school, ...inUse])].map((one) => (after.has(one) ? after.get(one) : one));
        const named = ends.filter((one) => one !== null);
        expect(new Set(named).size).toBe(named.length);
        expect(new Set([...targets, ...moving.incoming])).toEqual(new Set(school));
      }),
    );
  });

  test('the order in which classes are told changes nothing', () => {
    fc.assert(
      fc.property(someLabels, someLabels, (school, inUse) => {
        expect(rollOver([...school].reverse(), [...inUse].reverse())).toEqual(rollOver(school, inUse));
      }),
    );
  });
});

describe('a date of an earlier year', () => {
  test.each([
    ['2023-10-27', '2024-06-01', '2024-10-27'],
    ['2023-03-20', '2024-06-01', '2025-03-20'],
    ['2024-02-29', '2024-06-01', '2025-02-28'],
    ['2021-09-01', '2024-09-02', '2024-09-01'],
  ])('%s, rolled over on %s, is %s', (date, today, then) => {
    expect(dateInYear(day(date), yearOn(today))).toBe(then);
  });

  test('a date of the new year or later stays the order’s', () => {
    expect(dateInYear(day('2024-10-27'), yearOn('2024-06-01'))).toBeNull();
    expect(dateInYear(day('2025-10-27'), yearOn('2024-06-01'))).toBeNull();
  });

  test('falls into the new year, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (days) => {
        const year = yearOn('2031-06-01');
        const then = dateInYear(addDays(day('2031-08-31'), -days), year);
        expect(then && periodOf(then, 'school_year')).toBe(year.name);
      }),
    );
  });
});

test('only classes of the orders’ grades lack a class teacher', () => {
  const school = labels('10А 6Б 6А 7А');
  expect(classesNobodyLeads(school, [...labels('6А'), null], [6, 7])).toEqual(['6Б', '7А']);
});
