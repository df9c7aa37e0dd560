/** Рассылки: первая ждёт согласия, всё можно приостановить, каждый может просить реже; несделанное идёт выше. */
import { privatePeer, userId, type UserId } from '../../src/domain/ids';
import { dueMessage } from '../../src/commands/due';
import { addMessage } from '../../src/messaging/outbox';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { morning } from './mornings';
import { ADMINISTRATOR, day, madeUpSchool, ROSTER } from './school';

const ANNA = userId(20);
const IRINA = userId(21);
const PARENT = userId(30);
const DIRECTOR = userId(40);

/** Registration is due on 20 September 2030, a Friday; its last reminder is on 27 September. */
function school(massMailingFrom = 10): SchoolContext {
  const made = madeUpSchool({ massMailingFrom });
  return {
    ...made,
    orders: made.orders.map((order) => ({
      ...order,
      duties: order.duties.map((duty) => (duty.due === null ? duty : { ...duty, remindOn: [-7, -3, -1, 0, 7] })),
    })),
  };
}

let house: House;
let context: SchoolContext;
beforeEach(() => open(school()));
afterEach(() => house.close());

async function open(made: SchoolContext): Promise<void> {
  context = made;
  house = await House.open(context);
  for (const [user, name] of [
    [ANNA, 'Ёлкина Анна Петровна'],
    [IRINA, 'Соколова Ирина Львовна'],
  ] as const) {
    await house.introduces(user, 'учитель', name);
    await house.presses(ADMINISTRATOR, 'Подтвердить');
  }
}
async function reopen(made: SchoolContext): Promise<void> {
  await house.close();
  await open(made);
}
const comes = (date: string): Promise<UserId[]> => morning(house, context, date);

describe('первая массовая рассылка', () => {
  beforeEach(() => reopen(school(3)));

  test('до согласия о ней слышит только администратор, раз в день, и видит весь список', async () => {
    expect(await comes('2030-09-13')).toEqual([ADMINISTRATOR]);
    expect(house.last(ADMINISTRATOR)).toMatch(/первая рассылка в школе/u);
    expect(house.labels(ADMINISTRATOR)).toEqual(expect.arrayContaining(['Что будет отправлено', 'Начать рассылки']));
    expect(await comes('2030-09-13')).toEqual([]);
    const [plan = ''] = await house.presses(ADMINISTRATOR, 'Что будет отправлено');
    expect(plan).toMatch(/13\.09\.2030, 09:00 — напоминание \(п\. 1 приказа\), 3 человека: вы, Ёлкина А\.П\./u);
    expect(plan).toMatch(/17\.09\.2030, 09:00 — напоминание \(п\. 1 приказа\), 3 человека: вы, Ёлкина/u);
    expect(plan).toContain('Начать рассылки');
    expect(await comes('2030-09-16')).toEqual([ADMINISTRATOR]);
  });

  test('после «Начать рассылки» уходит то, что было показано; согласие больше не спрашивается', async () => {
    await comes('2030-09-13');
    expect(await house.presses(ADMINISTRATOR, 'Начать рассылки')).toEqual([expect.stringContaining('Рассылки начаты')]);
    // the clock passes through that hour again: the question was no reminder
    expect(await comes('2030-09-13')).toEqual([ADMINISTRATOR, ANNA, IRINA]);
    expect(house.last(ANNA)).toMatch(/напоминаю о сроке[^]*через 7 дней/u);
    expect(await comes('2030-09-17')).toEqual([ADMINISTRATOR, ANNA, IRINA]);
    expect(house.last(ADMINISTRATOR)).not.toContain('первая рассылка');
    expect(await house.says(ADMINISTRATOR, 'Начать рассылки')).toEqual([expect.stringContaining('уже идут')]);
  });

  test('несколько человек — не массовая рассылка: напоминания идут без вопроса', async () => {
    await reopen(school(4));
    expect(await comes('2030-09-13')).toEqual([ADMINISTRATOR, ANNA, IRINA]);
  });
});

