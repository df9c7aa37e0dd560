/** О чём и когда напоминают: лестница вокруг срока, и что из неё ещё не сказано. */
import fc from 'fast-check';
import { WorkCalendar } from '../../src/domain/calendar';
import { addDays, parseLocalDate, weekday, type LocalDate } from '../../src/domain/localDate';
import {
  lastRung,
  reminderDays,
  remindedOf,
  rungsFor,
  WISHES,
  type Laddered,
  type Spoken,
} from '../../src/domain/reminders';

const day = (text: string): LocalDate => {
  const parsed = parseLocalDate(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

const summer2023 = new WorkCalendar(
  [{ year: 2023, daysOff: [day('2023-06-12')], workingSaturdays: [], saturdaysOff: [] }],
  5,
);
const registration: Laddered = { due: day('2023-06-23'), remindOn: [-7, -3, -1, 0, 7, 14], optional: false };
const NEW: Spoken = { lastReminder: null, since: null, wish: 'usual', askedFor: null };

describe('лестница', () => {
  test('о регистрации до 23.06.2023 напоминают за 7, 3, 1 день, в сам день и дважды после', () => {
    expect(reminderDays(registration, summer2023)).toEqual([
      '2023-06-16',
      '2023-06-20',
      '2023-06-22',
      '2023-06-23',
      '2023-06-30',
      '2023-07-07',
    ]);
  });

  test('ступень на выходном или празднике сдвигается на рабочий день раньше, после срока — позже; совпавшие становятся одной', () => {
    const before = { due: day('2023-06-13'), remindOn: [-1, -2], optional: false };
    expect(reminderDays(before, summer2023)).toEqual(['2023-06-09']);
    const after = { due: day('2023-06-10'), remindOn: [0, 1, 2], optional: false };
    expect(reminderDays(after, summer2023)).toEqual(['2023-06-09', '2023-06-13']);
  });

  test('без срока не напоминают никогда; о необязательном — только до срока', () => {
    expect(reminderDays({ ...registration, due: null }, summer2023)).toEqual([]);
    expect(reminderDays({ ...registration, optional: true }, summer2023).at(-1)).toBe('2023-06-23');
  });

  test('кто просил реже, слышит накануне, в сам день и один раз после', () => {
    expect(reminderDays(registration, summer2023, 'fewer')).toEqual(['2023-06-22', '2023-06-23', '2023-06-30']);
    const early = { ...registration, remindOn: [-14, -7] };
    expect(reminderDays(early, summer2023, 'fewer')).toEqual(['2023-06-16']);
  });

  test('последняя ступень к дню — пройденная, сегодняшняя считается', () => {
    expect(lastRung(registration, day('2023-06-15'), summer2023)).toBeNull();
    expect(lastRung(registration, day('2023-06-16'), summer2023)).toBe('2023-06-16');
    expect(lastRung(registration, day('2023-06-21'), summer2023)).toBe('2023-06-20');
    expect(lastRung(registration, day('2023-08-23'), summer2023)).toBe('2023-07-07');
  });
});

describe('сегодня напоминают', () => {
  const spokenOn = (today: string, known: Partial<Spoken> & { readonly told?: LocalDate } = {}): number => {
    const { told = null, ...person } = known;
    const about = { ...NEW, lastReminder: told, ...person };
    return remindedOf([{ duty: registration, told }], about, day(today), summer2023).length;
  };

  test('о ступени, которой ещё не говорили, — один раз', () => {
    expect(spokenOn('2023-06-15')).toBe(0);
    expect(spokenOn('2023-06-16')).toBe(1);
    expect(spokenOn('2023-06-16', { told: day('2023-06-16') })).toBe(0);
    expect(spokenOn('2023-06-19', { told: day('2023-06-16') })).toBe(0);
  });

  test('за все пропущенные, пока бот не работал, — один раз и по последней', () => {
    expect(spokenOn('2023-06-26', { told: day('2023-06-16') })).toBe(1);
    expect(spokenOn('2023-06-27', { told: day('2023-06-26') })).toBe(0);
  });

  test('не тому, кто после этой ступени пришёл и сам увидел свои обязанности', () => {
    expect(spokenOn('2023-06-19', { since: day('2023-06-16') })).toBe(0);
    expect(spokenOn('2023-06-20', { since: day('2023-06-16') })).toBe(1);
  });

  test('«Напомнить завтра» — в тот день, а если бот не работал, в следующий, и только раз', () => {
    const asked = { told: day('2023-06-16'), askedFor: day('2023-06-19') };
    expect(spokenOn('2023-06-19', asked)).toBe(1);
    expect(spokenOn('2023-06-20', { ...asked, told: day('2023-06-19') })).toBe(1); // своя ступень
    expect(spokenOn('2023-06-21', { ...asked, told: day('2023-06-20') })).toBe(0);
    expect(spokenOn('2023-06-14', { askedFor: day('2023-06-14') })).toBe(1);
  });
});

describe('какими бы ни были поручения, ответы, простои и скачки часов', () => {
  const transferred = new WorkCalendar(
    [2023, 2024, 2025, 2026].map((year) => ({
      year,
      daysOff: ['01-02', '01-03', '02-23', '05-01', '05-09', '11-04', '12-31'].map((one) => day(`${year}-${one}`)),
      workingSaturdays: year === 2024 ? [day('2024-04-27'), day('2024-11-02'), day('2024-12-28')] : [],
      saturdaysOff: [],
    })),
    5,
  );
  const sixDays = new WorkCalendar([], 6);
  const offsets = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { maxLength: 8 });
  /** Days of a life, from and up to. */
  const span = fc.tuple(fc.integer({ min: 0, max: 89 }), fc.integer({ min: 0, max: 20 })).map(([from, days]) => ({
    covers: (index: number): boolean => index >= from && index < from + days,
  }));
  const someDuty = fc.record({
    due: fc.integer({ min: 20, max: 1100 }).map((shift) => addDays(day('2023-02-01'), shift)),
    remindOn: offsets,
    optional: fc.boolean(),
    doneAfter: fc.integer({ min: 0, max: 90 }),
    /** «Не моё», or a later date was asked for. */
    rests: span,
  });
  interface LivedDuty extends Laddered {
    readonly due: LocalDate;
    readonly doneOn: LocalDate;
    readonly rests: { readonly covers: (index: number) => boolean };
  }
  interface Life {
    readonly duties: readonly LivedDuty[];
    readonly start: LocalDate;
    /** Whether the bot works on each day, is not paused, and the person is not away. */
    readonly reaches: (index: number) => boolean;
    readonly wish: Spoken['wish'];
    readonly since: LocalDate | null;
    readonly asks: ReadonlySet<number>;
    readonly calendar: WorkCalendar;
  }
  const life = fc
    .record({
      duties: fc.array(someDuty, { minLength: 1, maxLength: 4 }),
      works: fc.array(fc.boolean(), { minLength: 90, maxLength: 90 }),
      always: fc.boolean(),
      away: span,
      paused: span,
      joined: fc.option(fc.integer({ min: -30, max: 80 })),
      wish: fc.constantFrom(...WISHES),
      asks: fc.uniqueArray(fc.integer({ min: 0, max: 89 }), { maxLength: 4 }),
      six: fc.boolean(),
    })
    .map(({ duties, works, always, away, paused, joined, wish, asks, six }): Life => {
      const start = addDays(duties[0]?.due ?? day('2023-06-01'), -45);
      return {
        duties: duties.map((one) => ({ ...one, doneOn: addDays(start, one.doneAfter) })),
        start,
        reaches: (index) =>
          (always || works[index] === true) &&
          !away.covers(index) &&
          !paused.covers(index) &&
          (joined === null || index >= joined),
        since: joined === null ? null : addDays(start, joined),
        wish,
        asks: new Set(asks),
        calendar: six ? sixDays : transferred,
      };
    });

  interface Said {
    readonly on: LocalDate;
    readonly duties: readonly LivedDuty[];
    readonly asked: boolean;
  }
  /** Lives through the days as the scheduler does: on working days, when the person is reached. */
  function lived({ duties, start, reaches, wish, since, asks, calendar }: Life): Said[] {
    const said: Said[] = [];
    const told = new Map<LivedDuty, LocalDate>();
    let askedFor: LocalDate | null = null;
    for (let index = 0; index < 90; index += 1) {
      const today = addDays(start, index);
      if (reaches(index) && calendar.isWorkingDay(today)) {
        const undone = duties
          .filter((one) => one.doneOn > today && !one.rests.covers(index))
          .sort((a, b) => (a.due < b.due ? -1 : 1))
          .map((duty) => ({ duty, told: told.get(duty) ?? null }));
        const lastReminder = said.at(-1)?.on ?? null;
        const reminded = remindedOf(undone, { lastReminder, since, wish, askedFor }, today, calendar).map(
          ({ duty }) => duty,
        );
        const asked = askedFor !== null && askedFor <= today && (lastReminder ?? '') < askedFor;
        if (reminded.length > 0) said.push({ on: today, duties: reminded, asked });
        for (const duty of reminded) told.set(duty, today);
      }
      if (asks.has(index)) askedFor = calendar.nextWorkingDay(addDays(today, 1));
    }
    return said;
  }

  test('не больше одного напоминания в день, только в рабочие дни и никогда о сделанном', () => {
    fc.assert(
      fc.property(life, (one) => {
        const said = lived(one);
        expect(new Set(said.map(({ on }) => on)).size).toBe(said.length);
        for (const { on, duties } of said) {
          expect(one.calendar.isWorkingDay(on)).toBe(true);
          expect(weekday(on)).not.toBe(7);
          for (const { doneOn } of duties) expect(doneOn > on).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('об одном поручении не чаще, чем у него ступеней, не считая дней, о которых просили', () => {
    fc.assert(
      fc.property(life, (one) => {
        const said = lived(one);
        for (const duty of one.duties) {
          const times = said.filter(({ duties, asked }) => !asked && duties.includes(duty)).length;
          const person = { lastReminder: null, since: one.since, wish: one.wish, askedFor: null };
          expect(times).toBeLessThanOrEqual(rungsFor(duty, person, one.calendar).length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('до срока напомнят, если от ступени до срока был рабочий день, когда человек доступен, а дело не сделано', () => {
    fc.assert(
      fc.property(life, (one) => {
        const said = lived(one);
        for (const duty of one.duties) {
          const first = reminderDays(duty, one.calendar, one.wish).find(
            (rung) => one.since === null || rung > one.since,
          );
          if (first === undefined || first > duty.due || first < one.start) continue;
          const chance = Array.from({ length: 90 }, (_, index) => index).some((index) => {
            const today = addDays(one.start, index);
            const inTime = today >= first && today <= duty.due && today < duty.doneOn;
            return one.reaches(index) && !duty.rests.covers(index) && inTime && one.calendar.isWorkingDay(today);
          });
          if (chance) expect(said.some(({ on, duties }) => on <= duty.due && duties.includes(duty))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('перезапуск, повторный взгляд на тот же день и часы, убежавшие вперёд, ничего не повторяют', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 1, max: 400 }), (one, ahead) => {
        for (const { on, duties } of lived(one)) {
          const person: Spoken = { lastReminder: on, since: null, wish: one.wish, askedFor: on };
          const undone = duties.map((duty) => ({ duty, told: on }));
          expect(remindedOf(undone, person, on, one.calendar)).toEqual([]);
          const rungs = duties.map((duty) => rungsFor(duty, person, one.calendar).findLast((rung) => rung <= on));
          const later = addDays(on, ahead);
          for (const { duty } of remindedOf(undone, { ...person, askedFor: null }, later, one.calendar)) {
            const rung = rungsFor(duty, person, one.calendar).findLast((day) => day <= later);
            expect(rungs).not.toContain(rung);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('29 февраля и границы годов — дни как дни', () => {
  const plain = new WorkCalendar([], 5);
  const leap = { due: day('2024-03-01'), remindOn: [-1, 0], optional: false };
  expect(reminderDays(leap, plain)).toEqual(['2024-02-29', '2024-03-01']);
  const newYear = new WorkCalendar(
    [
      { year: 2025, daysOff: [day('2025-12-31')], workingSaturdays: [], saturdaysOff: [] },
      {
        year: 2026,
        daysOff: [1, 2, 5, 6, 7, 8, 9].map((one) => day(`2026-01-0${one}`)),
        workingSaturdays: [],
        saturdaysOff: [],
      },
    ],
    5,
  );
  const overNewYear = { due: day('2026-01-05'), remindOn: [-3, 0, 1], optional: false };
  expect(reminderDays(overNewYear, newYear)).toEqual(['2025-12-30', '2026-01-12']);
});
