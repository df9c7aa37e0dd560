import { userId, type UserId } from '../../src/domain/ids';
import { transition, UNTOUCHED } from '../../src/domain/assignment';
import { dutyId } from '../../src/domain/ids';
import type { Duty } from '../../src/domain/order';
import type { SchoolContext } from '../../src/usecases/context';
import { administratorsOf } from '../../src/usecases/administrators';
import { identify } from '../../src/usecases/identify';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool, ROSTER } from './school';

const ANNA = userId(20);
const IRINA = userId(21);
const PUPIL = userId(40);

const duty = (id: string, assignee: Duty['assignee'], evidence: Duty['evidence'] = { kind: 'report' }): Duty => ({
  id: dutyId('first', id),
  clause: { document: 'order', number: '3' },
  text: `дело ${id}`,
  due: null,
  assignee,
  evidence,
  optional: false,
  repeat: null,
  remindOn: [],
  capability: [],
});

/** The made-up school, whose order also gives work to those in office. */
function school(administrators: readonly UserId[] = [ADMINISTRATOR]): SchoolContext {
  const made = madeUpSchool({}, [...administrators]);
  const more = [
    duty('control', { who: 'office', office: 'director' }),
    duty('chat-of-office', { who: 'office', office: 'administrator' }),
    duty('application', { who: 'role', role: 'administrator' }),
  ];
  return { ...made, orders: made.orders.map((order) => ({ ...order, duties: [...order.duties, ...more] })) };
}

let context: SchoolContext;
let house: House;
beforeEach(async () => {
  context = school();
  house = await House.open(context);
});
afterEach(() => house.close());

async function comesIn(user: UserId, name: string): Promise<void> {
  await house.introduces(user, 'учитель', name);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}
async function opensRights(surname: string, by = ADMINISTRATOR): Promise<void> {
  await house.says(by, 'Сотрудники');
  await house.presses(by, surname);
  await house.presses(by, 'Должность и права');
}
const actor = (user: UserId) => house.stored((stores) => identify(context, { stores, now: house.now }, user));
const administrators = () => house.stored((stores) => administratorsOf(context, { stores, now: house.now }));
const becomes = (more: SchoolContext): void => {
  context = more;
  house.becomes(more);
};

describe('an additional administrator', () => {
  beforeEach(() => comesIn(ANNA, 'Ёлкина Анна Петровна'));

  test('is appointed in the card of a person, hears of it and has the menu of administrators', async () => {
    await opensRights('Ёлкина А.П.');
    await house.presses(ADMINISTRATOR, 'Сделать администратором');
    expect(house.last(ANNA)).toContain('вы теперь администратор бота');
    expect(house.labels(ANNA)).toContain('Сводка');
    expect((await house.says(ANNA, 'Сводка'))[0]).toMatch(/^Сводка на/u);
    expect(await administrators()).toEqual([ADMINISTRATOR, ANNA]);
  });

  test('gets the requests of newcomers as well', async () => {
    await opensRights('Ёлкина А.П.');
    await house.presses(ADMINISTRATOR, 'Сделать администратором');
    await comesIn(IRINA, 'Соколова Ирина Львовна');
    expect(house.heard(ANNA).join()).toContain('Соколова Ирина Львовна');
  });

  test('is dismissed by a colleague, and has no rights from then on', async () => {
    await opensRights('Ёлкина А.П.');
    await house.presses(ADMINISTRATOR, 'Сделать администратором');
    await house.says(ADMINISTRATOR, 'Администраторы');
    await house.presses(ADMINISTRATOR, 'Снять: Ёлкина А.П.');
    expect((await house.presses(ADMINISTRATOR, 'Да, снять')).at(-1)).toContain('права администратора сняты');
    expect(house.last(ANNA)).toContain('с вас сняты');
    expect((await house.says(ANNA, 'Сводка'))[0]).toContain('доступно только администратору');
    expect((await actor(ANNA)).roles.has('administrator')).toBe(false);
  });

  test('loses the rights with the place at school', async () => {
    await opensRights('Ёлкина А.П.');
    await house.presses(ADMINISTRATOR, 'Сделать администратором');
    await house.says(ADMINISTRATOR, 'Сотрудники');
    await house.presses(ADMINISTRATOR, 'Ёлкина А.П.');
    await house.presses(ADMINISTRATOR, 'Уволен(а)');
    await house.presses(ADMINISTRATOR, 'Да, уволен(а)');
    expect(await administrators()).toEqual([ADMINISTRATOR]);
    expect((await actor(ANNA)).roles.size).toBe(0);
  });
});

