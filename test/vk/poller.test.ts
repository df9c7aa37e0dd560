import { VK } from 'vk-io';
import type { Intake, Received } from '../../src/messaging/incoming';
import type { VkApi } from '../../src/vk/api';
import { createPoller, type Poller, type PollerOptions } from '../../src/vk/poller';
import { createTranslate } from '../../src/vk/translate';
import { apiOf, logLines, startTinyVk, TOKEN, until, type Lines, type Params, type Reply, type TinyVk } from './tinyVk';

const GROUP = 9001;
const translate = createTranslate({
  vk: new VK({ token: 'none' }),
  groupId: GROUP,
  screenName: null,
  commandWords: [],
});

let vk: TinyVk;
let api: VkApi;
let lines: Lines;
let stored: { texts: string[]; position: string }[];
let position: string | null;
let intake: Intake;
let poller: Poller;
let gaps: number;

const textOf = (one: Received): string =>
  one.kind === 'event' && one.incoming.kind === 'message' ? one.incoming.text : one.kind;
const news = (...texts: string[]): unknown[] =>
  texts.map((text, index) => ({
    type: 'message_new',
    event_id: `e-${text}`,
    object: {
      message: { id: index, date: 1, from_id: 1, peer_id: 1, text, conversation_message_id: index + 1 },
      client_info: {},
    },
  }));

/** Long poll answers in turn; after the last one VK stays silent, as it does without news. */
function polls(...replies: (Reply | ((params: Params) => Reply))[]): void {
  vk.on('lp', (params, nth) => {
    const reply = replies[nth - 1] ?? 'silence';
    return typeof reply === 'function' ? reply(params) : reply;
  });
}

function begin(options: Partial<PollerOptions> = {}): void {
  poller = createPoller({
    api,
    groupId: GROUP,
    intake,
    translate,
    now: Date.now,
    random: () => 0.5,
    logger: lines.logger,
    backoff: { baseMs: 10, capMs: 40 },
    onGap: async () => void (gaps += 1),
    ...options,
  });
  void poller.start();
}

const texts = (): string[] => stored.flatMap((one) => one.texts);
const askedFor = (): (string | undefined)[] => vk.of('lp').map((params) => params.ts);

beforeEach(async () => {
  vk = await startTinyVk();
  api = apiOf(vk.apiUrl);
  lines = logLines();
  stored = [];
  position = null;
  gaps = 0;
  intake = {
    position: async () => position,
    async store(received, at) {
      stored.push({ texts: received.map(textOf), position: at });
      position = at;
    },
  };
  vk.on('groups.getLongPollServer', (_params, nth) => ({
    json: { response: { server: `${vk.url}/lp`, key: `key${nth}`, ts: '100' } },
  }));
});
afterEach(async () => {
  await poller.stop();
  api.close();
  await vk.close();
});

describe('what comes is stored with its position', () => {
  test('from the first poll on', async () => {
    polls({ json: { ts: '102', updates: news('раз', 'два') } }, { json: { ts: 103, updates: news('три') } });
    begin({ waitSeconds: 7 });
    await until('the third poll', () => vk.of('lp').length === 3);
    expect(stored).toEqual([
      { texts: [], position: '100' },
      { texts: ['раз', 'два'], position: '102' },
      { texts: ['три'], position: '103' },
    ]);
    expect(vk.of('groups.getLongPollServer')[0]).toMatchObject({ group_id: '9001' });
    expect(vk.of('lp')).toEqual([
      { act: 'a_check', key: 'key1', ts: '100', wait: '1' },
      { act: 'a_check', key: 'key1', ts: '102', wait: '7' },
      { act: 'a_check', key: 'key1', ts: '103', wait: '7' },
    ]);
    expect(poller.state()).toEqual({ lastPollAt: expect.any(Number) as number, error: null });
  });

  test('after a restart polling goes on from the stored place, not from where VK is now', async () => {
    position = '42';
    polls();
    begin();
    await until('a poll', () => vk.of('lp').length === 1);
    expect(askedFor()).toEqual(['42']);
    expect(stored).toEqual([]);
  });

  test('an update that cannot be read does not drop the rest of its batch', async () => {
    const [first, last] = news('раз', 'три');
    polls({
      json: { ts: '101', updates: [first, { type: 'message_new', object: { message: { from_id: 'x' } } }, null, last] },
    });
    begin();
    await until('it is stored', () => stored.length === 2);
    expect(texts()).toEqual(['раз', 'unreadable', 'unreadable', 'три']);
    expect(lines.at(50)).toEqual(['an update could not be read', 'an update could not be read']);
  });

  test('a poll without news writes nothing', async () => {
    polls({ json: { ts: '100', updates: [] } }, { json: { ts: '100', updates: [] } });
    begin();
    await until('the third poll', () => vk.of('lp').length === 3);
    expect(stored).toEqual([{ texts: [], position: '100' }]);
  });

  test('what could not be stored is asked for again from the same place', async () => {
    const store = intake.store.bind(intake);
    let trials = 0;
    intake.store = async (received, at) => {
      trials += 1;
      if (trials === 2 || trials === 3) throw new Error('disk is full');
      return store(received, at);
    };
    const same = { json: { ts: '101', updates: news('раз') } };
    polls(same, same, same);
    begin();
    await until('it is stored in the end', () => texts().length === 1);
    await until('the poll after it', () => vk.of('lp').length === 4);
    expect(askedFor()).toEqual(['100', '100', '100', '101']);
    expect(poller.state().error).toBeNull();
    expect(lines.at(50)).toEqual(['updates could not be stored; asking for them again']);
  });
});

