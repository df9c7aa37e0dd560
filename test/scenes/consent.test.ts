/** Before consent nothing is stored, and consent is to a text that was read. */
import { userId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR } from './school';

const TEACHER = userId(20);
const PARENT = userId(30);

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

describe('consent', () => {
  test('the greeting says who the bot is, whose, what it keeps, and asks', async () => {
    const [greeting] = await house.says(TEACHER, 'начать');
    expect(greeting).toContain('школа № 5');
    expect(greeting).toContain('не официальный');
    expect(greeting).toContain('Забыть меня');
    expect(house.labels(TEACHER)).toEqual(['Согласен', 'Не согласен']);
  });

  test('before consent nothing about the person is stored', async () => {
    await house.says(TEACHER, 'Начать');
    await house.says(TEACHER, 'Я зарегистрирована');
    await house.says(TEACHER, 'Мои обязанности');
    await house.presses(TEACHER, 'Не согласен');
    await house.stored(async (stores) => {
      expect(await stores.accounts.find(TEACHER)).toBeNull();
      expect(await stores.sessions.isKept(TEACHER)).toBe(false);
      expect(await stores.requests.allOf(TEACHER)).toEqual([]);
    });
    expect(await house.says(TEACHER, 'Мои данные')).toEqual([expect.stringContaining('ничего не хранится')]);
  });

  test('without consent questions are answered all the same', async () => {
    await house.says(TEACHER, 'Начать');
    const [declined] = await house.says(TEACHER, 'Не согласна');
    expect(declined).toContain('«Начать»');
    expect(await house.says(TEACHER, 'Сколько стоит платформа?')).toEqual([expect.stringContaining('бесплатна')]);
  });

  test('in words right after the text is consent', async () => {
    await house.says(TEACHER, 'Начать');
    expect(await house.says(TEACHER, 'Согласна')).toEqual([
      expect.stringContaining('согласие записано'),
      expect.stringContaining('Кто вы в школе'),
    ]);
  });

  test('in words from someone who was not shown the text, or long ago, only shows it', async () => {
    const asked = [expect.stringContaining('Вы согласны?')];
    expect(await house.says(PARENT, 'Согласен')).toEqual(asked);
    await house.says(TEACHER, 'Начать');
    for (let question = 0; question < 3; question += 1) await house.says(TEACHER, 'Сколько стоит платформа?');
    expect(await house.says(TEACHER, 'Согласен')).toEqual(asked);
    house.now += 13 * 3_600_000;
    await house.stored((stores) => stores.outbox.prune(house.now, new Set()));
    expect(await house.says(TEACHER, 'Согласен')).toEqual(asked);
    for (const person of [PARENT, TEACHER]) {
      expect(await house.stored((stores) => stores.accounts.find(person))).toBeNull();
    }
    await house.says(TEACHER, 'Согласен');
    expect(await house.stored((stores) => stores.accounts.find(TEACHER))).not.toBeNull();
  });

  test('«Согласен» counts though a question was asked in between, «да» and «ок» right after the text', async () => {
    await house.says(TEACHER, 'Начать');
    await house.says(TEACHER, 'Сколько стоит платформа?');
    await house.says(TEACHER, 'Согласна');
    await house.says(PARENT, 'Начать');
    await house.says(PARENT, 'ок');
    for (const person of [PARENT, TEACHER]) {
      expect(await house.stored((stores) => stores.accounts.find(person))).not.toBeNull();
    }
  });

  test('«нет» right after the text is no consent', async () => {
    await house.says(TEACHER, 'Начать');
    await house.says(TEACHER, 'нет');
    expect(await house.stored((stores) => stores.accounts.find(TEACHER))).toBeNull();
    expect(house.last(TEACHER)).toContain('«Начать»');
  });

  test('a button of another version of the text asks anew and stores nothing', async () => {
    await house.forges(TEACHER, { do: 'consent', version: 7, yes: true });
    expect(house.last(TEACHER)).toContain('Вы согласны?');
    expect(await house.stored((stores) => stores.accounts.find(TEACHER))).toBeNull();
  });

  test.each([
    ['Родитель', 'Согласен', 'В каком классе ваш ребёнок?'],
    ['Ученик', 'Согласен', 'В каком классе вы учитесь?'],
    ['Администрация школы', 'Согласен', 'Напишите фамилию'],
  ])('«%s» said first is kept through the question and not asked again', async (role, yes, next) => {
    await house.says(PARENT, role);
    expect(house.last(PARENT)).toContain('Вы согласны?');
    expect(await house.stored((stores) => stores.accounts.find(PARENT))).toBeNull();
    await house.presses(PARENT, yes);
    expect(house.last(PARENT)).toContain(next);
    await house.presses(PARENT, 'Назад');
    expect(house.last(PARENT)).toContain('Кто вы в школе?');
  });

  test('the role is kept when the consent is given in words, and when it is declined nothing is', async () => {
    await house.says(PARENT, 'родитель');
    await house.says(PARENT, 'да');
    expect(house.last(PARENT)).toContain('В каком классе ваш ребёнок?');
    await house.says(TEACHER, 'Учитель-предметник');
    await house.presses(TEACHER, 'Не согласен');
    expect(await house.stored((stores) => stores.accounts.find(TEACHER))).toBeNull();
    await house.says(TEACHER, 'Начать');
    await house.presses(TEACHER, 'Согласен');
    expect(house.last(TEACHER)).toContain('Кто вы в школе?');
  });

  test('one who has agreed and names a role is asked what follows from it, a confirmed colleague is told who they are', async () => {
    await house.says(PARENT, 'Начать');
    await house.presses(PARENT, 'Согласен');
    await house.says(PARENT, 'Отмена');
    await house.says(PARENT, 'Родитель');
    expect(house.last(PARENT)).toContain('В каком классе ваш ребёнок?');
    await house.says(ADMINISTRATOR, 'Классный руководитель');
    await house.presses(ADMINISTRATOR, 'Согласен');
    await house.says(ADMINISTRATOR, 'Ёлкина Анна Петровна');
    await house.presses(ADMINISTRATOR, 'Да');
    await house.presses(ADMINISTRATOR, 'Да');
    await house.says(ADMINISTRATOR, 'Классный руководитель');
    expect(house.last(ADMINISTRATOR)).toContain('Вы уже в списке школы: Ёлкина Анна Петровна');
  });

  test('a dialogue that was never consented to cannot be entered by an old button', async () => {
    await house.says(TEACHER, 'Добавить роль');
    expect(house.last(TEACHER)).toContain('Вы согласны?');
    await house.forges(TEACHER, { do: 'pick', scene: 'joining', step: 'role', value: 'parent' });
    expect(await house.stored((stores) => stores.sessions.isKept(TEACHER))).toBe(false);
  });

  test('an administrator uses the menu before consenting', async () => {
    const [menu, question] = await house.says(ADMINISTRATOR, 'Начать');
    expect(menu).toMatch(/на кнопках внизу.*ниже — вопрос о вас самих/su);
    expect(question).toContain('Вы согласны?');
    expect(house.labels(ADMINISTRATOR)).toEqual(expect.arrayContaining(['Запросы', 'Сводка', 'Согласен']));
    expect(house.labels(ADMINISTRATOR)).not.toContain('Начать');
    expect(await house.presses(ADMINISTRATOR, 'Запросы')).toEqual([expect.stringContaining('Запросов нет')]);
    expect(await house.stored((stores) => stores.accounts.find(ADMINISTRATOR))).toBeNull();
  });
});
