/** What a chat may be: read from its title, carried by buttons, owned by offices. */
import fc from 'fast-check';
import { chatKey, isStaffRoomTitle, proposalsFrom, readChatKey } from '../../src/domain/chats';
import { CHAT_KINDS } from '../../src/domain/order';
import { label } from '../scenes/school';

const classes = ['6А', '7Б', '11А'].map(label);
const subjects = ['физика', 'русский язык и литература', 'ИЗО'];
const proposed = (title: string): string[] => proposalsFrom(title, { classes, subjects }).map(chatKey);

describe('a title proposes', () => {
  test.each([
    ['6А родители', ['class_parents:6А', 'class:6А']],
    ['6 "А"', ['class:6А', 'class_parents:6А']],
    ['Шестой А', ['class:6А', 'class_parents:6А']],
    ['Педагоги 7Б', ['class_teachers:7Б', 'class:7Б', 'class_parents:7Б']],
    ['педагоги 207', ['teachers:']],
    ['Физика 7Б', ['subject:7Б', 'class:7Б', 'class_parents:7Б']],
    ['По физике, подготовка к ЕГЭ', ['subject:']],
    ['Литература 6А', ['subject:6А', 'class:6А', 'class_parents:6А']],
    ['Родительский комитет', ['parents_active:']],
    ['Совет старшеклассников', ['pupils_active:']],
    ['Администрация', ['administration:']],
    ['Директор и завучи', ['deputies:']],
    ['Заместители', ['deputies:']],
    ['9Я класс', []],
    ['Учительская', []],
    ['Болталка', []],
  ])('«%s»', (title, expected) => {
    expect(proposed(title)).toEqual(expected);
  });

  test('never a class that the school does not have, whatever the title', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'67аАбБ родителипедагоги') })),
        (title) => {
          for (const { kind, classLabel } of proposalsFrom(title, { classes, subjects })) {
            expect(CHAT_KINDS).toContain(kind);
            expect(classLabel === null || classes.includes(classLabel)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('the key in a button', () => {
  test('reads back as the same chat', () => {
    for (const kind of CHAT_KINDS) {
      for (const classLabel of [null, ...classes]) {
        const read = readChatKey(chatKey({ kind, classLabel }));
        expect(read === null || (read.kind === kind && read.classLabel === classLabel)).toBe(true);
      }
    }
    expect(readChatKey('class:7Б')).toEqual({ kind: 'class', classLabel: '7Б' });
  });

  test.each([
    '',
    ':',
    'class:',
    'class:99Я',
    'teachers:7Б',
    'other:7Б',
    'unknown:',
    'class:7Б:',
    'class',
    '__proto__:',
  ])('«%s» is no chat', (key) => expect(readChatKey(key)).toBeNull());
});

test('«Учительская» is known by its name, teachers are not', () => {
  expect(isStaffRoomTitle('Учительская')).toBe(true);
  expect(isStaffRoomTitle('Наша учительская 🙂')).toBe(true);
  expect(isStaffRoomTitle('Учителя школы')).toBe(false);
});
