/** «Проверить себя»: пять вопросов о безопасности профиля; хранится только то, что ученик их прошёл (2.5). */
import { userId, type UserId } from '../../src/domain/ids';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { openClauseSchool, PEOPLE, readClauses, type ClauseSchool } from '../clauses/school';
import { madeUpSchool } from './school';

const PUPIL = PEOPLE.pupil;
const RIGHT = [
  'Положу трубку, код не скажу',
  'Не дам, а домашку перешлю',
  'Спрошу классного руководителя',
  'Выйти из профиля',
  'Завершить сеансы и сменить пароль',
];

let school: ClauseSchool;
let house: House;
beforeEach(async () => {
  school = await openClauseSchool(await readClauses());
  ({ house } = school);
});
afterEach(() => house.close());

const passes = async (user: UserId): Promise<void> => {
  for (const label of RIGHT) await house.presses(user, label);
};

describe('вопросы о безопасности профиля', () => {
  test('ученику их предлагают при знакомстве и в меню; к каждому ответу — объяснение и следующий вопрос', async () => {
    await house.says(PUPIL, 'Меню');
    await house.presses(PUPIL, 'Проверить себя');
    expect(house.last(PUPIL)).toMatch(/^Вопрос 1 из 5\. /u);
    await house.presses(PUPIL, 'Скажу только часть цифр');
    expect(house.last(PUPIL)).toMatch(/^Лучше иначе\. Сферум обновляется сам[^]*\n\nВопрос 2 из 5\. /u);
    await house.presses(PUPIL, 'Не дам, а домашку перешлю');
    expect(house.last(PUPIL)).toMatch(/^Верно! За свой профиль отвечаете вы[^]*\n\nВопрос 3 из 5\. /u);
  });

  test('в конце записано одно: вопросы пройдены; повторить можно, второй записи нет', async () => {
    const passed = () => house.stored(({ journal }) => journal.about('quiz'));
    await house.says(PUPIL, 'проверить себя');
    for (const label of RIGHT.slice(0, -1)) await house.presses(PUPIL, label);
    expect(await passed()).toEqual([]);
    await house.presses(PUPIL, RIGHT.at(-1) ?? '');
    expect(house.last(PUPIL)).toMatch(/последний вопрос[^]*только то, что вы прошли/u);
    await house.says(PUPIL, 'Проверить себя');
    await passes(PUPIL);
    expect(await passed()).toEqual([expect.objectContaining({ act: 'quiz.passed', actor: PUPIL, details: {} })]);
    await house.says(PUPIL, 'Забыть меня');
    await house.presses(PUPIL, 'Да, забыть');
    expect(await passed()).toEqual([expect.objectContaining({ actor: null })]);
  });

  test('незнакомому — те же вопросы, без отметки и без следа', async () => {
    const stranger = userId(777);
    await house.says(stranger, 'Проверить себя');
    await passes(stranger);
    expect(house.last(stranger)).toContain('Ваши ответы я не храню');
    expect(await house.stored(({ journal }) => journal.about('quiz'))).toEqual([]);
    expect((await house.says(stranger, 'Мои данные'))[0]).toContain('ничего не хранится');
  });

  test('кнопка вопроса, которого больше нет, и школа без вопросов: вежливый ответ', async () => {
    expect((await house.forges(PUPIL, { do: 'quiz', at: 40, answer: 0 }))[0]).toContain('вопросов у меня сейчас нет');
    const without: SchoolContext = { ...madeUpSchool(), quiz: null };
    const other = await House.open(without);
    expect((await other.says(PUPIL, 'Проверить себя'))[0]).toContain('вопросов у меня сейчас нет');
    await other.close();
  });
});
