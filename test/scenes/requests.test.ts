import { staffId, userId, type UserId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

const TEACHER = userId(20);
const OTHER = userId(21);
const PUPIL = userId(40);

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

/** A teacher goes through the dialogue and asks to be confirmed. */
async function asks(user: UserId, name: string, registered: 'Да' | 'Ещё нет' = 'Ещё нет'): Promise<void> {
  await house.says(user, 'Начать');
  await house.presses(user, 'Согласен');
  await house.says(user, 'учитель');
  await house.says(user, name);
  if (house.labels(user).includes('Нет, это не я')) {
    await house.presses(user, 'Да');
  } else {
    await house.says(user, name);
    await house.presses(user, 'Отправить запрос');
  }
  await house.presses(user, registered);
}

const FIRST = 'Ёлкина Анна Петровна';

describe('the administrator', () => {
  test('confirms with one press; the teacher is linked and answered with the duties', async () => {
    await asks(TEACHER, FIRST);
    const before = house.heard(TEACHER).length;
    expect(await house.presses(ADMINISTRATOR, 'Подтвердить')).toEqual([expect.stringContaining('Больше запросов нет')]);
    const [answer, duties] = house.heard(TEACHER).slice(before);
    expect(answer).toContain('Анна Петровна, администратор подтвердил вас');
    expect(duties).toContain('до 20.09.2030');
    expect(await house.stored((stores) => stores.staff.byUser(TEACHER))).toMatchObject({ surname: 'Ёлкина' });
  });

  test('by confirming puts the reported registration on record, as said by the teacher', async () => {
    await asks(TEACHER, FIRST, 'Да');
    await house.presses(ADMINISTRATOR, 'Подтвердить');
    const [registration, ...others] = await house.stored((stores) => stores.assignments.all());
    expect(registration).toMatchObject({
      duty: 'first/registration',
      subject: 'staff:1',
      actor: TEACHER,
      at: house.now,
    });
    expect(registration?.assignment).toMatchObject({ state: 'reported', evidence: { kind: 'reported' } });
    expect(others).toEqual([]);
    const [answer, duties] = house.heard(TEACHER).slice(-2);
    expect(answer).toMatch(/зарегистрированы на платформе, записал: это администратор подтвердит/u);
    expect(duties).toContain('пройти регистрацию — вы сообщили, администратор подтвердит');
  });

  test('declines; the teacher is told whom to turn to and is not linked', async () => {
    await asks(TEACHER, FIRST);
    await house.presses(ADMINISTRATOR, 'Отклонить');
    expect(house.last(TEACHER)).toContain('А.А. Заведующая, заместитель директора');
    expect(await house.stored((stores) => stores.staff.byUser(TEACHER))).toBeNull();
    expect(await house.says(TEACHER, 'Я зарегистрирована')).toEqual([expect.stringContaining('только сотрудникам')]);
  });

  test('presses twice: the second time it is decided already', async () => {
    await asks(TEACHER, FIRST);
    const request = { do: 'decide', request: 1, yes: true };
    await house.forges(ADMINISTRATOR, request);
    const heard = house.heard(TEACHER).length;
    expect(await house.forges(ADMINISTRATOR, { ...request, yes: false })).toEqual([
      expect.stringContaining('уже решён: подтверждён'),
    ]);
    expect(house.heard(TEACHER)).toHaveLength(heard);
  });

  test('confirms a name the roster lacked: a new row, read as surname, name, patronymic', async () => {
    await asks(TEACHER, 'Дарья Олеговна Новикова', 'Да');
    await house.presses(ADMINISTRATOR, 'Подтвердить');
    expect(await house.stored((stores) => stores.staff.byUser(TEACHER))).toMatchObject({
      surname: 'Новикова',
      firstName: 'Дарья',
      patronymic: 'Олеговна',
      position: 'учитель',
    });
    expect(house.last(TEACHER)).toContain('пройти регистрацию — вы сообщили');
  });

  test('cannot give one row to two profiles: the second request is refused in words and goes on waiting', async () => {
    await asks(TEACHER, FIRST);
    await house.presses(ADMINISTRATOR, 'Подтвердить');
    await asks(OTHER, FIRST);
    expect(house.heard(OTHER).some((text) => text.includes('уже связана с другим профилем'))).toBe(true);
    expect(house.last(ADMINISTRATOR)).toContain('занята другим профилем');
    expect(await house.says(ADMINISTRATOR, 'Подтвердить')).toEqual([expect.stringContaining('Подтвердить нельзя')]);
    expect(await house.stored((stores) => stores.requests.waiting())).toHaveLength(1);
    expect(await house.stored((stores) => stores.staff.byUser(OTHER))).toBeNull();
  });

  test('reads requests by three, each with its own numbered pair of buttons', async () => {
    const names = ['Новикова Дарья', 'Лунина Вера', 'Зорина Ольга', 'Ветрова Нина'];
    for (const [index, name] of names.entries()) await asks(userId(100 + index), name);
    const [first] = await house.says(ADMINISTRATOR, 'Запросы');
    expect(first).toContain('4 запроса ждут решения. Страница 1 из 2');
    expect(first).toContain('Зорина Ольга');
    expect(first).not.toContain('Ветрова Нина');
    const [second] = await house.presses(ADMINISTRATOR, 'Дальше');
    expect(second).toContain('Ветрова Нина');
    await house.presses(ADMINISTRATOR, 'Отклонить №4');
    await house.presses(ADMINISTRATOR, 'Подтвердить №2');
    const waiting = await house.stored((stores) => stores.requests.waiting());
    expect(waiting.map((request) => request.id)).toEqual([1, 3]);
  });

  test('is asked which one when a word alone does not say it', async () => {
    await asks(TEACHER, 'Новикова Дарья');
    await asks(OTHER, 'Лунина Вера');
    const [which] = await house.says(ADMINISTRATOR, 'Подтвердить');
    expect(which).toContain('№1 — Новикова Дарья, учитель-предметник\n№2 — Лунина Вера, учитель-предметник');
    expect(house.labels(ADMINISTRATOR).slice(0, 2)).toEqual(['Подтвердить №1', 'Подтвердить №2']);
    expect(await house.presses(ADMINISTRATOR, 'Подтвердить №2')).toEqual([expect.stringContaining('Лунина Вера')]);
    expect(await house.says(ADMINISTRATOR, 'отклонить')).toEqual([expect.stringContaining('Отклонено')]);
    expect(await house.says(ADMINISTRATOR, 'Запросы')).toEqual([expect.stringContaining('Запросов нет')]);
  });

  test('decides each of several by the plain buttons of its own message, in any order', async () => {
    await asks(TEACHER, 'Новикова Дарья');
    await asks(OTHER, 'Лунина Вера');
    await asks(userId(22), 'Зорина Ольга');
    const [first, second, third] = house.keyboards(ADMINISTRATOR).filter((keyboard) => keyboard.inline);
    for (const keyboard of [first, second, third]) {
      expect(keyboard?.rows.flat().map((button) => button.label)).toEqual(['Подтвердить', 'Отклонить']);
    }
    const [yes] = first?.rows.flat() ?? [];
    const [, no] = second?.rows.flat() ?? [];
    expect(await house.forges(ADMINISTRATOR, yes?.payload)).toEqual([expect.stringContaining('Новикова Дарья')]);
    await house.forges(ADMINISTRATOR, no?.payload);
    expect(house.last(OTHER)).toContain('не подтвердил');
    const waiting = await house.stored((stores) => stores.requests.waiting());
    expect(waiting.map((request) => request.statedName)).toEqual(['Зорина Ольга']);
  });

  test('with more requests than buttons is led to all of them', async () => {
    for (let index = 0; index < 7; index += 1) await asks(userId(100 + index), `Новикова${'а'.repeat(index)} Дарья`);
    const [which] = await house.says(ADMINISTRATOR, 'Отклонить');
    expect(which).toContain('Остальные 2 — в «Запросы»');
    await house.presses(ADMINISTRATOR, 'Отклонить №5');
    expect(await house.presses(ADMINISTRATOR, 'Запросы')).toEqual([expect.stringContaining('6 запросов ждут')]);
  });

  test('hears that a request is gone when the person has been forgotten', async () => {
    await asks(TEACHER, FIRST);
    await house.says(TEACHER, 'Да, забыть');
    expect(await house.presses(ADMINISTRATOR, 'Подтвердить')).toEqual([
      expect.stringContaining('Такого запроса среди ждущих нет'),
    ]);
  });
});

test('a request under a name of the roster by someone else says so before a second row is made', async () => {
  await house.says(OTHER, 'Начать');
  await house.presses(OTHER, 'Согласен');
  await house.says(OTHER, 'учитель');
  await house.says(OTHER, FIRST);
  await house.presses(OTHER, 'Нет, это не я');
  await house.presses(OTHER, 'Отправить запрос');
  await house.presses(OTHER, 'Ещё нет');
  expect(house.last(ADMINISTRATOR)).toMatch(/есть похожее имя: Ёлкина Анна Петровна, учитель, физика/u);
});

test('a request that nobody can see says whom to tell', async () => {
  await house.close();
  house = await House.open(madeUpSchool({}, []));
  await asks(TEACHER, FIRST);
  const [answer] = house.heard(TEACHER).slice(-2);
  expect(answer).toContain('Запрос сохранён');
  expect(answer).toContain('А.А. Заведующая');
  expect(answer).not.toContain('отправлен');
  expect(await house.stored((stores) => stores.requests.waiting())).toHaveLength(1);
});

test('every administrator is told', async () => {
  await house.close();
  const second = userId(2);
  house = await House.open(madeUpSchool({}, [ADMINISTRATOR, second]));
  await asks(TEACHER, FIRST);
  expect(house.last(ADMINISTRATOR)).toContain('Ёлкина');
  expect(house.last(second)).toContain('Ёлкина');
});

test('a teacher who asks the same again does not write to the administrator twice', async () => {
  await asks(TEACHER, FIRST);
  await house.says(TEACHER, 'Добавить роль');
  await house.says(TEACHER, 'учитель');
  await house.says(TEACHER, FIRST);
  await house.presses(TEACHER, 'Да');
  await house.presses(TEACHER, 'Ещё нет');
  expect(house.heard(TEACHER).at(-2)).toContain('уже у администратора');
  expect(house.heard(ADMINISTRATOR)).toHaveLength(1);
});

test('a pupil who forges an administrator’s button is refused politely and nothing happens', async () => {
  await asks(TEACHER, FIRST);
  await house.says(PUPIL, 'Начать');
  await house.presses(PUPIL, 'Согласен');
  await house.says(PUPIL, 'ученик 6А');
  for (const yes of [true, false]) {
    expect(await house.forges(PUPIL, { do: 'decide', request: 1, yes })).toEqual([
      expect.stringContaining('доступно только администратору'),
    ]);
  }
  for (const word of ['Запросы', 'Подтвердить', 'Отклонить №1']) {
    const [answer] = await house.says(PUPIL, word);
    expect(answer).toContain('доступно только администратору');
    expect(answer).not.toContain('Ёлкина');
  }
  expect(await house.stored((stores) => stores.requests.waiting())).toHaveLength(1);
  expect(await house.stored((stores) => stores.staff.find(staffId(1)))).toMatchObject({ user: null });
});

describe('«Я зарегистрирован(а)»', () => {
  test('is on record after one press, and once', async () => {
    await asks(TEACHER, FIRST);
    await house.presses(ADMINISTRATOR, 'Подтвердить');
    expect(await house.presses(TEACHER, 'Я зарегистрирован(а)')).toEqual([
      expect.stringContaining('Анна Петровна, спасибо'),
    ]);
    expect(await house.says(TEACHER, 'я зарегистрирована')).toEqual([expect.stringContaining('уже отмечено')]);
    expect(await house.stored((stores) => stores.assignments.all())).toHaveLength(1);
  });

  test('before the confirmation is noted with the request, and counts when that comes', async () => {
    await asks(TEACHER, FIRST);
    await house.says(TEACHER, 'Я зарегистрирована');
    expect(await house.stored((stores) => stores.assignments.all())).toEqual([]);
    expect(await house.says(TEACHER, 'Мои обязанности')).toEqual([
      expect.stringContaining('вы сообщили, осталось подтверждение'),
    ]);
    expect(await house.says(ADMINISTRATOR, 'Запросы')).toEqual([expect.stringContaining('уже зарегистрирован')]);
    await house.presses(ADMINISTRATOR, 'Подтвердить');
    expect(await house.stored((stores) => stores.assignments.all())).toHaveLength(1);
  });

  test('after the date the list says kindly how long ago it was', async () => {
    await asks(TEACHER, FIRST);
    house.now = Date.parse('2030-09-21T10:00:00+03:00');
    expect(await house.says(TEACHER, 'Мои обязанности')).toEqual([
      expect.stringContaining('срок был 20.09.2030, прошёл 1 день'),
    ]);
  });
});
