import { parseStatedName } from '../../src/domain/statedName';

test.each([
  ['Петрова Анна Ильинична', 'Петрова', 'Анна', 'Ильинична'],
  ['анна ильинична петрова', 'Петрова', 'Анна', 'Ильинична'],
  ['ИВАНОВА-ПЕТРОВА Мария', 'Иванова-Петрова', 'Мария', null],
  ['О’НИЛ дарья яновна', 'О’Нил', 'Дарья', 'Яновна'],
  ['Алиев Рустам Ильхам оглы', 'Алиев', 'Рустам', 'Ильхам Оглы'],
])('«%s» is a name', (typed, surname, firstName, patronymic) => {
  expect(parseStatedName(typed)).toEqual({ surname, firstName, patronymic });
});

test.each(['', 'Петрова', 'Петрова А', 'John Smith', '12 34', 'а б в г д', 'слово '.repeat(500)])(
  '«%.20s» is not a whole name',
  (typed) => {
    expect(parseStatedName(typed)).toBeNull();
  },
);
