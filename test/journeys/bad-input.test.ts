/** Что бы человек ни прислал, ему скажут, что делать дальше, и ничего не потеряется. */
import type { MessageView } from '../../src/sandbox/control';
import { labelsOf } from './conversation';
import { ANNA, CHAT_7B, DIMA, IGOR, MARINA, PAVEL, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(async () => {
  expect(town.register.failedEvents()).toBe(0);
  await town.close();
});

/** A message that leads on: by buttons, or by naming what to write. */
function expectNextStep(message: MessageView | undefined): void {
  expect(message && (labelsOf(message).length > 0 || /«.+»|Напишите|Нажмите|Спросите/.test(message.text))).toBe(true);
}

test('стикер, картинка, голосовое и пересланное без слов: бот говорит, что понимает, и даёт путь', async () => {
  const igor = town.as(IGOR);
  for (const kind of ['sticker', 'photo', 'audio_message', 'doc'] as const) {
    const answer = await igor.sends({ attachments: [kind] });
    expect(answer.text).toMatch(/только текст и кнопки/);
    expectNextStep(answer);
  }
  const forwarded = await igor.sends({ forwarded: [{ from: MARINA, text: 'Родительское собрание в среду' }] });
  expect(forwarded.text).toMatch(/только текст и кнопки/);
  expectNextStep(forwarded);
});

test('пересланное с вопросом: отвечает на вопрос', async () => {
  const answer = await town
    .as(IGOR)
    .sends({ text: 'сколько стоит сферум?', forwarded: [{ from: MARINA, text: 'Скоро всё платно' }] });
  expect(answer.text).toMatch(/бесплатн/i);
});

test('неизвестная кнопка и старая клавиатура: кнопка устарела, вот меню', async () => {
  const igor = town.as(IGOR);
  for (const payload of [
    { button: '7' },
    { do: 'fly' },
    { do: 'open', what: 'launch_rockets' },
    { do: 'pick', scene: 'joining', step: 'shoe_size', value: '43' },
    { do: 'decide', request: 'первый', yes: 'да' },
    [1, 2, 3],
    'просто строка',
    42,
  ]) {
    const answer = await igor.sends({ text: 'Купить слона', payload });
    expect(answer.text).toMatch(/устарела/);
    const menu = await igor.hears();
    expect(labelsOf(menu)).toContain('Начать');
  }
});

test('девять тысяч знаков: ответ приходит, бот жив', async () => {
  const long = await town.as(IGOR).asks('Уважаемый бот! '.repeat(600));
  expectNextStep(long);
  expect((await town.as(IGOR).asks('сколько стоит сферум?')).text).toMatch(/бесплатн/i);
});

test('посреди знакомства стикер, чужая кнопка и простыня не сбивают с шага', async () => {
  const pavel = town.as(PAVEL);
  await pavel.agrees();
  expectNextStep(await pavel.sends({ attachments: ['sticker'] }));
  await pavel.presses('Учитель-предметник');

  for (const typed of ['12345', '🙂🙂', '???', 'А', 'Уважаемый бот! '.repeat(600), 'asdf qwer']) {
    const again = await pavel.asks(typed);
    expect(again.text).toMatch(/фамили/);
    expect(labelsOf(again)).toEqual(['Назад', 'Отмена']);
  }
  const stray = await pavel.sends({
    text: 'Согласен',
    payload: { do: 'pick', scene: 'joining', step: 'role', value: 'parent' },
  });
  expect(stray.text).toMatch(/другого вопроса/);
  expect((await pavel.hears()).text).toMatch(/фамили/);

  expect((await pavel.asks('Несуществующий Пётр Петрович')).text).toMatch(/не нашлось/);
  const offer = await pavel.asks('Несуществующий Пётр Петрович');
  expect(labelsOf(offer)).toEqual(expect.arrayContaining(['Отправить запрос', 'Написать имя ещё раз']));
  expect((await pavel.presses('Написать имя ещё раз')).text).toMatch(/фамили/);
  expect((await pavel.asks('Журавлёв Павел Андреевич')).text).toContain('физика');
  expectNextStep(await pavel.asks('может быть'));
  await pavel.presses('Да');
  expectNextStep(await pavel.asks('не помню'));
  expect((await pavel.presses('Ещё нет')).text).toContain('Запрос отправлен');
});

test('«Помощь» посреди знакомства отвечает и возвращает к вопросу', async () => {
  const dima = town.as(DIMA);
  await dima.agrees();
  await dima.presses('Ученик');
  expect((await dima.asks('помощь')).text).toContain('Вот что я умею');
  expect((await dima.asks('7б')).text).toContain('7Б');
});

test('старая клавиатура уже пройденного шага не заводит разговор назад', async () => {
  const dima = town.as(DIMA);
  const first = dima.heard().find((message) => labelsOf(message).includes('Ученик'));
  const old = await dima.sends({
    text: 'Родитель',
    payload: { do: 'pick', scene: 'joining', step: 'role', value: 'parent' },
  });
  expect(first).toBeDefined();
  expect(old.text).toMatch(/устарела/);
  expect(labelsOf(await dima.hears())).toContain('Мои обязанности');
});

test('в чате класса: длинное, стикер с упоминанием и чужая кнопка — по одной вежливой строке', async () => {
  town.vk.world.inviteBot(CHAT_7B, ANNA);
  const marina = town.as(MARINA, CHAT_7B);
  const greeting = await marina.hears();
  expect((await marina.asks(`/вопрос ${'ну скажите пожалуйста '.repeat(400)}`)).text.length).toBeLessThan(400);
  expectNextStep(await marina.sends({ text: '@school_bot', attachments: ['sticker'] }));
  const over = await marina.forges({ do: 'fly' }, greeting);
  expect(over.text).toMatch(/устарела/);
  expect(over.text.length).toBeLessThanOrEqual(90);
});

test('пробелы и знаки без слов', async () => {
  for (const text of ['.', '?!', '—', '0']) expectNextStep(await town.as(VERA).asks(text));
});

test('десять сообщений подряд: десять ответов по порядку', async () => {
  const marina = town.as(MARINA);
  const words = ['Меню', 'Помощь', 'Меню', 'Помощь', 'Меню', 'Помощь', 'Меню', 'Помощь', 'Меню', 'Мои данные'];
  for (const word of words) marina.says(word);
  const answers = await marina.hearsAll(words.length);
  expect(answers.map(({ text }) => text.split(/[ .]/, 1)[0])).toEqual(
    words.map((word) => ({ Меню: 'Меню', Помощь: 'Вот', 'Мои данные': 'О' })[word]),
  );
});
