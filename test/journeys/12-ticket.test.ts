/** Вопрос человеку: родитель спрашивает, ответственный отвечает внутри бота, и перезапуск ничего не теряет (п. 4). */
import { labelsOf } from './conversation';
import { MARINA, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

test('Марина Олеговна получает ответ человека, уточняет и оценивает его одним нажатием', async () => {
  const [marina, vera] = [town.as(MARINA), town.as(VERA)];
  await vera.asks('Начать');
  await marina.agrees();
  await marina.asks('мама 7б');
  const unsure = await marina.asks('во сколько завтра обед в столовой');
  expect(labelsOf(unsure)).toContain('Спросить администратора');
  expect((await marina.presses('Спросить администратора')).text).toContain('через полдня стираю');
  expect((await marina.asks('Во сколько завтра обед?')).text).toContain('вопрос №1');
  const question = await vera.hearsOf('Ответить');
  expect(question.text).toBe(`Вопрос №1 от родителя 7Б (vk.com/id${MARINA}).\n\nВо сколько завтра обед?`);
  await vera.presses('Ответить', question);
  expect((await vera.asks('В 12:40.')).text).toContain('Передал ответ');
  const answer = await marina.hears();
  expect(answer.text).toBe('Ответ на ваш вопрос №1: В 12:40.');

  await town.restartBot();
  await town.as(MARINA).presses('Уточнить', answer);
  await town.as(MARINA).asks('А для первой смены?');
  const more = await town.as(VERA).hearsOf('Ответить');
  expect(more.text).toContain('А для первой смены?');
  await town.as(VERA).presses('Ответить', more);
  await town.as(VERA).asks('В 11:30.');
  await town.as(VERA).hearsOf('Сохранить ответ');
  const second = await town.as(MARINA).hears();
  expect((await town.as(MARINA).presses('Помогло', second)).text).toContain('Вопрос №1 закрыт');
  expect((await town.as(VERA).hears()).text).toContain('помогло, вопрос закрыт');

  // ответить можно и средствами ВКонтакте, на само сообщение
  expect((await town.as(MARINA).replies(second, 'А в субботу?')).text).toContain('Передал уточнение к вопросу №1');
  const third = await town.as(VERA).hearsOf('Ответить');
  expect((await town.as(VERA).replies(third, 'В 11:00.')).text).toContain('Передал ответ на вопрос №1');
  expect((await town.as(VERA).hears()).text).toContain('сохраните ответ');
  const last = await town.as(MARINA).hears();
  expect(last.text).toBe('Ответ на ваш вопрос №1: В 11:00.');
  expect((await town.as(MARINA).replies(last, 'помогло')).text).toContain('Вопрос №1 закрыт');
  expect((await town.as(VERA).hears()).text).toContain('помогло, вопрос закрыт');
  const [row] = town.register.rows('inquiry');
  expect(row).toMatchObject({ user_id: MARINA, status: 'closed', answered_by: VERA, reopened: 2, rating: 1 });
  expect(JSON.stringify(row)).not.toMatch(/обед|смены|суббот/u);
});
