/** Кто замещает и что к нему переходит: поручения класса — да, должность — нет, и об этом сказано прямо. */
import { dutyId, peerId, userId, type UserId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, label } from './school';

/** Class teacher of 7Б. */
const ANNA = userId(20);
/** Class teacher of 6А here. */
const IRINA = userId(21);
const CHAT = peerId(2_000_000_001);

let house: House;
beforeEach(async () => {
  house = await House.open();
  for (const [user, name] of [
    [ANNA, 'Ёлкина Анна Петровна'],
    [IRINA, 'Соколова Ирина Львовна'],
  ] as const) {
    await house.introduces(user, 'учитель', name);
    await house.presses(ADMINISTRATOR, 'Подтвердить');
  }
});
afterEach(() => house.close());

const leaves = (staff: number, substitute: string): Promise<string[]> =>
  house.forges(ADMINISTRATOR, { do: 'staff', staff, act: 'leave', value: substitute });
const holds = (staff: number) =>
  house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff, office: 'director' });
const hears = async (user: UserId, text: string): Promise<string> => (await house.says(user, text)).join('\n');
const chatDuty = (classLabel: string) =>
  house.stored(({ assignments }) =>
    assignments.find({ duty: dutyId('first', 'class-chat'), subject: `class:${classLabel}` }),
  );

test('директор без класса уходит: ничего не переходит, и оба читают именно это', async () => {
  await holds(2);
  expect((await leaves(2, '1'))[0]).toBe(
    'Готово: Соколова Ирина Львовна отсутствует, замещает Ёлкина Анна Петровна. Напоминаний не будет. ' +
      'Переходят только поручения класса, а класса нет: остальные поручения остаются за отсутствующим. ' +
      'Должность «директор» ни к кому не переходит. Нужен другой на это время — «Сотрудники» → фамилия → «Должность и права» → «Передать».',
  );
  expect(house.last(ANNA)).toBe(
    'Анна Петровна, вы замещаете коллегу: Соколова Ирина Львовна. Новых поручений у вас от этого нет: переходят только поручения класса. ' +
      'Должность «директор» к вам не переходит: если нужно, её передаст администратор.',
  );
});

test('и без замещения сказано, что должность остаётся за ним', async () => {
  await holds(2);
  expect((await leaves(2, '-'))[0]).toMatch(/без замещения\. Напоминаний не будет\. Должность «директор» ни к кому/u);
});

test('классный руководитель уходит: поручения класса переходят, остальные — нет', async () => {
  expect((await leaves(1, '2'))[0]).toContain('Поручения класса 7Б перешли, остальные остаются за отсутствующим.');
  expect(house.last(IRINA)).toBe(
    'Ирина Львовна, вы замещаете коллегу: Ёлкина Анна Петровна, классный руководитель 7Б. Поручения класса — в «Мои обязанности».',
  );
});

test('кто замещает: самого человека и тех, кого нет, в списке нет', async () => {
  await leaves(4, '-');
  await house.says(ADMINISTRATOR, 'Ёлкина');
  await house.presses(ADMINISTRATOR, 'Отпуск или болезнь');
  const offered = (house.keyboards(ADMINISTRATOR).at(-1)?.rows.flat() ?? []).map((button) => button.label);
  expect(house.last(ADMINISTRATOR)).toContain('Кто замещает: Ёлкина Анна Петровна?');
  expect(offered).toContain('Соколова И.Л.');
  expect(offered.join()).not.toContain('Ёлкина');
  expect(offered.filter((one) => one.startsWith('Двойнов'))).toHaveLength(1);
});

describe('у кого теперь два класса', () => {
  beforeEach(async () => {
    await house.forges(ADMINISTRATOR, { do: 'staff', staff: 2, act: 'class', value: '6А' });
    await leaves(1, '2');
    await house.says(IRINA, 'Я зарегистрирована');
  });

  test('в «Моих обязанностях» у чужого класса стоит «замещаете коллегу», у своего — нет', async () => {
    const said = await hears(IRINA, 'Мои обязанности');
    expect(said).toContain('создать чат класса (7Б) — замещаете коллегу');
    expect(said).toMatch(/создать чат класса \(6А\) — до/u);
  });

  test('«Готово» называет оба класса, и ответ — о том, который выбран', async () => {
    const said = await hears(IRINA, 'Готово');
    expect(said).toContain('создать чат класса (6А) (п. 2 приказа)');
    expect(said).toContain('создать чат класса (7Б) (п. 2 приказа)');
    await house.presses(IRINA, house.labels(IRINA).find((one) => one.includes('7Б: создать')) ?? '');
    expect(house.last(IRINA)).toContain('Чтобы отметить «создать чат класса (7Б)», добавьте меня');
  });

  test('и отмечается чат того класса, отметку с которого сняли', async () => {
    await house.happens({ kind: 'bot_added', peer: CHAT, by: IRINA });
    await house.happens({ kind: 'chat_described', peer: CHAT, title: '7Б класс', greet: true });
    await house.presses(IRINA, 'Да, чат 7Б');
    await house.forges(ADMINISTRATOR, {
      ...{ do: 'mark', staff: 2, duty: 'first/class-chat', subject: `class:${label('7Б')}`, act: 'reopen' },
    });
    await house.forges(IRINA, { do: 'answer', is: 'done', duty: 'first/class-chat' });
    expect(house.last(IRINA)).toContain('Что отметить?');
    await house.presses(IRINA, house.labels(IRINA).find((one) => one.includes('7Б: создать')) ?? '');
    expect(await chatDuty('7Б')).toMatchObject({ state: 'confirmed' });
    expect(await chatDuty('6А')).toMatchObject({ state: 'open' });
  });
});
