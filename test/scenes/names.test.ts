/** A typed name on its way to the roster: what it finds, and what it does not give away. */
import { userId } from '../../src/domain/ids';
import { House } from './harness';

const TEACHER = userId(20);

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

/** A teacher who consented and chose a role. */
async function begun(role: string): Promise<void> {
  await house.says(TEACHER, 'Начать');
  await house.presses(TEACHER, 'Согласен');
  await house.says(TEACHER, role);
}

describe('a name', () => {
  beforeEach(() => begun('учитель химии'));

  test('of two people is asked about by position and subject, never guessed', async () => {
    await house.says(TEACHER, 'Соколова И.');
    const labels = house.labels(TEACHER);
    expect(labels.slice(0, 3)).toEqual(['учитель, музыка', 'учитель, химия', 'Меня здесь нет']);
    expect(labels.join()).not.toContain('И.И.');
    await house.presses(TEACHER, 'учитель, музыка');
    expect(house.last(TEACHER)).toContain('Вы — Соколова И.И., учитель, музыка');
  });

  test.each(['Ёлкина', 'Ёлкина А.', 'елкина анн', 'Ёлкино', 'Анна Петровна'])(
    'in part, «%s», shows nobody and asks for the whole',
    async (part) => {
      const [answer] = await house.says(TEACHER, part);
      expect(answer).toMatch(/полностью/u);
      expect(answer).not.toMatch(/Петровна|физика/u);
      await house.says(TEACHER, 'Ёлкина А.П.');
      expect(house.last(TEACHER)).toContain('Вы — Ёлкина Анна Петровна');
    },
  );

  test('in full but for a slip is found', async () => {
    await house.says(TEACHER, 'Ёлкино Анна Петровна');
    expect(house.last(TEACHER)).toContain('Вы — Ёлкина Анна Петровна');
  });

  test('is looked up five times a day; then only a request to the administrator is left', async () => {
    for (const guess of ['Ёлкина', 'Ёлкино', 'Иванова', 'Петрова', 'Ёлкина А.']) await house.says(TEACHER, guess);
    await house.says(TEACHER, 'Отмена');
    await house.says(TEACHER, 'Добавить роль');
    await house.says(TEACHER, 'учитель');
    expect(await house.says(TEACHER, 'Ёлкина')).toEqual([expect.stringContaining('уже несколько раз искал')]);
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    expect(house.last(TEACHER)).not.toContain('физика');
    expect(house.labels(TEACHER)).toContain('Отправить запрос');
    house.now += 86_400_000;
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    expect(house.last(TEACHER)).toContain('физика');
  });

  test('of two people is cleared by a word of the subject', async () => {
    await house.says(TEACHER, 'Соколова И.');
    await house.says(TEACHER, 'Химия');
    expect(house.last(TEACHER)).toContain('Соколова И.Л.');
  });

  test('of full namesakes shows both posts; «Меня здесь нет» offers a request', async () => {
    await house.says(TEACHER, 'Двойнов Иван Иванович');
    expect(house.labels(TEACHER)).toEqual(expect.arrayContaining(['учитель, история', 'педагог-организатор']));
    await house.presses(TEACHER, 'Меня здесь нет');
    expect(house.labels(TEACHER)).toContain('Отправить запрос');
  });

  test('that is not theirs can be declined', async () => {
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    await house.says(TEACHER, 'нет, не я');
    expect(house.last(TEACHER)).toContain('«Ёлкина Анна Петровна»');
    await house.presses(TEACHER, 'Написать имя ещё раз');
    expect(house.last(TEACHER)).toContain('фамилию, имя и отчество');
  });

  test.each([
    ['a sticker', '', 'sticker'],
    ['digits', '12345', 'text'],
    ['9,000 characters', 'а'.repeat(9_000), 'text'],
  ] as const)('that is %s gets a hint, and the dialogue stays', async (_, text, content) => {
    expect(await house.says(TEACHER, text, content)).toEqual([expect.stringContaining('Не похоже на имя')]);
    expect(house.labels(TEACHER).slice(0, 2)).toEqual(['Назад', 'Отмена']);
    await house.says(TEACHER, 'Ёлкина Анна Петровна');
    expect(house.last(TEACHER)).toContain('Вы — Ёлкина');
  });
});
