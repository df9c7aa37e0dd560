import { userId } from '../../src/domain/ids';
import { House } from '../scenes/harness';

const TEACHER = userId(20);

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

describe('слова посреди диалога', () => {
  beforeEach(async () => {
    await house.says(TEACHER, 'Начать');
    await house.presses(TEACHER, 'Согласен');
  });

  test('слово, которое может быть ответом, остаётся ответом и диалога не обрывает', async () => {
    await house.says(TEACHER, 'Готово');
    expect(house.labels(TEACHER)).toContain('Классный руководитель');
    await house.says(TEACHER, 'Классный руководитель');
    expect(house.last(TEACHER)).toMatch(/фамилию, имя и отчество/);
  });

  test('«Помощь» отвечает и оставляет на том же вопросе', async () => {
    await house.says(TEACHER, 'Помощь');
    await house.says(TEACHER, 'Классный руководитель');
    expect(house.last(TEACHER)).toMatch(/фамилию, имя и отчество/);
  });

  test('«Отмена» и «Меню» выводят из диалога', async () => {
    await house.says(TEACHER, 'Отмена');
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    expect(house.last(TEACHER)).not.toContain('Вы — Ёлкина');
  });

  test('на устаревшую кнопку диалог отвечает одним сообщением о ней и повторяет вопрос', async () => {
    await house.says(TEACHER, 'Классный руководитель');
    const heard = await house.forges(TEACHER, { do: 'pick', scene: 'joining', step: 'role', value: 'parent' });
    expect(heard).toHaveLength(2);
    expect(heard[1]).toMatch(/фамилию, имя и отчество/);
    expect(await house.forges(TEACHER, { old: 'payload' })).toHaveLength(2);
  });
});

test('вне диалога на устаревшую кнопку — одна строка и меню', async () => {
  expect(await house.forges(TEACHER, 'no json at all')).toHaveLength(2);
  expect(house.labels(TEACHER)).toContain('Начать');
});
