/** Классный руководитель 6А замещает в 7Б: каждая кнопка — о своём классе; «завтра» обещают, только если напомнят. */
import { dutyId, userId } from '../../src/domain/ids';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { morning } from './mornings';
import { ADMINISTRATOR, day, label, madeUpSchool } from './school';

const ANNA = userId(20);
const IRINA = userId(21);
const CHECK = dutyId('first', 'check');

const made = madeUpSchool();
const context: SchoolContext = {
  ...made,
  orders: made.orders.map((order) => ({
    ...order,
    duties: [
      {
        id: CHECK,
        clause: { document: 'order', number: '1' },
        text: 'проверить список класса',
        due: day('2030-09-19'),
        assignee: { who: 'class_teacher', grades: [6, 7] },
        evidence: { kind: 'report' },
        optional: false,
        repeat: null,
        remindOn: [-1, 0],
        capability: [],
      },
      ...order.duties,
    ],
  })),
};

let house: House;
beforeEach(async () => {
  house = await House.open(context);
  await house.stored(async ({ staff }) => {
    const [, irina] = await staff.all();
    for (const one of await staff.all()) {
      if (one.surname === 'Соколова' && one.patronymic === 'Львовна')
        await staff.update(one.id, { ...one, classTeacherOf: label('6А') }, null);
    }
    expect(irina).toBeDefined();
  });
  for (const [user, name] of [
    [ANNA, 'Ёлкина Анна Петровна'],
    [IRINA, 'Соколова Ирина Львовна'],
  ] as const) {
    await house.introduces(user, 'классный руководитель', name);
    await house.presses(ADMINISTRATOR, 'Подтвердить');
  }
  await house.stored(async ({ staff }) => {
    const all = await staff.all();
    const [anna, irina] = [ANNA, IRINA].map((user) => all.find((one) => one.user === user));
    await staff.setStatus(anna?.id ?? (0 as never), 'on_leave', irina?.id ?? null, house.now);
  });
});
afterEach(() => house.close());

const doneFor = () =>
  house.stored(async ({ assignments }) =>
    (await assignments.all()).filter((one) => one.duty === CHECK).map((one) => one.subject),
  );

test('«Три дела»: отмечается тот класс, на который нажали', async () => {
  const [three = ''] = await house.says(IRINA, 'Три дела');
  const line = three.split('\n').find((one) => one.includes('(7Б)')) ?? '';
  const number = line.slice(0, 1);
  await house.presses(IRINA, house.labels(IRINA).find((one) => one.startsWith(`${number}. проверить`)) ?? '');
  expect(await doneFor()).toEqual(['class:7Б']);
});

test('«Напомнить завтра» не обещают о том, о чём решает администратор, в отпуске и пока рассылки стоят', async () => {
  await morning(house, context, '2030-09-18');
  await house.presses(IRINA, 'Не моё');
  expect((await house.presses(IRINA, 'Напомнить завтра'))[0]).toMatch(/сейчас не напоминаю/u);
  expect((await house.says(ANNA, 'Напомнить завтра')).join()).not.toContain('Хорошо, напомню');
  await house.says(ADMINISTRATOR, 'Приостановить рассылки');
  expect((await house.says(IRINA, 'Напомнить завтра')).join()).toMatch(/приостановлены|не напоминаю/u);
});
