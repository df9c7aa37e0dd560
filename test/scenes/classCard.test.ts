/** «Что с 7Б?»: one phrase, the whole state and the next step (G6). */
import { staffId, userId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, label } from './school';

const ANNA = userId(20);
const PARENT = userId(30);

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

test.each(['Что с 7Б?', 'что там с 7б', 'как дела в 7 б?', 'класс 7Б', '7б', 'Что с 7Б классом?'])(
  'администратор спрашивает «%s» и видит руководителя, чаты и следующий шаг',
  async (text) => {
    expect((await house.says(ADMINISTRATOR, text)).join()).toMatch(
      /^7Б\nКлассный руководитель — Ёлкина Анна Петровна: боту ещё не писал\(а\)\.\nЧаты:\n• чат класса: нет, срок [^]*Следующий шаг: помочь/u,
    );
    expect(house.labels(ADMINISTRATOR)).toEqual(expect.arrayContaining(['Чаты']));
  },
);

test('класс без руководителя — с кнопкой, чтобы назначить', async () => {
  expect((await house.says(ADMINISTRATOR, 'Что с 6А?')).join()).toContain('Классного руководителя нет');
  expect(house.labels(ADMINISTRATOR).some((label) => label.includes('6А'))).toBe(true);
});

test('классный руководитель видит свой класс, чужой и остальные — нет', async () => {
  await house.stored(async ({ accounts, staff }) => {
    await accounts.consent(ANNA, 1, house.now);
    await accounts.addRole(ANNA, 'class_teacher', label('7Б'));
    await staff.link(staffId(1), ANNA, house.now);
  });
  expect((await house.says(ANNA, 'Что с 7Б?')).join()).toMatch(/^7Б\n/u);
  expect((await house.says(ANNA, 'Что с 6А?')).join()).not.toContain('руководител');
  expect((await house.says(PARENT, 'Что с 7Б?')).join()).not.toContain('Ёлкина');
});

test.each(['что с чатом', 'как дела в школе', 'Что с сервером 7 дней подряд?', 'по'])(
  '«%s» — не о классе',
  async (text) => {
    await house.says(ADMINISTRATOR, text);
    expect(house.last(ADMINISTRATOR)).not.toContain('Классный руководитель');
  },
);
