import { staffId, userId, type UserId } from '../../src/domain/ids';
import { identify } from '../../src/usecases/identify';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool, ROSTER } from './school';

const ANNA = userId(20);
const IRINA = userId(21);
const PUPIL = userId(40);
const context = madeUpSchool();

let house: House;
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

async function comesIn(user: UserId, name: string): Promise<void> {
  await house.introduces(user, 'учитель', name);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}
const actor = (user: UserId) => house.stored((stores) => identify(context, { stores, now: house.now }, user));
const journal = async (about: string): Promise<string[]> =>
  (await house.stored((stores) => stores.journal.about(about))).map((one) => one.act);

async function opensCard(surname: string): Promise<string> {
  await house.says(ADMINISTRATOR, 'Сотрудники');
  const label = house.labels(ADMINISTRATOR).find((one) => one.startsWith(surname)) ?? '';
  return (await house.presses(ADMINISTRATOR, label))[0] ?? '';
}

test('a person is found by pressing the surname', async () => {
  expect(await opensCard('Ёлкина')).toContain('Ёлкина Анна Петровна, учитель, физика, классный руководитель 7Б.');
  expect(house.labels(ADMINISTRATOR)).toEqual(expect.arrayContaining(['Поручения', 'Изменить класс', 'Уволен(а)']));
});

test('a person is found by the surname alone, namesakes are told apart by what they do', async () => {
  expect((await house.says(ADMINISTRATOR, 'елкина'))[0]).toContain('Ёлкина Анна Петровна, учитель, физика');
  await house.says(ADMINISTRATOR, 'Двойнов Иван');
  expect(house.labels(ADMINISTRATOR)).toEqual(
    expect.arrayContaining(['Двойнов И.И., история', 'Двойнов И.И., педагог-организатор']),
  );
  expect((await house.presses(ADMINISTRATOR, 'Двойнов И.И., история'))[0]).toContain('учитель, история');
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  expect((await house.says(ANNA, 'Двойнов')).join()).not.toContain('Иван');
});

test('a long roster is opened by groups of surnames, never more buttons than VK takes', async () => {
  await house.stored(async (stores) => {
    for (let at = 0; at < 60; at += 1) {
      const [sample] = ROSTER;
      if (sample)
        await stores.staff.add({
          ...sample,
          surname: `Яблоков${'абвгдежзик'[at % 10]}${'лмнопр'[at % 6]}`,
          classTeacherOf: null,
        });
    }
  });
  await house.says(ADMINISTRATOR, 'Сотрудники');
  const group = house.labels(ADMINISTRATOR).find((one) => one.startsWith('Двойнов — ')) ?? '';
  await house.presses(ADMINISTRATOR, group);
  expect(house.labels(ADMINISTRATOR)).toContain('Ёлкина А.П.');
  for (const keyboard of house.keyboards(ADMINISTRATOR).filter((one) => one.inline)) {
    expect(keyboard.rows.flat().length).toBeLessThanOrEqual(10);
    expect(keyboard.rows.length).toBeLessThanOrEqual(6);
  }
});

test('whoever leaves loses their rights at once and is on no list; what they did stays', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await opensCard('Ёлкина');
  await house.presses(ADMINISTRATOR, 'Уволен(а)');
  expect((await actor(ANNA)).staff).toBe(1);
  expect((await house.presses(ADMINISTRATOR, 'Да, уволен(а)'))[0]).toContain('права сняты');
  expect(await actor(ANNA)).toMatchObject({ staff: null, classTeacherOf: [], claimedRoles: [] });
  expect(await house.says(ANNA, 'Мои обязанности')).toEqual([expect.stringContaining('Пока не знаю вашей роли')]);
  expect((await house.says(ADMINISTRATOR, 'Кто не зарегистрирован')).join()).not.toContain('Ёлкина');
  expect(await journal('staff:1')).toEqual(['staff.linked', 'staff.left']);
});

test('a class passes to a new class teacher; both hear of it', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await comesIn(IRINA, 'Соколова Ирина Львовна');
  await opensCard('Соколова И.Л.');
  await house.presses(ADMINISTRATOR, 'Изменить класс');
  await house.presses(ADMINISTRATOR, '7 классы');
  const [done] = await house.presses(ADMINISTRATOR, '7Б');
  expect(done).toContain('Готово: классный руководитель 7Б — Соколова Ирина Львовна. Раньше: Ёлкина Анна Петровна.');
  expect(house.last(ANNA)).toContain('теперь ведёт другой классный руководитель');
  expect(house.last(IRINA)).toContain('теперь вы классный руководитель 7Б');
  expect((await house.says(IRINA, 'Мои обязанности')).join()).toContain('создать чат класса (7Б)');
  expect((await house.says(ANNA, 'Мои обязанности')).join()).not.toContain('создать чат класса');
  expect(await journal('class:7Б')).toEqual(['class.teacher', 'class.teacher']);
});

