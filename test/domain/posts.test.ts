import { commonest, parsePost, rolesOfPosition, teaches } from '../../src/domain/posts';

test.each([
  ['директор', { administration: true, additionalEducation: false }],
  ['Заместитель директора по УВР', { administration: true, additionalEducation: false }],
  ['и.о. директора', { administration: true, additionalEducation: false }],
  ['секретарь директора', { administration: false, additionalEducation: false }],
  ['педагог доп. образования', { administration: false, additionalEducation: true }],
  ['учитель', { administration: false, additionalEducation: false }],
])('«%s» brings its roles', (position, roles) => {
  expect(rolesOfPosition(position)).toEqual(roles);
});

test.each([
  ['учитель начальных классов', null, false, true],
  ['преподаватель-организатор ОБЖ', null, false, true],
  ['заместитель директора', 'химия', false, true],
  ['библиотекарь', null, false, false],
  ['педагог доп. образования', 'танцы', true, false],
])('«%s», subject %s: teaches — %#', (position, subject, additionalEducation, expected) => {
  expect(teaches({ position, subject, additionalEducation })).toBe(expected);
});

test.each([
  ['  учитель   физики ', 'учитель физики'],
  ['ИЗО', 'ИЗО'],
  ['', null],
  ['7', null],
  ['а'.repeat(101), null],
])('«%s» is read as a post', (typed, post) => {
  expect(parsePost(typed)).toBe(post);
});

test('what most people do is offered first, and nothing twice', () => {
  expect(commonest(['химия', 'физика', 'физика', null, 'алгебра'], 2)).toEqual(['физика', 'алгебра']);
});
