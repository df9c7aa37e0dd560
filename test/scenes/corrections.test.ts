/** What people said by mistake: a report that stands in several clauses, a role that is not theirs. */
import { dutyId, userId, type UserId } from '../../src/domain/ids';
import type { Duty, EvidenceKind, Order } from '../../src/domain/order';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

const ANNA = userId(20);
const MOTHER = userId(30);

const duty = (id: string, number: string, text: string, evidence: EvidenceKind, of: 'person' | 'class'): Duty => ({
  id: dutyId('first', id),
  clause: { document: 'regulation', number },
  text,
  due: null,
  assignee: of === 'class' ? { who: 'class_teacher', grades: [7] } : { who: 'role', role: 'subject_teacher' },
  evidence,
  optional: false,
  repeat: null,
  remindOn: [],
  capability: [],
});

/** A class teacher joins by 2.3, whoever teaches by 2.4, in the same words; and there is much to report besides. */
function school(): SchoolContext {
  const made = madeUpSchool();
  const joins = duty('class-joins', '2.3', 'присоединиться к школе', { kind: 'staff_room' }, 'person');
  const more: readonly Duty[] = [
    { ...joins, assignee: { who: 'role', role: 'class_teacher' } },
    duty('joins', '2.4', 'присоединиться к школе', { kind: 'staff_room' }, 'person'),
    duty('pupils-chat', '2.3', 'создать чат с учениками класса', { kind: 'chat', chat: 'class' }, 'class'),
    ...Array.from({ length: 7 }, (_, at) =>
      duty(`talk-${at}`, `5.${at}`, `поддержать общение ${at}`, { kind: 'report' }, 'class'),
    ),
  ];
  return { ...made, orders: made.orders.map((order): Order => ({ ...order, duties: [...order.duties, ...more] })) };
}

let house: House;
beforeEach(async () => {
  house = await House.open(school());
});
afterEach(() => house.close());

async function comesIn(user: UserId, name: string): Promise<void> {
  await house.introduces(user, 'учитель', name);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}

const stateOf = (id: string, subject = 'staff:1') =>
  house.stored(async (stores) => (await stores.assignments.find({ duty: dutyId('first', id), subject })).state);

/** Reports «присоединиться» of both clauses by the one button there is for them. */
async function joins(): Promise<void> {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await house.forges(ANNA, { do: 'done', duty: 'first/class-joins', subject: 'staff:1' });
  expect([await stateOf('class-joins'), await stateOf('joins')]).toEqual(['reported', 'reported']);
}

describe('a report that stands in two clauses', () => {
  test('is offered once to be said, and once to be taken back, with both clauses', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    const [offered = ''] = await house.says(ANNA, 'Отметить сделанное');
    expect(offered.match(/присоединиться к школе/gu)).toHaveLength(1);
    await house.forges(ANNA, { do: 'done', duty: 'first/class-joins', subject: 'staff:1' });
    const [list = ''] = await house.says(ANNA, 'Исправить отметку');
    expect(list).toContain('1. присоединиться к школе (п. 2.3 и 2.4 Положения)');
    expect(list.match(/присоединиться/gu)).toHaveLength(1);
  });

  test('is taken back whole, and nothing of it waits for the administrator any more', async () => {
    await joins();
    await house.says(ANNA, 'Исправить отметку');
    expect((await house.presses(ANNA, '1. присоединиться к школе'))[0]).toContain('снова открыто');
    expect([await stateOf('class-joins'), await stateOf('joins')]).toEqual(['open', 'open']);
    expect(await house.says(ADMINISTRATOR, 'Подтверждения')).toEqual([expect.stringContaining('Подтверждать нечего')]);
  });

  test('goes back whole from the administrator', async () => {
    await joins();
    const [page = ''] = await house.forges(ADMINISTRATOR, { do: 'person', staff: 1, page: 0 });
    expect(page.match(/присоединиться к школе/gu) ?? []).toHaveLength(1);
    await house.presses(ADMINISTRATOR, '3. присоединиться к школе');
    await house.presses(ADMINISTRATOR, 'Вернуть на доработку');
    expect([await stateOf('class-joins'), await stateOf('joins')]).toEqual(['open', 'open']);
    expect(house.last(ANNA)).toContain('пока не видит выполнения: «присоединиться к школе»');
  });

  test('is marked whole by the paper there is', async () => {
    await house.forges(ADMINISTRATOR, { do: 'person', staff: 1 });
    await house.presses(ADMINISTRATOR, '3. присоединиться к школе');
    await house.presses(ADMINISTRATOR, 'Сделано: есть бумага');
    expect([await stateOf('class-joins'), await stateOf('joins')]).toEqual(['confirmed', 'confirmed']);
  });
});