test('the last administrator can dismiss nobody, least of all themselves', async () => {
  expect((await house.says(ADMINISTRATOR, 'Администраторы'))[0]).toContain('Администраторы бота');
  expect(house.labels(ADMINISTRATOR).filter((one) => one.startsWith('Снять'))).toEqual([]);
  await house.forges(ADMINISTRATOR, { do: 'administrator', act: 'dismiss', user: ADMINISTRATOR });
  expect(house.last(ADMINISTRATOR)).toContain('последний администратор');
  expect(await administrators()).toEqual([ADMINISTRATOR]);
});

test('the last administrator is not dismissed from school either', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await opensRights('Ёлкина А.П.');
  await house.presses(ADMINISTRATOR, 'Сделать администратором');
  await house.forges(ANNA, { do: 'administrator', act: 'dismiss', user: ADMINISTRATOR });
  await house.forges(ANNA, { do: 'staff', staff: 1, act: 'dismiss' });
  expect(house.last(ANNA)).toContain('последний администратор');
  expect(await administrators()).toEqual([ANNA]);
});

test('somebody without a profile cannot be appointed: the next step is said', async () => {
  await house.forges(ADMINISTRATOR, { do: 'staff', act: 'card', staff: 1 });
  await house.presses(ADMINISTRATOR, 'Должность и права');
  const answer = await house.presses(ADMINISTRATOR, 'Сделать администратором');
  expect(answer[0]).toContain('ещё не связан');
});

test('a configured administrator who was dismissed stays dismissed after a restart', async () => {
  const other = userId(2);
  becomes(school([ADMINISTRATOR, other]));
  await house.forges(ADMINISTRATOR, { do: 'administrator', act: 'dismiss', user: other });
  house.restart();
  expect((await house.says(other, 'Сводка'))[0]).toContain('доступно только администратору');
  expect(await administrators()).toEqual([ADMINISTRATOR]);
});

