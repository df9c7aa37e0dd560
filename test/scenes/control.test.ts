/** «Контроль»: who sees it, who acts, what people hear of it, and what becomes of their words (п. 9). */
import { dutyId, staffId, userId, type UserId } from '../../src/domain/ids';
import { recipientsOf } from '../../src/usecases/planReminders';
import type { SchoolContext } from '../../src/usecases/context';
import { openClauseSchool, PEOPLE, readClauses } from '../clauses/school';
import { House } from './harness';
import { morning } from './mornings';
import { ADMINISTRATOR, day, label, madeUpSchool } from './school';

const TEACHER = userId(20);
const DIRECTOR = userId(60);
const PARENT = userId(30);
const REGISTRATION = dutyId('first', 'registration');
const FRIDAY = '2030-09-27';
const REF = 'first/order/1';

/** The made-up order with every clause that its duties name. */
function school(): SchoolContext {
  const made = madeUpSchool();
  return {
    ...made,
    orders: made.orders.map((order) => ({
      ...order,
      clauses: [...order.clauses, { document: 'order' as const, number: '2', text: 'В классах есть чаты.' }],
    })),
  };
}

let house: House;
let context: SchoolContext;
beforeEach(async () => {
  context = school();
  house = await House.open(context);
  await joins(1, TEACHER);
});
afterEach(() => house.close());

const joins = (row: number, user: UserId): Promise<void> =>
  house.stored(async (stores) => {
    await stores.accounts.consent(user, 1, house.now);
    await stores.accounts.addRole(user, 'subject_teacher', null);
    await stores.staff.link(staffId(row), user, house.now);
  });

const directorComes = (): Promise<void> =>
  house.stored(async (stores) => {
    const id = await stores.staff.add({
      surname: 'Директоров',
      firstName: 'Павел',
      patronymic: 'Петрович',
      position: 'директор',
      subject: null,
      classTeacherOf: null,
      administration: true,
      additionalEducation: false,
    });
    await stores.accounts.consent(DIRECTOR, 1, house.now);
    await stores.accounts.addRole(DIRECTOR, 'administration', null);
    await stores.staff.link(id, DIRECTOR, house.now);
  });

const on = (date: string, time = '15:00'): void => {
  house.now = Date.parse(`${date}T${time}:00+03:00`);
};
const explanations = (user: UserId) => house.stored((stores) => stores.explanations.of(user));
const dueOf = async (subject: string): Promise<string | null> =>
  (await house.stored((stores) => stores.assignments.find({ duty: REGISTRATION, subject }))).due;

/** The director asks everybody of п. 1 what hinders them. */
async function asks(): Promise<void> {
  await house.says(DIRECTOR, 'Контроль');
  await house.presses(DIRECTOR, '🔴 п. 1 приказа');
  await house.presses(DIRECTOR, 'Запросить объяснение');
  await house.presses(DIRECTOR, 'Да, спросить');
}

describe('неделя по приказу', () => {
  const due = { kind: 'weekly', date: day(FRIDAY), at: 0, staleAfter: 0 } as const;
  const recipients = () => house.stored((stores) => recipientsOf(context, { stores, now: house.now }, due));

  test('идёт только директору: без него в боте — никому, в отпуске и без права писать — тоже', async () => {
    expect(await recipients()).toEqual([]);
    await directorComes();
    expect(await recipients()).toEqual([DIRECTOR]);
    await house.happens({ kind: 'denied', user: DIRECTOR });
    expect(await recipients()).toEqual([]);
    await house.happens({ kind: 'allowed', user: DIRECTOR });
    await house.stored(async (stores) => {
      const row = await stores.staff.byUser(DIRECTOR);
      if (row) await stores.staff.setStatus(row.id, 'on_leave', null, house.now);
    });
    expect(await recipients()).toEqual([]);
  });

  test('приходит один раз, хотя процесс перезапустили; на паузе молчит', async () => {
    await directorComes();
    on(FRIDAY);
    const event = { kind: 'weekly_due', user: DIRECTOR, date: day(FRIDAY), at: house.now, staleAfter: null } as const;
    await house.says(ADMINISTRATOR, 'Приостановить рассылки');
    await house.happens(event);
    expect(house.heard(DIRECTOR)).toEqual([]);
    await house.says(ADMINISTRATOR, 'Возобновить рассылки');
    await house.happens(event);
    house.restart();
    await house.happens(event);
    expect(house.heard(DIRECTOR)).toEqual([expect.stringMatching(/^Неделя по приказу, 27\.09\.2030\. 🔴 1/u)]);
  });

  test('того, кто директором уже не числится, не касается', async () => {
    on(FRIDAY);
    await house.happens({ kind: 'weekly_due', user: TEACHER, date: day(FRIDAY), at: house.now, staleAfter: null });
    expect(house.heard(TEACHER)).toEqual([]);
  });
});

