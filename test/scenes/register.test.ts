import { staffId, userId, type UserId } from '../../src/domain/ids';
import type { Duty, EvidenceKind, Order } from '../../src/domain/order';
import { dutyId } from '../../src/domain/ids';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

const ANNA = userId(20);
const IRINA = userId(21);
const PARENT = userId(30);
const PUPIL = userId(40);

const duty = (id: string, text: string, evidence: EvidenceKind): Duty => ({
  id: dutyId('first', id),
  clause: { document: 'regulation', number: '2.4' },
  text,
  due: null,
  assignee: { who: 'role', role: 'subject_teacher' },
  evidence,
  optional: false,
  repeat: null,
  remindOn: [],
  capability: [],
});

/** The made-up school, where teachers also join «Учительская» and get the status «учитель». */
function school(change: Partial<Order> = {}): SchoolContext {
  const made = madeUpSchool();
  const more = [
    duty('joins', 'вступить в «Учительскую»', { kind: 'staff_room' }),
    duty('status', 'получить статус', { kind: 'teacher_status' }),
  ];
  return { ...made, orders: made.orders.map((order) => ({ ...order, duties: [...order.duties, ...more], ...change })) };
}

let house: House;
beforeEach(async () => {
  house = await House.open(school());
});
afterEach(() => house.close());

async function comesIn(user: UserId, name: string, registered: 'Да' | 'Ещё нет' = 'Ещё нет'): Promise<void> {
  await house.says(user, 'Начать');
  await house.presses(user, 'Согласен');
  await house.says(user, 'учитель');
  await house.says(user, name);
  await house.presses(user, 'Да');
  await house.presses(user, registered);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}

const stateOf = (id: string, subject: string) =>
  house.stored(async (stores) => (await stores.assignments.find({ duty: dutyId('first', id), subject })).state);
const historyOf = (id: string, subject: string) =>
  house.stored((stores) => stores.assignments.history({ duty: dutyId('first', id), subject }));

describe('«Подтверждения»', () => {
  test('everyone who reported is listed first and confirmed by one press; each is told', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна', 'Да');
    await comesIn(IRINA, 'Соколова Ирина Львовна', 'Да');
    expect(await house.says(ADMINISTRATOR, 'Подтверждения')).toEqual([
      expect.stringContaining('регистрация на платформе — 2 человека'),
    ]);
    const [list] = await house.presses(ADMINISTRATOR, 'Регистрация');
    expect(list).toContain('Ёлкина Анна Петровна');
    expect(list).toContain('Соколова Ирина Львовна');
    expect(await stateOf('registration', 'staff:1')).toBe('reported');

    await house.presses(ADMINISTRATOR, 'Подтвердить всех (2)');
    expect(house.last(ANNA)).toContain('Анна Петровна, администратор подтвердил: регистрация на платформе');
    expect(house.last(IRINA)).toContain('Ирина Львовна, администратор подтвердил');
    const steps = await historyOf('registration', 'staff:1');
    expect(steps.map(({ step, actor }) => [step, actor])).toEqual([
      ['start', null],
      ['report', ANNA],
      ['confirm', ADMINISTRATOR],
    ]);
    expect(await house.says(ADMINISTRATOR, 'Подтверждения')).toEqual([expect.stringContaining('Подтверждать нечего')]);
  });

  test('a press under an older list confirms nobody and shows the list as it is', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна', 'Да');
    await house.says(ADMINISTRATOR, 'Подтверждения');
    await house.presses(ADMINISTRATOR, 'Регистрация');
    await comesIn(IRINA, 'Соколова Ирина Львовна', 'Да');
    const answers = await house.presses(ADMINISTRATOR, 'Подтвердить всех (1)');
    expect(answers[0]).toContain('список изменился');
    expect(answers[1]).toContain('2 человека');
    expect(await stateOf('registration', 'staff:1')).toBe('reported');
  });

  test('the status «учитель» waits in a queue of its own', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    await house.says(ANNA, 'Отметить сделанное');
    expect(await house.presses(ANNA, '2. получить статус')).toEqual([expect.stringContaining('Администратор увидит')]);
    await house.says(ADMINISTRATOR, 'Подтверждения');
    expect((await house.presses(ADMINISTRATOR, 'Статус «учитель»'))[0]).toContain('статус «учитель» — 1 человек');
    await house.presses(ADMINISTRATOR, 'Подтвердить всех (1)');
    expect(await stateOf('status', 'staff:1')).toBe('confirmed');
    const page = await house.forges(ADMINISTRATOR, { do: 'person', staff: 1 });
    expect(page[0]).toContain('Регистрация: статус «учитель».');
  });
});

