import { plural } from '../../src/texts/plural';
import { roleFromText } from '../../src/texts/roles';
import { asksHow, yesOrNo } from '../../src/texts/yesNo';

test.each([
  ['Классный руководитель', 'class_teacher'],
  ['классрук 7б', 'class_teacher'],
  ['я кл. руководитель', 'class_teacher'],
  ['Классная', 'class_teacher'],
  ['учитель физики и классный руководитель', 'class_teacher'],
  ['Учитель-предметник', 'subject_teacher'],
  ['учительница', 'subject_teacher'],
  ['преподаю музыку', 'subject_teacher'],
  ['Педагог доп. образования', 'additional_teacher'],
  ['веду кружок', 'additional_teacher'],
  ['педагог допобразования', 'additional_teacher'],
  ['завуч', 'administration'],
  ['зам. директора', 'administration'],
  ['Администрация школы', 'administration'],
  ['Родитель', 'parent'],
  ['мама ученика', 'parent'],
  ['бабушка', 'parent'],
  ['Ученик', 'pupil'],
  ['учусь в 8 классе', 'pupil'],
  ['космонавт', null],
  ['', null],
] as const)('«%s» names the role %s', (text, role) => {
  expect(roleFromText(text)).toBe(role);
});

test.each([
  ['Да', true],
  ['да, это я', true],
  ['уже зарегистрировалась', true],
  ['Зарегистрирована', true],
  ['нет', false],
  ['Нет, это не я', false],
  ['ещё нет', false],
  ['не зарегистрирован', false],
  ['Нетребко', null],
  ['давай потом', null],
  ['', null],
] as const)('«%s» means %s', (text, meaning) => {
  expect(yesOrNo(text)).toBe(meaning);
});

test('«не знаю как» asks how, «нет» does not', () => {
  expect(asksHow('Не знаю как')).toBe(true);
  expect(asksHow('как это сделать?')).toBe(true);
  expect(asksHow('нет')).toBe(false);
});

test.each([
  [1, '1 день'],
  [2, '2 дня'],
  [5, '5 дней'],
  [11, '11 дней'],
  [12, '12 дней'],
  [21, '21 день'],
  [104, '104 дня'],
  [0, '0 дней'],
])('%d is «%s»', (count, text) => {
  expect(plural(count, ['день', 'дня', 'дней'])).toBe(text);
});