describe('«Приостановить рассылки»', () => {
  test('останавливает всё сразу, и это видно; «Возобновить» напоминает о пропущенном один раз', async () => {
    await comes('2030-09-13');
    expect((await house.says(ADMINISTRATOR, 'Приостановить рассылки'))[0]).toMatch(/^Рассылки приостановлены/u);
    for (const date of ['2030-09-16', '2030-09-17', '2030-09-18', '2030-09-19']) expect(await comes(date)).toEqual([]);
    for (const words of ['Меню', 'Сводка', 'Что будет отправлено'])
      expect((await house.says(ADMINISTRATOR, words)).join()).toContain('Рассылки приостановлены');
    await house.presses(ADMINISTRATOR, 'Возобновить рассылки');
    expect(await comes('2030-09-19')).toEqual([ADMINISTRATOR, ANNA, IRINA]);
    expect(house.last(ANNA)).toContain('завтра');
    expect(await comes('2030-09-20')).toEqual([ADMINISTRATOR, ANNA, IRINA]);
  });

  test('что ждало отправки, уже не уйдёт, а ответ на вопрос — уйдёт', async () => {
    await house.stored(async (stores) => {
      const context = { now: house.now, randomId: () => 1, expiresAt: null };
      await addMessage(stores, privatePeer(IRINA), { text: 'напоминание' }, 'unasked', context);
      await addMessage(stores, privatePeer(ANNA), { text: 'решение о вас' }, 'broadcast', context);
    });
    await house.says(ADMINISTRATOR, 'Приостановить рассылки');
    expect(house.heard(IRINA)).not.toContain('напоминание');
    expect(house.heard(ANNA)).toContain('решение о вас');
    expect((await house.says(IRINA, 'Мои обязанности')).join()).toContain('пройти регистрацию');
  });

  test('не учителю и не родителю решать', async () => {
    for (const user of [ANNA, PARENT]) {
      for (const words of ['Приостановить рассылки', 'Начать рассылки', 'Что будет отправлено', 'Кого не достать'])
        expect((await house.says(user, words)).join()).not.toMatch(/Рассылки (?:приостановлены|начаты)|Ёлкина/u);
    }
    expect(await comes('2030-09-13')).toHaveLength(3);
  });
});

describe('что не дошло, не считается сказанным', () => {
  /** What the clock made for somebody is in the outbox when it fails to leave. */
  const unsaid = (user: UserId, about: string) => house.happens({ kind: 'unsaid', user, about });

  test('напоминание, которое так и не ушло, приходит в следующий рабочий день', async () => {
    expect(await comes('2030-09-13')).toContain(ANNA);
    await unsaid(ANNA, 'reminder 2030-09-13');
    expect(await comes('2030-09-16')).toEqual([ANNA]);
    expect(house.last(ANNA)).toContain('через 4 дня');
    expect(await comes('2030-09-16')).toEqual([]);
  });

  test('список для администратора — тоже, и директор не услышит раньше него', async () => {
    for (const date of ['2030-09-13', '2030-09-17', '2030-09-19', '2030-09-20', '2030-09-27']) await comes(date);
    expect(await comes('2030-10-04')).toEqual([ADMINISTRATOR]);
    await unsaid(ADMINISTRATOR, 'escalation 2030-10-04');
    expect(await comes('2030-10-07')).toEqual([ADMINISTRATOR]);
    expect(house.last(ADMINISTRATOR)).toMatch(/Срок прошёл[^]*Ёлкина А\.П\./u);
    expect(await comes('2030-10-08')).toEqual([]);
  });

  test('пауза, возобновлённая в тот же день, шлёт несказанное сегодня же', async () => {
    house.now = Date.parse('2030-09-13T09:00:00+03:00');
    await house.stored(async (stores) => {
      const due = {
        kind: 'reminder_due',
        user: ANNA,
        date: day('2030-09-13'),
        at: house.now,
        staleAfter: null,
      } as const;
      const made = await dueMessage(context, { stores, now: house.now }, due, house.now);
      const about = `${made?.kind} 2030-09-13`;
      await addMessage(stores, privatePeer(ANNA), { text: made?.message.text ?? '' }, 'unasked', {
        now: house.now,
        randomId: () => 7,
        expiresAt: null,
        about,
      });
    });
    await house.says(ADMINISTRATOR, 'Приостановить рассылки');
    expect(house.heard(ANNA).join()).not.toContain('напоминаю о сроке');
    await house.presses(ADMINISTRATOR, 'Возобновить рассылки');
    expect(await comes('2030-09-13')).toContain(ANNA);
  });
});

