/** Пункт 6: напоминания о п. 5 — кому надо, в рабочие часы рабочих дней, по одному, сколько бы раз процесс ни запускали. */
import type { MessageView } from '../../src/sandbox/control';
import { labelsOf } from './conversation';
import { ANNA, ELENA, MARINA, PAVEL, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
  await joins(ANNA, 'Классный руководитель', 'Соколова Анна Петровна', 'Ещё нет');
  await joins(PAVEL, 'Учитель-предметник', 'Журавлёв Павел Андреевич', 'Да');
  await joins(ELENA, 'Классный руководитель', 'Кузнецова Елена Сергеевна', 'Ещё нет');
  await town.as(MARINA).joinsFamily('Родитель', '7Б');
  everyoneReads();
});
afterAll(() => town.close());

async function joins(person: number, role: string, name: string, registered: 'Да' | 'Ещё нет'): Promise<void> {
  await town.as(person).joinsAs(role, name, registered);
  const request = await town.as(VERA).hears();
  await town.as(VERA).presses('Подтвердить', request);
  await town.as(person).hears();
  await town.as(person).hears();
}

function everyoneReads(): void {
  for (const person of [VERA, ANNA, PAVEL, ELENA, MARINA]) town.as(person).readsAll();
}

/** Reminders among what the person has not read; reads them. */
const reminders = (person: number): MessageView[] =>
  town
    .as(person)
    .readsAll()
    .filter(({ text }) => /напоминаю о сроке/i.test(text));

/** The hour and the day a message came, in the school's zone. */
const when = (message: MessageView | undefined): string =>
  new Date(Date.parse(message?.at ?? '') + 3 * 3_600_000).toISOString().slice(0, 16);

test('за неделю до срока, в 09:00: Анне Петровне напоминают, Павлу Андреевичу, который зарегистрировался, и родителю — нет', async () => {
  await town.clockTo('2023-06-16T08:59');
  expect(reminders(ANNA)).toEqual([]);
  await town.clockTo('2023-06-16T09:30');
  const [reminder, ...others] = reminders(ANNA);
  expect(others).toEqual([]);
  expect(when(reminder)).toBe('2023-06-16T09:00');
  expect(reminder?.text).toMatch(/^Анна Петровна, напоминаю о сроке/);
  expect(reminder?.text).toMatch(/зарегистрироваться на платформе — через 7 дней, 23\.06\.2023 \(п\. 5 приказа\)/);
  expect(labelsOf(reminder as MessageView)).toEqual(['Готово', 'Напомнить завтра', 'Нужна помощь', 'Не моё']);
  expect(reminders(ELENA)).toHaveLength(1);
  expect(reminders(PAVEL)).toEqual([]);
  expect(reminders(MARINA)).toEqual([]);
});

test('в выходные бот молчит', async () => {
  await town.clockTo('2023-06-19T07:30');
  expect(town.as(ANNA).readsAll()).toEqual([]);
  expect(
    town
      .as(VERA)
      .readsAll()
      .filter(({ text }) => text.startsWith('Сводка на 17') || text.startsWith('Сводка на 18')),
  ).toEqual([]);
});

test('20 июня напоминание одно, хотя процесс шесть раз останавливали и запускали', async () => {
  await town.clockTo('2023-06-20T08:59');
  everyoneReads();
  for (let restart = 0; restart < 3; restart += 1) await town.restartBot();
  await town.clockTo('2023-06-20T09:00');
  for (let restart = 0; restart < 3; restart += 1) {
    await town.restartBot();
    await town.bot.app.tick();
  }
  await town.clockTo('2023-06-20T18:00');
  const [reminder, ...others] = reminders(ANNA);
  expect(reminder?.text).toMatch(/через 3 дня/);
  expect(others).toEqual([]);
  expect(reminders(ELENA)).toHaveLength(1);
  expect(town.register.rows('assignment').filter((row) => row.state === 'reported')).toHaveLength(1);
});

