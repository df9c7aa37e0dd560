/** «Отвечать без обращения»: кто включает, что узнаёт чат, и как бот отвечает, когда его не спрашивали. */
import type { Incoming } from '../../src/messaging/incoming';
import { ANNA, CHAT, confirmsBoth, IRINA, openChatOwners, PARENT, PUPIL, TEACHERS } from './chatOwners';
import type { House } from './harness';
import { ADMINISTRATOR, day, label } from './school';

const MINUTE = 60_000;
let house: House;
beforeEach(async () => {
  house = await openChatOwners();
  await confirmsBoth(house);
});
afterEach(() => house.close());

const turn = (act: 'overhear' | 'overhear_off', peer = CHAT) => ({ do: 'chat_card', peer, act });
const overheard: Incoming = { kind: 'overheard', peer: CHAT, topic: 'free', cmid: 12 };
const addressed = (text: string, address: 'mention' | 'reply' = 'mention'): Incoming => ({
  kind: 'message',
  peer: CHAT,
  from: PARENT,
  text,
  payload: null,
  address,
  content: 'text',
  cmid: 1,
  ref: null,
});

/** What the chat of 7Б hears of what happens. */
async function hears(...events: readonly Incoming[]): Promise<string[]> {
  const before = house.heardIn(CHAT).length;
  for (const event of events) await house.happens(event);
  return house.heardIn(CHAT).slice(before);
}

const isOpen = (peer = CHAT): Promise<boolean | undefined> =>
  house.stored(async ({ chats }) => (await chats.find(peer))?.overhears);

test('Анна Петровна включает и выключает на карточке; чат оба раза узнаёт одной строкой, без имён', async () => {
  const before = house.heardIn(CHAT).length;
  await house.says(ANNA, 'Чаты');
  await house.presses(ANNA, 'Все чаты');
  await house.presses(ANNA, '✅ 7Б класс');
  expect((await house.presses(ANNA, 'Отвечать без обращения'))[0]).toMatch(/«7Б класс»[^]*Чату я об этом сказал/u);
  expect(await isOpen()).toBe(true);
  await house.forges(ANNA, turn('overhear'));
  expect(house.last(ANNA)).toMatch(/^Уже включено/u);
  await house.forges(ANNA, { do: 'chat_card', peer: CHAT, act: 'show' });
  expect(house.last(ANNA)).toContain('Отвечаю и без обращения');
  await house.presses(ANNA, 'Только по обращению');
  expect(await isOpen()).toBe(false);
  const told = house.heardIn(CHAT).slice(before);
  expect(told).toEqual([
    expect.stringMatching(/без обращения[^]*ничего из них не храню/u),
    expect.stringMatching(/только если ко мне обратиться[^]*не читаю и не храню/u),
  ]);
  expect(told.join('\n')).not.toMatch(/\n.*\n|Анна|Ёлкин/u);
});

test.each([
  ['родитель', PARENT],
  ['ученик', PUPIL],
  ['учитель-предметник', IRINA],
  ['администратор: в чате класса решает только его классный руководитель', ADMINISTRATOR],
])('%s включить не может, и чат ничего не слышит', async (_who, user) => {
  const before = house.heardIn(CHAT).length;
  expect(await house.forges(user, turn('overhear'))).toHaveLength(1);
  expect(house.labels(user)).not.toContain('Отвечать без обращения');
  expect(await isOpen()).toBe(false);
  expect(house.heardIn(CHAT)).toHaveLength(before);
});

test('выключить может и администратор, чужой — нет; чат педагогов включает администратор, учитель — нет', async () => {
  await house.forges(ANNA, turn('overhear'));
  await house.forges(PARENT, turn('overhear_off'));
  await house.forges(IRINA, turn('overhear_off'));
  expect(await isOpen()).toBe(true);
  await house.forges(ADMINISTRATOR, turn('overhear_off'));
  expect(await isOpen()).toBe(false);
  await house.forges(IRINA, turn('overhear', TEACHERS));
  await house.forges(ANNA, turn('overhear', TEACHERS));
  expect(await isOpen(TEACHERS)).toBe(false);
  await house.forges(ADMINISTRATOR, turn('overhear', TEACHERS));
  expect(await isOpen(TEACHERS)).toBe(true);
});

test('класс передали: прежний классный руководитель больше не включает', async () => {
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 2, act: 'class', value: label('7Б') });
  await house.forges(ANNA, turn('overhear'));
  expect(await isOpen()).toBe(false);
  await house.forges(IRINA, turn('overhear'));
  expect(await isOpen()).toBe(true);
});