describe('«Что будет отправлено»', () => {
  test('сказано ровно то, что потом уходит, и ничего не меняется оттого, что посмотрели', async () => {
    const before = await house.stored((stores) => stores.reminded.lastOf(ANNA, day('2031-01-01')));
    house.now = Date.parse('2030-09-12T12:00:00+03:00');
    const [plan = ''] = await house.says(ADMINISTRATOR, 'Что будет отправлено');
    expect(await house.stored((stores) => stores.reminded.lastOf(ANNA, day('2031-01-01')))).toEqual(before);
    const planned = [...plan.matchAll(/(\d\d)\.09\.2030, 09:00 — напоминание [^:]*, \d человека?: (.*)/gu)];
    const sent: string[] = [];
    for (const date of ['13', '16', '17', '18', '19']) {
      const users = await comes(`2030-09-${date}`);
      if (users.length > 0) sent.push(date);
    }
    expect(planned.map(([, date]) => date)).toEqual(sent);
    expect(planned.every(([, , people]) => people?.includes('Ёлкина А.П., Соколова И.Л.'))).toBe(true);
  });
});

describe('«Реже напоминать»', () => {
  test('остаются день перед сроком, сам день и один раз после; «как обычно» возвращает остальное', async () => {
    expect((await house.says(ANNA, 'Реже напоминать'))[0]).toMatch(/за день до срока, в сам день и один раз после/u);
    for (const date of ['2030-09-13', '2030-09-17']) expect(await comes(date)).not.toContain(ANNA);
    for (const date of ['2030-09-19', '2030-09-20']) expect(await comes(date)).toContain(ANNA);
    await house.says(ANNA, 'Напоминать как обычно');
    expect(await comes('2030-09-27')).toContain(ANNA);
  });

  test('родителю и незнакомому сказано, что им и так не напоминают', async () => {
    expect((await house.says(PARENT, 'Реже напоминать'))[0]).toMatch(/напоминаний вам не шлю/u);
    // an administrator of the configuration is reminded, account or not
    expect((await house.says(ADMINISTRATOR, 'Реже напоминать'))[0]).toMatch(
      /нажмите «Начать»[^]*напоминаю как обычно/u,
    );
  });
});