test('«Напомнить завтра» — назавтра одно напоминание, даже если и без того был бы день напоминания', async () => {
  const anna = town.as(ANNA);
  expect((await anna.presses('Напомнить завтра')).text).toContain('21.06.2023');
  await town.clockTo('2023-06-21T10:00');
  const [again, ...more] = reminders(ANNA);
  expect(more).toEqual([]);
  expect(again?.text).toContain('через 2 дня');
  expect(again?.text).not.toContain('27.10.2023'); // об осеннем сроке — в своё время
  expect(reminders(ELENA)).toEqual([]);
  await anna.presses('Напомнить завтра');
  await town.clockTo('2023-06-22T10:00');
  const [reminder, ...others] = reminders(ANNA);
  expect(reminder?.text).toContain('завтра, 23.06.2023');
  expect(others).toEqual([]);
});

test('«Нужна помощь» и «Не моё» доходят до администратора, и ответ возвращается', async () => {
  const anna = town.as(ANNA);
  const vera = town.as(VERA);
  everyoneReads();
  expect((await anna.presses('Нужна помощь')).text).toContain('И.Е. Перфильева');
  expect((await vera.hears()).text).toMatch(/Соколова Анна Петровна просит помощи/);
  expect((await town.as(ELENA).presses('Не моё')).text).toContain('не ваше');
  expect((await vera.hears()).text).toMatch(/Кузнецова Елена Сергеевна считает поручение чужим/);

  const list = await vera.asks('Обращения');
  expect(list.text).toContain('Соколова Анна Петровна');
  await vera.presses(labelsOf(list)[0] ?? '', list);
  expect((await anna.hears()).text).toContain('закрыто');
  expect(town.register.rows('ticket').filter((row) => row.status === 'open')).toHaveLength(1);
});

test('в сам день напоминают тому, кто ещё не сделал; «Готово» кончает дело', async () => {
  everyoneReads();
  await town.clockTo('2023-06-23T09:00');
  const [reminder] = reminders(ANNA);
  expect(reminder?.text).toContain('сегодня, 23.06.2023');
  await town.restartBot();
  const done = await town.as(ANNA).presses('Готово', reminder);
  expect(done.text).toMatch(/^Анна Петровна, спасибо!/);
  expect((await town.as(ANNA).presses('Готово', reminder)).text).not.toMatch(/спасибо! Отметил/);
  await town.clockTo('2023-06-26T18:00');
  expect(reminders(ANNA)).toEqual([]);
});

test('«к сроку» ведёт часы по срокам по очереди: 23.08, 15.09, 27.10 — и ни одного напоминания не теряется и не повторяется', async () => {
  everyoneReads();
  expect(await town.clockToDeadline()).toMatch(/^2023-08-23T06:00/);
  const heard = reminders(VERA);
  const [overdue, chief] = [/зарегистрироваться/, /рабочий чат/].map((about) =>
    heard.filter(({ text }) => about.test(text)),
  ) as [MessageView[], MessageView[]];
  // о своей регистрации, которой нет, — раз в неделю после срока, четыре раза
  expect(overdue.map(when)).toEqual(['2023-06-30T09:00', '2023-07-07T09:00', '2023-07-14T09:00', '2023-07-21T09:00']);
  expect(chief.map(when)).toEqual([
    '2023-08-09T09:00',
    '2023-08-16T09:00',
    '2023-08-18T09:00',
    '2023-08-22T09:00',
    '2023-08-23T09:00',
  ]);
  expect(chief.every(({ text }) => text.includes('рабочий чат администрации'))).toBe(true);
});

test('«Готово» под напоминанием о чате не отмечает регистрацию, о которой напоминали раньше', async () => {
  const before = town.register.rows('assignment');
  const about = town
    .as(VERA)
    .heard()
    .findLast(({ text }) => text.includes('рабочий чат администрации'));
  expect((await town.as(VERA).presses('Готово', about)).text).toMatch(/добавьте меня в этот чат/);
  expect((await town.as(VERA).asks('Готово')).text).toMatch(/рабочий чат администрации/);
  expect((await town.as(VERA).presses('Нужна помощь', about)).text).toMatch(/помощи/);
  expect((await town.as(VERA).hears()).text).toMatch(/рабочий чат администрации/);
  expect(town.register.rows('assignment')).toEqual(before);
});
