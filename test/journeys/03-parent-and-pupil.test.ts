/** Пункт 3: родитель и ученик — три нажатия, класс, права и путь в чат класса. */
import { labelsOf } from './conversation';
import { DIMA, IGOR, MARINA, Town } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

test('Марина Олеговна за три нажатия узнаёт права и как войти в чат 7Б', async () => {
  const marina = town.as(MARINA);
  await marina.asks('Начать');
  await marina.presses('Согласен');
  await marina.hears();
  expect((await marina.presses('Родитель')).text).toContain('В каком классе ваш ребёнок');
  const { text, keyboard } = await marina.presses('7Б');
  expect(text).toContain('7Б');
  expect(text).toMatch(/бесплатна.*круглосуточно/);
  expect(text).toContain('info@sferum.ru');
  expect(text).toContain('prof-sferum.ru');
  expect(text).toMatch(/ссылке-приглашению.*классный руководитель/);
  expect(text).toMatch(/п\. 2\.6 Положения/);
  expect(text).toMatch(/п\. 3\.1 Положения/);
  expect(keyboard?.inline).toBe(false);
  expect(town.register.rows('account_role')).toContainEqual({ user_id: MARINA, role: 'parent', class_label: '7Б' });
});

test('второй ребёнок — «Добавить роль» и ещё два нажатия', async () => {
  const marina = town.as(MARINA);
  await marina.asks('Добавить роль');
  await marina.presses('Родитель');
  expect((await marina.presses('10А')).text).toContain('10А');
  const mine = town.register.rows('account_role').filter((row) => row.user_id === MARINA);
  expect(mine.map((row) => row.class_label).sort()).toEqual(['10А', '7Б']);
});

test('Дима называет себя и класс своими словами; ему напоминают беречь пароль', async () => {
  const dima = town.as(DIMA);
  await dima.agrees();
  const { text } = await dima.asks('я ученик 7 "б"');
  expect(text).toMatch(/7Б/);
  expect(text).toMatch(/пароль/);
  expect(text).toMatch(/п\. 2\.5 Положения/);
});

test('класса, которого в школе нет, бот не выдумывает и показывает какие есть', async () => {
  const igor = town.as(IGOR);
  await igor.agrees();
  await igor.asks('папа');
  const unknown = await igor.asks('5Ж');
  expect(unknown.text).toContain('Такого класса у нас нет');
  expect(labelsOf(unknown)).toContain('6А');
  expect((await igor.asks('шестой а')).text).toContain('6А');
});

test('в «Моих обязанностях» родителя — его пункт Положения, а не приказ сотрудникам', async () => {
  const { text } = await town.as(IGOR).asks('Мои обязанности');
  expect(text).toContain('п. 2.6 Положения');
  expect(text).not.toContain('п. 5 приказа');
});
