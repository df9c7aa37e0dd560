import { privatePeer, staffId, userId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, day } from './school';

const TEACHER = userId(20);
const PARENT = userId(30);

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

/** A teacher confirmed by the administrator, with the registration on record. */
async function confirmedTeacher(): Promise<void> {
  await house.says(TEACHER, 'Начать');
  await house.presses(TEACHER, 'Согласен');
  await house.says(TEACHER, 'классный руководитель');
  await house.says(TEACHER, 'Ёлкина Анна Петровна');
  await house.presses(TEACHER, 'Да');
  await house.presses(TEACHER, 'Да');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}

async function parent(): Promise<void> {
  await house.says(PARENT, 'Начать');
  await house.presses(PARENT, 'Согласен');
  await house.says(PARENT, 'мама 7б');
}

describe('«Мои данные»', () => {
  test('names everything that is kept about a teacher', async () => {
    await confirmedTeacher();
    const [data] = await house.says(TEACHER, 'Мои данные');
    for (const kept of [
      'vk.com/id20',
      'согласие: 03.09.2030, версия текста 1',
      'роль: классный руководитель, 7Б',
      'связь со списком школы: Ёлкина Анна Петровна',
      'запрос №1 от 03.09.2030: подтверждён, вы сообщили о регистрации',
      'ваши отметки об исполнении: 1',
      'стираются через полдня',
    ]) {
      expect(data).toContain(kept);
    }
  });

  test('names what is not kept, and how to remove the rest', async () => {
    await parent();
    const [data] = await house.says(PARENT, 'Мои данные');
    expect(data).toContain('роль: родитель, 7Б');
    expect(data).toContain('Не храню: телефоны');
    expect(data).toContain('«Забыть меня»');
    expect(data).not.toContain('связь со списком');
  });

  test('in the middle of a dialogue shows the name said in it, and the dialogue goes on', async () => {
    await house.says(TEACHER, 'Начать');
    await house.presses(TEACHER, 'Согласен');
    await house.says(TEACHER, 'учитель');
    await house.says(TEACHER, 'Новикова Дарья Олеговна');
    const [data] = await house.says(TEACHER, 'Мои данные');
    expect(data).toContain('разговоре и ответы в нём, имя «Новикова Дарья Олеговна»');
    expect(data).toContain('для поиска в списке: 1');
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    expect(house.last(TEACHER)).toContain('Вы — Ёлкина');
  });

  test('tells of reminders and digests that were sent, and of what could not be handled; both can be forgotten', async () => {
    await confirmedTeacher();
    await house.stored(async (stores) => {
      for (const kind of ['reminder', 'digest']) await stores.ledger.enter(`${kind}:2030-09-10:${TEACHER}`, house.now);
      await stores.ledger.enter(`reminder:2030-09-10:1${TEACHER}`, house.now);
      await stores.inbox.addFailed('mine', `{"kind":"message","from":${TEACHER},"text":"личное"}`, 'Error', house.now);
      await stores.inbox.addFailed('raw', `{"object":{"from_id": ${TEACHER}}}`, 'Error', house.now);
      await stores.inbox.addFailed('other', `{"kind":"message","from":1${TEACHER}}`, 'Error', house.now);
    });
    const [data] = await house.says(TEACHER, 'Мои данные');
    expect(data).toContain('напоминание или сводка уже отправлены: 2');
    expect(data).toContain('не удалось разобрать: 2');
    await house.says(TEACHER, 'Да, забыть');
    await house.stored(async (stores) => {
      expect(await stores.ledger.keysOf(TEACHER)).toEqual([]);
      expect(await stores.ledger.has(`reminder:2030-09-10:1${TEACHER}`)).toBe(true);
      expect((await stores.inbox.failed(10)).map((event) => event.eventId)).toEqual(['other']);
    });
  });

  test('in the middle of a dialogue tells that it is kept', async () => {
    await parent();
    await house.stored((stores) => stores.sessions.set('30:30', PARENT, '{}', house.now));
    expect(await house.says(PARENT, 'Мои данные')).toEqual([expect.stringContaining('незаконченном разговоре')]);
  });
});

