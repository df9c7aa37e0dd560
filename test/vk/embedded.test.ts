/** The adapter against the embedded VK, over real HTTP: an echo bot made of the poller and the sender alone. */
import { peerId } from '../../src/domain/ids';
import type { Incoming, Intake } from '../../src/messaging/incoming';
import type { EmbeddedVkOptions } from '../../src/sandbox/embeddedVk';
import type { VkApi } from '../../src/vk/api';
import { describeChat, groupInfo } from '../../src/vk/chats';
import { createPoller, type Poller } from '../../src/vk/poller';
import { createSender, type Sender } from '../../src/vk/sender';
import { createTranslate } from '../../src/vk/translate';
import { ANNA, BORIS, CLASS_CHAT, GROUP, TOKEN, Town, VERA } from '../sandbox/town';
import { memoryQueue, type MemoryQueue } from './memoryQueue';
import { apiOf, logLines, until, type Lines } from './tinyVk';

let town: Town;
let api: VkApi;
let queue: MemoryQueue;
let sender: Sender;
let poller: Poller;
let lines: Lines;
let events: Incoming[];
let ids: Set<string>;

/** Answers every message with its own words, and every press with a snackbar; an event that comes again is not answered again. */
async function open(options: Partial<EmbeddedVkOptions> = {}, rateLimit = 0): Promise<void> {
  town = await Town.open(options);
  lines = logLines();
  events = [];
  ids = new Set();
  queue = memoryQueue();
  api = apiOf(town.vk.apiUrl, { token: TOKEN, logger: lines.logger, rateLimit });
  const real = { now: Date.now, random: () => 0, logger: lines.logger };
  sender = createSender({ api, queue, ...real });
  let position: string | null = null;
  const intake: Intake = {
    position: async () => position,
    async store(received, at) {
      position = at;
      for (const one of received) {
        if (one.kind !== 'event' || ids.has(one.eventId)) continue;
        ids.add(one.eventId);
        events.push(one.incoming);
        if (one.incoming.kind === 'message') queue.add(one.incoming.peer, one.incoming.text);
        if (one.incoming.kind === 'press') queue.addAnswer(one.incoming.from, one.incoming.answerId, 'Принято');
      }
      sender.wake();
    },
  };
  const translate = createTranslate({ vk: api.vk, groupId: GROUP, screenName: 'school', commandWords: ['вопрос'] });
  poller = createPoller({ api, groupId: GROUP, intake, translate, ...real, backoff: { baseMs: 10, capMs: 50 } });
  await poller.start();
}

afterEach(async () => {
  await poller.stop();
  await sender.stop();
  api.close();
  await town.vk.close();
});

const botSaid = (peer: number): string[] =>
  town.world
    .messages(peer)
    .filter((message) => message.fromBot)
    .map((message) => message.text);

test('a person writes and is answered, with a keyboard that works', async () => {
  await open();
  const cmid = town.world.say(ANNA, ANNA, 'Начать');
  expect(await town.world.nextMessage(ANNA, cmid)).toMatchObject({ text: 'Начать', fromBot: true });
  const button = { label: 'Готово', payload: { do: 'open', what: 'done' }, press: 'callback' } as const;
  queue.add(ANNA, { text: 'Выберите', keyboard: { inline: true, rows: [[button]] } });
  sender.wake();
  const offered = await town.world.nextMessage(ANNA, cmid + 1);
  const pressed = town.world.pressLabel(ANNA, ANNA, 'Готово', offered.cmid);
  const { eventId } = pressed as { eventId: string };
  expect(await town.world.answerTo(eventId)).toMatchObject({ kind: 'snackbar', text: 'Принято', user: ANNA });
  expect(events.at(-1)).toMatchObject({ kind: 'press', payload: button.payload, cmid: offered.cmid });
});

