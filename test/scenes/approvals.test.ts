/** «Запросы» of many: whoever is confirmed has been shown, and all of it is taken back as one act. */
import { userId, type UserId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool, ROSTER } from './school';

const WAITING = 20;
const users = Array.from({ length: WAITING }, (_, at) => userId(200 + at));

let house: House;
beforeEach(async () => {
  house = await House.open(madeUpSchool());
});
afterEach(() => house.close());

const ask = (many: readonly UserId[]) =>
  house.stored(async (stores) => {
    const [sample] = ROSTER;
    if (!sample) throw new Error('no sample');
    for (const user of many) {
      const surname = `Яблоков${'абвгдежзиклмнопрстуфхцчшэю'.charAt(user - 200)}`;
      const id = await stores.staff.add({ ...sample, surname, classTeacherOf: null });
      await stores.accounts.consent(user, 1, house.now);
      await stores.accounts.addRole(user, 'subject_teacher', null);
      const request = { user, staff: id, statedName: `${surname} Анна`, classLabel: null } as const;
      await stores.requests.add({ ...request, role: 'subject_teacher', registered: user % 2 === 0 }, house.now);
    }
  });

const linked = () =>
  house.stored(async ({ staff }) => (await staff.all()).flatMap(({ user }) => (user === null ? [] : [user])));
const waiting = () => house.stored(async ({ requests }) => (await requests.waiting()).length);

test('двадцать запросов: сначала список поимённо с профилями, потом подтверждены ровно они, каждому написано', async () => {
  await ask(users);
  await house.says(ADMINISTRATOR, 'Запросы');
  const [list = ''] = await house.presses(ADMINISTRATOR, 'Подтвердить сразу (20)…');
  for (const user of users) expect(list).toContain(`vk.com/id${user}`);
  expect(await linked()).toEqual([]);
  const [done] = await house.presses(ADMINISTRATOR, 'Подтвердить всех (20)');
  expect(done).toContain('подтвердил 20 человек, каждому написал. Больше запросов нет.');
  expect((await linked()).sort((a, b) => a - b)).toEqual(users);
  for (const user of users) expect(house.heard(user).join(' ')).toContain('Яблоков');
});

test('«Отменить» показывает всех и возвращает всех разом: запросы снова ждут, профили ничьи, отметки регистрации сняты', async () => {
  await ask(users);
  const before = await house.stored(({ assignments }) => assignments.all());
  await house.says(ADMINISTRATOR, 'Запросы');
  await house.presses(ADMINISTRATOR, 'Подтвердить сразу (20)…');
  await house.presses(ADMINISTRATOR, 'Подтвердить всех (20)');
  house.now += 60_000;
  const [asked] = await house.presses(ADMINISTRATOR, 'Отменить');
  expect(asked).toContain('Ваше последнее действие');
  await house.presses(ADMINISTRATOR, 'Да, отменить');
  expect([await linked(), await waiting()]).toEqual([[], WAITING]);
  const open = (await house.stored(({ assignments }) => assignments.all())).filter(
    ({ assignment }) => assignment.state !== 'open',
  );
  expect([before, open]).toEqual([[], []]);
  const acts = await house.stored(async ({ journal }) => (await journal.latest(100)).map(({ act }) => act));
  expect(acts.filter((act) => act === 'undone')).toHaveLength(WAITING);
  await house.says(ADMINISTRATOR, 'Запросы');
  await house.presses(ADMINISTRATOR, 'Подтвердить сразу (20)…');
  await house.presses(ADMINISTRATOR, 'Подтвердить всех (20)');
  expect(await linked()).toHaveLength(WAITING);
});

test('кто-то из них уже отметил сделанное — сам бот никого не отменяет', async () => {
  await ask(users.slice(0, 3));
  await house.says(ADMINISTRATOR, 'Запросы');
  await house.presses(ADMINISTRATOR, 'Подтвердить сразу (3)…');
  await house.presses(ADMINISTRATOR, 'Подтвердить всех (3)');
  house.now += 60_000;
  await house.says(users[1] ?? userId(0), 'Я зарегистрирована');
  const [asked] = await house.presses(ADMINISTRATOR, 'Отменить');
  expect(asked).toContain('С тех пор там что-то изменилось');
  expect(await linked()).toHaveLength(3);
});

test('список изменился, пока на него смотрели, — никто не подтверждён, показан новый', async () => {
  await ask(users.slice(0, 3));
  await house.says(ADMINISTRATOR, 'Запросы');
  await house.presses(ADMINISTRATOR, 'Подтвердить сразу (3)…');
  await ask(users.slice(3, 5));
  const heard = await house.presses(ADMINISTRATOR, 'Подтвердить всех (3)');
  expect(heard[0]).toContain('запросы изменились');
  expect(heard[1]).toContain('5 человек');
  expect(await linked()).toEqual([]);
});

test('спорные в список не входят: двое об одной строке, строка занята, имени в списке нет; больше двадцати — страницами', async () => {
  await ask(Array.from({ length: 23 }, (_, at) => userId(200 + at)));
  await house.stored(async ({ requests, staff }) => {
    const [first] = await requests.waiting();
    const request = { statedName: 'Кто Новый', classLabel: null, role: 'subject_teacher', registered: false } as const;
    await requests.add({ ...request, user: userId(300), staff: first?.staff ?? null }, house.now);
    await requests.add({ ...request, user: userId(301), staff: null }, house.now);
    const [taken] = await staff.all();
    if (taken) await staff.link(taken.id, userId(99), house.now);
    await requests.add({ ...request, user: userId(302), staff: taken?.id ?? null }, house.now);
  });
  await house.says(ADMINISTRATOR, 'Запросы');
  const [list] = await house.presses(ADMINISTRATOR, 'Подтвердить сразу (22)…');
  expect(list).toContain('Ещё 2 человека — после этих. Не вошли и ждут отдельно: 4 запроса.');
  expect(list).not.toMatch(/id200\b|id30\d/u);
  await house.presses(ADMINISTRATOR, 'Подтвердить этих (20)');
  expect([await waiting(), (await linked()).length]).toEqual([6, 21]);
});

test('отметки, подтверждённые сразу у двадцати, тоже возвращаются одной отменой', async () => {
  await ask(users);
  await house.says(ADMINISTRATOR, 'Запросы');
  await house.presses(ADMINISTRATOR, 'Подтвердить сразу (20)…');
  await house.presses(ADMINISTRATOR, 'Подтвердить всех (20)');
  house.now += 60_000;
  for (const user of users) if (user % 2 === 1) await house.says(user, 'Я зарегистрирована');
  await house.says(ADMINISTRATOR, 'Подтверждения');
  await house.presses(ADMINISTRATOR, 'Регистрация');
  await house.presses(ADMINISTRATOR, 'Подтвердить всех (20)');
  const states = async (state: string) =>
    (await house.stored(({ assignments }) => assignments.all())).filter((one) => one.assignment.state === state).length;
  expect([await states('confirmed'), await states('reported')]).toEqual([20, 0]);
  house.now += 60_000;
  await house.presses(ADMINISTRATOR, 'Отменить');
  await house.presses(ADMINISTRATOR, 'Да, отменить');
  expect([await states('confirmed'), await states('reported')]).toEqual([0, 20]);
});