describe('«Забыть меня»', () => {
  test('typed «да» right after the question erases, «нет» keeps everything', async () => {
    await parent();
    await house.says(PARENT, 'Забыть меня');
    expect(await house.says(PARENT, 'Нет')).toEqual([expect.stringContaining('ничего не стираю')]);
    expect(await house.stored((stores) => stores.accounts.find(PARENT))).not.toBeNull();
    expect(await house.says(PARENT, 'Да')).not.toEqual([expect.stringContaining('я вас забыл')]);
    await house.says(PARENT, 'Забыть меня');
    expect(await house.says(PARENT, 'да.')).toEqual([expect.stringContaining('я вас забыл')]);
    expect(await house.stored((stores) => stores.accounts.find(PARENT))).toBeNull();
  });

  test('typed «да» is no answer once something else has been said, and a teacher may type it too', async () => {
    await confirmedTeacher();
    await house.says(TEACHER, 'Забыть меня');
    await house.says(TEACHER, 'Сколько стоит платформа?');
    await house.says(TEACHER, 'да');
    expect(await house.stored((stores) => stores.accounts.find(TEACHER))).not.toBeNull();
    await house.says(TEACHER, 'Забыть меня');
    await house.says(TEACHER, 'да');
    expect(await house.stored((stores) => stores.accounts.find(TEACHER))).toBeNull();
  });

  test('asks once, and does nothing until the answer', async () => {
    await parent();
    expect(await house.says(PARENT, 'Забыть меня')).toEqual([expect.stringContaining('Стереть всё')]);
    expect(await house.stored((stores) => stores.accounts.find(PARENT))).not.toBeNull();
    await house.presses(PARENT, 'Меню');
    expect(await house.stored((stores) => stores.accounts.find(PARENT))).not.toBeNull();
  });

  test('removes a parent whole; the last answer is the only trace', async () => {
    await parent();
    await house.says(PARENT, 'Забыть меня');
    await house.presses(PARENT, 'Да, забыть');
    await house.stored(async (stores) => {
      expect(await stores.accounts.find(PARENT)).toBeNull();
      expect(await stores.sessions.isKept(PARENT)).toBe(false);
      expect(await stores.outbox.traceOf(privatePeer(PARENT))).toEqual({ waiting: 0, sent: 1 });
    });
    expect(await house.says(PARENT, 'Мои данные')).toEqual([expect.stringContaining('ничего не хранится')]);
  });

  test('of a teacher leaves the roster row and the registration, without the profile, and says so', async () => {
    await confirmedTeacher();
    expect(await house.says(TEACHER, 'Забыть меня')).toEqual([expect.stringContaining('отметка о регистрации')]);
    const [gone] = await house.presses(TEACHER, 'Да, забыть');
    expect(gone).toContain('школа ведёт их по приказу');
    await house.stored(async (stores) => {
      expect(await stores.staff.find(staffId(1))).toMatchObject({ surname: 'Ёлкина', user: null });
      expect(await stores.assignments.all()).toMatchObject([{ subject: 'staff:1', actor: null }]);
      expect(await stores.requests.allOf(TEACHER)).toEqual([]);
    });
    expect(house.labels(TEACHER)).toContain('Начать');
  });

  test('lets the teacher come back and be confirmed again, with the registration still on record', async () => {
    await confirmedTeacher();
    await house.says(TEACHER, 'Да, забыть');
    await house.says(TEACHER, 'Начать');
    await house.presses(TEACHER, 'Согласен');
    await house.says(TEACHER, 'классный руководитель');
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    await house.says(TEACHER, 'да');
    expect(house.heard(TEACHER).at(-2)).toContain('Запрос отправлен');
    await house.says(ADMINISTRATOR, 'Подтвердить');
    expect(house.last(TEACHER)).toContain('пройти регистрацию — вы сообщили');
  });

  test('has nothing to remove for a stranger', async () => {
    expect(await house.says(PARENT, 'Забыть меня')).toEqual([expect.stringContaining('стирать нечего')]);
    expect(await house.says(PARENT, 'Да, забыть')).toEqual([expect.stringContaining('стирать нечего')]);
  });

  test('of an administrator names where the rights come from', async () => {
    await house.says(ADMINISTRATOR, 'Начать');
    await house.presses(ADMINISTRATOR, 'Согласен');
    expect(await house.says(ADMINISTRATOR, 'Да, забыть')).toEqual([expect.stringContaining('в настройках бота')]);
    expect(house.labels(ADMINISTRATOR)).toContain('Запросы');
  });
});

test('of a person who is gone nothing is written when their reminder or digest falls due', async () => {
  await confirmedTeacher();
  await house.says(TEACHER, 'Да, забыть');
  const due = { user: TEACHER, date: day('2030-09-19'), at: house.now, staleAfter: null };
  await house.happens({ kind: 'reminder_due', ...due });
  await house.happens({ kind: 'digest_due', ...due });
  expect(await house.stored((stores) => stores.ledger.keysOf(TEACHER))).toEqual([]);
  const before = house.heard(ADMINISTRATOR).length;
  for (let repeat = 0; repeat < 2; repeat += 1)
    await house.happens({ kind: 'digest_due', ...due, user: ADMINISTRATOR });
  expect(house.heard(ADMINISTRATOR)).toHaveLength(before + 1);
});

test('the menu is by role', async () => {
  await house.says(PARENT, 'Меню');
  expect(house.labels(PARENT)).toEqual(['Начать', 'Задать вопрос', 'Помощь']);
  await house.says(ADMINISTRATOR, 'Меню');
  expect(house.labels(ADMINISTRATOR).slice(0, 4)).toEqual(['Сводка', 'Запросы', 'Кто не зарегистрирован', 'Чаты']);
  await confirmedTeacher();
  await house.says(TEACHER, 'Меню');
  const labels = ['Мои обязанности', 'Задать вопрос', 'Чаты', 'Правила чата', 'Три дела', 'Мои данные', 'Помощь'];
  expect(house.labels(TEACHER).slice(0, 7)).toEqual(labels);
});

test('a known teacher is greeted by name and patronymic', async () => {
  await confirmedTeacher();
  expect(await house.says(TEACHER, 'Здравствуйте!')).toEqual([expect.stringMatching(/^Анна Петровна, здравствуйте!/u)]);
});