describe('контроль', () => {
  test('видят директор и администратор, но решает директор, пока его можно спросить', async () => {
    await directorComes();
    on(FRIDAY);
    for (const words of ['Контроль', 'исполнение', 'Как дела по приказу?']) {
      expect(await house.says(DIRECTOR, words)).toEqual([
        expect.stringMatching(/^Контроль исполнения на 27\.09\.2030/u),
      ]);
    }
    await house.says(ADMINISTRATOR, 'Контроль');
    await house.presses(ADMINISTRATOR, '🔴 п. 1 приказа');
    expect(house.last(ADMINISTRATOR)).toContain('▫️ Ёлкина А.П. — срок был 20.09.2030');
    expect(
      house
        .messages(ADMINISTRATOR)
        .at(-1)
        ?.keyboard?.rows.flat()
        .map(({ label: text }) => text),
    ).toEqual(['Все пункты']);
    for (const act of ['extend', 'until', 'dates', 'ask', 'asked'] as const) {
      await house.forges(ADMINISTRATOR, { do: 'control', act, clause: REF, until: '2030-10-04', mark: 0 });
    }
    expect(house.last(ADMINISTRATOR)).toContain('решаете не вы');
    expect([await dueOf('staff:1'), await explanations(TEACHER)]).toEqual([null, []]);
  });

  test('без директора в боте действует администратор', async () => {
    on(FRIDAY);
    await house.says(ADMINISTRATOR, 'Контроль');
    await house.presses(ADMINISTRATOR, '🔴 п. 1 приказа');
    expect(house.labels(ADMINISTRATOR)).toEqual(expect.arrayContaining(['Продлить', 'Запросить объяснение']));
  });

  test('остальным — вежливый отказ без имён', async () => {
    await house.stored(async (stores) => {
      await stores.accounts.consent(PARENT, 1, house.now);
      await stores.accounts.addRole(PARENT, 'parent', label('7Б'));
    });
    for (const user of [TEACHER, PARENT]) {
      expect(await house.says(user, 'Контроль')).toEqual([expect.stringContaining('видят директор и администраторы')]);
    }
  });

  test('пункт, которого больше нет, приводит к остальным', async () => {
    await directorComes();
    const heard = await house.forges(DIRECTOR, { do: 'control', act: 'show', clause: 'first/order/99' });
    expect(heard).toEqual([expect.stringContaining('больше нет'), expect.stringContaining('Контроль исполнения')]);
  });
});

