import fc from 'fast-check';
import { WorkCalendar } from '../../src/domain/calendar';
import { addDays, daysBetween, parseLocalDate, type LocalDate } from '../../src/domain/localDate';
import { isReminded, lastReminded, reminderDays } from '../../src/domain/reminders';

const day = (text: string): LocalDate => {
  const parsed = parseLocalDate(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

const summer2023 = new WorkCalendar(
  [{ year: 2023, daysOff: [day('2023-06-12')], workingSaturdays: [], saturdaysOff: [] }],
  5,
);
const registration = { due: day('2023-06-23'), remindOn: [-7, -3, -1, 0] };

describe('дни напоминаний', () => {
  test('о регистрации до 23.06.2023 напоминают за 7, 3, 1 день и в сам день', () => {
    expect([...reminderDays(registration, summer2023)]).toEqual([
      '2023-06-16',
      '2023-06-20',
      '2023-06-22',
      '2023-06-23',
    ]);
  });

  test('ступень, попавшая на выходной или праздник, сдвигается на рабочий день раньше', () => {
    const duty = { due: day('2023-06-13'), remindOn: [-1, -2] };
    expect([...reminderDays(duty, summer2023)]).toEqual(['2023-06-09']);
  });

  test('без срока не напоминают никогда', () => {
    expect(isReminded({ due: null, remindOn: [0] }, day('2023-06-23'), summer2023)).toBe(false);
  });

  test('о чём напоминали последним — по пройденным ступеням, сегодняшняя считается', () => {
    expect(lastReminded(registration, day('2023-06-15'), summer2023)).toBeNull();
    expect(lastReminded(registration, day('2023-06-16'), summer2023)).toBe('2023-06-16');
    expect(lastReminded(registration, day('2023-06-21'), summer2023)).toBe('2023-06-20');
    expect(lastReminded(registration, day('2023-08-23'), summer2023)).toBe('2023-06-23');
  });

  test('какой бы ни была лестница, напоминают только по рабочим дням и не позже срока', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1200 }),
        fc.array(fc.integer({ min: -30, max: 0 }), { maxLength: 6 }),
        (shift, remindOn) => {
          const due = addDays(day('2023-01-09'), shift);
          for (const date of reminderDays({ due, remindOn }, summer2023)) {
            expect(summer2023.isWorkingDay(date)).toBe(true);
            expect(daysBetween(date, due)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});
