/** «Нужна помощь» — ответственному за поддержку (п. 4), «Не моё» — администратору (п. 3). */
import { userId } from '../../src/domain/ids';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { morning } from './mornings';
import { ADMINISTRATOR, madeUpSchool } from './school';

const ANNA = userId(20);
const SUPPORT = userId(21);

const made = madeUpSchool();
const context: SchoolContext = {
  ...made,
  school: {
    ...made.school,
    offices: { ...made.school.offices, support: { name: 'И.Л. Соколова', position: 'учитель' } },
  },
};
let house: House;
beforeEach(async () => {
  house = await House.open(context);
  await house.introduces(ANNA, 'классный руководитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
});
afterEach(() => house.close());

async function supportComes(): Promise<void> {
  await house.introduces(SUPPORT, 'учитель', 'Соколова Ирина Львовна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}

describe('«Нужна помощь»', () => {
  test('слышит ответственный за поддержку, а не администратор; «Решено» сообщает человеку', async () => {
    await supportComes();
    await morning(house, context, '2030-09-19');
    const before = house.heard(ADMINISTRATOR).length;
    await house.presses(ANNA, 'Нужна помощь');
    expect(house.last(SUPPORT)).toMatch(/Ёлкина Анна Петровна просит помощи: «пройти регистрацию»/u);
    expect(house.heard(ADMINISTRATOR)).toHaveLength(before);
    // a colleague's duties are not support's to see
    expect(house.labels(SUPPORT)).not.toContain('Поручения сотрудника');
    expect((await house.says(SUPPORT, 'Обращения'))[0]).toContain('Ёлкина Анна Петровна');
    await house.presses(SUPPORT, 'Решено');
    expect(house.last(ANNA)).toMatch(/обращение по поручению «пройти регистрацию» закрыто/u);
    expect(await house.says(SUPPORT, 'Обращения')).toEqual([expect.stringContaining('обращений нет')]);
  });

  test('пока ответственного в боте нет или он запретил писать — администратор', async () => {
    await morning(house, context, '2030-09-19');
    await house.presses(ANNA, 'Нужна помощь');
    expect(house.last(ADMINISTRATOR)).toContain('просит помощи');
    await supportComes();
    await house.happens({ kind: 'denied', user: SUPPORT });
    await house.says(ADMINISTRATOR, 'Обращения');
    await house.presses(ADMINISTRATOR, 'Решено, №1');
    await house.presses(ANNA, 'Нужна помощь');
    expect(house.last(ADMINISTRATOR)).toContain('просит помощи');
  });

  test('напоминания о сроке не останавливает: дело всё ещё за человеком', async () => {
    await morning(house, context, '2030-09-19');
    await house.presses(ANNA, 'Нужна помощь');
    expect(await morning(house, context, '2030-09-20')).toContain(ANNA);
  });
});

describe('«Не моё»', () => {
  beforeEach(async () => {
    await supportComes();
    await morning(house, context, '2030-09-19');
    await house.presses(ANNA, 'Не моё');
  });

  test('решает администратор: видит поручения сотрудника и закрывает; ответственный за поддержку — нет', async () => {
    expect(house.last(ADMINISTRATOR)).toMatch(/Ёлкина Анна Петровна считает поручение чужим/u);
    expect(house.heard(SUPPORT).join()).not.toContain('чужим');
    expect(await house.says(SUPPORT, 'Обращения')).toEqual([expect.stringContaining('обращений нет')]);
    expect((await house.presses(ADMINISTRATOR, 'Поручения сотрудника'))[0]).toContain('пройти регистрацию');
    const id = await house.stored(async ({ tickets }) => (await tickets.listOpen())[0]?.id ?? 0);
    expect((await house.forges(SUPPORT, { do: 'ticket', id })).join()).not.toContain('закрыто');
    expect(await house.stored(async ({ tickets }) => (await tickets.listOpen()).length)).toBe(1);
  });

  test('до решения об этом поручении не напоминает, после — по лестнице', async () => {
    expect(await morning(house, context, '2030-09-20')).not.toContain(ANNA);
    await house.presses(ADMINISTRATOR, 'Решено');
    expect(house.last(ANNA)).toMatch(/рассмотрел, чьё это поручение/u);
    expect(await morning(house, context, '2030-09-23')).toContain(ANNA);
  });
});
