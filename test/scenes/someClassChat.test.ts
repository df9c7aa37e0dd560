/** По названию не понять, что это за чат класса: класс выбирают кнопками или пишут словами сразу после вопроса. */
import { peerId, userId, type UserId } from '../../src/domain/ids';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { ADMINISTRATOR, label, madeUpSchool } from './school';

const CHAT = peerId(2_000_000_001);
const OTHER = peerId(2_000_000_002);
/** Class teacher of 7Б. */
const ANNA = userId(20);
const IRINA = userId(21);
const PARENT = userId(30);

let house: House;
afterEach(() => house.close());

async function opens(context: SchoolContext = madeUpSchool()): Promise<void> {
  house = await House.open(context);
  for (const [user, name] of [
    [ANNA, 'Ёлкина Анна Петровна'],
    [IRINA, 'Соколова Ирина Львовна'],
  ] as const) {
    await house.introduces(user, 'учитель', name);
    await house.presses(ADMINISTRATOR, 'Подтвердить');
  }
}
/** Nobody knows who let the bot in. */
async function added(title: string | null = 'Наш дружный класс', peer = CHAT): Promise<void> {
  await house.happens({ kind: 'bot_added', peer, by: null });
  await house.happens({ kind: 'chat_described', peer, title, greet: true });
}
let taps = 0;
async function tapsInChat(user: UserId, button: string): Promise<string | null> {
  const payload = house.payloadIn(CHAT, button);
  const answerId = `tap ${(taps += 1)}`;
  await house.happens({ kind: 'press', peer: CHAT, from: user, payload, answerId, cmid: 1 });
  return house.over(answerId);
}
const writesInChat = (from: UserId, text: string): Promise<void> =>
  house.happens({
    kind: 'message',
    peer: CHAT,
    from,
    text,
    payload: null,
    address: 'mention',
    content: 'text',
    cmid: 1,
    ref: null,
  });
const chat = (peer = CHAT) => house.stored((stores) => stores.chats.find(peer));

const MANY = [6, 7, 8].flatMap((grade) => [...'АБВГ'].map((letter) => label(`${grade}${letter}`)));
const HUGE = [...'АБВГДЕЖЗИКЛМ'].map((letter) => label(`8${letter}`));