describe('приказ из многих пунктов', () => {
  /** Twenty dated clauses, each with a duty of every member of staff. */
  const long = (): SchoolContext => ({
    ...context,
    orders: context.orders.map((order) => {
      const [first] = order.duties;
      if (!first) throw new Error('no duties');
      const numbers = Array.from({ length: 20 }, (_, index) => String(index + 1));
      return {
        ...order,
        clauses: numbers.map((number) => ({ document: 'order' as const, number, text: 'Всем сделать.' })),
        duties: numbers.map((number) => ({
          ...first,
          id: dutyId('first', `duty-${number}`),
          clause: { document: 'order' as const, number },
          text: `${'очень долгое поручение '.repeat(8)}${number}`,
        })),
      };
    }),
  });

  test('листается по восемь и помещается в сообщение', async () => {
    await directorComes();
    house.becomes(long());
    on(FRIDAY);
    const pages = [
      await house.says(DIRECTOR, 'Контроль'),
      await house.presses(DIRECTOR, 'Дальше'),
      await house.presses(DIRECTOR, 'Дальше'),
    ];
    expect(pages.map((page) => page.length)).toEqual([1, 1, 1]);
    for (const [page = ''] of pages) expect(page.length).toBeLessThanOrEqual(4096);
    const lines = pages.flat().flatMap((page) => page.split('\n').filter((line) => line.startsWith('🔴 п.')));
    expect(lines).toHaveLength(20);
    expect(house.labels(DIRECTOR)).toContain('🔴 п. 20 приказа');
  });

  test('неделя начинается с первых восьми, остальное — «Дальше»', async () => {
    await directorComes();
    house.becomes(long());
    on(FRIDAY);
    await house.happens({ kind: 'weekly_due', user: DIRECTOR, date: day(FRIDAY), at: house.now, staleAfter: null });
    expect(house.last(DIRECTOR)).toContain('🔴 20 · 🟡 0 · 🟢 0');
    expect(house.labels(DIRECTOR)).toEqual(expect.arrayContaining(['🔴 п. 8 приказа', 'Дальше']));
  });
});

describe('«Продлить»', () => {
  test('переносит срок всем, кто не успел, с записью в истории и журнале; сделавших не трогает', async () => {
    await directorComes();
    await house.says(TEACHER, 'Я зарегистрирована');
    await house.forges(ADMINISTRATOR, {
      do: 'mark',
      act: 'confirm',
      staff: 1,
      duty: REGISTRATION,
      subject: 'staff:1',
    });
    await joins(2, userId(21));
    on(FRIDAY);
    await house.says(DIRECTOR, 'Контроль');
    await house.presses(DIRECTOR, '🔴 п. 1 приказа');
    await house.presses(DIRECTOR, 'Продлить');
    await house.presses(DIRECTOR, 'На неделю: до 04.10.2030');
    expect(house.last(DIRECTOR)).toContain('новый срок получат: 5 сотрудников');
    expect(await dueOf('staff:2')).toBeNull();
    await house.presses(DIRECTOR, 'Да, продлить');
    expect([await dueOf('staff:1'), await dueOf('staff:2')]).toEqual([null, '2030-10-04']);
    expect(house.last(userId(21))).toMatch(/^Ирина Львовна, срок перенесён: .* теперь до 04\.10\.2030/u);
    const rows = await house.stored(({ journal }) => journal.about(`duty:${REGISTRATION}`));
    expect(rows).toMatchObject([{ act: 'duty.extended', actor: DIRECTOR, details: { to: '2030-10-04', count: 5 } }]);
    // a second press moves nothing further
    expect(await house.presses(DIRECTOR, 'Да, продлить')).toEqual([expect.stringContaining('больше не подходит')]);
  });

  test('если с показа кто-то сделал, список показывается ещё раз, и никого не переносит', async () => {
    await directorComes();
    on(FRIDAY);
    await house.forges(DIRECTOR, { do: 'control', act: 'until', clause: REF, until: '2030-10-04' });
    await house.says(TEACHER, 'Я зарегистрирована');
    expect(await house.presses(DIRECTOR, 'Да, продлить')).toEqual([
      expect.stringMatching(/^С тех пор список изменился.*\nПродлить до 04\.10\.2030\?/u),
    ]);
    expect(await dueOf('staff:2')).toBeNull();
  });

  test('ждавшая просьба о сроке не позже решена тем же; о более позднем — ждёт дальше', async () => {
    await directorComes();
    await joins(2, userId(21));
    on('2030-09-19');
    for (const [user, until] of [
      [TEACHER, '04.10.2030'],
      [userId(21), '11.10.2030'],
    ] as const) {
      await house.says(user, 'Перенести срок');
      if (user === TEACHER) await house.says(user, '1');
      await house.says(user, until);
      await house.says(user, 'болезнь');
      await house.says(user, 'да');
    }
    on(FRIDAY);
    await house.forges(DIRECTOR, { do: 'control', act: 'until', clause: REF, until: '2030-10-04' });
    await house.presses(DIRECTOR, 'Да, продлить');
    const waiting = await house.stored((stores) => stores.extensions.waiting());
    expect(waiting.map(({ askedBy }) => askedBy)).toEqual([userId(21)]);
    await house.forges(DIRECTOR, { do: 'control', act: 'show', clause: REF });
    expect(house.last(DIRECTOR)).toContain('Соколова И.Л. — до 04.10.2030, 7 дней; просит до 11.10.2030');
    expect(house.labels(DIRECTOR)).toContain('Продления');
  });

  test('день раньше нынешнего срока, слишком далёкий и выдуманный не берёт', async () => {
    await directorComes();
    on(FRIDAY);
    for (const until of ['2030-09-27', '2031-09-27', '2030-99-99', 'завтра']) {
      await house.forges(DIRECTOR, { do: 'control', act: 'extend', clause: REF, until, mark: 1 });
      expect(house.last(DIRECTOR)).toContain('больше не подходит');
    }
    expect(await dueOf('staff:1')).toBeNull();
  });
});

