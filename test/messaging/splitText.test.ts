import fc from 'fast-check';
import { splitText } from '../../src/messaging/splitText';

test('a text that fits stays as it is, a blank one is nothing', () => {
  expect(splitText('Здравствуйте!\n\nПриказ от 14.06.2023.')).toEqual(['Здравствуйте!\n\nПриказ от 14.06.2023.']);
  expect(splitText('')).toEqual([]);
  expect(splitText(' \n ')).toEqual([]);
});

test('a long text is cut between paragraphs first', () => {
  expect(splitText('Первый абзац. Две фразы.\n\nВторой абзац\nв две строки.', 30)).toEqual([
    'Первый абзац. Две фразы.',
    'Второй абзац\nв две строки.',
  ]);
});

test('then between lines, then between sentences, then between words', () => {
  expect(splitText('строка раз\nстрока два', 15)).toEqual(['строка раз', 'строка два']);
  expect(splitText('Одно дело сделано. Другое ждёт своего дня.', 30)).toEqual([
    'Одно дело сделано.',
    'Другое ждёт своего дня.',
  ]);
  expect(splitText('много слов без единой точки', 12)).toEqual(['много слов', 'без единой', 'точки']);
});

test('a word longer than a message is cut, and an emoji is never halved', () => {
  expect(splitText('длинноеслово', 5)).toEqual(['длинн', 'оесло', 'во']);
  expect(splitText('аб🙂🙂🙂', 3)).toEqual(['аб', '🙂', '🙂', '🙂']);
});

test('whatever the text, the pieces fit, nothing but white space is lost and no character is torn', () => {
  const words = fc.array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\n\n', '. ', ' ', '🙂', '! ')),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 40 }), (parts, limit) => {
      const text = parts.join('');
      const pieces = splitText(text, limit);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(limit);
        expect(piece.trim()).not.toBe('');
        expect(piece).not.toMatch(/\p{Surrogate}/u);
      }
      expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});