describe('an office', () => {
  beforeEach(async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    await comesIn(IRINA, 'Соколова Ирина Львовна');
  });

  test('goes over in one act: both hear of it, the duty is the new one’s', async () => {
    await opensRights('Ёлкина А.П.');
    await house.presses(ADMINISTRATOR, 'Передать: директор');
    expect(house.last(ADMINISTRATOR)).toContain('сейчас П.П. Директоров, будет Ёлкина Анна Петровна');
    await house.presses(ADMINISTRATOR, 'Да, передать');
    expect(house.last(ANNA)).toContain('теперь вы директор по приказу');
    expect((await house.says(ANNA, 'Мои обязанности')).join()).toContain('дело control');

    await opensRights('Соколова И.Л.');
    await house.presses(ADMINISTRATOR, 'Передать: директор');
    await house.presses(ADMINISTRATOR, 'Да, передать');
    expect(house.last(ANNA)).toContain('перешли к другому сотруднику');
    expect((await house.says(ANNA, 'Мои обязанности')).join()).not.toContain('дело control');
    expect((await house.says(IRINA, 'Мои обязанности')).join()).toContain('дело control');
    const history = await house.stored((stores) =>
      stores.assignments.history({ duty: dutyId('first', 'control'), subject: 'school' }),
    );
    expect(history.map((one) => one.step)).toEqual(['hand_over', 'hand_over']);
  });

  test('of the administrator takes the rights along, and what was done counts for the new one', async () => {
    await house.says(ADMINISTRATOR, 'Начать');
    await opensRights('Ёлкина А.П.');
    await house.presses(ADMINISTRATOR, 'Передать: администратор платформы');
    expect(house.last(ADMINISTRATOR)).toContain('Вы сами перестанете быть администратором бота');
    expect((await house.presses(ADMINISTRATOR, 'Да, передать'))[0]).toContain('Вы больше не администратор бота');
    expect(await administrators()).toEqual([ANNA]);
    expect((await house.says(ADMINISTRATOR, 'Сводка'))[0]).toContain('доступно только администратору');
    expect((await actor(ANNA)).offices).toEqual(['administrator']);
    expect((await house.says(ANNA, 'Мои обязанности')).join()).toContain('дело chat-of-office');

    await house.stored((stores) =>
      stores.assignments.record(
        { duty: dutyId('first', 'application'), subject: 'staff:1' },
        transition(UNTOUCHED, { step: 'report', evidence: { kind: 'reported' } }),
        ANNA,
        house.now,
      ),
    );
    await opensRights('Соколова И.Л.', ANNA);
    await house.presses(ANNA, 'Передать: администратор платформы');
    await house.presses(ANNA, 'Да, передать');
    expect(await administrators()).toEqual([IRINA]);
    const passed = await house.stored((stores) =>
      stores.assignments.find({ duty: dutyId('first', 'application'), subject: 'staff:2' }),
    );
    expect(passed).toMatchObject({ state: 'reported' });
  });

  test('is not given twice, and not to somebody who left', async () => {
    await house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 1, office: 'director' });
    await house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 1, office: 'director' });
    expect(house.last(ADMINISTRATOR)).toContain('Так и есть');
    await house.forges(ADMINISTRATOR, { do: 'staff', staff: 2, act: 'dismiss' });
    await house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 2, office: 'director' });
    expect(house.last(ADMINISTRATOR)).toMatch(/не нашёл|нет/iu);
    await house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 1, office: 'tsar' });
    expect((await actor(ANNA)).offices).toEqual(['director']);
  });
});

test('one person with five roles has one list of duties, each once', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await house.forges(ADMINISTRATOR, { do: 'rights', act: 'appoint', staff: 1 });
  await house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 1, office: 'director' });
  await house.stored((stores) => stores.accounts.addRole(ANNA, 'parent', null));
  const person = await actor(ANNA);
  expect([...person.roles].sort()).toEqual(['administrator', 'class_teacher', 'parent', 'subject_teacher']);
  const list = (await house.says(ANNA, 'Мои обязанности')).join('\n');
  for (const text of [
    'дело control',
    'создать чат класса',
    'вести онлайн-уроки',
    'войти в чат по ссылке',
    'дело application',
  ])
    expect(list.split(text)).toHaveLength(2);
});

const FORGED: readonly object[] = [
  { do: 'rights', act: 'show', staff: 1 },
  { do: 'rights', act: 'appoint', staff: 1 },
  { do: 'rights', act: 'ask_office', staff: 1, office: 'director' },
  { do: 'rights', act: 'office', staff: 1, office: 'administrator' },
  { do: 'administrator', act: 'ask', user: 1 },
  { do: 'administrator', act: 'dismiss', user: 1 },
];
test.each(FORGED.map((payload) => [JSON.stringify(payload), payload] as const))(
  'a pupil and a teacher forge %s in vain',
  async (_text, payload) => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    for (const person of [PUPIL, ANNA]) {
      expect((await house.forges(person, payload)).at(-1)).toContain('доступно только администратору');
    }
    expect(await administrators()).toEqual([ADMINISTRATOR]);
    expect(await house.stored((stores) => stores.offices.all())).toEqual(new Map());
    expect(await house.stored((stores) => stores.staff.all())).toHaveLength(ROSTER.length);
  },
);
