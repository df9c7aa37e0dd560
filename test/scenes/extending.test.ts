/** A later date is asked for, decided by the director, and what people hear of it. */
import { dutyId, staffId, userId, type UserId } from '../../src/domain/ids';
import type { SchoolContext } from '../../src/usecases/context';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { House } from './harness';
import { ADMINISTRATOR, day, label, madeUpSchool } from './school';

const TEACHER = userId(20);
const DIRECTOR = userId(60);
const SECOND_DIRECTOR = userId(61);
const PARENT = userId(30);
const REGISTRATION = dutyId('first', 'registration');
const CLASS_CHAT = dutyId('first', 'class-chat');

let house: House;
beforeEach(async () => {
  house = await House.open();
  await joins(1, TEACHER);
});
afterEach(() => house.close());

/** A row of the roster comes to the bot and is confirmed. */
const joins = (row: number, user: UserId): Promise<void> =>
  house.stored(async (stores) => {
    await stores.accounts.consent(user, 1, house.now);
    await stores.accounts.addRole(user, 'subject_teacher', null);
    await stores.staff.link(staffId(row), user, house.now);
  });

const hires = (surname: string, user: UserId): Promise<void> =>
  house.stored(async (stores) => {
    const id = await stores.staff.add({
      surname,
      firstName: 'Павел',
      patronymic: 'Петрович',
      position: 'директор',
      subject: null,
      classTeacherOf: null,
      administration: true,
      additionalEducation: false,
    });
    await stores.accounts.consent(user, 1, house.now);
    await stores.accounts.addRole(user, 'administration', null);
    await stores.staff.link(id, user, house.now);
  });
const directorComes = (): Promise<void> => hires('Директоров', DIRECTOR);

const dates = () =>
  house.stored(async (stores) =>
    (await stores.assignments.all()).map(({ duty, subject, assignment }) => [duty, subject, assignment.due]),
  );
const historyOf = (duty = REGISTRATION, subject = 'staff:1') =>
  house.stored((stores) => stores.assignments.history({ duty, subject }));
const waiting = () => house.stored((stores) => stores.extensions.waiting());

/** Анна asks for another week for her registration. */
async function asks(): Promise<void> {
  await house.says(TEACHER, 'Перенести срок');
  await house.presses(TEACHER, '1. пройти регистрацию');
  await house.presses(TEACHER, 'На неделю: до 27.09.2030');
  await house.presses(TEACHER, 'Болезнь');
  await house.presses(TEACHER, 'Отправить просьбу');
}

