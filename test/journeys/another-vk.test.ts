/** Бот с VK_TOKEN, VK_GROUP_ID и VK_API_URL против отдельного ВК делает то же дело; слова из договора отвечают. */
import type { EmbeddedVk } from '../../src/sandbox/embeddedVk';
import { GROUP, separateVk } from './separateVk';
import { ANNA, CHAT_7B, MARINA, PAVEL, Town, VERA } from './town';

let vk: EmbeddedVk;
let town: Town;

beforeAll(async () => {
  const separate = await separateVk(VERA);
  ({ vk } = separate);
  town = await Town.open(separate);
  await town.as(VERA).asks('Меню');
});
afterAll(async () => {
  await town.close();
  await vk.close();
});

test('администратор, который боту ещё не писал, узнаёт о запросе, как только напишет', async () => {
  const duties = await town.as(ANNA).joinsAs('Классный руководитель', 'Соколова Анна Петровна', 'Ещё нет');
  expect(duties.text).toContain('п. 7 приказа');
  const request = await town.as(VERA).hears();
  expect(request.text).toContain('Соколова Анна Петровна');
  await town.as(VERA).presses('Подтвердить', request);
  expect((await town.as(ANNA).hears()).text).toContain('подтвердил вас');
  await town.as(ANNA).hears();
});

test('пока бот стоит, люди пишут: после запуска каждому отвечено один раз и по порядку', async () => {
  await town.stopBot();
  town.as(MARINA).says('сколько стоит сферум?').says('Помощь');
  town.as(PAVEL).says('Начать');
  await town.startBot();
  await town.as(PAVEL).hears();
  await vk.world.nextMessage(MARINA, 3, 15_000);
  expect(
    town
      .as(MARINA)
      .heard()
      .map(({ text }) => text.slice(0, 12)),
  ).toEqual([expect.stringMatching(/./), expect.stringMatching(/^Вот что/)]);
  expect(town.as(PAVEL).heard()).toHaveLength(1);
});

test('вопрос в чате класса', async () => {
  vk.world.inviteBot(CHAT_7B, ANNA);
  await town.as(ANNA, CHAT_7B).hears();
  const answer = await town.as(MARINA, CHAT_7B).asks('@another_club сколько стоит сферум?');
  expect(answer.text).toMatch(/п\. 3\.1/);
  expect(answer.text).toContain(`vk.me/club${GROUP}`);
});

test('CLOCK_START позже прежнего — прыжок вперёд: сводки и напоминание пришли, каждое один раз', async () => {
  town.as(ANNA).readsAll();
  town.as(VERA).readsAll();
  await town.restartBot({ CLOCK_START: '2023-06-16T09:00:00+03:00' });
  const reminder = await town.as(ANNA).hears();
  expect(reminder.text).toMatch(/через 7 дней, 23\.06\.2023/);
  await town.restartBot({ CLOCK_START: '2023-06-15T09:00:00+03:00' }); // назад часы не идут
  await town.bot.app.tick();
  expect(town.as(ANNA).unread()).toEqual([]);
  const digests = town
    .as(VERA)
    .readsAll()
    .map(({ text }) => text.split('\n', 1)[0])
    .filter((heading) => heading?.startsWith('Сводка'));
  expect(digests).toEqual(['Сводка на 15.06.2023', 'Сводка на 16.06.2023']);
});

describe('слова и кнопки договора отвечают в любом написании', () => {
  const EVERYONE: readonly (readonly [string, RegExp])[] = [
    ['Начать', /Здравствуйте|здравствуйте/],
    ['Меню', /^Меню/],
    ['Назад', /^Меню/],
    ['Отмена', /«Начать»/],
    ['Помощь', /Вот что я умею/],
    ['Мои обязанности', /Ваши обязанности/],
    ['Задать вопрос', /Напишите вопрос/],
    ['Мои данные', /о вас храню/],
    ['Забыть меня', /Стереть всё/],
    ['Готово', /спасибо|отмет/i],
    ['Напомнить завтра', /напомню|Невыполненных/],
    ['Нужна помощь', /просьбу о помощи|уже сообщил/],
    ['Не моё', /не ваше|уже сообщил/],
  ];
  const ADMINISTRATOR: readonly (readonly [string, RegExp])[] = [
    ['Сводка', /^Сводка на/],
    ['Кто не зарегистрирован', /^Не зарегистрированы/],
    ['Чаты', /Чаты классов/],
    ['Запросы', /Запросов нет|решения/],
    ['Обращения', /обращени/i],
    ['Отчёты', /п\. 5 приказа/],
    ['Объявление', /объявлени/i],
    ['Настройки', /^Сейчас настроено/],
    ['Подтвердить', /Запросов нет|подтверждён/],
    ['Отклонить', /Запросов нет|Отклонено/],
  ];
  const spellings = (word: string): string[] => [
    word,
    word.toUpperCase(),
    `  ${word.toLowerCase().replaceAll('ё', 'е')} `,
    `«${word.replaceAll('е', 'ё')}».`,
  ];

  test.each(EVERYONE)('«%s» — сотруднику', async (word, answer) => {
    for (const spelling of spellings(word)) expect((await town.as(ANNA).asks(spelling)).text).toMatch(answer);
  });

  test.each(ADMINISTRATOR)('«%s» — администратору', async (word, answer) => {
    for (const spelling of spellings(word)) expect((await town.as(VERA).asks(spelling)).text).toMatch(answer);
  });

  const ROLES: readonly (readonly [string, RegExp])[] = [
    ['Классный руководитель', /фамили/],
    ['Учитель-предметник', /фамили/],
    ['Педагог доп. образования', /фамили/],
    ['Администрация школы', /фамили/],
    ['Родитель', /класс/],
    ['Ученик', /класс/],
  ];
  test.each(ROLES)('роль «%s» — словами', async (role, question) => {
    const pavel = town.as(PAVEL);
    for (const spelling of spellings(role)) {
      await pavel.asks('Начать');
      if ((pavel.heard().at(-1)?.text ?? '').includes('согласны')) {
        await pavel.asks('согласен');
        await pavel.hears();
      }
      expect((await pavel.asks(spelling)).text).toMatch(question);
    }
    await pavel.asks('Отмена');
  });
});
