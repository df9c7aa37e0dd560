/** «Отменить последнее»: an administrator's own last press, within half an hour, when nothing was built on it (п. 9). */
import { dutyId, peerId, staffId, userId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

const ANNA = userId(20);
const IRINA = userId(21);
const SECOND = userId(1);
const CHAT = peerId(2_000_000_007);
const REGISTRATION = dutyId('first', 'registration');
const MINUTE_MS = 60_000;

let house: House;
beforeEach(async () => {
  house = await House.open(madeUpSchool());
});
afterEach(() => house.close());

const passes = (minutes: number): void => {
  house.now += minutes * MINUTE_MS;
};
const registration = (staff: number) =>
  house.stored((stores) => stores.assignments.find({ duty: REGISTRATION, subject: `staff:${staff}` }));
const acts = () => house.stored(async ({ journal }) => (await journal.latest(50)).reverse().map(({ act }) => act));
const staff = (id: number) => house.stored((stores) => stores.staff.find(staffId(id)));
const mark = (id: number, act: string) =>
  house.forges(ADMINISTRATOR, { do: 'mark', staff: id, duty: REGISTRATION, subject: `staff:${id}`, act });
const undoes = async (): Promise<string[]> => {
  await house.says(ADMINISTRATOR, 'Отменить последнее');
  return house.presses(ADMINISTRATOR, 'Да, отменить');
};

async function linked(user = ANNA, name = 'Ёлкина Анна Петровна'): Promise<void> {
  await house.introduces(user, 'учитель', name);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  passes(60);
}

test('a mark is shown first, and the yes brings back what was, with two more rows and none less', async () => {
  await mark(1, 'paper');
  const [question] = await house.says(ADMINISTRATOR, 'Отменить последнее');
  expect(question).toContain('Ёлкина Анна Петровна: поручение отмечено сделанным: п. 1 приказа: пройти регистрацию');
  expect((await registration(1)).state).toBe('confirmed');
  expect(await house.presses(ADMINISTRATOR, 'Да, отменить')).toEqual([expect.stringContaining('Отменил:')]);
  expect(await registration(1)).toEqual({ state: 'open', due: null, holder: null });
  expect(await acts()).toEqual(['duty.seen', 'undone']);
  const [last] = await house.stored(({ journal }) => journal.latest(1));
  expect(last).toMatchObject({ about: 'staff:1', details: { undone: 'duty.seen', duty: REGISTRATION, row: 1 } });
  expect((await house.stored(({ journal }) => journal.check())).kind).toBe('whole');
});

test('what the person reported is theirs again, with its day, and they hear of it', async () => {
  await linked();
  await house.says(ANNA, 'Я зарегистрирована');
  const reportedAt = house.now;
  passes(5);
  await mark(1, 'confirm');
  expect((await registration(1)).state).toBe('confirmed');
  await undoes();
  expect(await registration(1)).toMatchObject({ state: 'reported', evidence: { kind: 'reported' } });
  const marks = await house.stored((stores) => stores.assignments.lastMarks(['staff:1']));
  expect(marks.get(`${REGISTRATION} staff:1`)).toEqual({ actor: ANNA, at: reportedAt });
  expect(house.last(ANNA)).toContain('Администратор отменил своё действие: подтверждено сделанное поручение');

  await mark(1, 'return');
  expect((await registration(1)).state).toBe('open');
  await undoes();
  expect((await registration(1)).state).toBe('reported');

  await mark(1, 'not_needed');
  await undoes();
  expect((await registration(1)).state).toBe('reported');
});

test('a mark that was taken off is there again', async () => {
  await mark(1, 'phone');
  passes(1);
  await mark(1, 'reopen');
  passes(1);
  await undoes();
  expect(await registration(1)).toMatchObject({ state: 'confirmed', evidence: { kind: 'seen', how: 'phone' } });
  // and then the one before it
  await undoes();
  expect((await registration(1)).state).toBe('open');
  expect(await house.says(ADMINISTRATOR, 'Отменить последнее')).toEqual([
    expect.stringContaining('За последние 30 минут'),
  ]);
});

test('a confirmation of many is taken back whole', async () => {
  await linked();
  await linked(IRINA, 'Соколова Ирина Львовна');
  for (const user of [ANNA, IRINA]) await house.says(user, 'Я зарегистрирована');
  passes(1);
  await house.forges(ADMINISTRATOR, { do: 'queue', of: 'registration', act: 'show' });
  await house.presses(ADMINISTRATOR, house.labels(ADMINISTRATOR).find((one) => one.startsWith('Подтвердить')) ?? '');
  expect([(await registration(1)).state, (await registration(2)).state]).toEqual(['confirmed', 'confirmed']);
  passes(1);
  await undoes();
  expect([(await registration(1)).state, (await registration(2)).state]).toEqual(['reported', 'reported']);
  for (const user of [ANNA, IRINA]) expect(house.last(user)).toContain('отменил своё действие');
});

test('one of many was touched since: nothing is taken back', async () => {
  await linked();
  await linked(IRINA, 'Соколова Ирина Львовна');
  for (const user of [ANNA, IRINA]) await house.says(user, 'Я зарегистрирована');
  await house.forges(ADMINISTRATOR, { do: 'queue', of: 'registration', act: 'show' });
  await house.presses(ADMINISTRATOR, house.labels(ADMINISTRATOR).find((one) => one.startsWith('Подтвердить')) ?? '');
  passes(1);
  await house.stored(async (stores) => {
    await stores.assignments.close({ duty: REGISTRATION, subject: 'staff:2' }, '2030/31');
  });
  expect(await house.says(ADMINISTRATOR, 'Отменить последнее')).toEqual([
    expect.stringContaining('С тех пор там что-то изменилось'),
  ]);
  expect((await registration(1)).state).toBe('confirmed');
});

test('half an hour later it is too late', async () => {
  await mark(1, 'paper');
  passes(30);
  expect((await house.says(ADMINISTRATOR, 'Отменить последнее'))[0]).toContain('Отменить? Всё станет, как было');
  house.now += 1;
  expect(await house.presses(ADMINISTRATOR, 'Да, отменить')).toEqual([
    expect.stringContaining('За последние 30 минут'),
  ]);
  expect((await registration(1)).state).toBe('confirmed');
});

test('the yes is to what was shown: another act since then is shown anew', async () => {
  await mark(1, 'paper');
  await house.says(ADMINISTRATOR, 'Отменить последнее');
  await mark(2, 'paper');
  await house.says(ADMINISTRATOR, 'Отменить последнее');
  const labels = house.keyboards(ADMINISTRATOR).filter((one) => one.rows.flat()[0]?.label === 'Да, отменить');
  const [changed, question] = await house.forges(ADMINISTRATOR, labels.at(0)?.rows[0]?.[0]?.payload);
  expect(changed).toContain('последним стало другое действие');
  expect(question).toContain('Соколова Ирина Львовна');
  expect([(await registration(1)).state, (await registration(2)).state]).toEqual(['confirmed', 'confirmed']);
});

test('leave and return: the person is what they were, with the substitute they had', async () => {
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'leave', value: '2' });
  passes(1);
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'return' });
  passes(1);
  await undoes();
  expect(await staff(1)).toMatchObject({ status: 'on_leave', substitute: 2 });
  await undoes();
  expect(await staff(1)).toMatchObject({ status: 'active', substitute: null });
});