test('a class teacher who gets another class: the one left behind has nobody, and both are told so', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await opensCard('Ёлкина');
  await house.presses(ADMINISTRATOR, 'Изменить класс');
  await house.presses(ADMINISTRATOR, '6 классы');
  const before = house.heard(ANNA).length;
  const [done] = await house.presses(ADMINISTRATOR, '6А');
  expect(done).toContain('Теперь нет классного руководителя у 7Б');
  const told = house.heard(ANNA).slice(before).join('\n');
  expect(told).toContain('вы больше не классный руководитель 7Б');
  expect(told).not.toContain('другой классный руководитель');
  expect(told).toContain('теперь вы классный руководитель 6А');
  expect((await house.presses(ADMINISTRATOR, '7Б: назначить'))[0]).toContain('Кто будет классным руководителем 7Б?');
});

test('«Без класса» says which class is without a class teacher now, and nothing untrue to the person', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await opensCard('Ёлкина');
  await house.presses(ADMINISTRATOR, 'Изменить класс');
  expect((await house.presses(ADMINISTRATOR, 'Без класса'))[0]).toContain('Теперь нет классного руководителя у 7Б');
  expect(house.last(ANNA)).toContain('вы больше не классный руководитель 7Б');
  expect(house.labels(ADMINISTRATOR)).toContain('7Б: назначить');
});

test('the surname of somebody who left opens their card, not a shrug', async () => {
  await opensCard('Ёлкина');
  await house.presses(ADMINISTRATOR, 'Уволен(а)');
  await house.presses(ADMINISTRATOR, 'Да, уволен(а)');
  expect((await house.says(ADMINISTRATOR, 'елкина'))[0]).toContain(
    'Ёлкина Анна Петровна, учитель, физика, классный руководитель 7Б. Сейчас не работает в школе.',
  );
  expect(house.labels(ADMINISTRATOR)).toContain('Вернуть на работу');
});

test('during a long leave a substitute leads the class, and hands it back', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await comesIn(IRINA, 'Соколова Ирина Львовна');
  await opensCard('Ёлкина');
  await house.presses(ADMINISTRATOR, 'Отпуск или болезнь');
  expect((await house.presses(ADMINISTRATOR, 'Соколова И.Л.'))[0]).toContain('замещает Соколова Ирина Львовна');
  expect(house.last(IRINA)).toContain('Ирина Львовна, вы замещаете коллегу: Ёлкина Анна Петровна');
  expect((await actor(IRINA)).classTeacherOf).toEqual(['7Б']);
  expect((await actor(ANNA)).classTeacherOf).toEqual([]);
  expect((await house.says(IRINA, 'Мои обязанности')).join()).toContain('создать чат класса (7Б)');

  await opensCard('Ёлкина');
  await house.presses(ADMINISTRATOR, 'Снова на работе');
  expect((await actor(ANNA)).classTeacherOf).toEqual(['7Б']);
  expect((await actor(IRINA)).classTeacherOf).toEqual([]);
  expect(await journal('staff:1')).toEqual(['staff.linked', 'staff.on_leave', 'staff.back_from_leave']);
});

test('nobody stands in for themselves', async () => {
  const answers = await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'leave', value: '1' });
  expect(answers).toEqual([expect.stringContaining('замещать не может')]);
  expect(await house.stored(async (stores) => (await stores.staff.find(staffId(1)))?.status)).toBe('active');
});

test.each([
  { do: 'people' },
  { do: 'staff', staff: 1, act: 'card' },
  { do: 'staff', staff: 1, act: 'dismiss' },
  { do: 'staff', staff: 2, act: 'class', value: '7Б' },
  { do: 'roster', act: 'apply', id: 1 },
  { do: 'roster', act: 'undo', id: 1 },
])('a pupil forges %j in vain', async (payload) => {
  const before = await house.stored((stores) => stores.staff.all());
  expect(await house.forges(PUPIL, payload)).toEqual([expect.stringContaining('только администратору')]);
  expect(await house.stored((stores) => stores.staff.all())).toEqual(before);
});

test('a class that is no class changes nothing', async () => {
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'class', value: 'всё' });
  expect(await house.stored(async (stores) => (await stores.staff.find(staffId(1)))?.classTeacherOf)).toBe('7Б');
});