describe('администратора спрашивают в личных сообщениях', () => {
  test('он выбирает класс из немногих сразу', async () => {
    await opens();
    await added();
    expect(house.last(ADMINISTRATOR)).toContain('«Наш дружный класс». По названию не понять');
    expect((await house.presses(ADMINISTRATOR, 'Чат класса…'))[0]).toBe(
      'Какой это класс? Выберите кнопку или напишите, например «7Б».',
    );
    expect(house.labels(ADMINISTRATOR)).toEqual(expect.arrayContaining(['6А', '6Б', '7А', '7Б', '11А']));
    expect((await house.presses(ADMINISTRATOR, '6А'))[0]).toContain('Записал: чат 6А');
    expect(await chat()).toMatchObject({ state: 'confirmed', kind: 'class', classLabel: '6А' });
  });

  test('где классов много — сначала параллель', async () => {
    await opens(madeUpSchool({ classes: MANY }));
    await added();
    await house.presses(ADMINISTRATOR, 'Чат родителей класса…');
    expect(house.last(ADMINISTRATOR)).toContain('Родители какого класса?');
    await house.presses(ADMINISTRATOR, '8-е классы');
    await house.presses(ADMINISTRATOR, '8В');
    expect(await chat()).toMatchObject({ state: 'confirmed', kind: 'class_parents', classLabel: '8В' });
  });

  test('параллель больше страницы листается', async () => {
    await opens(madeUpSchool({ classes: HUGE }));
    await added();
    await house.presses(ADMINISTRATOR, 'Чат учителей класса…');
    await house.presses(ADMINISTRATOR, '8-е классы');
    expect(house.labels(ADMINISTRATOR)).not.toContain('8М');
    await house.presses(ADMINISTRATOR, 'Дальше');
    await house.presses(ADMINISTRATOR, 'Назад по списку');
    await house.presses(ADMINISTRATOR, 'Дальше');
    await house.presses(ADMINISTRATOR, '8М');
    expect(await chat()).toMatchObject({ state: 'confirmed', kind: 'class_teachers', classLabel: '8М' });
  });

  test('он пишет класс словами, и ответ говорит, о каком чате', async () => {
    await opens();
    await added();
    expect((await house.says(ADMINISTRATOR, '7б'))[0]).toBe(
      'Чат «Наш дружный класс». Спасибо! Записал: чат 7Б. Поручение выполнено (п. 2 приказа).',
    );
    expect(await chat()).toMatchObject({ kind: 'class', classLabel: '7Б' });
  });

  test.each([
    ['родители 7Б', 'class_parents'],
    ['учителя 7Б', 'class_teachers'],
    ['чат 7Б', 'class'],
  ])('«%s» — тоже ответ', async (said, kind) => {
    await opens();
    await added();
    await house.says(ADMINISTRATOR, said);
    expect(await chat()).toMatchObject({ state: 'confirmed', kind, classLabel: '7Б' });
  });

  test('после «Чат родителей класса…» написанный класс — это чат родителей', async () => {
    await opens();
    await added();
    await house.presses(ADMINISTRATOR, 'Чат родителей класса…');
    await house.says(ADMINISTRATOR, '7 Б');
    expect(await chat()).toMatchObject({ kind: 'class_parents', classLabel: '7Б' });
  });

  test('на карточке чата — то же', async () => {
    await opens();
    await added(null);
    await house.says(ADMINISTRATOR, 'Чаты');
    await house.presses(ADMINISTRATOR, 'Все чаты');
    await house.presses(ADMINISTRATOR, '❔ без названия');
    expect(house.labels(ADMINISTRATOR)).toContain('Чат класса…');
    await house.says(ADMINISTRATOR, '7А');
    expect(await chat()).toMatchObject({ kind: 'class', classLabel: '7А' });
  });

  test('такого класса в школе нет: бот называет те, что есть', async () => {
    await opens();
    await added();
    expect((await house.says(ADMINISTRATOR, '9Я'))[0]).toContain('Такого класса в школе нет');
    expect(await chat()).toMatchObject({ state: 'seen' });
  });

  test('спросили о двух чатах: слово — о том, о котором вопрос последний', async () => {
    await opens();
    await added();
    await added('Весёлая компания', OTHER);
    expect((await house.says(ADMINISTRATOR, '7А'))[0]).toMatch(/^Чат «Весёлая компания»\./u);
    expect(await chat()).toMatchObject({ state: 'seen' });
    expect(await chat(OTHER)).toMatchObject({ classLabel: '7А' });
  });

  test('записанный чат случайным словом не исправить; вопрос словами остаётся вопросом', async () => {
    await opens();
    await added();
    await house.says(ADMINISTRATOR, 'Сколько стоит платформа для 7Б?');
    expect(await chat()).toMatchObject({ state: 'seen' });
    await house.presses(ADMINISTRATOR, 'Чат класса…');
    await house.says(ADMINISTRATOR, '7Б');
    await house.says(ADMINISTRATOR, '7А');
    expect(await chat()).toMatchObject({ classLabel: '7Б' });
  });
});