describe('после последнего напоминания', () => {
  beforeEach(async () => {
    await house.stored(async (stores) => {
      const id = await stores.staff.add({
        ...teacher(),
        surname: 'Директоров',
        firstName: 'Пётр',
        patronymic: 'Павлович',
      });
      await stores.accounts.consent(DIRECTOR, 1, house.now);
      await stores.accounts.addRole(DIRECTOR, 'administration', null);
      await stores.staff.link(id, DIRECTOR, house.now);
    });
    await house.says(DIRECTOR, 'Я зарегистрирован');
    await house.says(IRINA, 'Я зарегистрирована');
    for (const date of ['2030-09-13', '2030-09-17', '2030-09-19', '2030-09-20', '2030-09-27']) await comes(date);
  });

  test('через неделю — администратору с именами, ещё через неделю — директору без имён, каждому один раз', async () => {
    expect(await comes('2030-10-03')).toEqual([]);
    expect(await comes('2030-10-04')).toEqual([ADMINISTRATOR]);
    const list = house.last(ADMINISTRATOR);
    expect(list).toMatch(
      /Срок прошёл[^]*пройти регистрацию \(п\. 1 приказа\), срок был 20\.09\.2030: [^]*Ёлкина А\.П\./u,
    );
    expect(list).not.toContain('Соколова И.Л.');
    expect(await comes('2030-10-07')).toEqual([]);
    expect(await comes('2030-10-11')).toEqual([DIRECTOR]);
    expect(house.last(DIRECTOR)).toMatch(/пройти регистрацию \(п\. 1 приказа\), срок был 20\.09\.2030\n/u);
    expect(house.last(DIRECTOR)).not.toContain('Ёлкина');
    expect(await comes('2030-10-14')).toEqual([]);
  });

  test('что сделано, дальше не идёт', async () => {
    await comes('2030-10-04');
    await house.says(ANNA, 'Я зарегистрирована');
    expect(await comes('2030-10-11')).toEqual([]);
  });

  test('кто в отпуске, о том не говорят', async () => {
    await house.stored(async ({ staff }) => {
      for (const one of await staff.all()) if (one.user === ANNA) await staff.setStatus(one.id, 'on_leave', null, 0);
    });
    await comes('2030-10-04');
    expect(house.last(ADMINISTRATOR)).not.toContain('Ёлкина');
  });
});

describe('«Кого не достать»', () => {
  test('кто не связан с ботом или запретил писать, а напомнить уже пора; сделавших нет', async () => {
    await comes('2030-09-13');
    await house.happens({ kind: 'denied', user: IRINA });
    await house.says(ANNA, 'Я зарегистрирована');
    const [list = ''] = await house.says(ADMINISTRATOR, 'Кого не достать');
    expect(list).toMatch(/^Напоминания не дойдут: 4 человека\./u);
    expect(list).toContain('• Соколова Ирина Львовна — не разрешает боту писать (п. 1 приказа)');
    expect(list).toContain('• Соколова Ирина Игоревна — бота ещё не открывал(а) (п. 1 приказа)');
    expect(list).not.toContain('Ёлкина');
    expect((await house.says(ADMINISTRATOR, 'Сводка')).join()).toContain('Напоминания не дойдут: 4 человека');
  });

  test('до первой ступени говорить не о ком', async () => {
    house.now = Date.parse('2030-09-10T12:00:00+03:00');
    expect((await house.says(ADMINISTRATOR, 'Кого не достать'))[0]).toMatch(/доходят до всех/u);
  });
});

describe('«Три дела»', () => {
  test('ближайшие, не больше трёх, с кнопкой у каждого; сделанного среди них нет', async () => {
    house.now = Date.parse('2030-09-17T12:00:00+03:00');
    const [three = ''] = await house.says(ANNA, 'Три дела');
    expect(three).toMatch(/1\. пройти регистрацию — через 3 дня, 20\.09\.2030 \(п\. 1 приказа\)/u);
    expect(three).toMatch(/2\. создать чат класса \(7Б\) — через 38 дней/u);
    expect(three).toMatch(/3\. вести онлайн-уроки \(п\. 4\.4 Положения\)/u);
    await house.presses(ANNA, '3. вести онлайн-уроки');
    expect((await house.says(ANNA, 'Три дела'))[0]).not.toContain('онлайн');
    await house.presses(ANNA, '1. пройти регистрацию');
    expect((await house.says(ANNA, 'Три дела'))[0]).toMatch(/^Ближайшее — 1 дело:\n1\. создать чат/u);
  });

  test('не сотруднику — что ему отмечать нечего', async () => {
    expect((await house.says(PARENT, 'Три дела')).join()).toMatch(/напоминания о поручениях|нажмите «Начать»/u);
  });
});

function teacher() {
  const [first] = ROSTER;
  if (!first) throw new Error('an empty roster');
  return { ...first, classTeacherOf: null };
}