test('a declared chat is taken back with its declaration: no witness brings it back', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await house.says(ANNA, 'Заявить чат');
  await house.presses(ANNA, 'Чат 7Б');
  await house.says(ANNA, 'Там, где бота нет');
  await house.presses(ANNA, 'Заявить');
  expect([await stateOf('class-chat', 'class:7Б'), await stateOf('pupils-chat', 'class:7Б')]).toEqual([
    'reported',
    'reported',
  ]);
  const own = (await house.says(ANNA, 'Мои обязанности')).join('\n');
  expect(own).toContain('• создать чат класса (7Б) — вы заявили чат, ждёт второго человека — до 25.10.2030');
  expect(own).not.toContain('✓ создать чат');
  expect((await house.forges(ADMINISTRATOR, { do: 'person', staff: 1 })).join()).toContain(
    'чат заявлен, ждёт второго человека, срок 25.10.2030',
  );

  await house.says(ANNA, 'Исправить отметку');
  await house.presses(ANNA, '1. 7Б: создать чат класса');
  expect([await stateOf('class-chat', 'class:7Б'), await stateOf('pupils-chat', 'class:7Б')]).toEqual(['open', 'open']);
  expect(await house.stored((stores) => stores.declarations.standing())).toEqual([]);
});

test('a declared chat that the administrator returns ends as well', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await house.says(ANNA, 'Заявить чат');
  await house.presses(ANNA, 'Чат 7Б');
  await house.says(ANNA, 'Там, где бота нет');
  await house.presses(ANNA, 'Заявить');
  const mark = { do: 'mark', act: 'return', staff: 1, duty: 'first/pupils-chat', subject: 'class:7Б' };
  await house.forges(ADMINISTRATOR, mark);
  expect([await stateOf('class-chat', 'class:7Б'), await stateOf('pupils-chat', 'class:7Б')]).toEqual(['open', 'open']);
  expect(await house.stored((stores) => stores.declarations.standing())).toEqual([]);
});

test('many reports are leafed through, each with its class', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  for (let at = 0; at < 7; at += 1) {
    await house.forges(ANNA, { do: 'done', duty: `first/talk-${at}`, subject: 'class:7Б' });
  }
  const [first] = await house.says(ANNA, 'Исправить отметку');
  expect(first).toContain('Страница 1 из 2');
  expect(first).toContain('1. поддержать общение 0 (7Б) (п. 5.0 Положения)');
  const [second] = await house.presses(ANNA, 'Дальше');
  expect(second).toContain('7. поддержать общение 6 (7Б) (п. 5.6 Положения)');
  await house.presses(ANNA, '7. 7Б: поддержать общение 6');
  expect(await stateOf('talk-6', 'class:7Б')).toBe('open');
  expect(await stateOf('talk-0', 'class:7Б')).toBe('reported');
});