describe('when VK says «failed»', () => {
  test('1: history is gone in part, on from the ts it gives', async () => {
    polls({ json: { failed: 1, ts: 250 } }, { json: { ts: '251', updates: news('раз') } });
    begin();
    await until('the next poll', () => vk.of('lp').length === 3);
    expect(askedFor()).toEqual(['100', '250', '251']);
    expect(stored.map((one) => one.position)).toEqual(['100', '250', '251']);
    expect(vk.of('groups.getLongPollServer')).toHaveLength(1);
  });

  test('2: the key is old, a new one is taken and the place is kept', async () => {
    position = '77';
    polls({ json: { failed: 2 } }, { json: { ts: '78', updates: news('раз') } });
    begin();
    await until('the next poll', () => vk.of('lp').length === 3);
    expect(vk.of('lp').map(({ key, ts }) => [key, ts])).toEqual([
      ['key1', '77'],
      ['key2', '77'],
      ['key2', '78'],
    ]);
    expect(gaps).toBe(0);
  });

  test('3: events are lost, a new key and place are taken, and the gap is told', async () => {
    position = '77';
    polls({ json: { failed: 3 } }, { json: { ts: '101', updates: news('раз') } });
    begin();
    await until('the next poll', () => vk.of('lp').length === 3);
    expect(vk.of('lp').map(({ key, ts }) => [key, ts])).toEqual([
      ['key1', '77'],
      ['key2', '100'],
      ['key2', '101'],
    ]);
    expect(gaps).toBe(1);
    expect(lines.at(40)).toEqual(['VK lost events: a gap']);
  });

  test('over and over: it is not asked in a loop', async () => {
    vk.on('lp', () => ({ json: { failed: 2 } }));
    begin({ backoff: { baseMs: 100, capMs: 1_000 } });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(vk.of('lp').length).toBeGreaterThan(1);
    expect(vk.of('lp').length).toBeLessThanOrEqual(4);
  });
});

describe('when VK is away', () => {
  test('hang-ups, errors of a proxy and garbage are outlived without a loss; the log says it once, and once that it is back', async () => {
    position = '7';
    polls(
      'hang_up',
      { status: 502, body: '<html>' },
      { status: 200, body: 'garbage' },
      { json: { updates: [] } },
      { json: { ts: '9', updates: 'none' } },
      { json: { ts: '8', updates: news('раз') } },
    );
    begin();
    await until('VK is back', () => texts().length === 1);
    await until('the poll after it', () => vk.of('lp').length === 7);
    expect(askedFor()).toEqual(['7', '7', '7', '7', '7', '7', '8']);
    expect(lines.at(40)).toEqual(['VK is away: no updates come']);
    expect(lines.at(30)).toEqual(['VK is away: no updates come', 'VK is back: updates come again']);
    expect(poller.state().error).toBeNull();
    expect(lines.text()).not.toMatch(/key\d/);
  });

  test('while it is away its state says so', async () => {
    vk.on('groups.getLongPollServer', () => ({ status: 502, body: '<html>' }));
    begin();
    await until('it is noticed', () => poller.state().error !== null);
    expect(poller.state().lastPollAt).toBeNull();
    expect(poller.state().error).toMatch(
      new RegExp(`VK does not answer at ${vk.apiUrl}: check the network and VK_API_URL`),
    );
  });

  test.each([
    [5, /VK_TOKEN/],
    [27, /VK_TOKEN/],
    [15, /Long Poll API/],
  ])('error %i is said as an error with its remedy, once, and tried again', async (code, remedy) => {
    vk.on('groups.getLongPollServer', (_params, nth) =>
      nth < 3
        ? { json: { error: { error_code: code, error_msg: 'denied' } } }
        : { json: { response: { server: `${vk.url}/lp`, key: 'k', ts: 1 } } },
    );
    polls({ json: { ts: '2', updates: [] } });
    begin();
    await until('it is noticed', () => poller.state().error !== null);
    expect(poller.state().error).toMatch(remedy);
    await until('it works again', () => poller.state().error === null);
    expect(lines.at(50)).toEqual(['VK refuses to give updates']);
    expect(lines.text()).not.toContain(TOKEN);
  });
});

test('has begun when its place is known, so that nothing said from then on is missed', async () => {
  polls();
  begin();
  await poller.start();
  expect(position).not.toBeNull();
});

describe('stopping', () => {
  test('aborts the poll in hand at once; starting again leaves one loop', async () => {
    polls();
    begin({ waitSeconds: 25 });
    await until('a poll', () => vk.of('lp').length === 1);
    const asked = Date.now();
    await poller.stop();
    expect(Date.now() - asked).toBeLessThan(500);
    await Promise.all([poller.start(), poller.start()]);
    await until('a poll again', () => vk.of('lp').length === 2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(vk.of('lp')).toHaveLength(2);
  });

  test('lets what is being stored be stored', async () => {
    const store = intake.store.bind(intake);
    let begun = false;
    intake.store = async (received, at) => {
      begun = true;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return store(received, at);
    };
    position = '1';
    polls({ json: { ts: '2', updates: news('раз') } });
    begin();
    await until('storing began', () => begun);
    await poller.stop();
    expect(stored).toEqual([{ texts: ['раз'], position: '2' }]);
  });
});
