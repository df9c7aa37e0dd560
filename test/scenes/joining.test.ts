import { userId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, label, madeUpSchool } from './school';

const TEACHER = userId(20);
const PARENT = userId(30);
const PUPIL = userId(40);

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

/** A teacher who consented and chose a role. */
async function begun(role = 'классрук'): Promise<void> {
  await house.says(TEACHER, 'Начать');
  await house.presses(TEACHER, 'Согласен');
  await house.says(TEACHER, role);
}

describe('a class teacher', () => {
  test('is found by initials without ё, confirms, and sees the duties with clauses and dates', async () => {
    await begun();
    expect(house.last(TEACHER)).toContain('Шаг 2 из 4');
    await house.says(TEACHER, 'елкина а.п.');
    expect(house.last(TEACHER)).toContain('Вы — Ёлкина Анна Петровна, учитель, физика, классный руководитель 7Б');
    await house.says(TEACHER, 'да');
    expect(house.last(TEACHER)).toContain('20.09.2030');
    const [status, duties] = await house.presses(TEACHER, 'Ещё нет');
    expect(status).toContain('нажмите «Я зарегистрирован(а)»');
    expect(house.labels(TEACHER)).toContain('Я зарегистрирован(а)');
    expect(status).toContain('Запрос отправлен администратору');
    expect(status).toContain('help@platform.example');
    expect(duties).toContain('приказ №7-А от 02.09.2030');
    expect(duties).toContain('пройти регистрацию — до 20.09.2030 (п. 1 приказа)');
    expect(duties).toContain('создать чат класса (7Б) — до 25.10.2030 (п. 2 приказа)');
    expect(duties).toContain('вести онлайн-уроки (п. 4.4 Положения)');
    expect(house.labels(TEACHER)).toContain('Мои обязанности');
  });

  test('goes on where they were after the process restarted', async () => {
    await begun();
    house.restart();
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    house.restart();
    await house.presses(TEACHER, 'Да');
    house.restart();
    await house.presses(TEACHER, 'Да');
    expect(house.heard(TEACHER).at(-2)).toContain('Записал, что вы уже зарегистрированы');
    const [request] = await house.stored((stores) => stores.requests.waiting());
    expect(request).toMatchObject({ user: TEACHER, role: 'class_teacher', registered: true });
  });

  test('is linked by nobody but the administrator', async () => {
    await begun();
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    await house.says(TEACHER, 'да');
    await house.says(TEACHER, 'ещё нет');
    expect(await house.stored((stores) => stores.staff.byUser(TEACHER))).toBeNull();
    const [request] = house.heard(ADMINISTRATOR);
    expect(request).toContain('Ёлкина Анна Петровна — vk.com/id20');
    expect(request).toContain('классный руководитель');
    expect(house.labels(ADMINISTRATOR)).toEqual(['Подтвердить', 'Отклонить']);
  });

  test('whom the roster lacks is asked for the class and sends a request under the stated name', async () => {
    await begun();
    await house.says(TEACHER, 'Новикова Дарья Олеговна');
    expect(house.last(TEACHER)).toContain('не нашлось');
    await house.says(TEACHER, 'Новикова Дарья Олеговна');
    expect(house.last(TEACHER)).toContain('«Новикова Дарья Олеговна»');
    await house.presses(TEACHER, 'Отправить запрос');
    await house.says(TEACHER, '6-б класс');
    const said = await house.presses(TEACHER, 'Не знаю как');
    expect(said[0]).toContain('guide.example');
    expect(said[1]).toContain('создать чат класса (6Б)');
    expect(house.last(ADMINISTRATOR)).toContain('В списке школы этого имени нет');
    expect(house.last(ADMINISTRATOR)).toContain('6Б');
  });
});

describe('ways out', () => {
  beforeEach(() => begun());

  test('«Назад» returns to the question before, and from the first one to the menu', async () => {
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    await house.presses(TEACHER, 'Назад');
    expect(house.last(TEACHER)).toContain('Шаг 2 из 4');
    await house.presses(TEACHER, 'Назад');
    expect(house.last(TEACHER)).toContain('Шаг 1');
    await house.says(TEACHER, 'назад');
    expect(house.labels(TEACHER)).toContain('Задать вопрос');
    expect(await house.stored((stores) => stores.sessions.isKept(TEACHER))).toBe(false);
  });

  test('«Отмена» leaves at once with the menu', async () => {
    await house.presses(TEACHER, 'Отмена');
    expect(house.last(TEACHER)).toContain('остановимся');
    expect(await house.stored((stores) => stores.sessions.isKept(TEACHER))).toBe(false);
  });

  test('«Помощь» keeps the dialogue', async () => {
    await house.says(TEACHER, 'Помощь');
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    expect(house.last(TEACHER)).toContain('Вы — Ёлкина');
  });

  test('a button of an earlier question asks the present one again', async () => {
    await house.forges(TEACHER, { do: 'pick', scene: 'joining', step: 'role', value: 'parent' });
    expect(house.last(TEACHER)).toContain('Шаг 2 из 4');
  });
});