describe('the dialogue', () => {
  test('asks which duty, until when and why, shows it once more, and passes it on to the director', async () => {
    await directorComes();
    expect(await house.says(TEACHER, 'Попросить перенести срок')).toEqual([
      expect.stringMatching(
        /^Шаг 1 из 4\.[^]*1\. пройти регистрацию \(п\. 1 приказа\) — до 20\.09\.2030\n2\. создать чат класса \(7Б\)/u,
      ),
    ]);
    expect(await house.presses(TEACHER, '1. пройти регистрацию')).toEqual([
      expect.stringMatching(/^Шаг 2 из 4\..*сейчас до 20\.09\.2030/u),
    ]);
    expect(house.labels(TEACHER)).toEqual(
      expect.arrayContaining([
        'На неделю: до 27.09.2030',
        'На две недели: до 04.10.2030',
        // the thirtieth day is a Sunday
        'На месяц: до 21.10.2030',
      ]),
    );
    expect(await house.presses(TEACHER, 'На неделю: до 27.09.2030')).toEqual([expect.stringMatching(/^Шаг 3 из 4\./u)]);
    expect(await house.presses(TEACHER, 'Болезнь')).toEqual([
      expect.stringMatching(
        /^Шаг 4 из 4\..*с 20\.09\.2030 на 27\.09\.2030, причина: болезнь\. Решает П\.П\. Директоров/u,
      ),
    ]);
    expect(await house.presses(TEACHER, 'Отправить просьбу')).toEqual([
      expect.stringMatching(/Решает П\.П\. Директоров, директор; ответ придёт сюда\..*не дольше недели/u),
    ]);
    expect(house.labels(TEACHER)).toContain('Мои обязанности');
    expect(house.last(DIRECTOR)).toContain(
      'Ёлкина Анна Петровна: «пройти регистрацию» (п. 1 приказа). Сейчас до 20.09.2030, просит до 27.09.2030. Причина: болезнь.',
    );
    expect(house.labels(DIRECTOR)).toEqual(expect.arrayContaining(['Перенести до 27.09.2030', 'Отказать']));
    expect(house.heard(ADMINISTRATOR)).toEqual([]);
    expect(await dates()).toEqual([]);
  });

  test('is led in words as well, over a restart in the middle, and back', async () => {
    await house.says(TEACHER, 'продлить срок');
    await house.says(TEACHER, '2');
    house.restart();
    expect(await house.says(TEACHER, 'когда-нибудь')).toEqual([expect.stringContaining('Не похоже на день')]);
    expect(await house.says(TEACHER, 'до 30 ноября')).toEqual([expect.stringMatching(/^Шаг 3/u)]);
    expect(await house.says(TEACHER, 'Назад')).toEqual([expect.stringMatching(/^Шаг 2/u)]);
    expect(await house.says(TEACHER, '8.11.2030')).toEqual([expect.stringMatching(/^Шаг 3/u)]);
    expect(await house.says(TEACHER, 'просто так')).toEqual([expect.stringContaining('Выберите причину кнопкой')]);
    expect(await house.says(TEACHER, 'нет доступа к платформе')).toEqual([expect.stringContaining('на 08.11.2030')]);
    expect(await house.says(TEACHER, 'Нет')).toEqual([expect.stringMatching(/^Шаг 2/u)]);
    expect(await house.says(TEACHER, 'на две недели')).toEqual([expect.stringMatching(/^Шаг 3/u)]);
    await house.says(TEACHER, 'болею');
    expect(await house.says(TEACHER, 'да')).toEqual([expect.stringContaining('«создать чат класса» (7Б)')]);
    expect(await waiting()).toMatchObject([
      { duty: CLASS_CHAT, subject: 'class:7Б', newDue: '2030-11-08', reason: 'illness', staff: 1 },
    ]);
  });

  test('takes no date that is not later, nor one too far ahead', async () => {
    await house.says(TEACHER, 'Перенести срок');
    await house.says(TEACHER, 'регистрацию');
    expect(await house.says(TEACHER, '20.09')).toEqual([expect.stringContaining('Нужен день позже')]);
    expect(await house.says(TEACHER, '10.09.2030')).toEqual([expect.stringContaining('Нужен день позже')]);
    expect(await house.says(TEACHER, '03.03.2031')).toEqual([expect.stringContaining('не дальше чем на 180 дней')]);
    expect(await house.says(TEACHER, '31.02')).toEqual([expect.stringContaining('Не похоже на день')]);
    expect(await house.says(TEACHER, '02.03.2031')).toEqual([expect.stringMatching(/^Шаг 3/u)]);
  });

  test('is left by «Отмена» and «Назад», and nothing was asked', async () => {
    await house.says(TEACHER, 'Перенести срок');
    expect(await house.presses(TEACHER, 'Отмена')).toHaveLength(1);
    await house.says(TEACHER, 'Перенести срок');
    expect(await house.says(TEACHER, 'Назад')).toEqual([expect.stringContaining('ни о чём не просил')]);
    expect(await waiting()).toEqual([]);
  });

  test('ends when the duty is done meanwhile', async () => {
    await house.says(TEACHER, 'Перенести срок');
    await house.presses(TEACHER, '1. пройти регистрацию');
    await house.forges(ADMINISTRATOR, {
      do: 'mark',
      act: 'paper',
      staff: 1,
      duty: REGISTRATION,
      subject: 'staff:1',
    });
    expect(await house.says(TEACHER, 'неделя')).toEqual([expect.stringContaining('просить уже не нужно')]);
    expect(house.labels(TEACHER)).toContain('Мои обязанности');
  });

  test('is offered after «Нужна помощь», about that duty, and in «Мои обязанности»', async () => {
    await house.says(TEACHER, 'Мои обязанности');
    expect(house.labels(TEACHER)).toContain('Попросить перенести срок');
    house.now = Date.parse('2030-09-19T09:00:00+03:00');
    const date = day('2030-09-19');
    await house.happens({ kind: 'reminder_due', user: TEACHER, date, at: house.now, staleAfter: null });
    await house.presses(TEACHER, 'Нужна помощь');
    expect(house.keyboards(TEACHER).at(-1)?.rows.flat()).toEqual([
      { label: 'Попросить перенести срок', payload: { do: 'extend', duty: REGISTRATION } },
    ]);
    expect(await house.presses(TEACHER, 'Попросить перенести срок')).toEqual([
      expect.stringMatching(/^Шаг 2 из 4\. «пройти регистрацию»/u),
    ]);
    expect(await house.says(TEACHER, 'Назад')).toEqual([expect.stringMatching(/^Шаг 1/u)]);
  });

  test('is not for families, nor for somebody not confirmed yet', async () => {
    await house.stored(async (stores) => {
      await stores.accounts.consent(PARENT, 1, house.now);
      await stores.accounts.addRole(PARENT, 'parent', label('7Б'));
    });
    expect(await house.says(PARENT, 'Перенести срок')).toEqual([expect.stringContaining('только у сотрудников')]);
    await house.introduces(userId(21), 'учитель', 'Соколова Ирина Львовна');
    expect(await house.says(userId(21), 'Перенести срок')).toEqual([
      expect.stringContaining('Сначала администратор подтвердит'),
    ]);
    expect(await house.says(userId(21), 'Мои обязанности')).not.toContain('Попросить перенести срок');
  });
});

