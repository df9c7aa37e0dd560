/** A message that waits for its picture: it leaves once and in time, whatever becomes of the picture. */
import { peerId } from '../../src/domain/ids';
import type { Incoming } from '../../src/messaging/incoming';
import { readJob } from '../../src/messaging/job';
import { createOutboxQueue, letGo, PICTURE_WAIT_MS } from '../../src/messaging/outbox';
import type { ClaimedMessage, OutboxQueue, OutgoingMessage } from '../../src/messaging/outgoing';
import { Turn } from '../../src/messaging/turn';
import type { Database } from '../../src/store/database';
import { settleRestored } from '../../src/usecases/settleRestored';
import { inMemory, opened, scratchFile } from '../store/openDatabase';
import { MOMENTS } from '../reports/progressMoments';
import { message, NOW, REAL_NOW, recordingLogger } from './desk';

const VERA = peerId(101);
const FACTS = MOMENTS.weekBefore;
const PICTURE = { attachment: 'photo-1_2_abc', words: 'На картинке — по группам: классы 1 из 2.' };
const AFTER = REAL_NOW + PICTURE_WAIT_MS;

let database: Database;
let queue: OutboxQueue;
let randomIds = 0;
const begin = (on: Database): void => {
  database = on;
  queue = createOutboxQueue(on, () => undefined, recordingLogger().logger);
};
beforeEach(async () => begin(await inMemory()));
afterEach(() => database.close());

const inTurn = (run: (turn: Turn) => Promise<void>, event: Incoming = message(101, 'Сводка')): Promise<void> =>
  database.transaction((stores) =>
    run(new Turn({ event, now: NOW, realNow: REAL_NOW, randomId: () => (randomIds += 1), stores })),
  );
const sends = (text = 'Сводка', more: { expiresAt?: number; about?: string } = {}): Promise<void> =>
  inTurn((turn) => turn.sendWithPicture(VERA, { text }, FACTS, 'unasked', more));
const jobs = async () =>
  database.transaction(async (stores) => {
    const row = await stores.jobs.next(0);
    return row && readJob(row.body);
  });
const release = (row: number, picture: typeof PICTURE | null): Promise<void> =>
  database.transaction((stores) => letGo(stores, row, picture));

async function leave(now: number): Promise<OutgoingMessage[]> {
  const rows = await queue.claim(now, 10);
  await queue.settle(
    rows.map((row) => ({ kind: 'sent', row, cmid: null })),
    now,
  );
  return rows.filter((row): row is ClaimedMessage => row.kind === 'message').map((row) => row.message);
}

test('it waits, and the job that draws knows its row and its numbers', async () => {
  await sends();
  expect(await leave(REAL_NOW)).toEqual([]);
  expect(await jobs()).toEqual({ kind: 'draw_progress', peer: VERA, row: 1, facts: FACTS });
});

test('with its picture it leaves at once, the words under it', async () => {
  await sends();
  await release(1, PICTURE);
  expect(await leave(REAL_NOW)).toEqual([{ text: `Сводка\n\n${PICTURE.words}`, attachment: PICTURE.attachment }]);
  expect(await leave(AFTER)).toEqual([]);
});

test('without a picture it leaves at once as it is', async () => {
  await sends();
  await release(1, null);
  expect(await leave(REAL_NOW)).toEqual([{ text: 'Сводка' }]);
});

test('when nobody says anything it leaves after the wait, and a picture that comes later changes nothing', async () => {
  await sends();
  expect(await queue.nextAt()).toBe(AFTER);
  expect(await leave(AFTER - 1)).toEqual([]);
  expect(await leave(AFTER)).toEqual([{ text: 'Сводка' }]);
  await release(1, PICTURE);
  expect(await leave(AFTER)).toEqual([]);
});

test('a picture does not get into a message that VK may have already', async () => {
  await sends();
  const [row] = await queue.claim(AFTER, 1);
  if (!row) throw new Error('nothing to send');
  await release(1, PICTURE);
  await queue.settle([{ kind: 'retry', row, afterMs: 0, uncertain: true }], AFTER);
  await release(1, PICTURE);
  expect(await leave(AFTER)).toEqual([{ text: 'Сводка' }]);
});

test('of a long text the last part carries the picture, the others do not wait', async () => {
  const long = Array.from({ length: 900 }, (_, index) => `Строка ${index}`).join('\n');
  await sends(long);
  const [first, ...more] = await leave(REAL_NOW);
  expect([first?.text.startsWith('Строка 0\n'), first?.attachment, more]).toEqual([true, undefined, []]);
  const waiting = await jobs();
  if (waiting?.kind !== 'draw_progress') throw new Error('no picture is drawn');
  let rest: OutgoingMessage[] = [];
  await release(waiting.row, PICTURE);
  for (let part = await leave(REAL_NOW); part.length > 0; part = await leave(REAL_NOW)) rest = [...rest, ...part];
  expect(rest.map(({ attachment }) => attachment)).toEqual([...rest.slice(1).map(() => undefined), PICTURE.attachment]);
});

test('words that would make it too long are left out, the picture stays', async () => {
  const text = `Сводка ${'я'.repeat(4_080)}`;
  await sends(text);
  await release(1, PICTURE);
  expect(await leave(REAL_NOW)).toEqual([{ text, attachment: PICTURE.attachment }]);
});

test('what soon will be stale does not wait', async () => {
  await sends('Сводка', { expiresAt: REAL_NOW + PICTURE_WAIT_MS });
  expect(await leave(REAL_NOW)).toEqual([{ text: 'Сводка' }]);
  expect(await jobs()).toBeNull();
});

test('stale it does not leave: it is taken back as anything the clock said', async () => {
  const expiresAt = REAL_NOW + 3 * PICTURE_WAIT_MS;
  await sends('Сводка', { expiresAt, about: 'digest 2023-06-15' });
  expect(await leave(expiresAt + 1)).toEqual([]);
  const [event] = await database.transaction(({ inbox }) => inbox.next(0, 10));
  expect(event?.body).toContain('"unsaid"');
  await release(1, PICTURE);
  expect(await leave(expiresAt + 1)).toEqual([]);
});

test('a pause drops it, and its picture does not bring it back', async () => {
  await sends();
  await database.transaction(({ outbox }) => outbox.dropUnasked(REAL_NOW));
  await release(1, PICTURE);
  expect(await leave(AFTER)).toEqual([]);
});

test('who asks to be forgotten gets nothing any more', async () => {
  await sends();
  await database.transaction(({ outbox }) => outbox.forget(VERA));
  await release(1, PICTURE);
  expect(await leave(AFTER)).toEqual([]);
});

test('a killed process loses neither the message nor the drawing; a restored copy sends the text', async () => {
  await database.close();
  const file = scratchFile();
  begin(await opened(file.path));
  await sends();
  await database.close();
  begin(await opened(file.path));
  expect(await jobs()).toMatchObject({ kind: 'draw_progress', row: 1 });
  await database.transaction((stores) => settleRestored({ stores, now: REAL_NOW }, { clockIsReal: true }));
  expect(await jobs()).toBeNull();
  expect(await leave(AFTER)).toEqual([{ text: 'Сводка' }]);
  file.remove();
});
