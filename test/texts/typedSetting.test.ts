/** Hours and addresses as administrators type them. */
import { readTypedSetting } from '../../src/texts/typedSetting';

test.each([
  ['7:30', '07:30'],
  ['07.30', '07:30'],
  ['в 8', '08:00'],
  ['В 8 утра', '08:00'],
  ['2 дня', '14:00'],
  ['730', '07:30'],
  ['7 45', '07:45'],
  ['14', '14:00'],
  ['8 часов', '08:00'],
  ['25:00', '25:00'],
  ['утром', 'утром'],
])('«%s» — это %s', (typed, written) => {
  expect(readTypedSetting('digest', typed)).toBe(written);
});

test.each([
  ['с 8 до 19', '08:00–19:00'],
  ['8:00–19:00', '08:00–19:00'],
  ['08:30 - 18:00', '08:30–18:00'],
  ['с 8 утра до 7 вечера', '08:00–19:00'],
  ['с 9 по 20', '09:00–20:00'],
  ['весь день', 'весь день'],
])('«%s» — это часы %s', (typed, written) => {
  expect(readTypedSetting('staff_hours', typed)).toBe(written);
});

test('адрес остаётся, как набран, без пробелов вокруг', () => {
  expect(readTypedSetting('support_email', ' Help@Example.org ')).toBe('Help@Example.org');
});
