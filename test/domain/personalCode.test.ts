import fc from 'fast-check';
import { CODE_ALPHABET, CODE_LENGTH, codeInGroups, drawCode, isCode, readCode } from '../../src/domain/personalCode';
import { tossed } from '../scenes/tossed';

const codes = fc.integer().map((seed) => drawCode(tossed(seed)));
const readings = (text: string): readonly string[] => {
  const read = readCode(text);
  return read.kind === 'code' ? read.readings : [];
};

const KEYS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'QWERTYUIOPASDFGHJKLZXCVBNM'].map((key, at) => [key, 'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ'.charAt(at)]),
);
const LOOK: Readonly<Record<string, string>> = Object.fromEntries(
  [...'ACEHKMPTXY'].map((letter, at) => [letter, 'АСЕНКМРТХУ'.charAt(at)]),
);
const typedBy = (code: string, table: Readonly<Record<string, string>>): string =>
  [...code].map((symbol) => table[symbol] ?? symbol).join('');

test('в коде нет похожих друг на друга знаков, а случайности в нём больше пятидесяти бит', () => {
  for (const alike of ['0O', '1IL', '2Z', '5S', '6G', '8B', '0Q']) {
    expect([...alike].filter((symbol) => CODE_ALPHABET.includes(symbol)).length).toBeLessThanOrEqual(1);
  }
  expect(CODE_LENGTH * Math.log2(CODE_ALPHABET.length)).toBeGreaterThan(56);
});

test('знаки выпадают одинаково часто', () => {
  const seen = new Map<string, number>();
  const random = tossed(1);
  for (let at = 0; at < 3000; at += 1) {
    for (const symbol of drawCode(random)) seen.set(symbol, (seen.get(symbol) ?? 0) + 1);
  }
  const letters = [...CODE_ALPHABET].filter((symbol) => /\D/u.test(symbol)).map((symbol) => seen.get(symbol) ?? 0);
  expect(Math.min(...letters) / Math.max(...letters)).toBeGreaterThan(0.8);
});

describe('код узнаётся, как бы его ни набрали', () => {
  const writings: readonly [string, (code: string) => string][] = [
    ['слитно', (code) => code],
    ['группами через дефис', codeInGroups],
    ['через пробел', (code) => codeInGroups(code).replaceAll('-', ' ')],
    ['через тире с пробелами', (code) => codeInGroups(code).replaceAll('-', ' — ')],
    ['строчными', (code) => codeInGroups(code).toLowerCase()],
    ['в русской раскладке', (code) => codeInGroups(typedBy(code, KEYS))],
    ['в русской раскладке строчными', (code) => typedBy(code, KEYS).toLowerCase()],
    ['с похожими русскими буквами', (code) => codeInGroups(typedBy(code, LOOK))],
    ['с Z вместо двойки и S вместо пятёрки', (code) => code.replaceAll('2', 'Z').replaceAll('5', 's')],
    ['с точкой', (code) => `${codeInGroups(code)}.`],
    ['в кавычках', (code) => `«${codeInGroups(code)}»`],
    ['со словом «код»', (code) => `код ${codeInGroups(code)}`],
    ['«Мой личный код: …»', (code) => `Мой личный код: ${code}`],
    ['по одному знаку после слова «код»', (code) => `код ${[...code].join(' ')}`],
  ];
  test.each(writings)('%s', (_how, write) => {
    fc.assert(fc.property(codes, (code) => readings(write(code)).includes(code)));
  });
});

test('знаком больше или меньше — это описка, а не код', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const kinds = [readCode(code.slice(1)).kind, readCode(codeInGroups(`${code}A`)).kind];
      // без одного знака цифра или буква может остаться одна
      return kinds.every((kind) => kind !== 'code') && kinds[1] === 'slip';
    }),
  );
});

test.each([
  'Как зарегистрироваться в сферуме?',
  'код не приходит',
  'код 123456',
  'код 1234 5678 9012',
  '89161234567',
  '+7 926 345-67-89',
  '772345678923',
  '7А',
  'чат 7А класс',
  '10А 11Б 6В',
  'Телефон врача',
  'родители 6А 2024',
  'школа №207',
  'vk.com/id123456789',
  'club22334455',
  'Спасибо, всё получилось',
  'HEADMASTER',
  '25.09.2023 - 26.09.2023',
  '',
])('обычные слова — не код: «%s»', (text) => {
  expect(readCode(text).kind).toBe('none');
});

test('слова без цифр и числа без букв кодом не бывают', () => {
  const russian = fc.stringMatching(/^[а-яё]{4}[ -][а-яё]{4}[ -][а-яё]{4}$/u);
  const numbers = fc.stringMatching(/^\d{12}$/u);
  fc.assert(fc.property(fc.oneof(russian, numbers), (text) => readCode(text).kind === 'none'));
});

test('код складывается только из своих знаков', () => {
  expect(isCode('ACDE-FHJK-34')).toBe(false);
  expect(isCode('ACDEFHJKMNP3')).toBe(false);
  expect(isCode('ACDEFHJKMN34')).toBe(true);
});