test('a substitute who fell ill stands in again', async () => {
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'leave', value: '2' });
  passes(1);
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 2, act: 'leave', value: '-' });
  expect(await staff(1)).toMatchObject({ substitute: null });
  passes(1);
  await undoes();
  expect(await staff(2)).toMatchObject({ status: 'active' });
  expect(await staff(1)).toMatchObject({ status: 'on_leave', substitute: 2 });
});

test('a yes to a colleague: the request waits again under their name, the registration was not theirs yet', async () => {
  await house.introduces(ANNA, 'учитель', 'Ёлкина Анна Петровна');
  passes(1);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  expect((await staff(1))?.user).toBe(ANNA);
  passes(1);
  await undoes();
  expect((await staff(1))?.user).toBeNull();
  expect(await registration(1)).toEqual({ state: 'open', due: null, holder: null });
  expect(await house.stored((stores) => stores.requests.waiting())).toMatchObject([
    { user: ANNA, staff: 1, statedName: 'Ёлкина Анна Петровна' },
  ]);
  expect(house.last(ANNA)).toContain('отменил своё действие: профиль ВК подтверждён');
  // and it may be decided anew
  await house.says(ADMINISTRATOR, 'Запросы');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  expect((await staff(1))?.user).toBe(ANNA);
});

test('a yes on which the colleague acted stays', async () => {
  await house.introduces(ANNA, 'учитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  passes(1);
  await house.says(ANNA, 'Я зарегистрирована');
  expect(await house.says(ADMINISTRATOR, 'Отменить последнее')).toEqual([
    expect.stringContaining('С тех пор там что-то изменилось'),
  ]);
  expect((await staff(1))?.user).toBe(ANNA);
});

test('a no: the request waits again', async () => {
  await house.introduces(ANNA, 'учитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Отклонить');
  passes(1);
  await undoes();
  expect(await house.stored((stores) => stores.requests.waiting())).toMatchObject([
    { user: ANNA, staff: 1, statedName: 'Ёлкина Анна Петровна', role: 'subject_teacher' },
  ]);
  await house.says(ADMINISTRATOR, 'Запросы');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  expect((await staff(1))?.user).toBe(ANNA);
});

test('a chat of which nobody had spoken before waits for a word again, and its duty is open', async () => {
  await house.happens({ kind: 'bot_added', peer: CHAT, by: ADMINISTRATOR });
  await house.happens({ kind: 'chat_described', peer: CHAT, title: '7Б', greet: true });
  passes(1);
  await house.forges(ADMINISTRATOR, { do: 'chat', peer: CHAT, is: 'class:7Б' });
  const duty = { duty: dutyId('first', 'class-chat'), subject: 'class:7Б' };
  expect(await house.stored(({ chats }) => chats.find(CHAT))).toMatchObject({ state: 'confirmed' });
  expect((await house.stored(({ assignments }) => assignments.find(duty))).state).toBe('confirmed');
  passes(1);
  await undoes();
  expect(await house.stored(({ chats }) => chats.find(CHAT))).toMatchObject({ state: 'seen', kind: null });
  expect((await house.stored(({ assignments }) => assignments.find(duty))).state).toBe('open');
});

test('what has consequences in other hands names the way by hand', async () => {
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'dismiss' });
  expect(await house.says(ADMINISTRATOR, 'Отменить последнее')).toEqual([
    expect.stringMatching(/Этой командой его не отменить\. Вернуть можно так: «Сотрудники» → «Бывшие сотрудники»/),
  ]);
  expect((await staff(1))?.status).toBe('left');
});

test('another administrator’s act is not one’s own, and nobody else may', async () => {
  await linked();
  await house.forges(ADMINISTRATOR, { do: 'rights', act: 'appoint', staff: 1 });
  passes(31);
  await house.forges(ANNA, { do: 'mark', staff: 2, duty: REGISTRATION, subject: 'staff:2', act: 'paper' });
  expect(await house.says(SECOND, 'Отменить последнее')).toEqual([expect.stringContaining('За последние 30 минут')]);
  await house.says(ANNA, 'Отменить последнее');
  const yes = house.keyboards(ANNA).at(-1)?.rows[0]?.[0]?.payload;
  await house.forges(IRINA, yes);
  await house.forges(SECOND, yes);
  expect((await registration(2)).state).toBe('confirmed');
  await house.forges(ANNA, yes);
  expect((await registration(2)).state).toBe('open');
});