describe('класс, сказанный не в ответ на вопрос о чате, чата не касается', () => {
  test.each([
    ['открыл карточку и меняет класс', ['Ёлкина', 'Изменить класс']],
    ['смотрел сводку', ['Сводка']],
    ['искал по фамилии', ['Двойнов']],
    ['открыл «Меню»', ['Меню']],
  ])('администратор %s', async (_what, [says = '', press]) => {
    await opens();
    await added('Ромашки');
    await house.says(ADMINISTRATOR, says);
    if (press !== undefined) await house.presses(ADMINISTRATOR, press);
    const before = house.heardIn(CHAT).length;
    expect((await house.says(ADMINISTRATOR, '6А')).join()).not.toContain('Записал');
    expect(await chat()).toMatchObject({ state: 'seen' });
    expect(house.heardIn(CHAT)).toHaveLength(before);
    await house.presses(ADMINISTRATOR, 'Чат класса…');
    await house.says(ADMINISTRATOR, '6А');
    expect(await chat()).toMatchObject({ state: 'confirmed', classLabel: '6А' });
  });

  test('название «7А класс», а написали 7В: бот переспрашивает и до ответа ничего не пишет', async () => {
    await opens(madeUpSchool({ classes: MANY }));
    await added('7А класс');
    expect((await house.says(ADMINISTRATOR, '7В'))[0]).toBe(
      'Чат «7А класс» по названию — 7А, а вы написали 7В. Какой это чат? Пока ничего не записал, выберите кнопку.',
    );
    expect(await chat()).toMatchObject({ state: 'seen' });
    await house.presses(ADMINISTRATOR, 'Чат 7А');
    expect(await chat()).toMatchObject({ state: 'confirmed', classLabel: '7А' });
  });

  test('если и правда 7В, это подтверждают кнопкой; то же самое — в самом чате', async () => {
    await opens(madeUpSchool({ classes: MANY }));
    await added('7А класс');
    await writesInChat(ADMINISTRATOR, '7В');
    expect(house.heardIn(CHAT).at(-1)).toContain('Какой это чат?');
    expect(await chat()).toMatchObject({ state: 'seen' });
    expect(await tapsInChat(ADMINISTRATOR, 'Чат 7В')).toBeNull();
    expect(await chat()).toMatchObject({ state: 'confirmed', classLabel: '7В' });
  });

  test('после ответа «такого класса нет» вопрос всё ещё стоит', async () => {
    await opens();
    await added();
    await house.presses(ADMINISTRATOR, 'Чат родителей класса…');
    await house.says(ADMINISTRATOR, '9Я');
    await house.says(ADMINISTRATOR, '7А');
    expect(await chat()).toMatchObject({ kind: 'class_parents', classLabel: '7А' });
  });
});

describe('в самом чате', () => {
  test('классный руководитель нажимает «Чат класса…», и выбирать ему нечего: это его класс', async () => {
    await opens();
    await added();
    expect(await tapsInChat(ANNA, 'Чат родителей класса…')).toBeNull();
    expect(await chat()).toMatchObject({ state: 'confirmed', kind: 'class_parents', classLabel: '7Б' });
  });

  test.each([
    ['учитель без класса', IRINA],
    ['родитель', PARENT],
  ])('%s не выбирает: это не его класс', async (_who, user) => {
    await opens();
    await added();
    const before = house.heardIn(CHAT).length;
    expect(await tapsInChat(user, 'Чат класса…')).toContain('Подтвердить может');
    expect(house.heardIn(CHAT)).toHaveLength(before);
    expect(await chat()).toMatchObject({ state: 'seen' });
  });

  test('администратор выбирает и пишет класс там же', async () => {
    await opens();
    await added();
    await tapsInChat(ADMINISTRATOR, 'Чат учителей класса…');
    expect(house.heardIn(CHAT).at(-1)).toContain('Учителя какого класса?');
    await writesInChat(ADMINISTRATOR, '6Б');
    expect(await chat()).toMatchObject({ kind: 'class_teachers', classLabel: '6Б' });
  });
});

test('чужая параллель или страница в подделанной кнопке ничего не меняет', async () => {
  await opens(madeUpSchool({ classes: MANY }));
  await added();
  for (const more of [{ grade: 11 }, { from: 999 }, { grade: 8, from: 999 }]) {
    await house.forges(ADMINISTRATOR, { do: 'chat', peer: CHAT, is: 'class:', ...more });
    expect(house.last(ADMINISTRATOR)).toContain('Какой это класс?');
    expect(house.keyboards(ADMINISTRATOR).at(-1)?.rows.flat()).not.toEqual([]);
  }
  await house.forges(PARENT, { do: 'chat', peer: CHAT, is: 'class:', grade: 8 });
  expect(house.last(PARENT)).toContain('Подтвердить может');
  expect(await chat()).toMatchObject({ state: 'seen' });
});