describe('«Запросить объяснение»', () => {
  test('ответ хранится, виден в контроле и в «Мои данные», а с исполнением стирается', async () => {
    await directorComes();
    on(FRIDAY);
    await asks();
    await house.presses(TEACHER, 'Написать причину');
    expect(await house.says(TEACHER, '?!')).toEqual([expect.stringContaining('Напишите словами')]);
    expect(await house.says(TEACHER, 'а'.repeat(301))).toEqual([expect.stringContaining('не длиннее 300')]);
    await house.says(TEACHER, 'Нет доступа,\n@all ждём поддержку, я на +7 (921) 555-12-34');
    expect(house.last(DIRECTOR)).toContain(
      'Ёлкина А.П. о поручении «пройти регистрацию» (п. 1 приказа): «Нет доступа,',
    );
    expect(house.last(DIRECTOR)).not.toContain('@all');
    await house.presses(DIRECTOR, 'К пункту');
    expect(house.last(DIRECTOR)).toContain('«Нет доступа, all ждём поддержку, я на …» — 27.09.2030');
    expect((await house.says(TEACHER, 'Мои данные')).join()).toContain('ваше объяснение: «Нет доступа, all');
    await house.says(TEACHER, 'Я зарегистрирована');
    expect(await explanations(TEACHER)).toEqual([]);
    expect(await house.presses(TEACHER, 'Написать причину')).toEqual([expect.stringContaining('ничего не нужно')]);
  });

  test('«Забыть меня» и месяц стирают и вопрос, и ответ', async () => {
    await directorComes();
    on(FRIDAY);
    await asks();
    await house.says(TEACHER, 'Забыть меня');
    await house.presses(TEACHER, 'Да, забыть');
    expect(await explanations(TEACHER)).toEqual([]);
    await joins(2, userId(21));
    await house.stored(({ explanations: kept }) =>
      kept.ask({ duty: REGISTRATION, subject: 'staff:2' }, userId(21), day(FRIDAY)),
    );
    await house.stored(({ explanations: kept }) => kept.prune(day('2030-10-27')));
    expect(await explanations(userId(21))).toHaveLength(1);
    await house.stored(({ explanations: kept }) => kept.prune(day('2030-10-28')));
    expect(await explanations(userId(21))).toEqual([]);
  });

  test('не чаще раза в неделю об одном', async () => {
    await directorComes();
    on(FRIDAY);
    await asks();
    const questions = () => house.heard(TEACHER).filter((text) => text.includes('что мешает'));
    expect(questions()).toHaveLength(1);
    on('2030-10-03');
    await house.forges(DIRECTOR, { do: 'control', act: 'ask', clause: REF });
    expect(house.last(DIRECTOR)).toMatch(/^Спрашивать сейчас некого\.\nУже спрошены на этой неделе: 1/u);
    on('2030-10-04');
    await asks();
    expect(questions()).toHaveLength(2);
  });

  test('вечером никого не беспокоит: вопрос придёт утром рабочего дня, один раз, вместе с напоминанием', async () => {
    await directorComes();
    on(FRIDAY, '21:30');
    await asks();
    expect(house.last(DIRECTOR)).toContain('спрошу утром рабочего дня 1 сотрудника');
    expect(house.heard(TEACHER)).toEqual([]);
    expect(await morning(house, context, '2030-09-30')).toContain(TEACHER);
    expect(house.heard(TEACHER).filter((text) => text.includes('что мешает'))).toHaveLength(1);
    expect(house.labels(TEACHER)).toEqual(expect.arrayContaining(['Готово', 'Нужна помощь', 'Написать причину']));
    const before = house.heard(TEACHER).length;
    await morning(house, context, '2030-10-01');
    expect(house.heard(TEACHER).slice(before).join()).not.toContain('что мешает');
  });

  test('утренний вопрос, который не дошёл, задаётся на другой день', async () => {
    await directorComes();
    on(FRIDAY, '21:30');
    await asks();
    await morning(house, context, '2030-09-30');
    await house.happens({ kind: 'unsaid', user: TEACHER, about: 'explanation 2030-09-30' });
    await morning(house, context, '2030-10-01');
    expect(house.heard(TEACHER).filter((text) => text.includes('что мешает'))).toHaveLength(2);
  });

  test('чужой вопрос не открывается, и на него не отвечают', async () => {
    await directorComes();
    on(FRIDAY);
    await asks();
    const [question] = await explanations(TEACHER);
    await joins(2, userId(21));
    const heard = await house.forges(userId(21), { do: 'explain', id: question?.id ?? 0 });
    expect(heard).toEqual([expect.stringContaining('ничего не нужно')]);
    expect((await explanations(TEACHER))[0]?.text).toBeNull();
  });

  test('класс передали другому — слова прежнего классного руководителя больше не показываются', async () => {
    await directorComes();
    await joins(2, userId(21));
    on('2030-10-28');
    await house.forges(DIRECTOR, { do: 'control', act: 'ask', clause: 'first/order/2' });
    await house.presses(DIRECTOR, 'Да, спросить');
    await house.presses(TEACHER, 'Написать причину');
    await house.says(TEACHER, 'Родители против');
    await house.forges(DIRECTOR, { do: 'control', act: 'show', clause: 'first/order/2' });
    expect(house.last(DIRECTOR)).toMatch(/▫️ 7Б — срок был 25\.10\.2030\n +«Родители против»/u);
    await house.forges(ADMINISTRATOR, { do: 'staff', act: 'class', staff: 2, value: '7Б' });
    await house.forges(DIRECTOR, { do: 'control', act: 'show', clause: 'first/order/2' });
    expect(house.last(DIRECTOR)).toContain('▫️ 7Б');
    expect(house.last(DIRECTOR)).not.toContain('Родители против');
  });

  test('уволившегося ни о чём не спрашивают, и слова его не остаются', async () => {
    await directorComes();
    on(FRIDAY);
    await asks();
    await house.forges(ADMINISTRATOR, { do: 'staff', act: 'dismiss', staff: 1 });
    expect(await explanations(TEACHER)).toEqual([]);
  });
});