test('in a chat it hears its arrival, mentions, replies and buttons, and says nothing to talk', async () => {
  await open();
  town.world.inviteBot(CLASS_CHAT, ANNA);
  town.world.setBotReadsAll(CLASS_CHAT, true);
  town.world.say(BORIS, CLASS_CHAT, 'Завтра собрание');
  const asked = town.world.say(BORIS, CLASS_CHAT, '@school, когда регистрация?');
  const answer = await town.world.nextMessage(CLASS_CHAT, asked);
  const replied = town.world.say(ANNA, CLASS_CHAT, { text: 'а до какого?', replyToCmid: answer.cmid });
  await town.world.nextMessage(CLASS_CHAT, replied);
  const commanded = town.world.say(ANNA, CLASS_CHAT, '/вопрос где');
  await town.world.nextMessage(CLASS_CHAT, commanded);
  town.world.renameChat(CLASS_CHAT, ANNA, '7Б');
  town.world.kickBot(CLASS_CHAT, ANNA);
  await until('it heard everything', () => events.some((event) => event.kind === 'bot_removed'));
  expect(botSaid(CLASS_CHAT)).toEqual(['когда регистрация?', 'а до какого?', 'где']);
  expect(events.map((event) => (event.kind === 'message' ? event.address : event.kind))).toEqual([
    'bot_added',
    'mention',
    'reply',
    'command',
    'title_changed',
    'bot_removed',
  ]);
});

test('one who never wrote refuses a message in a batch, the others get theirs', async () => {
  await open();
  town.world.allow(ANNA);
  town.world.allow(BORIS);
  for (const peer of [ANNA, VERA, BORIS]) queue.add(peer, 'Сроки');
  sender.wake();
  await until('all are settled', () => queue.open() === 0);
  expect(queue.results).toMatchObject([
    { kind: 'sent', cmid: 1 },
    { kind: 'refused', code: 901, refusal: 'person_unreachable' },
    { kind: 'sent', cmid: 1 },
  ]);
});

test('a lost answer, a restart of VK, an expired key and repeated updates: nothing twice, nothing lost', async () => {
  await open();
  const say = (text: string): number => town.world.say(ANNA, ANNA, text);
  town.world.hangUpAfter({ method: 'messages.send' });
  await town.world.nextMessage(ANNA, say('раз'));
  await until('the loss was noticed', () => queue.results.some((result) => result.kind === 'retry'));
  queue.hurry();
  await until('it is known to be sent', () => queue.open() === 0);
  town.world.expireKey();
  await town.world.nextMessage(ANNA, say('два'));
  town.world.repeatUpdates(2);
  town.world.outage(true);
  say('три');
  await until('the outage is noticed', () => poller.state().error !== null);
  town.world.outage(false);
  await until('it is back', () => poller.state().error === null);
  await until('all are sent', () => queue.open() === 0 && botSaid(ANNA).length === 3);
  expect(botSaid(ANNA)).toEqual(['раз', 'два', 'три']);
});

test("under VK's limit of requests fifty people are answered without an error", async () => {
  const people = Array.from({ length: 50 }, (_, index) => 1_000 + index);
  const person = (id: number) => ({ id, name: `Имя ${id}`, firstName: 'Имя', lastName: String(id), note: '' });
  await open({ rateLimit: 20, world: { people: people.map(person), chats: [] } }, 20);
  for (const id of people) town.world.say(id, id, `вопрос ${id}`);
  await town.world.botMessages(50);
  expect(people.map(botSaid)).toEqual(people.map((id) => [`вопрос ${id}`]));
  expect(lines.at(40)).toEqual([]);
});

test('the community and its chats can be asked about', async () => {
  await open();
  expect(await groupInfo(api)).toEqual({ kind: 'found', id: GROUP, screenName: 'school', name: 'Школа' });
  const chat = peerId(CLASS_CHAT);
  expect((await describeChat(api, chat)).title).toBeNull();
  town.world.inviteBot(CLASS_CHAT, ANNA);
  expect(await describeChat(api, chat)).toEqual({ title: '7Б родители', passing: false });
});