describe('the decision', () => {
  test('«Перенести» moves the date with a line in the history, and the person hears of it', async () => {
    await directorComes();
    await asks();
    expect(await house.presses(DIRECTOR, 'Перенести до 27.09.2030')).toEqual([
      expect.stringContaining('теперь до 27.09.2030. Сотруднику написал.'),
    ]);
    expect(house.last(TEACHER)).toMatch(/^Анна Петровна, срок перенесён: .* теперь до 27\.09\.2030\. Напоминать буду/u);
    expect(await historyOf()).toMatchObject([
      {
        step: 'extend',
        from: 'open',
        to: 'open',
        due: '2030-09-27',
        reason: 'illness',
        actor: DIRECTOR,
        at: house.now,
      },
    ]);
    expect(await house.says(TEACHER, 'Мои обязанности')).toEqual([
      expect.stringContaining('пройти регистрацию — срок перенесён до 27.09.2030'),
    ]);
    await house.forges(ADMINISTRATOR, { do: 'person', staff: 1 });
    expect(house.last(ADMINISTRATOR)).toContain('пройти регистрацию (п. 1 приказа) — срок перенесён до 27.09.2030');
    const about = { do: 'mark', act: 'choose', staff: 1, duty: REGISTRATION, subject: 'staff:1' };
    expect(await house.forges(ADMINISTRATOR, about)).toEqual([
      expect.stringContaining('03.09.2030 срок продлён до 27.09.2030: болезнь — Директоров П.П.'),
    ]);
    expect(await house.says(ADMINISTRATOR, 'Отчёты')).toEqual([expect.stringContaining('27.09.2030')]);
  });

  test('«Отказать» leaves the date, and the person hears politely what to do', async () => {
    await directorComes();
    await asks();
    await house.presses(DIRECTOR, 'Отказать');
    expect(house.last(TEACHER)).toMatch(/срок перенести не получилось: .* остаётся 20\.09\.2030\. .*«Нужна помощь»/u);
    expect(house.labels(TEACHER)).toContain('Нужна помощь');
    expect(await dates()).toEqual([]);
    // another request may follow
    await asks();
    expect(await waiting()).toHaveLength(1);
  });

  test('is made once: a second press, and the copy of another director, hear that it is decided', async () => {
    await directorComes();
    await hires('Второй', SECOND_DIRECTOR);
    await house.stored(async ({ staff, offices }) => {
      const second = await staff.byUser(SECOND_DIRECTOR);
      if (second) await offices.set('director', second.id, ADMINISTRATOR, house.now);
    });
    await asks();
    expect(house.heard(DIRECTOR)).toEqual([]);
    await house.presses(SECOND_DIRECTOR, 'Перенести до 27.09.2030');
    const told = house.heard(TEACHER).length;
    for (const label of ['Перенести до 27.09.2030', 'Отказать']) {
      expect(await house.presses(SECOND_DIRECTOR, label)).toEqual([expect.stringContaining('Уже решено')]);
    }
    expect(house.heard(TEACHER)).toHaveLength(told);
    expect(await historyOf()).toHaveLength(1);
  });

  test('the administrators are asked when no director is in the bot, and put the director’s decision on record', async () => {
    await house.close();
    const other = userId(2);
    house = await House.open(madeUpSchool({}, [ADMINISTRATOR, other]));
    await joins(1, TEACHER);
    await asks();
    expect(house.last(TEACHER)).toContain('спросит администратор');
    for (const user of [ADMINISTRATOR, other]) {
      expect(house.last(user)).toContain('Решение за должностью «директор». Спросить через меня сейчас некого');
    }
    await house.presses(other, 'Перенести до 27.09.2030');
    expect(await historyOf()).toMatchObject([{ actor: other, due: '2030-09-27' }]);
    expect(await house.presses(ADMINISTRATOR, 'Отказать')).toEqual([
      expect.stringContaining('Уже решено. Срок перенесён'),
    ]);
    expect(await historyOf()).toHaveLength(1);
  });

  test('a director who does not let the bot write, or is away, is not waited for', async () => {
    await directorComes();
    await house.happens({ kind: 'denied', user: DIRECTOR });
    await asks();
    expect(house.heard(DIRECTOR)).toEqual([]);
    expect(house.last(ADMINISTRATOR)).toContain('Просьба перенести срок');
    await house.happens({ kind: 'allowed', user: DIRECTOR });
    // the director is back: the decision is theirs again
    expect(await house.presses(ADMINISTRATOR, 'Перенести до 27.09.2030')).toEqual([
      expect.stringContaining('Решение за должностью «директор»'),
    ]);
    await house.stored(async (stores) => {
      const row = await stores.staff.byUser(DIRECTOR);
      if (row) await stores.staff.setStatus(row.id, 'on_leave', null, house.now);
    });
    await house.presses(ADMINISTRATOR, 'Перенести до 27.09.2030');
    expect(await dates()).toEqual([[REGISTRATION, 'staff:1', '2030-09-27']]);
  });

  test('another office decides where the order says so', async () => {
    await house.close();
    const made = madeUpSchool();
    const context: SchoolContext = {
      ...made,
      orders: made.orders.map((order) => ({ ...order, extensionsBy: 'administrator' })),
    };
    house = await House.open(context);
    await joins(1, TEACHER);
    await directorComes();
    await asks();
    expect(house.heard(DIRECTOR)).toEqual([]);
    expect(house.last(TEACHER)).toContain('Решает А.А. Заведующая');
    expect(await house.forges(DIRECTOR, { do: 'extension', act: 'grant', id: 1 })).toEqual([
      expect.stringContaining('Решение за должностью «администратор платформы»'),
    ]);
    await house.presses(ADMINISTRATOR, 'Отказать');
    expect(await waiting()).toEqual([]);
  });

  test('one’s own request is decided by oneself when there is nobody else', async () => {
    await directorComes();
    const ask = async (): Promise<void> => {
      await house.says(DIRECTOR, 'Перенести срок');
      await house.says(DIRECTOR, 'неделя');
      await house.says(DIRECTOR, 'много работы');
      await house.says(DIRECTOR, 'да');
    };
    await ask();
    await house.presses(DIRECTOR, 'Перенести до 27.09.2030');
    expect(await dates()).toEqual([[REGISTRATION, 'staff:6', '2030-09-27']]);
    expect(house.heard(DIRECTOR).filter((text) => text.includes('срок перенесён:'))).toEqual([]);
  });

  test('an administrator who asks for themselves while another decides does not decide', async () => {
    await house.close();
    const other = userId(2);
    house = await House.open(madeUpSchool({}, [TEACHER, other]));
    await joins(1, TEACHER);
    await asks();
    expect(house.last(other)).toContain('Просьба перенести срок');
    expect(house.labels(TEACHER)).not.toContain('Перенести до 27.09.2030');
    expect(await house.forges(TEACHER, { do: 'extension', act: 'grant', id: 1 })).toEqual([
      expect.stringContaining('Свою просьбу решаете не вы'),
    ]);
    expect(await house.says(TEACHER, 'Продления')).toEqual([expect.stringContaining('1. Ёлкина А.П.')]);
    expect(house.labels(TEACHER)).not.toContain('№1: до 27.09.2030');
    await house.presses(other, 'Перенести до 27.09.2030');
    expect(await dates()).toEqual([[REGISTRATION, 'staff:1', '2030-09-27']]);
  });

  test.each([
    ['a teacher', TEACHER],
    ['a parent', PARENT],
  ])('is not made by %s with a forged button', async (_who, user) => {
    await directorComes();
    await house.stored((stores) => stores.accounts.consent(PARENT, 1, house.now));
    await asks();
    for (const act of ['grant', 'refuse'] as const) await house.forges(user, { do: 'extension', act, id: 1 });
    expect(await waiting()).toHaveLength(1);
    expect(await dates()).toEqual([]);
    if (user !== TEACHER) {
      await house.forges(user, { do: 'extension', act: 'withdraw', id: 1 });
      expect(await waiting()).toHaveLength(1);
    }
  });
});

