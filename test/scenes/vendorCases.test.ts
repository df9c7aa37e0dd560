/** «Письмо в поддержку» (2.1; 3.2): готовый текст для разработчика и журнал того, что с письмом стало. */
import { userId } from '../../src/domain/ids';
import type { SchoolContext } from '../../src/usecases/context';
import { openClauseSchool, PEOPLE, readClauses, type ClauseSchool } from '../clauses/school';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

const ANNA = userId(20);
const SUPPORT = userId(21);
const MUSIC = userId(22);
const PARENT = userId(30);

const made = madeUpSchool();
const context: SchoolContext = {
  ...made,
  school: {
    ...made.school,
    offices: { ...made.school.offices, support: { name: 'И.Л. Соколова', position: 'учитель' } },
  },
};

describe('в школе с отдельным ответственным за поддержку', () => {
  let house: House;
  beforeEach(async () => {
    house = await House.open(context);
    for (const [user, role, name] of [
      [ANNA, 'классный руководитель', 'Ёлкина Анна Петровна'],
      [SUPPORT, 'учитель', 'Соколова Ирина Львовна'],
      [MUSIC, 'учитель', 'Соколова Ирина Игоревна'],
    ] as const) {
      await house.introduces(user, role, name);
      await house.presses(ADMINISTRATOR, 'Подтвердить');
    }
  });
  afterEach(() => house.close());

  const writes = async (user: typeof ANNA, about: string): Promise<string[]> => {
    await house.says(user, 'Письмо в поддержку');
    return house.presses(user, about);
  };
  const stateOf = (id: number) => house.stored(async ({ vendorCases }) => (await vendorCases.find(id))?.state);

  test('учительница получает письмо отдельным сообщением: школа целиком, её имя и роль, шаг и пропуски', async () => {
    const [letter = '', next = '', ...more] = await writes(ANNA, 'Не приходит код');
    expect(more).toEqual([]);
    expect(letter).toContain('Кому: help@platform.example');
    expect(letter).toContain('Школа: Выдуманная школа № 5.');
    expect(letter).toContain('Пишет: Ёлкина Анна Петровна, учитель.');
    expect(letter).toContain('Роль в школе: классный руководитель, учитель-предметник.');
    expect(letter).toMatch(/На каком шаге: номер введён, код запрошен/u);
    expect(letter).toContain('Номер телефона: ______');
    expect(letter).not.toMatch(/\+7|\d{5}|vk\.com|Заведующая|Директоров/u);
    expect(next).toMatch(/Скопируйте[^]*help@platform\.example[^]*«Отправлено»/u);
  });

  test('второй раз о том же — то же письмо, а не ещё одно', async () => {
    await writes(ANNA, 'Восстановить доступ');
    await writes(ANNA, 'Восстановить доступ');
    expect(await house.stored(async ({ vendorCases }) => (await vendorCases.all()).length)).toBe(1);
  });

  test('письмо идёт своей дорогой: отправлено, ответили, решено — и всё видно в его истории', async () => {
    await writes(ANNA, 'Другое');
    expect(await house.presses(ANNA, 'Отправлено')).toEqual([expect.stringContaining('№1 — отправлено')]);
    house.now += 86_400_000;
    await house.says(ANNA, 'Письма в поддержку');
    await house.presses(ANNA, 'Письмо №1');
    await house.presses(ANNA, 'Ответили');
    await house.says(ANNA, 'Письма в поддержку');
    await house.presses(ANNA, 'Письмо №1');
    await house.presses(ANNA, 'Решено');
    await house.says(ANNA, 'Письма в поддержку');
    const [card] = await house.presses(ANNA, 'Письмо №1');
    expect(card).toMatch(
      /Сейчас: решено\.[^]*03\.09\.2030 — открыто\n• 03\.09\.2030 — отправлено\n• 04\.09\.2030 — ответили\n• 04\.09\.2030 — решено/u,
    );
    expect(await house.stored(({ journal }) => journal.about('vendor:1'))).toMatchObject([
      { act: 'vendor.opened', actor: ANNA, details: { about: 'other', note: null } },
      { act: 'vendor.sent' },
      { act: 'vendor.answered' },
      { act: 'vendor.solved' },
    ]);
  });

  test('словами то же: «отправила», «Ответили», «решено» — о единственном письме, которое может так пойти', async () => {
    await writes(ANNA, 'Другое');
    expect(await house.says(ANNA, 'Отправила.')).toEqual([expect.stringContaining('№1 — отправлено')]);
    await writes(ANNA, 'Не приходит код');
    // второе ещё не отправлено: ответить могли только на первое
    expect(await house.says(ANNA, 'ответили')).toEqual([expect.stringContaining('№1 — ответили')]);
    expect(await house.says(ANNA, 'Решено!')).toEqual([expect.stringContaining('№1 — решено')]);
    expect([await stateOf(1), await stateOf(2)]).toEqual(['solved', 'draft']);
  });

  test('из нескольких писем бот не выбирает сам, а показывает список; так же, когда отмечать нечего', async () => {
    for (const about of ['Другое', 'Не приходит код']) await writes(ANNA, about);
    expect(await house.says(ANNA, 'Отправлено')).toEqual([expect.stringMatching(/^Письма в поддержку:[^]*№2[^]*№1/u)]);
    expect(await house.says(ANNA, 'Решено')).toEqual([expect.stringMatching(/^Письма в поддержку:/u)]);
    expect([await stateOf(1), await stateOf(2)]).toEqual(['draft', 'draft']);
    expect(await house.says(MUSIC, 'Решено')).toEqual([expect.stringContaining('ещё не было')]);
  });

  test('чужого письма словом не сдвинуть, родителю то же слово — не о письмах, а в разговоре с человеком — его слова', async () => {
    await writes(ANNA, 'Другое');
    await house.says(MUSIC, 'Отправлено');
    expect(await house.says(PARENT, 'Отправлено')).toEqual([expect.stringContaining('у меня нет ответа')]);
    await house.says(ANNA, 'Спросить администратора');
    expect(await house.says(ANNA, 'Отправлено')).toEqual([expect.stringContaining('вопрос №1')]);
    expect(await stateOf(1)).toBe('draft');
  });

  test('отозвать можно с причиной из списка; старая кнопка потом ничего не меняет', async () => {
    await writes(ANNA, 'Не приходит код');
    await house.presses(ANNA, 'Отправлено');
    await house.says(ANNA, 'Письма в поддержку');
    await house.presses(ANNA, 'Письмо №1');
    await house.presses(ANNA, 'Отозвать');
    await house.presses(ANNA, 'Ответа так и нет');
    expect((await house.says(ANNA, 'Письма в поддержку'))[0]).toContain('отозвано, ответа так и нет');
    expect((await house.forges(ANNA, { do: 'vendor_case', act: 'solved', id: 1 }))[0]).toContain('отметить его нельзя');
    expect(await stateOf(1)).toBe('withdrawn');
  });

  test('чужих писем учитель не видит и не трогает; ответственный за поддержку и администратор — видят и ведут', async () => {
    await writes(ANNA, 'Не приходит код');
    expect((await house.says(MUSIC, 'Письма в поддержку'))[0]).toContain('ещё не было');
    for (const act of ['show', 'letter', 'sent', 'ask_withdraw', 'withdrawn'] as const) {
      expect((await house.forges(MUSIC, { do: 'vendor_case', act, id: 1 }))[0]).toContain('Такого письма у вас нет');
    }
    expect(await stateOf(1)).toBe('draft');
    for (const user of [SUPPORT, ADMINISTRATOR]) {
      expect((await house.says(user, 'Письма в поддержку'))[0]).toContain('Ёлкина Анна Петровна');
    }
    await house.presses(SUPPORT, 'Письмо №1');
    await house.presses(SUPPORT, 'Отправлено');
    expect(await stateOf(1)).toBe('sent');
  });

  test('о правах администратора и переносе пишут администратор и поддержка, учителю такого не предлагают', async () => {
    await house.says(ANNA, 'Письмо в поддержку');
    expect(house.labels(ANNA)).not.toContain('Нет прав администратора');
    expect((await house.forges(ANNA, { do: 'vendor_letter', about: 'move' }))[0]).toContain('администратор платформы');
    const [letter] = await writes(SUPPORT, 'Нет прав администратора');
    expect(letter).toMatch(/Роль в школе: учитель-предметник, ответственный за поддержку[^]*Приложение: приказ/u);
  });

  test('родителю и незнакомому — адрес и имя того, кто поможет: писать вправе каждый', async () => {
    for (const user of [PARENT, userId(50)]) {
      const [text] = await house.says(user, 'Письмо в поддержку');
      expect(text).toMatch(/может каждый: help@platform\.example[^]*И\.Л\. Соколова/u);
    }
    expect((await house.says(PARENT, 'Мои данные'))[0]).toContain('ничего не хранится');
  });

  test('много писем — страницами, открытые впереди', async () => {
    for (const about of ['Не приходит код', 'Восстановить доступ', 'Другое']) {
      await writes(ANNA, about);
      await house.presses(ANNA, 'Отправлено');
    }
    for (const about of ['Не приходит код', 'Восстановить доступ', 'Другое']) await writes(ANNA, about);
    await house.forges(ANNA, { do: 'vendor_case', act: 'solved', id: 3 });
    const [list] = await house.says(ANNA, 'Письма в поддержку');
    expect([...(list ?? '').matchAll(/№(\d)\./gu)].map(([, id]) => id)).toEqual(['6', '5', '4', '2', '1']);
    expect((await house.presses(ANNA, 'Дальше'))[0]).toContain('№3. Другое — решено');
  });

  test('«Мои данные» называют письма, «Забыть меня» стирает черновик и имя, а школе остаётся журнал', async () => {
    await writes(ANNA, 'Не приходит код');
    await house.presses(ANNA, 'Отправлено');
    await writes(ANNA, 'Другое');
    expect((await house.says(ANNA, 'Мои данные'))[0]).toContain('письма в поддержку платформы: 2');
    await house.says(ANNA, 'Забыть меня');
    await house.presses(ANNA, 'Да, забыть');
    expect(await house.stored(({ vendorCases }) => vendorCases.all())).toMatchObject([
      { id: 1, kind: 'no_code', state: 'sent', openedBy: null },
    ]);
    expect((await house.stored(({ journal }) => journal.about('vendor:1'))).map(({ actor }) => actor)).toEqual([
      null,
      null,
    ]);
    expect((await house.says(ADMINISTRATOR, 'Письма в поддержку'))[0]).not.toContain('Ёлкина');
  });
});

