import fc from 'fast-check';
import { nameless } from '../../src/domain/namelessText';

const known = {
  surnames: ['Ёлкина', 'Соколова', 'Двойнов', 'Ли'],
  words: new Set(['как', 'где', 'почему', 'сферум', 'код', 'чат', 'у', 'не', 'приходит', 'учителя', 'госуслуги', 'ли']),
  capitalsAreNames: true,
};
const kept = (text: string): string => nameless(text, known, 200);

test.each([
  ['Почему код не приходит на +7 (921) 555-12-34?', 'Почему код не приходит на …?'],
  ['мой номер 89215551234 почему код не приходит', 'мой номер … почему код не приходит'],
  ['Как писать в чат, почта mama@example.ru', 'Как писать в чат, почта …'],
  ['почему https://vk.me/join/SECRET не открывается', 'почему … не открывается'],
  ['Где Марья Ивановна?', 'Где …?'],
  ['где марье ивановне смотреть код', 'где … смотреть код'],
  ['Сидоров Петя не видит чат 7Б', '… не видит чат 7Б'],
  ['у ёлкиной не открывается чат', 'у … не открывается чат'],
  ['почему Соколовой И.Л. нет в чате', 'почему … нет в чате'],
  ['чат двойнова закрыт', 'чат … закрыт'],
  ['Сферум и Госуслуги: как войти?', 'Сферум и Госуслуги: как войти?'],
  ['нужны ли лимиты', 'нужны ли лимиты'],
  ['почему код не приходит на 8.921.555.12.34', 'почему код не приходит на …'],
  ['почему код не приходит на +7 (921) - 555 - 12 - 34', 'почему код не приходит на …'],
  ['почему код не приходит на 8 / 921 / 555 / 12 / 34', 'почему код не приходит на …'],
  ['почему код не приходит на 8—921—555_12‑34', 'почему код не приходит на …'],
  ['почему код не приходит на ８９２１５５５１２３４', 'почему код не приходит на …'],
  ['почему код не приходит на mama @ example.ru', 'почему код не приходит на …'],
  ['почему чат у id123456 не приходит', 'почему чат у … не приходит'],
  ['чат до 23.06.2023', 'чат до 23.06.2023'],
  ['ИВАНЦОВ ПЕТР НЕ ВИДИТ КОД ИЗ ФГИС', '… НЕ … КОД ИЗ …'],
  ['почему СМС и ВКС не приходит', 'почему СМС и ВКС не приходит'],
  ['почему иВАНЦОВ не приходит', 'почему … не приходит'],
])('из «%s» остаётся «%s»', (text, left) => {
  expect(kept(text)).toBe(left);
});

test('a question that whoever answers has written keeps its capitals, and no telephones or staff', () => {
  const written = (text: string): string => nameless(text, { ...known, capitalsAreNames: false }, 200);
  expect(written('Как войти в Wi-Fi?')).toBe('Как войти в Wi-Fi?');
  expect(written('Где Марья Ивановна Ёлкина, 8 921 555-12-34?')).toBe('Где …?');
});

test('a picture is not cut in two', () => {
  const line = nameless(`чат ${'ж'.repeat(194)}${'😀'.repeat(9)}`, known, 200);
  expect(line).not.toMatch(/\p{Cs}/u);
});

test('what is left is one line of the length asked for, whatever was said, and saying it again takes nothing more out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
      const line = kept(text);
      expect(line.length).toBeLessThanOrEqual(200);
      expect(line).not.toMatch(/\n|\d{6}/u);
    }),
  );
});
