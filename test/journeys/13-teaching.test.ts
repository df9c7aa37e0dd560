/** Бота учат кнопками: вопрос без ответа становится темой, обращение — ответом школы, и перезапуск ничего не теряет (2.1; п. 4). */
import { labelsOf } from './conversation';
import { IGOR, MARINA, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());
/** The bot learns four times here: a busy machine takes a while. */
jest.setTimeout(90_000);

/** The button of the titles among which this one is. */
function rangeOf(title: string, ranges: readonly string[]): string {
  const isIn = (range: string): boolean => {
    const [first = '', last = ''] = range.split(' – ');
    return first.localeCompare(title, 'ru') <= 0 && title.localeCompare(last, 'ru') <= 0;
  };
  return ranges.find(isIn) ?? '';
}

test('Вера Павловна связывает вопрос с темой: так и похоже спросившие получают ответ, а бот проверяет остальные', async () => {
  await town.as(VERA).asks('Начать');
  const unsure = await town.as(MARINA).asks('сколько деревянных отстёгивать за эту шарманку');
  expect(unsure.text).toMatch(/нет ответа|Уточните/u);
  await town.as(VERA).asks('Вопросы без ответа');
  const card = await town.as(VERA).presses('№1');
  expect(card.text).toContain('«сколько деревянных отстёгивать за эту шарманку»');
  const ranges = await town.as(VERA).presses('Другая тема', card);
  const page = await town.as(VERA).presses(rangeOf('Платный ли Сферум', labelsOf(ranges)), ranges);
  expect((await town.as(VERA).presses('Платный ли Сферум', page)).text).toContain('Запомнил');
  expect((await town.as(IGOR).asks('Сколько деревянных отстёгивать за эту шарманку?')).text).toContain('бесплатн');
  expect((await town.as(VERA).hears()).text).toMatch(/^Проверил \d+ известн|^После этого/u);

  await town.restartBot();
  expect((await town.as(IGOR).asks('а деревянных-то сколько отстёгивать за шарманку вашу')).text).toContain('бесплатн');
});

test('ответ на вопрос Марины Олеговны становится ответом школы двумя нажатиями', async () => {
  await town.as(MARINA).agrees();
  await town.as(MARINA).asks('мама 7б');
  await town.as(MARINA).asks('Спросить администратора');
  await town.as(MARINA).asks('Во сколько завтра обед у второй смены?');
  const question = await town.as(VERA).hearsOf('Ответить');
  await town.as(VERA).presses('Ответить', question);
  await town.as(VERA).asks('Обед у второй смены в 12:40.');
  const offer = await town.as(VERA).hearsOf('Сохранить ответ');
  const preview = await town.as(VERA).presses('Сохранить ответ', offer);
  expect(preview.text).toMatch(
    /Вопрос: Во сколько завтра обед у второй смены\?\nОтвет: Обед у второй смены в 12:40\./u,
  );
  expect((await town.as(VERA).presses('Добавить', preview)).text).toContain('Готово');
  const answer = await town.as(IGOR).asks('во сколько завтра обед у второй смены');
  expect(answer.text).toMatch(/^Обед у второй смены в 12:40\.\n\nОтвет школы, /u);
});
