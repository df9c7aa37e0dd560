import { isDone } from '../../src/domain/assignment';
/** What people answer to reminders, and how they report what their word alone shows. */
import { dutyId, userId, type UserId } from '../../src/domain/ids';
import type { Duty } from '../../src/domain/order';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { ADMINISTRATOR, day, madeUpSchool } from './school';

const TEACHER = userId(20);
const PARENT = userId(30);
const PUPIL = userId(40);
const STRANGER = userId(50);

/** The made-up school with more duties of everyone in the staff, shown by their word. */
function withReports(count: number, due: string | null = null): SchoolContext {
  const made = madeUpSchool();
  const duties = Array.from({ length: count }, (_, index): Duty => {
    const number = String(20 + index);
    return {
      id: dutyId('first', `report-${index}`),
      clause: { document: 'order', number },
      text: `сделать по порядку очень длинное и важное дело под номером ${number}`,
      due: due === null ? null : day(due),
      assignee: { who: 'staff' },
      evidence: { kind: 'report' },
      optional: false,
      repeat: null,
      remindOn: due === null ? [] : [0],
      capability: [],
    };
  });
  return { ...made, orders: made.orders.map((order) => ({ ...order, duties: [...order.duties, ...duties] })) };
}

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

async function moveTo(context: SchoolContext): Promise<void> {
  await house.close();
  house = await House.open(context);
}

async function asks(user: UserId, role: string, name: string): Promise<void> {
  await house.introduces(user, role, name);
}

async function confirmed(user: UserId, role: string, name: string): Promise<void> {
  await asks(user, role, name);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}

const remind = (date: string): Promise<void> => {
  house.now = Date.parse(`${date}T09:00:00+03:00`);
  return house.happens({ kind: 'reminder_due', user: TEACHER, date: day(date), at: house.now, staleAfter: null });
};
const done = () =>
  house.stored(async (stores) =>
    (await stores.assignments.all()).filter((one) => isDone(one.assignment)).map((one) => one.duty),
  );

describe('«Готово»', () => {
  test('in words, with several duties open, asks which one and records nothing by itself', async () => {
    await confirmed(TEACHER, 'классный руководитель', 'Ёлкина Анна Петровна');
    const [question] = await house.says(TEACHER, 'Готово');
    expect(question).toContain('1. пройти регистрацию (п. 1 приказа)');
    expect(question).toContain('2. создать чат класса (7Б) (п. 2 приказа)');
    expect(await done()).toEqual([]);
    expect(await house.presses(TEACHER, '2. создать чат класса')).toEqual([
      expect.stringContaining('добавьте меня в этот чат'),
    ]);
    expect(await done()).toEqual([]);
    await house.presses(TEACHER, '1. пройти регистрацию');
    expect(await done()).toEqual(['first/registration']);
  });

  test('in words, after a reminder of one duty only, is about that one', async () => {
    await confirmed(TEACHER, 'классный руководитель', 'Ёлкина Анна Петровна');
    house.now = Date.parse('2030-09-19T10:00:00+03:00');
    await house.says(TEACHER, 'Готово');
    expect(await done()).toEqual([]); // the day of the reminder has come, the reminder has not
    await remind('2030-09-19');
    await house.says(TEACHER, 'Готово');
    expect(await done()).toEqual(['first/registration']);
  });

  test('in words, with one duty open, is about that one', async () => {
    await confirmed(TEACHER, 'учитель', 'Соколова Ирина Львовна');
    await house.says(TEACHER, 'Готово');
    expect(await done()).toEqual(['first/registration']);
  });

  test('under a reminder of a duty that is reported records that duty', async () => {
    await moveTo(withReports(1, '2030-09-10'));
    await confirmed(TEACHER, 'учитель', 'Соколова Ирина Львовна');
    await remind('2030-09-10');
    expect(house.last(TEACHER)).toContain('нажмите «Готово»');
    expect(house.last(TEACHER)).not.toContain('Создайте чат');
    expect(await house.presses(TEACHER, 'Готово')).toEqual([expect.stringMatching(/Отметил: «сделать по порядку/)]);
    expect(await done()).toEqual(['first/report-0']);
  });
});

test('every other answer names the duty it was taken for', async () => {
  await confirmed(TEACHER, 'учитель', 'Соколова Ирина Львовна');
  await remind('2030-09-19');
  expect(await house.presses(TEACHER, 'Напомнить завтра')).toEqual([expect.stringContaining('пройти регистрацию')]);
  expect(await house.presses(TEACHER, 'Нужна помощь')).toEqual([expect.stringContaining('«пройти регистрацию»')]);
  expect(await house.presses(TEACHER, 'Не моё')).toEqual([expect.stringContaining('«пройти регистрацию»')]);
});

describe('the same words of those who have no reminders', () => {
  beforeEach(async () => {
    for (const [person, who] of [
      [PARENT, 'мама 7б'],
      [PUPIL, 'ученик 6А'],
    ] as const) {
      await house.says(person, 'Начать');
      await house.presses(person, 'Согласен');
      await house.says(person, who);
    }
  });

  test.each([
    ['a parent', PARENT],
    ['a pupil', PUPIL],
    ['a stranger', STRANGER],
  ])('of %s are met kindly', async (_who, person) => {
    for (const word of ['Помогите', 'Не получается', 'Нужна помощь']) {
      const [answer] = await house.says(person, word);
      expect(answer).toContain('А.А. Заведующая');
      expect(answer).not.toMatch(/администратору\.|Поручений со сроком/u);
    }
    for (const word of ['Завтра', 'Готово', 'Не моё']) {
      const [why] = await house.says(person, word);
      expect(why).toContain('Так сотрудники отвечают на напоминания');
      expect(why).toContain(person === STRANGER ? 'нажмите «Начать»' : 'отмечать ничего не нужно');
    }
  });
});

