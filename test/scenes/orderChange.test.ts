/** An edited order, from the file to the teacher: the administrator sees the difference and says yes, the teacher hears once. */
import { dutyId, privatePeer, userId } from '../../src/domain/ids';
import type { Duty } from '../../src/domain/order';
import type { School } from '../../src/domain/school';
import type { SchoolContext } from '../../src/usecases/context';
import { peopleIn, planDay } from '../../src/usecases/planReminders';
import { House } from './harness';
import { ADMINISTRATOR, day, madeUpSchool } from './school';

const TEACHER = userId(20);
const REGISTRATION = dutyId('first', 'registration');
const LESSONS = dutyId('first', 'lessons');

/** The school's files as somebody edited them. */
function edited(change: (duty: Duty) => readonly Duty[], school: Partial<School> = {}): SchoolContext {
  const before = madeUpSchool(school);
  return { ...before, orders: before.orders.map((order) => ({ ...order, duties: order.duties.flatMap(change) })) };
}
const registrationOn = (date: string): SchoolContext =>
  edited((one) => [one.id === REGISTRATION ? { ...one, due: day(date) } : one]);
const LATER = registrationOn('2030-09-27');

let house: House;
beforeEach(async () => {
  house = await House.open();
  await house.startsWith(madeUpSchool());
  await house.introduces(TEACHER, 'учитель', 'Соколова Ирина Львовна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
});
afterEach(() => house.close());

/** The morning of a day: whoever is to be written to is. */
async function morning(date: string, context: SchoolContext): Promise<void> {
  house.now = Date.parse(`${date}T09:00:00+03:00`);
  const users = await house.stored(async (stores) =>
    peopleIn(await planDay(context, { stores, now: house.now }, day(date))),
  );
  for (const user of users) {
    await house.happens({ kind: 'reminder_due', user, date: day(date), at: house.now, staleAfter: null });
  }
}

const heardAfter = async (what: () => Promise<unknown>, user = TEACHER): Promise<string[]> => {
  const before = house.heard(user).length;
  await what();
  return house.heard(user).slice(before);
};

test('the administrator sees the difference and confirms; the teacher hears once next morning, and reminders follow', async () => {
  const [told = '', ...more] = await heardAfter(() => house.startsWith(LATER), ADMINISTRATOR);
  expect(more).toEqual([]);
  expect(told).toContain(
    'Приказ №7-А изменился:\n• пройти регистрацию (п. 1 приказа): срок был 20.09.2030, стал 27.09.2030',
  );
  expect(await heardAfter(() => house.startsWith(LATER), ADMINISTRATOR)).toEqual([]);

  const [whom] = await house.presses(ADMINISTRATOR, 'Кому сообщить');
  expect(whom).toContain('сообщу 1 человеку, каждому один раз: Соколова И.Л.');
  expect(whom).not.toContain('..');
  expect(whom).toMatch(/не дойдёт[^]*• Ёлкина Анна Петровна — бота ещё не открывал\(а\)/u);
  const [confirmed] = await house.presses(ADMINISTRATOR, 'Подтвердить изменения');
  expect(confirmed).not.toContain('..');
  expect(confirmed).toMatch(/^Подтверждено[^]*Соколова И.Л.[^]*скажите лично или позвоните/u);

  await house.startsWith(LATER);
  const [heard = '', ...again] = await heardAfter(() => morning('2030-09-04', LATER));
  expect(again).toEqual([]);
  expect(heard).toBe(
    'Ирина Львовна, изменился приказ, и вас это касается:\n• пройти регистрацию (п. 1 приказа): срок был 20.09.2030, стал 27.09.2030\nВесь список со сроками — «Мои обязанности».',
  );
  await house.startsWith(LATER);
  for (const date of ['2030-09-04', '2030-09-05', '2030-09-19', '2030-09-20']) {
    expect(await heardAfter(() => morning(date, LATER))).toEqual([]);
  }
  expect(await heardAfter(() => morning('2030-09-26', LATER))).toEqual([
    expect.stringMatching(/напоминаю о сроке[^]*завтра, 27\.09\.2030/u),
  ]);
});

test('on a day with a reminder the news stands at its head: one message', async () => {
  const moved = registrationOn('2030-09-05');
  await house.startsWith(moved);
  await house.presses(ADMINISTRATOR, 'Подтвердить изменения');
  const heard = await heardAfter(() => morning('2030-09-04', moved));
  expect(heard).toEqual([
    expect.stringMatching(/^Изменился приказ, и вас это касается:[^]*стал 05\.09\.2030\n\nИрина Львовна, напоминаю/u),
  ]);
  expect(house.labels(TEACHER)).toContain('Готово');
});

test('a withdrawn duty needs doing no more, a new one is named with its date', async () => {
  const reading = {
    id: dutyId('first', 'reading'),
    text: 'прочитать инструкцию',
    due: day('2030-10-10'),
    remindOn: [0],
  };
  const context = edited((one) =>
    one.id === LESSONS
      ? []
      : one.id === REGISTRATION
        ? [one, { ...one, ...reading, evidence: { kind: 'report' } }]
        : [one],
  );
  const [told] = await heardAfter(() => house.startsWith(context), ADMINISTRATOR);
  expect(told).toContain(
    '• добавлено: прочитать инструкцию (п. 1 приказа), срок 10.10.2030, исполняет каждый сотрудник\n• снято: вести онлайн-уроки (п. 4.4 Положения)',
  );
  await house.presses(ADMINISTRATOR, 'Подтвердить изменения');
  const [heard] = await heardAfter(() => morning('2030-09-04', context));
  expect(heard).toContain('• новое поручение: прочитать инструкцию (п. 1 приказа), срок 10.10.2030');
  expect(heard).toContain('• поручение снято, делать его больше не нужно: вести онлайн-уроки (п. 4.4 Положения)');
});

test('people in office are told apart by name, and an edit of every kind is said in words', async () => {
  const director = { name: 'Н.Н. Новый', position: 'директор' };
  const administrator = { name: 'А.А. Заведующая', position: 'завуч' };
  const offices = { director, administrator, support: { name: 'П.П. Помощник', position: 'учитель' } };
  const context = edited(
    (one) =>
      one.id === LESSONS
        ? [
            {
              ...one,
              text: 'вести уроки',
              clause: { document: 'regulation', number: '4.9' },
              due: day('2030-12-01'),
              assignee: { who: 'office', office: 'support' },
              optional: true,
              repeat: 'month',
              evidence: { kind: 'staff_room' },
              remindOn: [0],
            },
          ]
        : [one],
    { offices },
  );
  const [told] = await heardAfter(() => house.startsWith(context), ADMINISTRATOR);
  expect(told).toContain(
    '• вести уроки (п. 4.9 Положения): раньше называлось «вести онлайн-уроки»; раньше — п. 4.4 Положения; срока не было, теперь 01.12.2030; исполнитель был — учителя-предметники, стал — ответственный за поддержку; теперь по возможности, просроченным не бывает; повторялось один раз, теперь каждый месяц; исполнение теперь подтверждается иначе; изменились дни напоминаний',
  );
  expect(told).toContain(
    'Должностные лица изменились:\n• администратор платформы: А.А. Заведующая, должность была «заместитель директора», стала «завуч»\n• директор: П.П. Директоров → Н.Н. Новый\n• ответственный за поддержку: добавлено — П.П. Помощник',
  );
});

describe('«Изменения приказа»', () => {
  test('shows what waits at any time, and that nothing does', async () => {
    expect(await house.says(ADMINISTRATOR, 'Изменения приказа')).toEqual([
      expect.stringContaining(
        'Подтверждать нечего: бот работает по приказу в том виде, в каком он действует с 03.09.2030',
      ),
    ]);
    await house.startsWith(LATER);
    expect(await house.says(ADMINISTRATOR, 'изменения приказа')).toEqual([expect.stringContaining('стал 27.09.2030')]);
    expect(await house.says(ADMINISTRATOR, 'Сводка')).toEqual([
      expect.stringContaining('Приказ изменился, подтвердите: пройти регистрацию. Откройте «Изменения приказа».'),
    ]);
  });

  test('is not for a teacher', async () => {
    await house.startsWith(LATER);
    expect(await house.says(TEACHER, 'Изменения приказа')).toEqual([
      expect.stringContaining('доступно только администратору'),
    ]);
  });
});

test('a press under a difference that changed since confirms nothing and shows the new one', async () => {
  await house.startsWith(LATER);
  const old = house.keyboards(ADMINISTRATOR).at(-1)?.rows[0]?.[0]?.payload;
  await house.startsWith(registrationOn('2030-09-30'));
  const answers = await house.forges(ADMINISTRATOR, old);
  expect(answers[0]).toContain('снова изменились');
  expect(answers[1]).toContain('срок был 20.09.2030, стал 30.09.2030');
  expect(await house.stored((stores) => stores.orderSnapshots.all())).toHaveLength(1);
  await house.startsWith(madeUpSchool());
  expect(await house.forges(ADMINISTRATOR, old)).toEqual([expect.stringContaining('Подтверждать нечего')]);
});

test('an edit that touches nobody’s duties is confirmed without a word to anyone', async () => {
  const context = edited((one) => [one.id === REGISTRATION ? { ...one, remindOn: [-7, 0] } : one]);
  await house.startsWith(context);
  expect(await house.presses(ADMINISTRATOR, 'Кому сообщить')).toEqual([expect.stringContaining('сообщать некому')]);
  expect(await house.presses(ADMINISTRATOR, 'Подтвердить изменения')).toEqual([
    'Подтверждено: теперь всё идёт по новому приказу. Сообщать некому: поручения других сотрудников не изменились.',
  ]);
  expect(await heardAfter(() => morning('2030-09-04', context))).toEqual([]);
});

test('«Что будет отправлено» names the news, and whoever is forgotten meanwhile hears none', async () => {
  await house.startsWith(LATER);
  await house.presses(ADMINISTRATOR, 'Подтвердить изменения');
  expect(await house.says(ADMINISTRATOR, 'Что будет отправлено')).toEqual([
    expect.stringContaining(
      '04.09.2030, 09:00 — известие об изменении приказа (п. 1 приказа), 1 человек: Соколова И.Л.',
    ),
  ]);
  await house.says(TEACHER, 'Да, забыть');
  expect(await house.stored((stores) => stores.orderNews.waiting())).toEqual([]);
  expect(await heardAfter(() => morning('2030-09-04', LATER))).toEqual([]);
});

test('whoever forbids messages before that morning hears when they are back', async () => {
  await house.startsWith(LATER);
  await house.presses(ADMINISTRATOR, 'Подтвердить изменения');
  await house.stored((stores) => stores.reachability.markUnreachable(privatePeer(TEACHER), 901, house.now));
  expect(await heardAfter(() => morning('2030-09-04', LATER))).toEqual([]);
  await house.says(TEACHER, 'Меню');
  expect(await heardAfter(() => morning('2030-09-05', LATER))).toEqual([expect.stringContaining('изменился приказ')]);
});

test('while mailing is paused the yes is taken, says that nothing goes out yet, and the news waits', async () => {
  await house.startsWith(LATER);
  await house.says(ADMINISTRATOR, 'Приостановить рассылки');
  expect(await house.presses(ADMINISTRATOR, 'Подтвердить изменения')).toEqual([
    expect.stringContaining('Рассылки приостановлены. Вернуть — «Возобновить рассылки».'),
  ]);
  expect(await heardAfter(() => morning('2030-09-04', LATER))).toEqual([]);
  await house.says(ADMINISTRATOR, 'Возобновить рассылки');
  expect(await heardAfter(() => morning('2030-09-05', LATER))).toEqual([expect.stringContaining('изменился приказ')]);
});
