import { userId } from '../../src/domain/ids';
import { recipientsOf } from '../../src/usecases/planReminders';
import { House } from './harness';
import { ADMINISTRATOR, day, madeUpSchool } from './school';

const TEACHER = userId(20);
const PARENT = userId(30);
const context = madeUpSchool();

let house: House;
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

/** The clock at nine in the morning of a day, and whoever it finds something for; each event is handled. */
async function morning(date: string): Promise<number[]> {
  const at = Date.parse(`${date}T09:00:00+03:00`);
  house.now = at;
  const due = { kind: 'reminders' as const, date: day(date), at, staleAfter: at + 1 };
  const users = await house.stored((stores) => recipientsOf(context, { stores, now: at }, due));
  for (const user of users) await house.happens({ kind: 'reminder_due', user, date: due.date, at, staleAfter: null });
  return users;
}

async function stopsAfter(user: typeof TEACHER, ...words: string[]): Promise<void> {
  await house.says(user, 'Начать');
  await house.presses(user, 'Согласен');
  for (const word of words) await house.says(user, word);
}

// 3 September 2030 is a Tuesday
test('whoever stopped halfway is asked once, after a whole working day, and goes on from the same question', async () => {
  await stopsAfter(TEACHER, 'учитель', 'Двойнова');
  const question = house.last(TEACHER);
  expect(await morning('2030-09-04')).toEqual([]);
  expect(await morning('2030-09-05')).toEqual([TEACHER]);
  expect(house.last(TEACHER)).toContain('остановились на полпути');
  expect((await house.presses(TEACHER, 'Продолжить')).at(-1)).toBe(question);
  expect(await morning('2030-09-06')).toEqual([]);
  expect(await morning('2030-09-16')).toEqual([]);
});

test('a weekend is no working day', async () => {
  house.now = Date.parse('2030-09-06T15:00:00+03:00');
  await stopsAfter(TEACHER, 'учитель');
  expect(await morning('2030-09-09')).toEqual([]);
  expect(await morning('2030-09-10')).toEqual([TEACHER]);
});

test("who does not go on even then is on the administrator's list, with the row they were shown", async () => {
  await stopsAfter(TEACHER, 'учитель', 'Ёлкина Анна Петровна');
  await morning('2030-09-05');
  const [list] = await house.says(ADMINISTRATOR, 'Кто не зарегистрирован');
  expect(list).toContain('Ёлкина Анна Петровна, учитель — начал(а) знакомство и не закончил(а)');
  await house.says(TEACHER, 'Отмена');
  expect((await house.says(ADMINISTRATOR, 'Кто не зарегистрирован'))[0]).not.toContain('не закончил(а)');
});

test('who stopped before saying a name is only counted', async () => {
  await stopsAfter(TEACHER, 'учитель');
  await morning('2030-09-05');
  const [list] = await house.says(ADMINISTRATOR, 'Кто не зарегистрирован');
  expect(list).toContain('остановились, не назвав себя: 1 человек');
});

test('a parent who stopped is left in peace', async () => {
  await stopsAfter(PARENT, 'родитель');
  expect(await morning('2030-09-05')).toEqual([]);
});

test('who finished in the meantime hears nothing, and a second event of the same day says nothing twice', async () => {
  await stopsAfter(TEACHER, 'учитель');
  await morning('2030-09-05');
  const before = house.heard(TEACHER).length;
  await house.happens({
    kind: 'reminder_due',
    user: TEACHER,
    date: day('2030-09-05'),
    at: house.now,
    staleAfter: null,
  });
  await house.happens({ kind: 'reminder_due', user: PARENT, date: day('2030-09-05'), at: house.now, staleAfter: null });
  expect(house.heard(TEACHER)).toHaveLength(before);
  expect(house.heard(PARENT)).toEqual([]);
});

test('«Продолжить» with nothing in progress is the menu', async () => {
  expect((await house.says(TEACHER, 'Продолжить'))[0]).toMatch(/выберите|меню/iu);
});
