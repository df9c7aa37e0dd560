/** What the bot asks and does in group chats. */
import { peerId, userId, type UserId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR } from './school';

const CHAT = peerId(2_000_000_001);
const OTHER = peerId(2_000_000_002);
const TEACHER = userId(20);
const PARENT = userId(30);

let house: House;
beforeEach(async () => {
  house = await House.open();
  await house.says(TEACHER, 'Начать');
  await house.presses(TEACHER, 'Согласен');
  await house.says(TEACHER, 'классный руководитель');
  await house.says(TEACHER, 'Ёлкина Анна Петровна');
  await house.presses(TEACHER, 'Да');
  await house.presses(TEACHER, 'Ещё нет');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
});
afterEach(() => house.close());

const inChat = (peer = CHAT) => house.heardIn(peer);
const labels = (peer = CHAT): string[] => house.labelsIn(peer);

async function added(title: string | null, peer = CHAT): Promise<void> {
  await house.happens({ kind: 'bot_added', peer, by: TEACHER });
  await house.happens({ kind: 'chat_described', peer, title, greet: true });
}

let presses = 0;
/** Presses a button in the chat; returns what appeared over it. */
async function taps(user: UserId, label: string, peer = CHAT): Promise<string | null> {
  const payload = house.payloadIn(peer, label);
  const answerId = `press ${(presses += 1)}`;
  await house.happens({ kind: 'press', peer, from: user, payload, answerId, cmid: 1 });
  return house.over(answerId);
}

const chat = (peer = CHAT) => house.stored((stores) => stores.chats.find(peer));

describe('a chat whose title tells nothing', () => {
  beforeEach(() => added('Болталка'));

  test('is offered to the administrator by kind', async () => {
    expect(labels()).toEqual(['Чат администрации', 'Чат педагогов', 'Другой чат']);
    expect(inChat().at(-1)).toContain('администратор, выберите кнопку');
    expect(await taps(ADMINISTRATOR, 'Чат педагогов')).toBeNull();
    expect(await chat()).toMatchObject({ state: 'confirmed', kind: 'teachers', classLabel: null });
  });

  test.each([
    ['a parent', PARENT],
    ['a class teacher', TEACHER],
  ])('is not given a kind by %s', async (_who, person) => {
    expect(await taps(person, 'Чат администрации')).toMatch(/или администратор/u);
    expect(await chat()).toMatchObject({ state: 'seen', kind: null });
  });

  test('is proposed anew when a title tells more, once', async () => {
    const before = inChat().length;
    await house.happens({ kind: 'title_changed', peer: CHAT, title: '7Б класс' });
    expect(inChat().slice(before)).toEqual([expect.stringMatching(/новое название.*чат 7Б/su)]);
    expect(house.last(TEACHER)).toContain('Это чат 7Б?');
    await house.happens({ kind: 'title_changed', peer: CHAT, title: '7Б — наш класс' });
    await house.happens({ kind: 'title_changed', peer: CHAT, title: 'Опять болталка' });
    expect(inChat()).toHaveLength(before + 1);
    expect(await chat()).toMatchObject({ title: 'Опять болталка' });
  });
});

test('a chat that is looked at again, not joined, is not greeted again', async () => {
  await added('Болталка');
  const before = inChat().length;
  await house.happens({ kind: 'chat_described', peer: CHAT, title: 'Болталка', greet: false });
  expect(inChat()).toHaveLength(before);
  await house.happens({ kind: 'chat_described', peer: CHAT, title: 'Педагоги школы', greet: false });
  expect(inChat().slice(before)).toEqual([expect.stringContaining('чат педагогов')]);
});

test('a new title of a confirmed chat is kept without a word', async () => {
  await added('7Б класс');
  await taps(TEACHER, 'Да, чат 7Б');
  const before = inChat().length;
  await house.happens({ kind: 'title_changed', peer: CHAT, title: '6А класс' });
  expect(inChat()).toHaveLength(before);
  expect(await chat()).toMatchObject({ title: '6А класс', state: 'confirmed' });
});

describe('«Нет, другой чат»', () => {
  test('is the word of those who may confirm; others read so over the button', async () => {
    await added('7А класс');
    const before = inChat().length;
    for (const person of [PARENT, TEACHER]) expect(await taps(person, 'Нет, другой чат')).toMatch(/Подтвердить может/u);
    expect(inChat()).toHaveLength(before);
    expect(await taps(ADMINISTRATOR, 'Нет, другой чат')).toBeNull();
    expect(labels()).toContain('Чат педагогов');
  });
});

test('a second chat of the class: the teacher is sent to the administrator, who can replace it', async () => {
  await added('7Б класс');
  await taps(TEACHER, 'Да, чат 7Б');
  await added('7Б новый', OTHER);
  await taps(TEACHER, 'Да, чат 7Б', OTHER);
  expect(inChat(OTHER).at(-1)).toContain('подтвердить этот чат вместо прежнего');
  await taps(ADMINISTRATOR, 'Да, чат 7Б', OTHER);
  expect(await chat(OTHER)).toMatchObject({ state: 'confirmed', kind: 'class' });
});
