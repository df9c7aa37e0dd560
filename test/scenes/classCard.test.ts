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
  const [refused] = await house.says(ANNA, 'Что с 6А?');
  expect(refused).toBe(
    'О 6А рассказываю тем, кто ведёт этот класс, и администраторам. О своём спросите так: «Что с 7Б?».',
  );
  expect((await house.says(PARENT, 'Что с 7Б?')).join()).not.toContain('Ёлкина');
});

test('учитель-предметник, педагог допобразования, родитель и ученик о классе не узнают ничего', async () => {
  const someone = { consented: userId(40), pupil: userId(41), parent: PARENT };
  await house.stored(async ({ accounts, staff }) => {
    for (const user of Object.values(someone)) await accounts.consent(user, 1, house.now);
    await accounts.addRole(someone.consented, 'additional_teacher', null);
    await staff.link(staffId(2), someone.consented, house.now);
    await accounts.addRole(someone.pupil, 'pupil', label('7Б'));
    await accounts.addRole(someone.parent, 'parent', label('7Б'));
  });
  for (const user of Object.values(someone)) {
    for (const text of ['Что с 7Б?', '7Б', 'класс 6А']) {
      expect((await house.says(user, text)).join()).not.toMatch(/Ёлкина|руководител|чат класса/u);
    }
  }
});

test.each(['что с чатом', 'как дела в школе', 'Что с сервером 7 дней подряд?', 'по'])(
  '«%s» — не о классе',
  async (text) => {
    await house.says(ADMINISTRATOR, text);
    expect(house.last(ADMINISTRATOR)).not.toContain('Классный руководитель');
  },
);

test('«Что с 7Б?» не его класса — вежливый отказ, а не ответ о другом', async () => {
  expect(await house.says(PARENT, 'Что с 7Б?')).toEqual([
    'О 7Б рассказываю тем, кто ведёт этот класс, и администраторам. Если нужно что-то узнать, нажмите «Задать вопрос».',
  ]);
});

test.each(['7', '7 класс', '7-е классы', 'что с 7-ми классами?'])(
  'по части класса «%s» администратор выбирает из параллели',
  async (text) => {
    expect(await house.says(ADMINISTRATOR, text)).toEqual(['О каком классе рассказать?']);
    expect((await house.presses(ADMINISTRATOR, '7Б')).join()).toMatch(/^7Б\n/u);
  },
);

test('класса, которого нет, бот не выдумывает, а показывает параллель; родителю не показывает', async () => {
  expect(await house.says(ADMINISTRATOR, 'Что с 7Ю?')).toEqual(['Класса 7Ю в школе нет. О каком рассказать?']);
  expect(house.labels(ADMINISTRATOR)).toContain('7Б');
  await house.says(PARENT, '7 класс');
  expect(house.labels(PARENT)).not.toContain('7Б');
});
