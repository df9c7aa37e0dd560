/** A class teacher brings the bot into the chat of the class before the administrator has confirmed her. */
import { peerId, userId, type PeerId, type UserId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR } from './school';

const CHAT = peerId(2_000_000_001);
const ANOTHER = peerId(2_000_000_002);
const TEACHER = userId(20);
const PARENT = userId(30);

let house: House;
beforeEach(async () => {
  house = await House.open();
  await house.introduces(TEACHER, 'классный руководитель', 'Ёлкина Анна Петровна');
});
afterEach(() => house.close());

async function added(title: string, peer: PeerId, by: UserId): Promise<void> {
  await house.happens({ kind: 'bot_added', peer, by });
  await house.happens({ kind: 'chat_described', peer, title, greet: true });
}

let presses = 0;
async function taps(user: UserId, label: string, peer = CHAT): Promise<string | null> {
  const payload = house.payloadIn(peer, label);
  const answerId = `press ${(presses += 1)}`;
  await house.happens({ kind: 'press', peer, from: user, payload, answerId, cmid: 1 });
  return house.over(answerId);
}

const stateOf = (peer: PeerId) => house.stored(async (stores) => (await stores.chats.find(peer))?.state);
const heardSince = async (act: () => Promise<unknown>): Promise<string[]> => {
  const before = house.heard(TEACHER).length;
  await act();
  return house.heard(TEACHER).slice(before);
};

test('she reads over the button that she is yet to be confirmed, and the same press counts after that', async () => {
  await added('7Б класс', CHAT, TEACHER);
  const over = await taps(TEACHER, 'Да, чат 7Б');
  expect(over).toMatch(/ещё не подтвердил вас.*ещё раз/u);
  expect(over?.length).toBeLessThanOrEqual(90);
  expect(await stateOf(CHAT)).toBe('seen');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  expect(await taps(TEACHER, 'Да, чат 7Б')).toBeNull();
  expect(await stateOf(CHAT)).toBe('confirmed');
});

test('the chat of another class is still said to be its own teacher’s; so it is to a parent', async () => {
  await added('7А класс', CHAT, TEACHER);
  expect(await taps(TEACHER, 'Да, чат 7А')).toContain('Подтвердить может классный руководитель');
  expect(await taps(PARENT, 'Да, чат 7А')).toContain('Подтвердить может классный руководитель');
});

test('after the administrator’s yes she is reminded in private of the chat, and confirms it there', async () => {
  await added('7Б класс', CHAT, PARENT);
  const heard = await heardSince(() => house.presses(ADMINISTRATOR, 'Подтвердить'));
  expect(heard.at(-1)).toBe('Чат «7Б класс» ждёт вашего слова. Это чат 7Б? Подтвердите, и я отмечу его в реестре.');
  await house.presses(TEACHER, 'Да, чат 7Б');
  expect(await stateOf(CHAT)).toBe('confirmed');
  const done = await house.stored((stores) => stores.assignments.all());
  expect(done.find((one) => one.subject === 'class:7Б')?.assignment.state).toBe('confirmed');
});

test('a chat without a class in its title is hers to name when she brought the bot, and nobody else’s is', async () => {
  await added('Болталка', CHAT, TEACHER);
  await added('Курилка', ANOTHER, PARENT);
  const heard = await heardSince(() => house.presses(ADMINISTRATOR, 'Подтвердить'));
  expect(heard.filter((text) => text.includes('ждёт вашего слова'))).toEqual([
    expect.stringContaining('Чат «Болталка» ждёт вашего слова. Скажите кнопкой'),
  ]);
  await house.presses(TEACHER, 'Чат 7Б');
  expect(await stateOf(CHAT)).toBe('confirmed');
});

test('a chat that has its yes already, or that the bot has left, is not spoken of', async () => {
  await added('7Б класс', CHAT, TEACHER);
  await taps(ADMINISTRATOR, 'Да, чат 7Б');
  await added('7Б родители', ANOTHER, TEACHER);
  await house.happens({ kind: 'bot_removed', peer: ANOTHER, by: TEACHER });
  const heard = await heardSince(() => house.presses(ADMINISTRATOR, 'Подтвердить'));
  expect(heard.join('\n')).not.toContain('ждёт вашего слова');
});

test('one who is not confirmed hears nothing of chats', async () => {
  await added('7Б класс', CHAT, TEACHER);
  const heard = await heardSince(() => house.presses(ADMINISTRATOR, 'Отклонить'));
  expect(heard).toHaveLength(1);
  expect(await taps(TEACHER, 'Да, чат 7Б')).toContain('Подтвердить может классный руководитель');
});
