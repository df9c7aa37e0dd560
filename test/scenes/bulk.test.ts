/** «Подтверждения» of many: whoever is confirmed has been shown by name. */
import { dutyId, userId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool, ROSTER } from './school';

const WAITING = 75;

let house: House;
beforeEach(async () => {
  house = await House.open(madeUpSchool());
  await house.stored(async (stores) => {
    const [sample] = ROSTER;
    for (let at = 0; at < WAITING; at += 1) {
      const surname = `Яблоков${'абвгдежзик'[at % 10]}${'абвгдежз'[Math.floor(at / 10)]}`;
      if (sample) await stores.staff.add({ ...sample, surname, classTeacherOf: null });
    }
    for (const { id, surname } of await stores.staff.all()) {
      if (!surname.startsWith('Яблоков')) continue;
      const user = userId(1_000 + id);
      await stores.accounts.consent(user, 1, house.now);
      await stores.accounts.addRole(user, 'subject_teacher', null);
      await stores.staff.link(id, user, house.now);
    }
  });
  for (const user of await users()) await house.says(user, 'Я зарегистрирована');
});
afterEach(() => house.close());

const users = () =>
  house.stored(async (stores) => (await stores.staff.all()).flatMap((one) => (one.user === null ? [] : [one.user])));

const confirmed = () =>
  house.stored(async (stores) =>
    (await stores.assignments.all()).filter(
      (one) => one.duty === dutyId('first', 'registration') && one.assignment.state === 'confirmed',
    ),
  );
const namesIn = (text: string): string[] => text.match(/Яблоков\S+/gu) ?? [];

test('with 75 waiting a press confirms just those whom the list named, then shows the rest', async () => {
  await house.says(ADMINISTRATOR, 'Подтверждения');
  const [list = ''] = await house.presses(ADMINISTRATOR, 'Регистрация');
  expect(namesIn(list)).toHaveLength(40);
  expect(list).toContain('Это 1–40 из 75');
  const heard = await house.presses(ADMINISTRATOR, 'Подтвердить этих (40)');
  expect(await confirmed()).toHaveLength(40);
  expect(heard[0]).toContain('Осталось 35 человек:');
  expect(namesIn(heard[1] ?? '')).toHaveLength(35);
  expect(namesIn(heard[1] ?? '').filter((name) => namesIn(list).includes(name))).toEqual([]);
  await house.presses(ADMINISTRATOR, 'Подтвердить всех (35)');
  expect(await confirmed()).toHaveLength(WAITING);
});

test('the second page can be confirmed before the first', async () => {
  await house.says(ADMINISTRATOR, 'Подтверждения');
  const [first = ''] = await house.presses(ADMINISTRATOR, 'Регистрация');
  const [second = ''] = await house.presses(ADMINISTRATOR, 'Дальше');
  expect(namesIn(second)).toHaveLength(35);
  const heard = await house.presses(ADMINISTRATOR, 'Подтвердить этих (35)');
  expect(await confirmed()).toHaveLength(35);
  expect(namesIn(heard[1] ?? '')).toEqual(namesIn(first));
});

test('a page that has changed since confirms nobody', async () => {
  await house.says(ADMINISTRATOR, 'Подтверждения');
  await house.presses(ADMINISTRATOR, 'Регистрация');
  const [someone] = await users();
  if (someone === undefined) throw new Error('nobody');
  await house.says(someone, 'Исправить отметку');
  await house.presses(someone, '1. пройти регистрацию');
  expect((await house.presses(ADMINISTRATOR, 'Подтвердить этих (40)'))[0]).toContain('список изменился');
  expect(await confirmed()).toEqual([]);
});
