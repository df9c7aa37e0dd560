import { userId, peerId, type UserId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, label, madeUpSchool } from './school';

const ANNA = userId(20);
const IRINA = userId(21);
const MOTHER = userId(30);
const PUPIL = userId(40);
const CHAT = peerId(2_000_000_001);
const context = madeUpSchool({ classes: ['6А', '6Б', '7А', '7Б', '8А', '8Б'].map(label) });
const JUNE = Date.parse('2031-06-02T10:00:00+03:00');

let house: House;
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

/** Autumn: Анна Петровна leads 7Б, which has a chat; a mother and a pupil of 7Б and a pupil of 8Б are known. Then it is June. */
async function aYearPasses(): Promise<void> {
  await house.says(ANNA, 'Начать');
  for (const press of ['Согласен', 'Классный руководитель']) await house.presses(ANNA, press);
  await house.says(ANNA, 'Ёлкина Анна Петровна');
  await house.presses(ANNA, 'Да');
  await house.presses(ANNA, 'Ещё нет');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  await family(MOTHER, 'Родитель', '7');
  await family(PUPIL, 'Ученик', '8');
  await house.happens({ kind: 'bot_added', peer: CHAT, by: ANNA });
  await house.happens({ kind: 'chat_described', peer: CHAT, title: '7Б класс', greet: true });
  const payload = house.payloadIn(CHAT, 'Да, чат 7Б');
  await house.happens({ kind: 'press', peer: CHAT, from: ANNA, payload, answerId: 'yes', cmid: 1 });
  house.now = JUNE;
}

async function family(user: UserId, role: string, grade: string): Promise<void> {
  await house.says(user, 'Начать');
  await house.presses(user, 'Согласен');
  await house.presses(user, role);
  await house.says(user, `${grade}Б`);
}

const classesOf = (user: UserId) =>
  house.stored(async (stores) => (await stores.accounts.find(user))?.roles.map((one) => one.classLabel) ?? null);
const led = () =>
  house.stored(async (stores) => (await stores.staff.all()).flatMap((one) => one.classTeacherOf ?? []).sort());
/** The payload of a button the administrator sees. */
const carried = (text: string): unknown =>
  house
    .keyboards(ADMINISTRATOR)
    .flatMap((keyboard) => keyboard.rows.flat())
    .findLast((button) => button.label === text)?.payload;

