/** Пункт 2: учитель знакомится с ботом, а процесс останавливают и запускают посреди разговора. */
import { labelsOf } from './conversation';
import { ANNA, ELENA, IGOR, PAVEL, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

test('Павел Андреевич доходит от «Начать» до подтверждения, хотя после каждого шага бота останавливают и запускают', async () => {
  const pavel = town.as(PAVEL);
  const vera = town.as(VERA);

  const greeting = await pavel.asks('Начать');
  expect(greeting.text).toMatch(/бот/);
  expect(greeting.text).toMatch(/не официальный бот/);
  expect(greeting.text).toMatch(/Телефоны, пароли и переписку не храню/);
  expect(labelsOf(greeting)).toEqual(['Согласен', 'Не согласен']);
  await town.restartBot();

  await pavel.presses('Согласен');
  const roles = await pavel.hears();
  expect(labelsOf(roles)).toEqual(
    expect.arrayContaining([
      'Классный руководитель',
      'Учитель-предметник',
      'Педагог доп. образования',
      'Администрация школы',
      'Родитель',
      'Ученик',
    ]),
  );
  await town.restartBot();

  expect((await pavel.asks('Я учитель физики')).text).toContain('фамилию, имя и отчество');
  await town.restartBot();

  const found = await pavel.asks('Журавлев П.А.');
  expect(found.text).toContain('Журавлёв Павел Андреевич, учитель, физика');
  await town.restartBot();

  const registered = await pavel.presses('Да');
  expect(registered.text).toContain('23.06.2023');
  expect(labelsOf(registered)).toEqual(expect.arrayContaining(['Да', 'Ещё нет', 'Не знаю как']));
  await town.restartBot();

  const sent = await pavel.presses('Ещё нет');
  expect(sent.text).toContain('Запрос отправлен администратору');
  expect(sent.text).toContain('info@sferum.ru');
  const duties = await pavel.hears();
  expect(duties.text).toMatch(/зарегистрироваться на платформе.*до 23\.06\.2023.*п\. 5 приказа/);
  expect(duties.text).toMatch(/п\. 2\.4 Положения/);

  const request = await vera.hears();
  expect(request.text).toContain('Журавлёв Павел Андреевич');
  expect(request.text).toContain(`vk.com/id${PAVEL}`);
  await town.restartBot();

  expect((await vera.presses('Подтвердить', request)).text).toContain('Имя подтверждено');
  const answer = await pavel.hears();
  expect(answer.text).toMatch(/^Павел Андреевич, администратор подтвердил вас/);
  expect((await pavel.hears()).text).toContain('Ваши обязанности');
  const [row] = town.register.rows('staff').filter((one) => one.user_id === PAVEL);
  expect(row).toMatchObject({ surname: 'Журавлёв' });
  const headings = pavel.heard().map(({ text }) => text.split('\n', 1)[0]);
  // дважды — только список обязанностей: после запроса и после подтверждения
  expect(headings).toHaveLength(new Set(headings).size + 1);
});

test('подтверждённый учитель сообщает о регистрации, и она отмечена', async () => {
  const pavel = town.as(PAVEL);
  expect((await pavel.presses('Я зарегистрирован(а)')).text).toMatch(/^Павел Андреевич, спасибо!/);
  const duties = await pavel.asks('мои обязанности');
  expect(duties.text).toMatch(/✓ зарегистрироваться на платформе/);
});

test.each([
  ['без «ё», с инициалами слитно', 'журавлев па'],
  ['имя впереди', 'Павел Андреевич Журавлёв'],
  ['заглавными', 'ЖУРАВЛЁВ ПАВЕЛ АНДРЕЕВИЧ'],
  ['инициалы впереди', 'П. А. Журавлев'],
])('имя узнаётся: %s', async (_how, typed) => {
  const igor = town.as(IGOR);
  await igor.agrees();
  await igor.asks('Учитель-предметник');
  expect((await igor.asks(typed)).text).toContain('Вы — Журавлёв Павел Андреевич, учитель, физика');
  await igor.presses('Отмена');
  await igor.asks('Забыть меня');
  expect((await igor.presses('Да, забыть')).text).toContain('забыл');
});

test('тёзок бот не угадывает, а спрашивает, и «Назад» возвращает к имени', async () => {
  const elena = town.as(ELENA);
  await elena.agrees();
  await elena.presses('Классный руководитель');
  const question = await elena.asks('Кузнецова Елена');
  expect(question.text).toContain('несколько');
  const posts = labelsOf(question);
  expect(posts.filter((label) => /география|русский язык/.test(label))).toHaveLength(2);
  expect(posts).toContain('Меня здесь нет');

  expect((await elena.presses('Назад')).text).toContain('фамилию, имя и отчество');
  await elena.asks('Кузнецова Елена');
  await town.restartBot();
  const label = posts.find((one) => one.includes('6А')) ?? '';
  const confirm = await elena.presses(label);
  expect(confirm.text).toContain('Кузнецова Елена Сергеевна');
  await elena.presses('Да');
  const sent = await elena.presses('Не знаю как');
  expect(sent.text).toContain('prof-sferum.ru');
  expect(sent.text).toContain('ссылку-приглашение');
});

test('кого нет в списке, тот после двух попыток отправляет запрос; отказ приходит с путём дальше', async () => {
  const anna = town.as(ANNA);
  const vera = town.as(VERA);
  vera.readsAll();
  await anna.agrees();
  await anna.presses('Педагог доп. образования');
  expect((await anna.asks('Новенькая Дарья Ильинична')).text).toContain('не нашлось');
  const offer = await anna.asks('Новенькая Дарья Ильинична');
  expect(offer.text).toContain('«Новенькая Дарья Ильинична»');
  await town.restartBot();
  await anna.presses('Отправить запрос');
  expect((await anna.presses('Да')).text).toContain('Запрос отправлен');

  const request = await vera.hears();
  expect(request.text).toContain('В списке школы этого имени нет');
  await vera.presses(labelsOf(request).find((label) => label.startsWith('Отклонить')) ?? '', request);
  await anna.hears();
  const refusal = await anna.hears();
  expect(refusal.text).toContain('не подтвердил');
  expect(refusal.text).toContain('«Начать»');
  expect(refusal.text).toContain('И.Е. Перфильева');
});

test('подтверждённый человек не из списка становится строкой списка', async () => {
  const anna = town.as(ANNA);
  const vera = town.as(VERA);
  vera.readsAll();
  await anna.asks('Начать');
  await anna.asks('педагог дополнительного образования');
  await anna.asks('Новенькая Дарья Ильинична');
  await anna.asks('Новенькая Дарья Ильинична');
  await anna.presses('Отправить запрос');
  await anna.presses('Ещё нет');
  const request = await vera.hears();
  await vera.presses(labelsOf(request).find((label) => label.startsWith('Подтвердить')) ?? '', request);
  await anna.hears();
  expect((await anna.hears()).text).toMatch(/^Дарья Ильинична, администратор подтвердил вас/);
  expect(town.register.rows('staff').filter((one) => one.surname === 'Новенькая')).toHaveLength(1);
});