describe('an administrator who never named themselves', () => {
  beforeEach(async () => {
    await moveTo(withReports(1, '2030-09-20'));
    await house.says(ADMINISTRATOR, 'Начать');
    await house.presses(ADMINISTRATOR, 'Согласен');
    await house.says(ADMINISTRATOR, 'Отмена');
  });

  test('is led to it by «Готово» under a reminder', async () => {
    house.now = Date.parse('2030-09-19T09:00:00+03:00');
    const date = day('2030-09-19');
    await house.happens({ kind: 'reminder_due', user: ADMINISTRATOR, date, at: house.now, staleAfter: null });
    expect(house.last(ADMINISTRATOR)).toContain('пройти регистрацию');
    expect(await house.presses(ADMINISTRATOR, 'Готово')).toEqual([expect.stringContaining('Нажмите «Начать»')]);
    await house.presses(ADMINISTRATOR, 'Начать');
    expect(house.last(ADMINISTRATOR)).toContain('Кто вы в школе?');
  });

  test('is led to it by a mark on any other duty', async () => {
    await house.says(ADMINISTRATOR, 'Готово');
    const label = house.labels(ADMINISTRATOR).find((one) => one.includes('сделать по порядку')) ?? '';
    expect(await house.presses(ADMINISTRATOR, label)).toEqual([expect.stringContaining('Нажмите «Начать»')]);
    expect(await done()).toEqual([]);
  });
});

test('«Мои обязанности» of one who has not consented says why the role is needed', async () => {
  expect(await house.says(STRANGER, 'Мои обязанности')).toEqual([
    expect.stringMatching(/показать ваши обязанности, нужно знать вашу роль.*«Начать»/u),
  ]);
  expect(house.labels(STRANGER)).toContain('Начать');
});

describe('«Отметить сделанное»', () => {
  test('offers the person’s own duties by five, and a press puts one on record', async () => {
    await moveTo(withReports(6));
    await confirmed(TEACHER, 'учитель', 'Соколова Ирина Львовна');
    await house.says(TEACHER, 'Мои обязанности');
    const [first] = await house.presses(TEACHER, 'Отметить сделанное');
    expect(first).toContain('Страница 1 из 2');
    const keyboard = house.keyboards(TEACHER).at(-1);
    expect(keyboard?.rows).toHaveLength(6);
    for (const button of keyboard?.rows.flat() ?? []) expect(button.label.length).toBeLessThanOrEqual(40);
    const [second] = await house.presses(TEACHER, 'Дальше');
    expect(second).toContain('7. ');
    const last = house.labels(TEACHER).find((label) => label.startsWith('7. ')) ?? '';
    expect(await house.presses(TEACHER, last)).toEqual([expect.stringContaining('— сделано')]);
    expect(await done()).toHaveLength(1);
    const [again] = await house.says(TEACHER, 'Отметить сделанное');
    expect(again).toContain('Страница 1 из 2');
    expect(await house.presses(TEACHER, 'Дальше')).toEqual([expect.not.stringContaining('7. ')]);
  });

  test('is not offered before the administrator confirmed the person, and then records nothing', async () => {
    await moveTo(withReports(1, '2030-09-10'));
    await asks(TEACHER, 'учитель', 'Соколова Ирина Львовна');
    expect(house.labels(TEACHER)).not.toContain('Отметить сделанное');
    expect(await house.says(TEACHER, 'Отметить сделанное')).toEqual([expect.stringContaining('Отмечать нечего')]);
    await house.says(TEACHER, 'Готово');
    const label = house.labels(TEACHER).find((one) => one.includes('сделать по порядку')) ?? '';
    expect(await house.presses(TEACHER, label)).toEqual([expect.stringContaining('подтвердит ваше имя')]);
    expect(await done()).toEqual([]);
  });

  test('says kindly that families have nothing to mark', async () => {
    expect(await house.says(STRANGER, 'Отметить сделанное')).toEqual([expect.stringContaining('нужно ваше согласие')]);
  });
});

describe('a request for help', () => {
  test('of someone not confirmed yet names the request and the profile', async () => {
    await asks(TEACHER, 'учитель', 'Соколова Ирина Львовна');
    await house.says(TEACHER, 'Нужна помощь');
    expect(house.last(ADMINISTRATOR)).toContain('Запрос №1, Соколова Ирина Львовна (vk.com/id20), просит помощи');
    expect(await house.says(ADMINISTRATOR, 'Обращения')).toEqual([expect.stringContaining('Запрос №1, Соколова')]);
  });

  test('of someone whose request was declined names the profile', async () => {
    await asks(TEACHER, 'учитель', 'Соколова Ирина Львовна');
    await house.says(TEACHER, 'Нужна помощь');
    await house.presses(ADMINISTRATOR, 'Отклонить');
    expect(await house.says(ADMINISTRATOR, 'Обращения')).toEqual([expect.stringContaining('vk.com/id20')]);
  });

  test('that nobody can hear says so', async () => {
    await moveTo(madeUpSchool({}, []));
    await asks(TEACHER, 'учитель', 'Соколова Ирина Львовна');
    expect(await house.says(TEACHER, 'Нужна помощь')).toEqual([expect.stringContaining('скажите об этом сами')]);
  });
});