test('the administrator sees what will move, moves it, and names the class teachers that are lacking', async () => {
  await aYearPasses();
  await house.says(ADMINISTRATOR, 'Настройки');
  const [preview] = await house.presses(ADMINISTRATOR, 'Новый учебный год');
  expect(preview).toBe(
    [
      'Перевод на 2031/32 учебный год. Пока ничего не изменилось. Вот что будет:',
      '• перейдут: 6А → 7А, 6Б → 7Б, 7А → 8А, 7Б → 8Б',
      '• дальше не переходят: 8А, 8Б; у их семей роль снимется, профили без других ролей сотрутся, каждому напишу',
      '• новые классы: 6А, 6Б',
      '• затронет: 1 чат, 2 профиля родителей и учеников',
      '• в историю 2030/31 уйдут по поручениям классов: 1 отметка',
      '• без классного руководителя: 6А, 6Б, 7А, 7Б',
      'Отменить перевод кнопкой будет нельзя. Пусть тот, кто обслуживает бота, сначала сделает копию.',
      'Если новые классные руководители уже в списке сотрудников, нажмите «Только чаты и семьи»: список не изменится, без руководителя: 6А, 6Б, 7А.',
    ].join('\n'),
  );
  expect(await classesOf(MOTHER)).toEqual(['7Б']);

  house.restart();
  const before = house.heardIn(CHAT).length;
  const [done, ...more] = await house.presses(ADMINISTRATOR, 'Перевести');
  expect(more).toEqual([]);
  expect(done).toBe(
    [
      'Готово: начат 2031/32 учебный год.',
      '• перешли: 6А → 7А, 6Б → 7Б, 7А → 8А, 7Б → 8Б',
      '• дальше не перешли: 8А, 8Б, их чаты остались без поручений',
      '• с классами: 1 чат, 2 профиля; история 2030/31 сохранена',
      '• больше не нужны и стёрты: 1 профиль',
      '• новый класс сообщил 1 классному руководителю',
      'Классы без классного руководителя: 6А, 6Б, 7А, 7Б. Кого назначить, выберите кнопкой.',
    ].join('\n'),
  );
  expect(await classesOf(MOTHER)).toEqual(['8Б']);
  expect(await classesOf(PUPIL)).toBeNull();
  expect(house.last(PUPIL)).toMatch(/^8Б завершил учёбу в этом составе, роль снята. Всё, что я о вас помнил, стёрто./u);
  expect(house.labels(PUPIL)).toContain('Начать');
  expect(house.last(ANNA)).toBe(
    'Анна Петровна, в 2031/32 учебном году вы классный руководитель 8Б. Что нужно сделать — «Мои обязанности».',
  );
  expect(house.heardIn(CHAT)).toHaveLength(before);
  expect(house.last(MOTHER)).not.toContain('2031/32');

  house.restart();
  expect((await house.presses(ADMINISTRATOR, '6А: назначить'))[0]).toContain('Кто будет классным руководителем 6А?');
  expect(house.labels(ADMINISTRATOR)).not.toContain('Ёлкина А.П.');
  const [named] = await house.presses(ADMINISTRATOR, 'Соколова И.Л.');
  expect(named).toContain('Готово: классный руководитель 6А — Соколова Ирина Львовна.');
  expect(await led()).toEqual(['6А', '8Б']);
  expect((await house.says(ADMINISTRATOR, 'Сводка'))[0]).toContain(
    'Классы без классного руководителя: 6Б, 7А, 7Б. Назначьте: «Сотрудники»',
  );
  expect((await house.presses(ADMINISTRATOR, '6А: назначить'))[0]).toContain(
    'У этого класса уже есть классный руководитель',
  );
});

