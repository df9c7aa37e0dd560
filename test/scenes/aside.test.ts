/** In the middle of joining a person asks a question, sends a picture, or answers with a word of another question. */
import { join } from 'node:path';
import fc from 'fast-check';
import { fullName } from '../../src/domain/names';
import { userId } from '../../src/domain/ids';
import { readSandbox } from '../../src/school/readSandbox';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { ROSTER } from './school';

const TEACHER = userId(20);
const PARENT = userId(30);
const DATA = join(__dirname, '../../data');

let context: SchoolContext;
let house: House;
beforeAll(async () => {
  const data = await readSchool(DATA);
  if (data.kind !== 'school') throw new Error('the data has problems');
  context = createSchoolContext(data, [userId(1)], { id: 5 });
});
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

async function agreed(user = TEACHER): Promise<void> {
  await house.says(user, 'Начать');
  await house.presses(user, 'Согласен');
}

describe('a question in the middle of joining is answered, and the step asks its own again', () => {
  test.each(['сферум платный?', 'сферум платный', 'Как зарегистрироваться', 'как зарегистрироваться учителю?'])(
    'at the role: «%s»',
    async (question) => {
      await agreed();
      const [answer, asked] = await house.says(TEACHER, question);
      expect(answer).toMatch(/п\. \d/u);
      expect(asked).toContain('Кто вы в школе?');
      await house.says(TEACHER, 'учитель');
      expect(house.last(TEACHER)).toContain('Напишите фамилию');
    },
  );

  test.each(['сферум платный?', 'Как зарегистрироваться', 'до какого числа создать чаты?'])(
    'at the name: «%s»',
    async (question) => {
      await agreed();
      await house.says(TEACHER, 'учитель');
      const [answer, asked] = await house.says(TEACHER, question);
      expect(answer).toMatch(/п\. \d/u);
      expect(asked).toContain('Напишите фамилию');
      await house.says(TEACHER, 'Ёлкина Анна Петровна');
      expect(house.last(TEACHER)).toContain('Вы — Ёлкина Анна Петровна');
    },
  );

  test('at the confirmation, at the class and at the registration', async () => {
    await agreed();
    await house.says(TEACHER, 'учитель');
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    expect(await house.says(TEACHER, 'сферум платный?')).toEqual([
      expect.stringContaining('бесплатно'),
      expect.stringContaining('Верно?'),
    ]);
    await house.says(TEACHER, 'да');
    expect(await house.says(TEACHER, 'сколько стоит сферум?')).toEqual([
      expect.stringContaining('бесплатно'),
      expect.stringContaining('Вы уже зарегистрированы'),
    ]);
    await agreed(PARENT);
    await house.says(PARENT, 'мама');
    expect(await house.says(PARENT, 'сферум платный?')).toEqual([
      expect.stringContaining('бесплатно'),
      expect.stringContaining('В каком классе'),
    ]);
    await house.says(PARENT, '7б');
    expect(house.last(PARENT)).toContain('родитель ученика 7Б');
  });

  test('what the bot is not sure of is no question: the step says what it wants', async () => {
    await agreed();
    expect(await house.says(TEACHER, 'кто выиграл матч?')).toEqual([expect.stringContaining('Не узнаю такую роль')]);
    await house.says(TEACHER, 'учитель');
    expect(await house.says(TEACHER, 'почему небо голубое и высокое такое?')).toEqual([
      expect.stringContaining('Не похоже на имя'),
    ]);
  });

  test('it costs no look at the roster', async () => {
    await agreed();
    await house.says(TEACHER, 'учитель');
    for (let times = 0; times < 7; times += 1) await house.says(TEACHER, 'сферум платный?');
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    expect(house.last(TEACHER)).toContain('Вы — Ёлкина Анна Петровна');
  });
});

test('a name is never taken for a question: neither one of the roster, nor any other, however it is typed', async () => {
  const sandbox = await readSandbox(DATA);
  if (sandbox?.kind !== 'sandbox') throw new Error('no sandbox');
  const known = [...sandbox.roster.entries, ...ROSTER].map(fullName);
  const letters = fc.string({
    unit: fc.constantFrom(...'абвгдежзиклмнопрстуфхцчшщыьэюя'),
    minLength: 2,
    maxLength: 12,
  });
  const name = fc.oneof(
    fc.constantFrom(...known),
    fc.array(letters, { minLength: 2, maxLength: 3 }).map((words) => words.join(' ')),
  );
  await agreed();
  await house.says(TEACHER, 'учитель');
  const ways = [(text: string) => text, (text: string) => text.toLowerCase(), (text: string) => `${text}?`];
  await fc.assert(
    fc.asyncProperty(name, fc.constantFrom(...ways), async (typed, way) => {
      const heard = await house.says(TEACHER, way(typed));
      expect(heard.join('\n')).not.toMatch(/Источник:|Положения/u);
      await house.says(TEACHER, 'Отмена');
      await house.says(TEACHER, 'Добавить роль');
      await house.says(TEACHER, 'учитель');
    }),
    { numRuns: 60, seed: 7 },
  );
});