describe('an administrator keeps the register for a person', () => {
  test('who registered and said so on paper: the mark has the administrator’s name on it, the person is told', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    const [page] = await house.forges(ADMINISTRATOR, { do: 'person', staff: 1 });
    expect(page).toContain('Ёлкина Анна Петровна, учитель, физика, классный руководитель 7Б.');
    expect(page).toContain('1. пройти регистрацию (п. 1 приказа) — начато');
    await house.presses(ADMINISTRATOR, '1. пройти регистрацию');
    const [done] = await house.presses(ADMINISTRATOR, 'Сделано: есть бумага');
    expect(done).toContain('Отметил: Ёлкина Анна Петровна — сделано. Сотруднику написал.');
    expect(house.last(ANNA)).toContain('администратор отметил за вас: «пройти регистрацию»');
    const [last] = (await historyOf('registration', 'staff:1')).slice(-1);
    expect(last).toMatchObject({ step: 'confirm', actor: ADMINISTRATOR, evidence: { kind: 'seen', how: 'paper' } });
  });

  test('who never came to the bot', async () => {
    const [page] = await house.forges(ADMINISTRATOR, { do: 'person', staff: 2 });
    expect(page).toContain('Профиль ВК с ботом не связан.');
    expect(page).toContain('Регистрация: ещё не начато.');
    await house.presses(ADMINISTRATOR, '1. пройти регистрацию');
    expect((await house.presses(ADMINISTRATOR, 'Сделано: узнал(а) по телефону'))[0]).not.toContain('написал');
    expect(await stateOf('registration', 'staff:2')).toBe('confirmed');
  });

  test('for whom a duty does not apply: with a reason, and it may be opened again', async () => {
    await house.forges(ADMINISTRATOR, { do: 'person', staff: 2 });
    await house.presses(ADMINISTRATOR, '4. вести онлайн-уроки');
    await house.presses(ADMINISTRATOR, 'Не требуется');
    await house.presses(ADMINISTRATOR, 'Нет возможности');
    expect(house.last(ADMINISTRATOR)).toContain('не требуется: нет возможности');
    await house.presses(ADMINISTRATOR, '4. вести онлайн-уроки');
    await house.presses(ADMINISTRATOR, 'Снять отметку');
    expect(await stateOf('lessons', 'staff:2')).toBe('open');
    expect((await historyOf('lessons', 'staff:2')).map((one) => one.reason)).toEqual(['нет возможности', null]);
  });

  test('whose report was wrong: it goes back with a kind word', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна', 'Да');
    await house.forges(ADMINISTRATOR, { do: 'person', staff: 1 });
    await house.presses(ADMINISTRATOR, '1. пройти регистрацию');
    await house.presses(ADMINISTRATOR, 'Вернуть на доработку');
    expect(house.last(ANNA)).toContain('администратор пока не видит выполнения: «пройти регистрацию»');
    expect(await stateOf('registration', 'staff:1')).toBe('open');
  });

  test('a press twice, or on an old page, does nothing twice and says how it stands', async () => {
    await house.forges(ADMINISTRATOR, { do: 'person', staff: 2 });
    await house.presses(ADMINISTRATOR, '1. пройти регистрацию');
    await house.presses(ADMINISTRATOR, 'Сделано: есть бумага');
    expect((await house.presses(ADMINISTRATOR, 'Сделано: есть бумага'))[0]).toContain('уже в другом состоянии');
    expect(await historyOf('registration', 'staff:2')).toHaveLength(1);
  });

  test.each([PUPIL, ANNA])('nobody else opens or marks it by a forged button', async (user) => {
    const mark = { do: 'mark', staff: 2, duty: 'first/registration', subject: 'staff:2', act: 'paper' };
    for (const payload of [
      { do: 'person', staff: 2 },
      mark,
      { ...mark, act: 'choose' },
      { do: 'queue', of: 'registration', act: 'all', mark: 17 },
    ]) {
      const answers = await house.forges(user, payload);
      expect(answers).toEqual([expect.stringContaining('только администратору')]);
    }
    expect(await stateOf('registration', 'staff:2')).toBe('open');
  });
});