describe('a role of staff that was a mistake', () => {
  /** A mother of 7Б presses the teacher's button and sends a request. */
  async function mistakes(): Promise<void> {
    await house.says(MOTHER, 'Начать');
    await house.presses(MOTHER, 'Согласен');
    await house.says(MOTHER, 'Учитель-предметник');
    await house.says(MOTHER, 'Соколова Ирина Львовна');
    await house.presses(MOTHER, 'Да');
    await house.presses(MOTHER, 'Ещё нет');
  }
  const waiting = () => house.stored((stores) => stores.requests.waiting());
  const roles = async () => (await house.stored((stores) => stores.accounts.find(MOTHER)))?.roles;

  test('is dropped with its request: the administrator hears of it and cannot approve it', async () => {
    await mistakes();
    expect(house.heard(MOTHER).join()).toContain('Ошиблись с ролью — «Убрать роль».');
    expect(await house.says(MOTHER, 'Убрать роль')).toEqual([expect.stringContaining('отзову и запрос')]);
    expect(await house.presses(MOTHER, 'Учитель-предметник')).toEqual([
      'Убрал: учитель-предметник. Запрос администратору отозван. Других ролей у вас нет: чтобы назвать свою, напишите «Начать».',
    ]);
    expect(await waiting()).toEqual([]);
    expect(await roles()).toEqual([]);
    expect(house.last(ADMINISTRATOR)).toContain('Запрос №1 отозван самим человеком');
    expect((await house.presses(ADMINISTRATOR, 'Подтвердить'))[0]).toContain('отозвал этот запрос');
    expect(await roles()).toEqual([]);
    expect((await house.says(MOTHER, 'Мои обязанности'))[0]).toContain('Пока не знаю вашей роли');
  });

  test('leaves what else the person is, and says so', async () => {
    await mistakes();
    await house.says(MOTHER, 'Добавить роль');
    await house.says(MOTHER, 'Родитель');
    await house.says(MOTHER, '7Б');
    await house.says(MOTHER, 'Убрать роль');
    expect(house.labels(MOTHER)).toEqual(expect.arrayContaining(['Учитель-предметник', 'Родитель, 7Б']));
    expect((await house.presses(MOTHER, 'Учитель-предметник'))[0]).toContain('Осталось: родитель, 7Б.');
    expect((await house.says(MOTHER, 'Мои обязанности')).join()).not.toContain('вести онлайн-уроки');
    expect(await roles()).toEqual([{ role: 'parent', classLabel: '7Б' }]);
  });

  test('of a class teacher who teaches as well is named whole, on the button too', async () => {
    await mistakes();
    await house.stored((stores) => stores.accounts.addRole(MOTHER, 'class_teacher', null));
    expect((await house.says(MOTHER, 'Убрать роль'))[0]).toMatch(
      /С ролью сотрудника \(.*классный руководитель.*\) отзову/u,
    );
    const named = house.labels(MOTHER).find((one) => /руководитель/iu.test(one)) ?? '';
    expect(named).toMatch(/учитель-предметник/iu);
    expect(named).not.toContain('…');
  });

  test('a request that another one replaced is told from one that was taken back', async () => {
    await mistakes();
    await house.says(MOTHER, 'Добавить роль');
    await house.says(MOTHER, 'Учитель-предметник');
    await house.says(MOTHER, 'Двойнов Иван Иванович');
    await house.presses(MOTHER, 'учитель, история');
    await house.presses(MOTHER, 'Да');
    await house.presses(MOTHER, 'Ещё нет');
    expect((await waiting()).map((one) => one.id)).toEqual([2]);
    const [answer] = await house.forges(ADMINISTRATOR, { do: 'decide', request: 1, yes: true });
    expect(answer).toContain('отправил новый запрос');
  });

  test('is the roster’s once it is confirmed: an old button drops nothing', async () => {
    await mistakes();
    await house.says(MOTHER, 'Убрать роль');
    await house.presses(ADMINISTRATOR, 'Подтвердить');
    expect((await house.presses(MOTHER, 'Учитель-предметник'))[0]).toContain('берётся из списка школы');
    expect(await house.stored((stores) => stores.staff.byUser(MOTHER))).toMatchObject({ id: 2 });
  });
});