describe('a request', () => {
  test('is taken back by whoever asked, with a button or in words', async () => {
    await directorComes();
    await asks();
    expect(await house.says(TEACHER, 'Отозвать просьбу')).toEqual([expect.stringContaining('просите до 27.09.2030')]);
    expect(await house.presses(TEACHER, 'Отозвать')).toEqual([expect.stringContaining('Просьбу отозвал')]);
    expect(await house.presses(TEACHER, 'Отозвать')).toEqual([expect.stringContaining('Отзывать нечего')]);
    expect(await house.presses(DIRECTOR, 'Перенести до 27.09.2030')).toEqual([expect.stringContaining('Уже решено')]);
    expect(await dates()).toEqual([]);
  });

  test('of the same duty is not made twice: what waits is shown instead', async () => {
    await asks();
    await house.says(TEACHER, 'Перенести срок');
    await house.says(TEACHER, 'неделя');
    await house.says(TEACHER, 'другое');
    await house.says(TEACHER, 'да');
    expect(await waiting()).toHaveLength(2);
    expect(await house.says(TEACHER, 'Перенести срок')).toEqual([
      expect.stringMatching(/1\. «пройти регистрацию».*\n2\. «создать чат класса» \(7Б\)/u),
    ]);
    await house.presses(TEACHER, 'Отозвать, №2');
    expect((await waiting()).map(({ duty }) => duty)).toEqual([REGISTRATION]);
  });

  test('is needed no more when the duty is done', async () => {
    await directorComes();
    await asks();
    await house.says(TEACHER, 'Я зарегистрирована');
    expect(await waiting()).toEqual([]);
    expect(await house.presses(DIRECTOR, 'Перенести до 27.09.2030')).toEqual([expect.stringContaining('не нужна')]);
    expect(await house.says(DIRECTOR, 'Продления')).toEqual([expect.stringContaining('ждут вашего решения, нет')]);
  });

  test('is needed no more when whoever asked leaves the school', async () => {
    await asks();
    await house.forges(ADMINISTRATOR, { do: 'staff', act: 'dismiss', staff: 1 });
    expect(await waiting()).toEqual([]);
  });

  test('whose day is past before anybody decided is answered by the question for another day', async () => {
    await directorComes();
    await asks();
    house.now = Date.parse('2030-09-30T10:00:00+03:00');
    expect(await house.presses(DIRECTOR, 'Перенести до 27.09.2030')).toEqual([expect.stringContaining('уже прошёл')]);
    expect(house.last(TEACHER)).toContain('рассмотреть не успели');
    expect(await dates()).toEqual([]);
  });

  test('is settled by a later date that came otherwise: whoever decides and whoever asked both hear it', async () => {
    await directorComes();
    await asks();
    const step = { step: 'extend', due: day('2030-10-30'), reason: 'absence' } as const;
    await house.stored((stores) =>
      moveAssignment({ stores, now: house.now }, { duty: REGISTRATION, subject: 'staff:1' }, step, ADMINISTRATOR),
    );
    expect(await house.presses(DIRECTOR, 'Перенести до 27.09.2030')).toEqual([
      expect.stringContaining('Решать уже нечего'),
    ]);
    expect(house.last(TEACHER)).toMatch(/просьба о сроке снята: .*пройти регистрацию.*срок и так позже/u);
  });

  test('stands in «Мои данные» and is forgotten with the person, and so is whoever decided', async () => {
    await directorComes();
    await asks();
    expect(await house.says(TEACHER, 'Мои данные')).toEqual([expect.stringContaining('просьбы о переносе срока')]);
    await house.presses(DIRECTOR, 'Отказать');
    expect(await house.says(DIRECTOR, 'Мои данные')).toEqual([expect.stringContaining('решения по ним: 1')]);
    for (const user of [DIRECTOR, TEACHER]) {
      await house.says(user, 'Да, забыть');
      expect(await house.stored((stores) => stores.extensions.countBy(user))).toBe(0);
    }
    expect(await house.stored((stores) => stores.extensions.find(1))).toBeNull();
  });
});