describe('a person corrects a mistake', () => {
  test('in a report, while nobody has confirmed it', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна', 'Да');
    await house.says(ANNA, 'Исправить отметку');
    expect((await house.presses(ANNA, '1. пройти регистрацию'))[0]).toContain('снова открыто');
    expect(await stateOf('registration', 'staff:1')).toBe('open');
    expect(await house.says(ANNA, 'я ошиблась')).toEqual([expect.stringContaining('Исправлять нечего')]);
  });

  test('not in what the administrator has confirmed', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна', 'Да');
    await house.says(ANNA, 'Исправить отметку');
    await house.says(ADMINISTRATOR, 'Подтверждения');
    await house.presses(ADMINISTRATOR, 'Регистрация');
    await house.presses(ADMINISTRATOR, 'Подтвердить всех (1)');
    expect((await house.presses(ANNA, '1. пройти регистрацию'))[0]).toContain('уже подтвердили');
    expect(await stateOf('registration', 'staff:1')).toBe('confirmed');
  });

  test('in the class of a child: the other child stays', async () => {
    await house.says(PARENT, 'Начать');
    await house.presses(PARENT, 'Согласен');
    await house.says(PARENT, 'мама');
    await house.says(PARENT, '6А');
    await house.says(PARENT, 'Ещё ребёнок');
    await house.says(PARENT, 'мама');
    await house.says(PARENT, '7Б');
    await house.says(PARENT, 'Убрать ребёнка');
    expect((await house.presses(PARENT, 'Родитель, 6А'))[0]).toContain('Убрал: родитель, 6А.');
    const account = await house.stored((stores) => stores.accounts.find(PARENT));
    expect(account?.roles).toEqual([{ role: 'parent', classLabel: '7Б' }]);
  });
});

describe('«Ознакомление»', () => {
  test('a teacher reads the order and the Regulation and marks each once; it says that this is no signature', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    expect(house.last(ANNA)).toContain('прочитайте документы школы');
    const said = await house.presses(ANNA, 'Ознакомление');
    expect(said.join('\n')).toContain('а не подпись');
    await house.presses(ANNA, 'Приказ прочитан');
    expect(await house.presses(ANNA, 'Приказ прочитан')).toEqual([expect.stringContaining('уже отмечено')]);
    await house.presses(ANNA, 'Положение прочитано');
    const known = await house.stored((stores) => stores.acknowledgements.of(staffId(1)));
    expect(known.map((one) => [one.document, one.version])).toEqual([
      ['first/order', 1],
      ['first/regulation', 1],
    ]);
    expect(await house.says(ADMINISTRATOR, 'Ознакомление')).toEqual([expect.stringContaining('отметили 1 из 5')]);
  });

  test('a changed version asks again, and an old button does not acknowledge it', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    await house.presses(ANNA, 'Ознакомление');
    await house.presses(ANNA, 'Приказ прочитан');
    house.becomes(school({ version: 2 }));
    expect((await house.says(ANNA, 'Мои обязанности')).join('\n')).toContain('прочитайте документы');
    expect((await house.says(ANNA, 'Ознакомление')).join('\n')).toContain('текст изменился: прочитайте ещё раз');
    const stale = await house.forges(ANNA, { do: 'read', document: 'first/order', version: 1 });
    expect(stale[0]).toContain('Документ с тех пор изменился');
    const known = await house.stored((stores) => stores.acknowledgements.of(staffId(1)));
    expect(known.map((one) => one.version)).toEqual([1]);
  });

  test('a parent need not', async () => {
    expect(await house.says(PARENT, 'Ознакомление')).toEqual([expect.stringContaining('только сотрудникам')]);
  });
});

test('for a colleague without a profile there is a text to copy, with a person to turn to', async () => {
  const [how, text] = await house.says(ANNA, 'Сотрудник без ВК');
  expect(how).toContain('есть бумага');
  expect(text).toContain('до 20.09.2030');
  expect(text).toContain('А.А. Заведующая');
});
