import { isNamed } from '../../src/domain/offices';

const person = { surname: 'Ёлкина', firstName: 'Анна', patronymic: 'Петровна' };

describe('должностное лицо по имени из данных школы', () => {
  test.each([
    'А.П. Ёлкина',
    'Елкина А.П.',
    'Ёлкина А. П.',
    'Ёлкина Анна Петровна',
    'Анна Петровна Елкина',
    'А. Ёлкина',
  ])('«%s» — это Ёлкина Анна Петровна', (officer) => {
    expect(isNamed(person, officer)).toBe(true);
  });

  test.each(['А.В. Ёлкина', 'Ёлкина Алла Петровна', 'А.П. Ёлкин', 'Ёлкина', 'П.А. Ёлкина', ''])(
    '«%s» — не она',
    (officer) => {
      expect(isNamed(person, officer)).toBe(false);
    },
  );

  test('без отчества инициалы отчества не подходят', () => {
    expect(isNamed({ ...person, patronymic: null }, 'А.П. Ёлкина')).toBe(false);
  });
});
