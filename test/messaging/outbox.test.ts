import { peerId, userId, type PeerId } from '../../src/domain/ids';
import { addMessage, createOutboxQueue } from '../../src/messaging/outbox';
import type { Claimed, OutboxQueue, OutgoingMessage, Priority } from '../../src/messaging/outgoing';
import { readEvent } from '../../src/messaging/storedEvent';
import { ANSWER_TERM_MS } from '../../src/store/pressAnswerStore';
import type { Database } from '../../src/store/database';
import { inMemory } from '../store/openDatabase';
import { REAL_NOW as NOW, recordingLogger } from './desk';

const ANNA = peerId(101);
const BORIS = peerId(102);
let database: Database;
let queue: OutboxQueue;
let woken: number;
let log: readonly string[];
beforeEach(async () => {
  database = await inMemory();
  woken = 0;
  const { logger, lines } = recordingLogger();
  log = lines;
  queue = createOutboxQueue(database, () => (woken += 1), logger);
});
afterEach(() => database.close());

let randomId = 0;
const say = (
  peer: PeerId,
  message: OutgoingMessage,
  priority: Priority = 'reply',
  expiresAt: number | null = null,
): Promise<void> =>
  database.transaction((stores) =>
    addMessage(stores, peer, message, priority, { now: NOW, randomId: () => (randomId += 1), expiresAt }),
  );
const press = (answerId: string, at = NOW): Promise<void> =>
  database.transaction(({ pressAnswers }) =>
    pressAnswers.add({ peer: ANNA, user: userId(101), answerId, text: 'Готово' }, at),
  );

const nameOf = (row: Claimed): string => (row.kind === 'answer' ? row.answerId : row.message.text);
const claim = async (now = NOW, limit = 25): Promise<readonly Claimed[]> => queue.claim(now, limit);
const only = async (now = NOW): Promise<Claimed> => {
  const [row, ...more] = await claim(now);
  if (!row || more.length > 0) throw new Error(`${more.length + (row ? 1 : 0)} rows were claimed`);
  return row;
};

test('answers to buttons go first, then replies, then broadcasts; together no more than asked for', async () => {
  await say(ANNA, { text: 'рассылка' }, 'broadcast');
  await say(BORIS, { text: 'ответ' });
  await press('кнопка');
  expect((await claim(NOW, 2)).map(nameOf)).toEqual(['кнопка', 'ответ']);
  expect((await claim(NOW, 2)).map(nameOf)).toEqual(['кнопка', 'рассылка']);
});

test('a claimed message is not handed out again until its result is known', async () => {
  await say(ANNA, { text: 'раз' });
  const row = await only();
  expect(await claim()).toEqual([]);
  await queue.settle([{ kind: 'sent', row, cmid: 5 }], NOW);
  expect(await claim()).toEqual([]);
  expect(await queue.nextAt()).toBeNull();
});

test('a retry is the same message under the same random_id, when its time has come', async () => {
  await say(ANNA, { text: 'раз', keyboard: { inline: false, rows: [] } });
  const row = await only();
  await queue.settle([{ kind: 'retry', row, afterMs: 700, uncertain: true }], NOW);
  expect(await claim(NOW + 699)).toEqual([]);
  expect(await queue.nextAt()).toBe(NOW + 700);
  expect(await only(NOW + 700)).toEqual({ ...row, attempts: 1 });
});

test('a message whose keyboard VK refused goes out once more without it', async () => {
  await say(ANNA, {
    text: 'раз',
    keyboard: { inline: true, rows: [[{ label: 'Да', payload: { do: 'open', what: 'menu' } }]] },
  });
  const row = await only();
  if (row.kind !== 'message') throw new Error('not a message');
  await queue.settle([{ kind: 'plain', row, code: 911 }], NOW);
  expect(await only()).toEqual({ ...row, attempts: 1, message: { text: 'раз' } });
});

test('a refusal is an event of its own, told once', async () => {
  await say(ANNA, { text: 'раз' });
  const row = await only();
  await queue.settle([{ kind: 'refused', row, code: 901, refusal: 'person_unreachable' }], NOW);
  expect(woken).toBe(1);
  const events = await database.transaction(({ inbox }) => inbox.next(0, 10));
  expect(events.map((event) => readEvent(event.body))).toEqual([
    { kind: 'refused', peer: ANNA, code: 901, refusal: 'person_unreachable' },
  ]);
  expect(await claim()).toEqual([]);
});

