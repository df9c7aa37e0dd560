import { peerId } from '../../src/domain/ids';
import type { LocalDate } from '../../src/domain/localDate';
import type { Intake, Received } from '../../src/messaging/incoming';
import { createIntake } from '../../src/messaging/intake';
import type { Database } from '../../src/store/database';
import { opened, scratchFile } from '../store/openDatabase';
import { ANNA, BORIS, REAL_NOW, message } from './desk';

let file: ReturnType<typeof scratchFile>;
let database: Database;
let woken: number;
let intake: Intake;
beforeEach(async () => {
  file = scratchFile();
  database = await opened(file.path);
  woken = 0;
  intake = createIntake({
    database,
    now: () => REAL_NOW,
    today: () => '2023-06-14' as LocalDate,
    onStored: () => (woken += 1),
  });
});
afterEach(async () => {
  await database.close();
  file.remove();
});

const event = (id: string, from: number, text: string): Received => ({
  kind: 'event',
  eventId: id,
  incoming: message(from, text),
});

const waiting = async (): Promise<string[]> =>
  (await database.transaction(({ inbox }) => inbox.next(0, 100))).map((row) => row.eventId);

test('what a poll brought and its position are stored together', async () => {
  expect(await intake.position()).toBeNull();
  await intake.store([event('a', ANNA, 'раз'), event('b', BORIS, 'два')], '7');
  expect(await waiting()).toEqual(['a', 'b']);
  expect(await intake.position()).toBe('7');
  expect(woken).toBe(1);
});

test('when one update cannot be stored, nothing is: the position stays, and all come again', async () => {
  await intake.store([], '5');
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  const broken: Received = { kind: 'event', eventId: 'b', incoming: message(ANNA, 'два', cyclic) };
  await expect(intake.store([event('a', ANNA, 'раз'), broken], '7')).rejects.toThrow();
  expect(await waiting()).toEqual([]);
  expect(await intake.position()).toBe('5');
  expect(woken).toBe(1);
  await intake.store([event('a', ANNA, 'раз'), event('b', ANNA, 'два')], '7');
  expect(await waiting()).toEqual(['a', 'b']);
});

test('updates that come again, in any order and from an older position, are taken once', async () => {
  await intake.store([event('a', ANNA, 'раз'), event('b', ANNA, 'два')], '7');
  await intake.store([event('b', ANNA, 'два'), event('c', ANNA, 'три'), event('a', ANNA, 'раз')], '8');
  expect(await waiting()).toEqual(['a', 'b', 'c']);
});

test('talk that is not for the bot is counted by chat and day, and not a word of it is kept', async () => {
  const chat = peerId(2_000_000_001);
  const talk: Received = { kind: 'talk', peer: chat };
  await intake.store([talk, talk, event('a', ANNA, 'раз'), talk], '7');
  await intake.store([talk], '8');
  expect(await waiting()).toEqual(['a']);
  await database.close();
  const raw = (await import('better-sqlite3')).default(file.path);
  expect(raw.prepare('select peer, day, messages from chat_activity').all()).toEqual([
    { peer: chat, day: '2023-06-14', messages: 4 },
  ]);
  raw.close();
  database = await opened(file.path);
});

test('what is addressed to the bot in a chat is counted too, once, and private words are not', async () => {
  const chat = peerId(2_000_000_001);
  const asked = (eventId: string): Received => ({
    kind: 'event',
    eventId,
    incoming: { ...message(ANNA, 'когда собрание?'), peer: chat },
  });
  await intake.store([asked('a'), { kind: 'talk', peer: chat }, asked('b'), event('c', ANNA, 'раз')], '7');
  await intake.store([asked('b'), asked('d')], '8');
  expect(await database.transaction(({ chatActivity }) => chatActivity.of(chat))).toEqual([
    { day: '2023-06-14', talk: 1, addressed: 3 },
  ]);
});

test('an update that cannot be read is set aside for the operator, and the others are taken', async () => {
  const unreadable: Received = { kind: 'unreadable', eventId: 'x', error: 'no type', raw: '{"odd":1}' };
  await intake.store([unreadable, event('a', ANNA, 'раз'), unreadable], '7');
  expect(await waiting()).toEqual(['a']);
  expect(await database.transaction(({ inbox }) => inbox.failed(10))).toMatchObject([
    { eventId: 'x', error: 'no type' },
  ]);
});