describe('a sticker, a picture or a forwarded message', () => {
  test.each(['sticker', 'attachment', 'forward'] as const)(
    '%s: each step says which answer it wants',
    async (content) => {
      await agreed(PARENT);
      expect(await house.says(PARENT, '', content)).toEqual([expect.stringContaining('Здесь нужна роль')]);
      await house.says(PARENT, 'мама');
      expect(await house.says(PARENT, '', content)).toEqual([expect.stringContaining('Здесь нужен класс')]);
      expect(house.labels(PARENT)).toContain('7Б');
      await house.says(PARENT, '7б');
      expect(house.last(PARENT)).toContain('родитель ученика 7Б');
    },
  );
});

describe('after «Меня здесь нет»', () => {
  test('the bot does not say that there was nobody: it asks for the whole name', async () => {
    await agreed();
    await house.says(TEACHER, 'учитель');
    await house.says(TEACHER, 'Соколова И.');
    const [asked] = await house.presses(TEACHER, 'Меня здесь нет');
    expect(asked).toContain('это не ваша строка');
    expect(asked).not.toContain('не нашлось');
    expect(await house.says(TEACHER, 'Отправить запрос')).toEqual([expect.stringContaining('Для запроса нужно имя')]);
    await house.says(TEACHER, 'Соколова Инна Юрьевна');
    await house.says(TEACHER, 'отправить запрос');
    expect(house.last(TEACHER)).toContain('Вы уже зарегистрированы');
  });

  test('with a whole name typed «отправить запрос» presses the button', async () => {
    await agreed();
    await house.says(TEACHER, 'учитель');
    await house.says(TEACHER, 'Двойнов Иван Иванович');
    await house.presses(TEACHER, 'Меня здесь нет');
    await house.says(TEACHER, 'ОТПРАВИТЬ ЗАПРОС');
    expect(house.last(TEACHER)).toContain('Вы уже зарегистрированы');
  });
});

describe('«Назад»', () => {
  test('after a name that the roster lacks leads to the role, not to the name again', async () => {
    await agreed();
    await house.says(TEACHER, 'учитель');
    await house.says(TEACHER, 'Новикова Дарья Олеговна');
    expect(house.last(TEACHER)).toContain('не нашлось');
    await house.presses(TEACHER, 'Назад');
    expect(house.last(TEACHER)).toContain('Кто вы в школе?');
  });

  test('after «Нет, это не я» leads to the name, and does not speak of a changed list', async () => {
    await agreed();
    await house.says(TEACHER, 'учитель');
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    await house.presses(TEACHER, 'Нет, это не я');
    await house.presses(TEACHER, 'Назад');
    expect(house.last(TEACHER)).toContain('Шаг 2 из 4');
  });
});

test.each(['Классный руководитель', 'учитель-предметник', 'Администрация школы', 'Родитель', 'учитель'])(
  'the word «%s» where a name is asked for is no name',
  async (word) => {
    await agreed();
    await house.says(TEACHER, 'классный руководитель');
    expect(await house.says(TEACHER, word)).toEqual([
      expect.stringContaining('Роль я уже записал: классный руководитель'),
    ]);
  },
);

describe('a look at something else in the middle of joining loses nothing', () => {
  test.each(['Чаты', 'Администраторы', 'Правила чата', 'Мои обязанности'])(
    '«%s» at the last question',
    async (word) => {
      await agreed();
      await house.says(TEACHER, 'учитель');
      await house.says(TEACHER, 'Ёлкина Анна Петровна');
      await house.says(TEACHER, 'да');
      const question = house.last(TEACHER);
      const heard = await house.says(TEACHER, word);
      expect(heard.length).toBeGreaterThan(1);
      expect(heard.at(-1)).toBe(question);
      await house.presses(TEACHER, 'Да');
      expect(await house.stored((stores) => stores.requests.waiting())).toMatchObject([{ user: TEACHER }]);
    },
  );
});
