/** What was said to nobody in particular: a counter, or a topic to answer; never words. */
import SQLite from 'better-sqlite3';
import { peerId, userId } from '../../src/domain/ids';
import type { LocalDate } from '../../src/domain/localDate';
import type { Received } from '../../src/messaging/incoming';
import { createIntake } from '../../src/messaging/intake';
import { createOverhearing } from '../../src/messaging/overhearing';
import type { Database } from '../../src/store/database';
import { opened, scratchFile } from '../store/openDatabase';
import { label } from '../scenes/school';

const NOW = 1_700_000_000_000;
const MINUTE = 60_000;
const OPEN = peerId(2_000_000_001);
const CLOSED = peerId(2_000_000_002);
const WORD = 'кронштадтский';

let file: ReturnType<typeof scratchFile>;
let database: Database;
/** Texts that were matched, and those that the thread was asked to read. */
let matched: string[];
let read: string[];
beforeEach(async () => {
  file = scratchFile();
  database = await opened(file.path);
  matched = [];
  read = [];
  await database.transaction(async ({ chats }) => {
    for (const peer of [OPEN, CLOSED]) {
      await chats.seen(peer, null, NOW);
      await chats.confirm(peer, { kind: 'class', classLabel: label('7Б'), isExtra: false }, userId(1), NOW);
    }
    await chats.setOverhears(OPEN, true);
  });
});
afterEach(async () => {
  await database.close();
  file.remove();
});

const talk = (peer: typeof OPEN, text: string, cmid = 7, at = NOW): Received => ({
  kind: 'talk',
  peer,
  words: { eventId: `e${cmid}`, text, cmid, at },
});

const overhear = (received: readonly Received[]) =>
  createOverhearing({
    database,
    now: () => NOW,
    mayAsk: (text) => text.endsWith('?'),
    read: async (texts) => void read.push(...texts),
    topicOf: (text) => {
      matched.push(text);
      return text.startsWith('сферум') ? 'free' : null;
    },
  })(received);

test('a clear question of an open chat becomes its topic and its place; everything else is only counted', async () => {
  const asked = `сферум ${WORD} платный?`;
  const doubtful = `${WORD} платный?`;
  expect(
    await overhear([
      talk(OPEN, asked),
      talk(OPEN, doubtful, 8),
      talk(OPEN, WORD, 9),
      talk(CLOSED, asked, 10),
      { kind: 'talk', peer: OPEN },
    ]),
  ).toEqual([
    { kind: 'event', eventId: 'e7', incoming: { kind: 'overheard', peer: OPEN, topic: 'free', cmid: 7 } },
    { kind: 'talk', peer: OPEN },
    { kind: 'talk', peer: OPEN },
    { kind: 'talk', peer: CLOSED },
    { kind: 'talk', peer: OPEN },
  ]);
  expect(read).toEqual([asked, doubtful]);
  expect(matched).toEqual([asked, doubtful]);
});

test('what was said more than ten minutes ago is not answered any more', async () => {
  const old = talk(OPEN, 'сферум платный?', 7, NOW - 10 * MINUTE);
  expect(await overhear([old])).toEqual([{ kind: 'talk', peer: OPEN }]);
  expect(matched).toEqual([]);
});

test('a chat that was lost, switched off or became another one is not listened to', async () => {
  const asked = [talk(OPEN, 'сферум платный?')];
  const after = async (change: (stores: Parameters<Parameters<Database['transaction']>[0]>[0]) => Promise<void>) => {
    await database.transaction(async (stores) => {
      await stores.chats.confirm(OPEN, { kind: 'class', classLabel: label('7Б'), isExtra: false }, userId(1), NOW);
      await stores.chats.setOverhears(OPEN, true);
    });
    expect((await overhear(asked))[0]?.kind).toBe('event');
    await database.transaction(change);
    expect(await overhear(asked)).toEqual([{ kind: 'talk', peer: OPEN }]);
  };
  const other = { kind: 'class_parents', classLabel: label('7Б'), isExtra: false } as const;
  await after(({ chats }) => chats.setOverhears(OPEN, false));
  await after(({ chats }) => chats.markGone(OPEN, 'removed'));
  await after(async ({ chats }) => {
    await chats.markGone(OPEN, 'removed');
    await chats.seen(OPEN, null, NOW);
  });
  await after(({ chats }) => chats.confirm(OPEN, other, userId(1), NOW));
  await after(({ chats }) => chats.unconfirm(OPEN));
});

test('said again what it is, the chat stays open', async () => {
  await database.transaction(({ chats }) =>
    chats.confirm(OPEN, { kind: 'class', classLabel: label('7Б'), isExtra: false }, userId(2), NOW + 1),
  );
  expect((await overhear([talk(OPEN, 'сферум платный?')]))[0]?.kind).toBe('event');
});

test('in the database there is a counter and the topic, and not a letter of the words, delivered twice or not', async () => {
  const intake = createIntake({
    database,
    now: () => NOW,
    today: () => '2023-11-14' as LocalDate,
    onStored: () => undefined,
  });
  const poll = [talk(OPEN, `сферум ${WORD} платный?`), talk(OPEN, `${WORD}?`, 8), talk(CLOSED, `сферум ${WORD}?`, 9)];
  await intake.store(await overhear(poll), '1');
  await intake.store(await overhear(poll.slice(0, 1)), '2');
  await database.close();
  const raw = new SQLite(file.path);
  const tables = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const everything = tables.map((name) => JSON.stringify(raw.prepare(`select * from "${name}"`).all())).join('\n');
  expect(everything).not.toContain(WORD);
  expect(raw.prepare('select body from inbox').pluck().all()).toEqual([
    JSON.stringify({ kind: 'overheard', peer: OPEN, topic: 'free', cmid: 7 }),
  ]);
  expect(raw.prepare('select peer, messages from chat_activity order by peer').all()).toEqual([
    { peer: OPEN, messages: 2 },
    { peer: CLOSED, messages: 1 },
  ]);
  raw.close();
  database = await opened(file.path);
});
