/** What others wrote is repeated as plain words. */
import fc from 'fast-check';
import { plainWords } from '../../src/domain/foreignText';

test.each([
  ['[id1|Директор] @all срочно\n7Б родители', 'Директор all срочно 7Б родители'],
  ['*id5 и @club7', 'id5 и club7'],
  ['7\u200bБ \u202eкласс', '7 Б класс'],
  ['почта a@b.ru', 'почта ab.ru'],
  ['  7Б   класс ', '7Б класс'],
  ['Класс 👍', 'Класс 👍'],
])('«%s» → «%s»', (text, plain) => {
  expect(plainWords(text, 60)).toBe(plain);
});

test('is one line, of the length at most, and nobody is called by it, whatever was written', () => {
  const text = fc.string({ unit: fc.constantFrom('[', 'id1', '|', ']', '@', 'all', '*', '\n', 'я', ' ', '\u202e') });
  fc.assert(
    fc.property(text, (written) => {
      const plain = plainWords(written, 40);
      expect(plain.length).toBeLessThanOrEqual(40);
      expect(plain).not.toMatch(/[\n\u202e]|[@*](?=all|id)/u);
      expect(plain).not.toMatch(/\[id\d+\|[^\]]*\]/u);
    }),
  );
});