test('где слышны только обращения, включивший узнаёт, какое право нужно; где слышно всё — нет', async () => {
  const needs = /нужен «доступ ко всей переписке» или права администратора чата[^]*«Назначить администратором»/u;
  expect((await house.forges(ANNA, turn('overhear')))[0]).toMatch(needs);
  await house.forges(ANNA, turn('overhear_off'));
  await house.stored(({ chatActivity }) => chatActivity.countTalk(CHAT, day('2030-09-02'), 2));
  expect((await house.forges(ANNA, turn('overhear')))[0]).not.toMatch(needs);
});

test('администратору чата ВКонтакте передаёт всё', async () => {
  await house.stored(({ memberChecks }) => memberChecks.note(CHAT, { at: house.now, visible: true }));
  expect((await house.forges(ANNA, turn('overhear')))[0]).not.toContain('доступ ко всей переписке');
});

test('услышанный вопрос: ответ один раз за полдня, а без разрешения чата или после него — тишина', async () => {
  expect(await hears(overheard)).toEqual([]);
  await house.forges(ANNA, turn('overhear'));
  expect(await hears(overheard, overheard)).toEqual([expect.stringMatching(/^Платформа бесплатна\.\nПодробнее/u)]);
  house.restart();
  house.now += 11 * 60 * MINUTE;
  expect(await hears(overheard)).toEqual([]);
  house.now += 60 * MINUTE;
  expect(await hears(overheard, { ...overheard, topic: 'no_more' })).toHaveLength(1);
  await house.forges(ANNA, turn('overhear_off'));
  house.now += 13 * 60 * MINUTE;
  expect(await hears(overheard)).toEqual([]);
});

test('бот уходил из чата: вернувшись, слышит только обращения', async () => {
  await house.forges(ANNA, turn('overhear'));
  await house.happens({ kind: 'bot_removed', peer: CHAT, by: ANNA });
  await house.happens({ kind: 'bot_added', peer: CHAT, by: ANNA });
  expect(await isOpen()).toBe(false);
});

test('обратились с тем же: ответ, «выше в чате», тишина; через полчаса снова ответ', async () => {
  const asked = addressed('Сколько стоит платформа?');
  const answer = expect.stringMatching(/^Платформа бесплатна\.\nПодробнее/u) as string;
  expect(await hears(asked, asked, asked, asked)).toEqual([answer, expect.stringMatching(/^Ответ на это — выше/u)]);
  house.restart();
  house.now += 29 * MINUTE;
  expect(await hears(asked)).toEqual([]);
  house.now += MINUTE;
  expect(await hears(asked)).toEqual([answer]);
});

test('много строк подряд: одна о личных сообщениях, потом тишина', async () => {
  const unsure = addressed('Какая завтра погода?');
  const said = await hears(...Array.from({ length: 8 }, () => unsure));
  expect(said).toHaveLength(6);
  expect(said.at(-1)).toMatch(/^Чтобы не заполнять чат/u);
  house.now += 10 * MINUTE;
  expect(await hears(unsure)).toEqual([expect.stringMatching(/^Точного ответа у меня нет/u)]);
});

test('ответом на сообщение бота спрашивают — отвечает; разговаривают между собой — молчит', async () => {
  expect(
    await hears(...['спасибо!', 'ок', '', 'Марина, я же говорила', '👍'].map((text) => addressed(text, 'reply'))),
  ).toEqual([]);
  expect(await hears(addressed('платформа платная?', 'reply'))).toHaveLength(1);
  expect(await hears(addressed('А какая завтра погода?', 'reply'))).toEqual([
    expect.stringMatching(/^Точного ответа у меня нет/u),
  ]);
  expect(await hears(addressed('спасибо!'))).toEqual(['Пожалуйста!']);
});

test('о чате помнят темы и время, без людей и слов, и недолго', async () => {
  await hears(addressed('Сколько стоит платформа?'));
  const lately = (): Promise<unknown> => house.stored(({ chatLines }) => chatLines.lately(CHAT, house.now));
  expect(await lately()).toEqual([{ line: 'answer', topic: 'free', unasked: false, at: house.now }]);
  house.now += 12 * 60 * MINUTE;
  await house.stored(({ chatLines }) => chatLines.prune(house.now));
  house.now -= 12 * 60 * MINUTE;
  expect(await lately()).toEqual([]);
});