test('one result that cannot be recorded keeps the others unrecorded too: all are told again', async () => {
  await say(ANNA, { text: 'раз' });
  await say(BORIS, { text: 'два' });
  const [first, second] = await claim();
  if (!first || !second) throw new Error('two rows were expected');
  const broken = { kind: 'retry', row: second, afterMs: Number.NaN, uncertain: false } as const;
  await expect(queue.settle([{ kind: 'sent', row: first, cmid: 1 }, broken], NOW)).rejects.toMatchObject({
    code: 'SQLITE_CONSTRAINT_NOTNULL',
  });
  await queue.settle(
    [
      { kind: 'sent', row: first, cmid: 1 },
      { ...broken, afterMs: 0 },
    ],
    NOW,
  );
  expect((await claim()).map(nameOf)).toEqual(['два']);
});

test('an answer to a button is postponed, removed when it is out, and worth nothing after a minute', async () => {
  await press('раз');
  const row = await only();
  await queue.settle([{ kind: 'retry', row, afterMs: 300, uncertain: true }], NOW);
  expect(await claim(NOW + 299)).toEqual([]);
  expect(await queue.nextAt()).toBe(NOW + 300);
  expect(await only(NOW + 300)).toEqual(row);
  await queue.settle([{ kind: 'sent', row, cmid: null }], NOW + 300);
  expect(await queue.nextAt()).toBeNull();

  await press('два');
  expect(await claim(NOW + ANSWER_TERM_MS)).toEqual([]);
  expect(await queue.nextAt()).toBeNull();
});

test('a message whose random_id VK may have forgotten is given up at the next look', async () => {
  await say(ANNA, { text: 'раз' });
  await say(ANNA, { text: 'два' });
  const row = await only();
  await queue.settle([{ kind: 'retry', row, afterMs: 0, uncertain: true }], NOW);
  expect((await claim(NOW + 51 * 60_000)).map(nameOf)).toEqual(['два']);
});

test('a reminder that cannot leave in its hours is dropped with a word in the log, and what is behind it goes out', async () => {
  await say(ANNA, { text: 'напоминание' }, 'broadcast', NOW + 1_000);
  await say(ANNA, { text: 'ответ' });
  await say(BORIS, { text: 'сводка' }, 'broadcast', NOW + 1_001);
  expect((await claim(NOW + 1_001)).map(nameOf)).toEqual(['сводка', 'ответ']);
  expect(log).toEqual([expect.stringContaining('too late')]);
  expect(log.join('')).not.toContain('напоминание');
  expect(await database.transaction(({ outbox }) => outbox.undeliveredSince(0))).toEqual([]);
});

test('in its hours it leaves; put back, it is worth nothing after them', async () => {
  await say(ANNA, { text: 'напоминание' }, 'broadcast', NOW + 1_000);
  const row = await only(NOW + 1_000);
  await queue.settle([{ kind: 'retry', row, afterMs: 1, uncertain: false }], NOW + 1_000);
  expect(await claim(NOW + 1_001)).toEqual([]);
  expect(await queue.nextAt()).toBeNull();
});

test('a row that holds no message is set aside as a mistake of ours and stops nobody', async () => {
  await database.transaction(({ outbox }) =>
    outbox.add({ peer: ANNA, priority: 1, body: '{"text":"раз","photo":1}', randomId: 1, expiresAt: null }, NOW),
  );
  await say(ANNA, { text: 'два' });
  expect((await claim()).map(nameOf)).toEqual(['два']);
  expect(await database.transaction(({ outbox }) => outbox.undeliveredSince(0))).toMatchObject([
    { peer: ANNA, refusal: 'our_mistake' },
  ]);
  expect(log).toEqual([expect.stringContaining('cannot be read')]);
});

test('a keyboard refused after a doubt: the doubt stays, so the words are not sent blindly for ever', async () => {
  await say(ANNA, { text: 'раз', keyboard: { inline: true, rows: [] } });
  const doubtful = await only();
  await queue.settle([{ kind: 'retry', row: doubtful, afterMs: 0, uncertain: true }], NOW);
  const row = await only(NOW + 1);
  if (row.kind !== 'message') throw new Error('not a message');
  await queue.settle([{ kind: 'plain', row, code: 911 }], NOW + 1);
  expect(await claim(NOW + 51 * 60_000)).toEqual([]);
});
