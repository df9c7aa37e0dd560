/** Что не сделано после всех напоминаний, идёт выше: администратору, потом директору, каждому один раз. */
import { WorkCalendar } from '../../src/domain/calendar';
import { levelOn, type Escalated } from '../../src/domain/escalation';
import { addDays, parseLocalDate, type LocalDate } from '../../src/domain/localDate';
import type { Laddered, Spoken } from '../../src/domain/reminders';

const day = (text: string): LocalDate => {
  const parsed = parseLocalDate(text);
  if (!parsed) throw new Error(text);
  return parsed;
};
const calendar = new WorkCalendar([], 5);
const AFTER = { administrator: 7, director: 14 };
/** The last reminder is on 7 July. */
const duty: Laddered = { due: day('2023-06-23'), remindOn: [-7, 0, 7, 14], optional: false };
const PERSON: Spoken = { lastReminder: null, since: null, wish: 'usual', askedFor: null };
/** Reminded on the last day of the ladder. */
const on = (today: string, heard: Escalated = {}, about = duty, person = PERSON, told: string | null = '2023-07-07') =>
  levelOn({ duty: about, told: told === null ? null : day(told) }, person, heard, day(today), AFTER, calendar);

test('через неделю после последнего напоминания — администратору, ещё через неделю — директору, и больше никому', () => {
  expect(on('2023-07-13')).toBeNull();
  expect(on('2023-07-14')).toBe('administrator');
  const told = { administrator: day('2023-07-14') };
  expect(on('2023-07-17', told)).toBeNull();
  expect(on('2023-07-21', told)).toBe('director');
  expect(on('2023-07-24', { ...told, director: day('2023-07-21') })).toBeNull();
});

test('в тот же день список видит каждый из администраторов', () => {
  expect(on('2023-07-14', { administrator: day('2023-07-14') })).toBe('administrator');
});

test('о ком не напоминали до конца, о том не говорят', () => {
  expect(on('2026-09-01', {}, duty, PERSON, null)).toBeNull();
  expect(on('2026-09-01', {}, duty, PERSON, '2023-06-30')).toBeNull();
});

test('кто пришёл после последней ступени, слышит сам, и только через неделю — администратор, ещё через неделю — директор', () => {
  const late: Spoken = { ...PERSON, since: day('2026-09-01') };
  expect(on('2026-09-01', {}, duty, late, null)).toBeNull();
  expect(on('2026-09-08', {}, duty, late, '2026-09-08')).toBeNull();
  expect(on('2026-09-15', {}, duty, late, '2026-09-08')).toBe('administrator');
  const told = { administrator: day('2026-09-15') };
  expect(on('2026-09-21', told, duty, late, '2026-09-08')).toBeNull();
  expect(on('2026-09-22', told, duty, late, '2026-09-08')).toBe('director');
});

test('необязательное, бессрочное и то, о чём после срока не напоминают, никуда не идёт', () => {
  expect(on('2026-09-01', {}, { ...duty, optional: true })).toBeNull();
  expect(on('2026-09-01', {}, { ...duty, due: null })).toBeNull();
  expect(on('2026-09-01', {}, { ...duty, remindOn: [-7, 0] })).toBeNull();
});

test('часы, убежавшие вперёд и вернувшиеся, не шлют списка ещё раз', () => {
  const ahead = { administrator: day('2027-01-11') };
  for (let shift = 0; shift < 60; shift += 1) {
    const today = addDays(day('2023-07-14'), shift);
    expect(on(today, ahead)).toBeNull();
  }
});