describe('директор читает всё и ничего не меняет', () => {
  beforeEach(async () => {
    await directorComes();
    on(FRIDAY);
  });
  const under = () => (house.messages(DIRECTOR).at(-1)?.keyboard?.rows ?? []).flat().map(({ label: text }) => text);

  test('карточка сотрудника — поручения и история, без увольнения, кода и прав', async () => {
    expect(await house.says(DIRECTOR, 'Кто не зарегистрирован')).toEqual([expect.stringContaining('Ёлкина Анна')]);
    expect(await house.says(DIRECTOR, 'Ёлкина')).toEqual([expect.stringContaining('Ёлкина Анна Петровна')]);
    expect(under()).toEqual(['Поручения', 'История', 'К списку']);
    await house.presses(DIRECTOR, 'Поручения');
    expect(under()).not.toContain('Ознакомление');
    await house.presses(DIRECTOR, under()[0] ?? '');
    expect(house.last(DIRECTOR)).toContain('пройти регистрацию');
    expect(under()).toHaveLength(1);
    for (const act of ['ask_dismiss', 'dismiss', 'ask_class', 'ask_leave', 'ask_post', 'ask_name', 'return'] as const) {
      expect(await house.forges(DIRECTOR, { do: 'staff', act, staff: 1 })).toEqual([
        expect.stringContaining('только администратору'),
      ]);
    }
    for (const act of ['paper', 'why_not', 'not_needed'] as const) {
      const mark = { do: 'mark', act, staff: 1, duty: REGISTRATION, subject: 'staff:1' };
      expect(await house.forges(DIRECTOR, mark)).toEqual([expect.stringContaining('только администратору')]);
    }
    expect(await house.stored(({ staff }) => staff.find(staffId(1)))).toMatchObject({ status: 'active' });
  });

  test('список — без «Принять сотрудника», настройки — у администратора', async () => {
    await house.says(DIRECTOR, 'Сотрудники');
    expect(under()).not.toContain('Принять сотрудника');
    for (const words of ['Принять сотрудника', 'Настройки', 'Объявление']) {
      expect(await house.says(DIRECTOR, words)).toEqual([expect.stringContaining('только администратору')]);
    }
    expect(await house.says(DIRECTOR, 'Отчёты')).toEqual([expect.stringContaining('Исполнение приказа')]);
  });

  test('чужой заявленный чат видит, но текста с ключом для второго человека не получает', async () => {
    const chat = {
      kind: 'class',
      classLabel: label('7Б'),
      subject: 'class:7Б',
      title: 'Наш 7Б',
      key: 'ACDEFHJK',
    } as const;
    await house.stored(({ declarations }) => declarations.add({ ...chat, by: TEACHER, staff: staffId(1) }, house.now));
    expect(await house.forges(DIRECTOR, { do: 'declaration', act: 'show', id: 1 })).toEqual([
      expect.stringContaining('Наш 7Б'),
    ]);
    expect(under()).toEqual(['Все чаты']);
    for (const act of ['text', 'why', 'end'] as const) await house.forges(DIRECTOR, { do: 'declaration', act, id: 1 });
    expect(house.heard(DIRECTOR).join()).not.toContain('ACDEFHJK');
    expect(await house.stored(({ declarations }) => declarations.standing())).toMatchObject([{ state: 'waiting' }]);
  });
});

