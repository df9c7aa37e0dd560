import fc from 'fast-check';
import { nameless } from '../../src/domain/namelessText';

const known = {
  surnames: ['Ёлкина', 'Соколова', 'Двойнов', 'Ли'],
  words: new Set(['как', 'где', 'почему', 'сферум', 'код', 'чат', 'у', 'не', 'приходит', 'учителя', 'госуслуги', 'ли']),
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
])('из «%s» остаётся «%s»', (text, left) => {
  expect(kept(text)).toBe(left);
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