describe('«Продления»', () => {
  test('lists what waits with buttons for the director, without them for the administrator, and the digest counts it', async () => {
    await directorComes();
    await asks();
    expect(await house.says(DIRECTOR, 'Продления')).toEqual([
      expect.stringMatching(/Ждёт решения о переносе срока: 1 просьба\.[^]*1\. Ёлкина А\.П\.: «пройти регистрацию»/u),
    ]);
    expect(await house.says(ADMINISTRATOR, 'Продления')).toEqual([
      expect.stringMatching(/1\. Ёлкина А\.П\.[^]*Решение за должностью «директор»/u),
    ]);
    expect(house.labels(ADMINISTRATOR)).not.toContain('№1: отказать');
    expect(await house.says(ADMINISTRATOR, 'Сводка')).toEqual([
      expect.stringContaining('Ждёт решения о переносе срока: 1 просьба. Откройте «Продления».'),
    ]);
    await house.presses(DIRECTOR, '№1: до 27.09.2030');
    expect(await dates()).toEqual([[REGISTRATION, 'staff:1', '2030-09-27']]);
    expect(await house.says(ADMINISTRATOR, 'Сводка')).toEqual([expect.not.stringContaining('Продления')]);
  });

  test('is nobody else’s to read', async () => {
    await directorComes();
    await asks();
    expect(await house.says(PARENT, 'Продления')).toEqual([expect.not.stringContaining('Ёлкина')]);
    await joins(2, userId(21));
    expect(await house.says(userId(21), 'Продления')).toEqual([expect.not.stringContaining('Ёлкина')]);
  });
});