describe('заявка на регистрацию школы (2.1)', () => {
  let school: ClauseSchool;
  beforeEach(async () => {
    school = await openClauseSchool(await readClauses());
  });
  afterEach(() => school.house.close());

  test('администратор получает заявку с приказом о назначении, а «Отправлено» предлагает отметить поручение', async () => {
    const { house } = school;
    const vera = PEOPLE.administration;
    await house.stored(({ administrators }) => administrators.set(vera, true, null, house.now));
    await house.says(vera, 'Письмо в поддержку');
    const [letter, next] = await house.presses(vera, 'Заявка на регистрацию школы');
    expect(letter).toMatch(/Кому: info@sferum\.ru/u);
    expect(letter).toMatch(/Электронная почта: ______\nНомер личного мобильного телефона: ______/u);
    expect(letter).toContain('Приложение: приказ о назначении администратора');
    expect(letter).toMatch(/Роль в школе: .*администратор платформы[^]*ФИО: Завучева Ольга Олеговна/u);
    expect(next).toContain('п. 2.1 Положения');
    await house.presses(vera, 'Отправлено');
    expect(house.last(vera)).toContain('Отметить его выполненным?');
    await house.presses(vera, 'Отметить поручение');
    await house.forges(vera, { do: 'vendor_case', act: 'answered', id: 1 });
    await house.forges(vera, { do: 'vendor_case', act: 'sent', id: 1 });
    expect(house.last(vera)).not.toContain('Отметить его');
  });

  test('администратор не из списка вписывает имя в письмо сам, а чтобы отметить поручение, сначала называет себя', async () => {
    const { house } = school;
    const admin = PEOPLE.administrator;
    const [letter] = await house.forges(admin, { do: 'vendor_letter', about: 'application' });
    expect(letter).toMatch(/Пишет: ______ \(ФИО, должность\)[^]*ФИО: ______/u);
    await house.presses(admin, 'Отправлено');
    expect((await house.presses(admin, 'Отметить поручение'))[0]).toContain('Начать');
  });

  test('учителю заявку не предлагают, и подделанная кнопка её не даёт', async () => {
    const { house } = school;
    await house.says(PEOPLE.subject_teacher, 'Письмо в поддержку');
    expect(house.labels(PEOPLE.subject_teacher)).not.toContain('Заявка на регистрацию школы');
    await house.forges(PEOPLE.subject_teacher, { do: 'vendor_letter', about: 'application' });
    expect(await house.stored(({ vendorCases }) => vendorCases.all())).toEqual([]);
  });
});
