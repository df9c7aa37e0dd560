import fc from 'fast-check';
import { chatKindFromTitle, classFromTitle, gradeOf, parseClassLabel } from '../../src/domain/classes';
import type { ClassLabel } from '../../src/domain/ids';

const known = ['6А', '6Б', '7А', '7Б', '7В', '10А', '11А'] as ClassLabel[];

describe('a class as people type it', () => {
  test.each([
    ['7Б', '7Б'],
    ['7б', '7Б'],
    ['7 б', '7Б'],
    ['7-Б класс', '7Б'],
    ['7 "Б"', '7Б'],
    ['7«б» кл.', '7Б'],
    ['класс 7Б', '7Б'],
    ['7-й Б', '7Б'],
    ['10A', '10А'],
    ['7B', '7В'],
    ['6E класс', '6Е'],
    [' 11   а ', '11А'],
    ['1К', '1К'],
  ])('«%s» is %s', (typed, label) => {
    expect(parseClassLabel(typed)).toBe(label);
  });

  test.each(['', '7', 'Б', '0А', '12А', '17Б', '7БВ', '7 Б 8 В', '7Z', '7b', 'седьмой', '7.5', '7?', '-7Б'])(
    '«%s» is no class',
    (typed) => {
      expect(parseClassLabel(typed)).toBeNull();
    },
  );

  test('every label reads back as itself, however it is spaced, cased and quoted', () => {
    const letters = fc.constantFrom(...'АБВГДЕЖЗИК');
    const marks = fc.constantFrom(['', ''], [' ', ''], ['-', ''], [' "', '"'], ['«', '»'], [' ', ' класс']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), letters, fc.boolean(), marks, (grade, letter, small, marked) => {
        const typed = `${grade}${marked[0]}${small ? letter.toLowerCase() : letter}${marked[1]}`;
        const label = parseClassLabel(typed);
        expect(label).toBe(`${grade}${letter}`);
        expect(label && gradeOf(label)).toBe(grade);
      }),
    );
  });
});

describe('the class in the title of a chat', () => {
  test.each([
    ['7Б класс', '7Б'],
    ['6А родители', '6А'],
    ['Родители 6 а', '6А'],
    ['6 "А"', '6А'],
    ['Шестой А', '6А'],
    ['шестого «а» чат', '6А'],
    ['Одиннадцатый А', '11А'],
    ['6-й А', '6А'],
    ['Чат 10A (Latin)', '10А'],
    ['7-Б 2023/2024', '7Б'],
    ['❤️7Б❤️', '7Б'],
    ['7 в класс', '7В'],
    ['7 В', '7В'],
  ])('«%s» names %s', (title, label) => {
    expect(classFromTitle(title, known)).toBe(label);
  });

  test.each([
    ['no class', 'Педагоги школы'],
    ['two classes', '6А и 6Б'],
    ['a class that the school does not have', '8Г класс'],
    ['a preposition after a number', 'Встреча 7 в школе'],
    ['the number of a school', 'Школа 207 Актив'],
    ['a year', '2017 А'],
    ['a date', '1.7 Б'],
    ['a word after the number', '6 Апельсинов'],
    ['nothing', ''],
  ])('%s: «%s»', (_why, title) => {
    expect(classFromTitle(title, known)).toBeNull();
  });

  test('any title gets an answer, and only a class of the school', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'67аАбБ "-класйой') })), (title) => {
        const label = classFromTitle(title, known);
        expect(label === null || known.includes(label)).toBe(true);
      }),
    );
  });
});

describe('the kind of a chat, from its title', () => {
  test.each([
    ['7Б класс', 'class'],
    ['Шестой А', 'class'],
    ['6А родители', 'class_parents'],
    ['Родители 6А', 'class_parents'],
    ['Мамы 6 «А»', 'class_parents'],
    ['Педагоги школы', 'teachers'],
    ['Учителя 207', 'teachers'],
    ['Педагоги 7Б', 'class_teachers'],
    ['Администрация', 'administration'],
    ['Администрация и завучи', 'administration'],
    ['Совещание при директоре', 'administration'],
    ['Директор и завучи', 'deputies'],
    ['Директор и заместители', 'deputies'],
    ['Заместители', 'deputies'],
    ['Завучи', 'deputies'],
    ['Замы', 'deputies'],
    ['Директор и педагоги', 'teachers'],
    ['Замена уроков', null],
    ['Родительский комитет', 'parents_active'],
    ['Родительский актив школы', 'parents_active'],
    ['Родители, привет', null],
    ['Ученический актив', 'pupils_active'],
    ['Совет старшеклассников', 'pupils_active'],
    ['Учительская', null],
    ['Футбол по субботам', null],
  ])('«%s» → %s', (title, kind) => {
    expect(chatKindFromTitle(title)).toBe(kind);
  });
});