describe('a parent', () => {
  const comes = async (): Promise<void> => {
    await house.says(PARENT, 'Начать');
    await house.presses(PARENT, 'Согласен');
  };

  test('is done after three taps: consent, role, class', async () => {
    await comes();
    await house.presses(PARENT, 'Родитель');
    const said = await house.presses(PARENT, '7Б');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('7Б');
    expect(said[0]).toContain('круглосуточно (п. 8.1 Положения)');
    expect(said[0]).toContain('help@platform.example (п. 8.2 Положения)');
    expect(said[0]).toContain('guide.example (п. 8.3 Положения)');
    expect(said[0]).toContain('классный руководитель (п. 4.6 Положения)');
    const account = await house.stored((stores) => stores.accounts.find(PARENT));
    expect(account?.roles).toEqual([{ role: 'parent', classLabel: label('7Б') }]);
    expect(await house.stored((stores) => stores.sessions.isKept(PARENT))).toBe(false);
    expect(said[0]).toContain('нажмите «Добавить роль»');
    expect(house.labels(PARENT)).toContain('Добавить роль');
  });

  test('says it all in one line', async () => {
    await comes();
    await house.says(PARENT, 'я мама, 7 "б" класс');
    expect(house.last(PARENT)).toContain('родитель ученика 7Б');
  });

  test('who names a class the school lacks hears which there are', async () => {
    await comes();
    await house.says(PARENT, 'папа');
    expect(await house.says(PARENT, '9В')).toEqual([expect.stringContaining('6А, 6Б, 7А, 7Б, 11А')]);
    await house.says(PARENT, '11 а');
    expect(house.last(PARENT)).toContain('11А');
  });

  test('who names two classes at once is asked to begin with one', async () => {
    await comes();
    await house.says(PARENT, 'папа');
    expect(await house.says(PARENT, '7Б, 6А')).toEqual([expect.stringContaining('по одному классу')]);
    await house.says(PARENT, '7Б');
    expect(house.last(PARENT)).toContain('родитель ученика 7Б');
  });

  test('adds another child later', async () => {
    await comes();
    await house.says(PARENT, 'мама 7б');
    expect(await house.says(PARENT, 'Начать')).toEqual([expect.stringContaining('Добавить роль')]);
    await house.presses(PARENT, 'Добавить роль');
    await house.presses(PARENT, 'Родитель');
    await house.presses(PARENT, '6А');
    const account = await house.stored((stores) => stores.accounts.find(PARENT));
    expect(account?.roles.map((one) => one.classLabel).sort()).toEqual(['6А', '7Б']);
  });

  test('sees what the Regulation asks of parents', async () => {
    await comes();
    await house.says(PARENT, 'мама 7б');
    const [list] = await house.says(PARENT, 'Мои обязанности');
    expect(list).toContain('войти в чат по ссылке (п. 4.6 Положения)');
    expect(list).not.toContain('регистрацию');
  });

  test('of a school with many classes chooses the grade first', async () => {
    await house.close();
    const grades = Array.from({ length: 11 }, (_, index) => index + 1);
    const classes = grades.flatMap((grade) => [...'АБВГ'].map((letter) => label(`${grade}${letter}`)));
    house = await House.open(madeUpSchool({ classes }));
    await comes();
    await house.presses(PARENT, 'Родитель');
    await house.presses(PARENT, '9');
    expect(house.labels(PARENT).slice(0, 4)).toEqual(['9А', '9Б', '9В', '9Г']);
    await house.presses(PARENT, 'Назад');
    await house.says(PARENT, '8');
    await house.says(PARENT, 'в');
    expect(house.last(PARENT)).toContain('ученика 8В класса');
  });
});

test('a pupil names the class and is told to guard the profile', async () => {
  await house.says(PUPIL, 'Начать');
  await house.presses(PUPIL, 'Согласен');
  await house.presses(PUPIL, 'Ученик');
  await house.says(PUPIL, '6 а');
  expect(house.last(PUPIL)).toContain('Берегите профиль');
  expect(await house.says(PUPIL, 'Мои обязанности')).toEqual([expect.stringContaining('беречь профиль')]);
});

test('an unknown role gets a hint and the buttons again', async () => {
  await house.says(PARENT, 'Начать');
  await house.presses(PARENT, 'Согласен');
  expect(await house.says(PARENT, 'космонавт')).toEqual([expect.stringContaining('Не узнаю такую роль')]);
  expect(house.labels(PARENT)).toContain('Родитель');
});

test('an administrator by configuration is linked at once', async () => {
  await house.says(ADMINISTRATOR, 'Начать');
  await house.presses(ADMINISTRATOR, 'Согласен');
  await house.says(ADMINISTRATOR, 'учитель');
  await house.says(ADMINISTRATOR, 'Ёлкина Анна Петровна');
  await house.says(ADMINISTRATOR, 'да');
  await house.presses(ADMINISTRATOR, 'Да');
  expect(await house.stored((stores) => stores.staff.byUser(ADMINISTRATOR))).toMatchObject({ surname: 'Ёлкина' });
  expect(await house.stored((stores) => stores.requests.waiting())).toEqual([]);
  expect(house.last(ADMINISTRATOR)).toContain('пройти регистрацию — вы сообщили');
});

test('no keyboard breaks the limits of VK', async () => {
  await begun();
  await house.says(TEACHER, 'Соколова И.');
  await house.presses(TEACHER, 'учитель, химия');
  await house.says(TEACHER, 'да');
  await house.presses(TEACHER, 'Ещё нет');
  const keyboards = [...house.keyboards(TEACHER), ...house.keyboards(ADMINISTRATOR)];
  expect(keyboards.length).toBeGreaterThan(5);
  for (const { inline, rows } of keyboards) {
    expect(rows.length).toBeLessThanOrEqual(inline ? 6 : 10);
    expect(rows.flat().length).toBeLessThanOrEqual(inline ? 10 : 40);
    for (const button of rows.flat()) {
      expect(button.label.length).toBeLessThanOrEqual(40);
      expect(Buffer.byteLength(JSON.stringify(button.payload))).toBeLessThanOrEqual(255);
    }
  }
});