test('администратора не из списка тоже спрашивают о поручении школы, и директор слышит ответ', async () => {
  const { house: real } = await openClauseSchool(await readClauses());
  const { administrator, director } = PEOPLE;
  real.now = Date.parse('2023-08-25T15:00:00+03:00');
  await real.says(director, 'Контроль');
  await real.presses(director, '🔴 п. 6 приказа');
  expect(real.last(director)).toMatch(/▫️ И\.Е\. Перфильева — срок был 23\.08\.2023/u);
  await real.presses(director, 'Запросить объяснение');
  await real.presses(director, 'Да, спросить');
  await real.presses(administrator, 'Написать причину');
  await real.says(administrator, 'Чат создан, бота добавлю завтра');
  expect(real.last(director)).toMatch(/о поручении «создать рабочий чат администрации школы».*: «Чат создан/u);
  await real.close();
});

test('в меню директора — «Контроль», и у того, кто ещё и администратор', async () => {
  await directorComes();
  for (const words of ['Меню', 'Помощь']) await house.says(DIRECTOR, words);
  expect(house.last(DIRECTOR)).toContain('• «Контроль» — каждый пункт приказа');
  const menu = () =>
    house
      .messages(DIRECTOR)
      .at(-1)
      ?.keyboard?.rows.map((row) => row.map(({ label: text }) => text));
  expect(menu()?.[0]).toEqual(['Контроль', 'Справка об исполнении']);
  await house.stored((stores) => stores.administrators.set(DIRECTOR, true, ADMINISTRATOR, house.now));
  await house.says(DIRECTOR, 'Меню');
  expect(menu()).toContainEqual(['Контроль', 'Справка об исполнении']);
  expect(menu()?.[0]).toEqual(['Сводка', 'Запросы']);
});