test('whose class came to its end is not counted among those who heard of a new one', async () => {
  await aYearPasses();
  await house.introduces(IRINA, 'учитель', 'Соколова Ирина Львовна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 2, act: 'class', value: '8А' });
  await house.says(ADMINISTRATOR, 'Новый учебный год');
  const [done] = await house.presses(ADMINISTRATOR, 'Перевести');
  expect(done).toContain('• новый класс сообщил 1 классному руководителю');
  expect(done).toContain('• что класс завершил учёбу, сообщил 1 классному руководителю');
  expect(house.last(IRINA)).toContain('8А завершил учёбу');
});

test('a roster with the new class teachers stays as it is', async () => {
  await aYearPasses();
  await house.says(ADMINISTRATOR, 'Новый учебный год');
  const [done] = await house.presses(ADMINISTRATOR, 'Только чаты и семьи');
  expect(done).toContain('Готово: начат 2031/32 учебный год.');
  expect(await led()).toEqual(['7Б']);
  expect(await classesOf(MOTHER)).toEqual(['8Б']);
  expect(house.last(ANNA)).toContain('вы классный руководитель 7Б');
});

test('«Не сейчас» and a look change nothing', async () => {
  await aYearPasses();
  await house.says(ADMINISTRATOR, 'перевод классов');
  expect((await house.presses(ADMINISTRATOR, 'Не сейчас'))[0]).toContain('всё осталось как было');
  expect(await classesOf(MOTHER)).toEqual(['7Б']);
});

test('the second press of an old button says that it is done, and a class teacher leads the class still', async () => {
  await aYearPasses();
  await house.says(ADMINISTRATOR, 'Новый учебный год');
  await house.presses(ADMINISTRATOR, 'Перевести');
  expect((await house.presses(ADMINISTRATOR, 'Перевести'))[0]).toContain(
    'Классы уже переведены на 2031/32 учебный год.',
  );
  expect((await house.says(ADMINISTRATOR, 'Новый учебный год'))[0]).toContain('Классы уже переведены');
  expect(await classesOf(MOTHER)).toEqual(['8Б']);
  expect(house.heard(ANNA).filter((text) => text.includes('2031/32'))).toHaveLength(1);
});

test('when somebody joined since the preview, it is shown anew and nothing has moved', async () => {
  await aYearPasses();
  await house.says(ADMINISTRATOR, 'Новый учебный год');
  await family(userId(50), 'Родитель', '6');
  const [said, again] = await house.presses(ADMINISTRATOR, 'Перевести');
  expect(said).toContain('данные изменились, поэтому я ничего не перевёл');
  expect(again).toContain('3 профиля родителей и учеников');
  expect(await classesOf(MOTHER)).toEqual(['7Б']);
  expect((await house.presses(ADMINISTRATOR, 'Перевести'))[0]).toContain('Готово');
});

test('in winter it is too early, and the bot says from when', async () => {
  await aYearPasses();
  house.now = Date.parse('2031-02-10T10:00:00+03:00');
  expect((await house.says(ADMINISTRATOR, 'Новый учебный год'))[0]).toContain('можно с 15.05.2031');
});

test('whose class is no more is thanked and keeps the other duties', async () => {
  await aYearPasses();
  house.becomes(madeUpSchool({ classes: ['6А', '6Б', '7А', '7Б'].map(label) }));
  await house.says(ADMINISTRATOR, 'Новый учебный год');
  await house.presses(ADMINISTRATOR, 'Перевести');
  expect(house.last(ANNA)).toBe(
    'Анна Петровна, ваш 7Б завершил учёбу в этом составе, поручения класса с вас сняты. Спасибо за работу! Остальные поручения — «Мои обязанности».',
  );
  expect((await house.presses(ANNA, 'Мои обязанности'))[0]).not.toContain('создать чат класса');
});

test('many classes without a class teacher come in pages that VK takes', async () => {
  const many = ['А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ж'].flatMap((letter) => [`6${letter}`, `7${letter}`]).map(label);
  house.becomes(madeUpSchool({ classes: many }));
  house.now = JUNE;
  await house.says(ADMINISTRATOR, 'Новый учебный год');
  await house.presses(ADMINISTRATOR, 'Перевести');
  await house.presses(ADMINISTRATOR, 'Ещё классы');
  expect(house.labels(ADMINISTRATOR)).toContain('7Ж: назначить');
});

test('when everybody has a class, the bot says so and shows the way', async () => {
  await house.stored(async ({ staff }) => {
    for (const one of await staff.all()) await staff.update(one.id, { ...one, classTeacherOf: label('7Б') }, null);
  });
  expect(await house.forges(ADMINISTRATOR, { do: 'class_teacher', class: '6А' })).toEqual([
    expect.stringContaining('Для 6А некого предложить'),
  ]);
});

test.each(['pupil', 'class teacher'])('a %s forges the buttons in vain, the true mark in hand', async (person) => {
  await aYearPasses();
  await house.says(ADMINISTRATOR, 'Новый учебный год');
  const user = person === 'pupil' ? PUPIL : ANNA;
  const asked = [carried('Перевести'), carried('Только чаты и семьи'), carried('Не сейчас')];
  for (const payload of [...asked, { do: 'class_teacher' }, { do: 'class_teacher', class: '6А' }]) {
    expect(payload).toBeDefined();
    expect(await house.forges(user, payload)).toEqual([expect.stringContaining('только администратору')]);
  }
  expect(await house.says(user, 'Новый учебный год')).toEqual([expect.stringContaining('только администратору')]);
  expect(await classesOf(MOTHER)).toEqual(['7Б']);
});

test.each([
  { do: 'school_year', act: 'all', year: 2031, mark: 1 },
  { do: 'school_year', act: 'not_teachers', year: 2032, mark: 1 },
])('an administrator with %j moves nothing', async (payload) => {
  await aYearPasses();
  expect((await house.forges(ADMINISTRATOR, payload))[0]).toContain('ничего не перевёл');
  expect(await classesOf(MOTHER)).toEqual(['7Б']);
  expect(await led()).toEqual(['7Б']);
});

test('«Помощь» of an administrator tells of it', async () => {
  expect((await house.says(ADMINISTRATOR, 'Помощь'))[0]).toContain('«Новый учебный год»');
});
