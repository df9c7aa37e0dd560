import { compareDuties, dutiesFor, isOverdue, subjectKey, type DutyHolder } from '../../src/domain/duties';
import { dutyId, staffId, type ClassLabel } from '../../src/domain/ids';
import type { LocalDate } from '../../src/domain/localDate';
import type { Assignee, Duty, Order } from '../../src/domain/order';

const day = (text: string): LocalDate => text as LocalDate;
const duty = (id: string, number: string, assignee: Assignee, more: Partial<Duty> = {}): Duty => ({
  id: dutyId('order', id),
  clause: { document: number.includes('.') ? 'regulation' : 'order', number },
  text: id,
  due: null,
  assignee,
  evidence: { kind: 'report' },
  optional: false,
  repeat: null,
  remindOn: [],
  capability: [],
  ...more,
});
const order = (...duties: Duty[]): Order => ({
  id: 'order',
  version: 1,
  number: '1',
  date: day('2023-06-14'),
  title: '',
  regulation: '',
  regulationAdopted: null,
  extensionsBy: 'director',
  clauses: [],
  duties,
});

const registration = duty('registration', '5', { who: 'staff' }, { due: day('2023-06-23') });
const classChat = duty('class-chat', '7', { who: 'class_teacher', grades: [6, 7] }, { due: day('2023-10-27') });
const support = duty('support', '6', { who: 'office', office: 'support' });
const teaching = duty('teaching', '2.4', { who: 'roles', roles: ['subject_teacher', 'additional_teacher'] });
const parents = duty('parents', '2.6', { who: 'role', role: 'parent' });
const orders = [order(parents, teaching, classChat, support, registration)];

const nobody: DutyHolder = { onRoster: false, roles: [], classTeacherOf: [], offices: [] };
const keysOf = (person: DutyHolder): string[] =>
  dutiesFor(person, orders).map((one) => `${one.duty.text} ${subjectKey(one.subject, staffId(12))}`);

test('a class teacher of two classes has the class duty for each, dated duties first', () => {
  const person: DutyHolder = {
    onRoster: true,
    roles: ['class_teacher', 'subject_teacher'],
    classTeacherOf: ['7Б', '6А'] as ClassLabel[],
    offices: [],
  };
  expect(keysOf(person)).toEqual([
    'registration staff:12',
    'class-chat class:7Б',
    'class-chat class:6А',
    'teaching staff:12',
  ]);
});

test('a class outside the grades of the duty does not bring it', () => {
  const person: DutyHolder = { ...nobody, roles: ['class_teacher'], classTeacherOf: ['5А'] as ClassLabel[] };
  expect(keysOf(person)).toEqual(['registration staff:12']);
});

test('a person in office has its duties for the whole school, and registers like any member of staff', () => {
  expect(keysOf({ ...nobody, offices: ['support'] })).toEqual(['registration staff:12', 'support school']);
});

test('two roles that share a duty bring it once', () => {
  const person: DutyHolder = { ...nobody, roles: ['subject_teacher', 'additional_teacher'] };
  expect(keysOf(person)).toEqual(['registration staff:12', 'teaching staff:12']);
});

test('a parent is no member of staff; a stranger has no duties', () => {
  expect(dutiesFor({ ...nobody, roles: ['parent'] }, orders).map((one) => one.duty)).toEqual([parents]);
  expect(dutiesFor(nobody, orders)).toEqual([]);
});

test('duties of several orders stand in one list by date', () => {
  const later = duty('later', '1', { who: 'staff' }, { due: day('2023-07-01') });
  const person: DutyHolder = {
    onRoster: false,
    roles: ['class_teacher'],
    classTeacherOf: ['6А'] as ClassLabel[],
    offices: [],
  };
  const found = dutiesFor(person, [...orders, order(later)]).map((one) => one.duty.text);
  expect(found).toEqual(['registration', 'later', 'class-chat']);
});

test('clauses sort as numbers: the order first, 2.2 before 2.10', () => {
  const numbers = ['2.10', '2.2', '10', '9'].map((number) => duty(number, number, { who: 'staff' }));
  expect(numbers.sort(compareDuties).map((one) => one.text)).toEqual(['9', '10', '2.2', '2.10']);
});

test('overdue from the day after the date until done; never when optional or undated', () => {
  expect(isOverdue(registration, false, day('2023-06-23'))).toBe(false);
  expect(isOverdue(registration, false, day('2023-06-24'))).toBe(true);
  expect(isOverdue(registration, true, day('2023-06-24'))).toBe(false);
  expect(isOverdue({ ...registration, optional: true }, false, day('2030-01-01'))).toBe(false);
  expect(isOverdue(support, false, day('2030-01-01'))).toBe(false);
});
