import { ANNA, Town } from './town';

let town: Town;
beforeEach(async () => {
  town = await Town.open({ historyLimit: 8 });
});
afterEach(() => town.vk.close());

const say = (count: number) => {
  for (let n = 1; n <= count; n += 1) town.world.say(ANNA, ANNA, `№${n}`);
};

describe('the long poll', () => {
  it('is held until something happens', async () => {
    const server = await town.pollServer();
    const held = town.poll(server, 20);
    await town.call('users.get', { user_ids: ANNA });
    say(1);
    const { ts, updates } = await held;
    expect([ts, updates?.length]).toEqual(['1', 1]);
  });

  it('ends empty with the same ts when nothing happens within its wait', async () => {
    expect(await town.poll(await town.pollServer(), 0)).toEqual({ ts: '0', updates: [] });
  });

  it('gives everything since a ts again until the next ts is asked for, each with its own event id', async () => {
    const server = await town.pollServer();
    say(3);
    const first = await town.poll(server);
    expect(await town.poll(server)).toEqual(first);
    expect(new Set(first.updates?.map((update) => update.event_id)).size).toBe(3);
    expect((await town.poll({ ...server, ts: '2' })).updates?.map((update) => update.object.message['text'])).toEqual([
      '№3',
    ]);
  });

  it('gives at most a hundred at a time, in order', async () => {
    const wide = await Town.open();
    const server = await wide.pollServer();
    for (let n = 1; n <= 150; n += 1) wide.world.say(ANNA, ANNA, `№${n}`);
    const first = await wide.poll(server);
    expect([first.ts, first.updates?.length]).toEqual(['100', 100]);
    const rest = await wide.poll({ ...server, ts: '100' });
    expect(rest.updates?.map((update) => update.object.message['text'])[0]).toBe('№101');
    expect(rest.updates).toHaveLength(50);
    await wide.vk.close();
  });

  it('says failed:1 with the ts to go on from when the history is too short, and to a ts from the future', async () => {
    const server = await town.pollServer();
    say(20);
    const answer = await town.poll(server);
    expect(answer.failed).toBe(1);
    const kept = await town.poll({ ...server, ts: String(answer.ts) });
    expect(kept.updates?.at(-1)?.object.message['text']).toBe('№20');
    expect(kept.updates?.length).toBeGreaterThanOrEqual(8);
    expect(await town.poll({ ...server, ts: '5000' })).toEqual({ failed: 1, ts: 20 });
    expect(await town.poll({ ...server, ts: 'abc' })).toEqual({ failed: 1, ts: 20 });
  });

  it('says failed:2 when the key expired, even to a held poll; with a new key the old ts goes on', async () => {
    const server = await town.pollServer();
    const held = town.poll(server, 20);
    await town.call('users.get', { user_ids: ANNA });
    town.world.expireKey();
    expect(await held).toEqual({ failed: 2 });
    say(1);
    expect(await town.poll(server)).toEqual({ failed: 2 });
    const { key } = await town.pollServer();
    expect((await town.poll({ ...server, key })).updates).toHaveLength(1);
  });

  it('says failed:3 when the history is lost; the new ts is past what was lost', async () => {
    const server = await town.pollServer();
    say(2);
    town.world.loseHistory();
    expect(await town.poll(server)).toEqual({ failed: 3 });
    const anew = await town.pollServer();
    say(1);
    expect((await town.poll(anew)).updates).toHaveLength(1);
  });

  it('can hand out an update twice with the same event id', async () => {
    const server = await town.pollServer();
    say(1);
    town.world.repeatUpdates(1);
    const { updates } = await town.poll(server);
    expect(updates).toHaveLength(2);
    expect(updates?.[0]?.event_id).toBe(updates?.[1]?.event_id);
  });

  it('tells when the bot has taken everything', async () => {
    const server = await town.pollServer();
    say(2);
    const taken = town.world.taken();
    const { ts } = await town.poll(server);
    expect(town.world.counters()).toMatchObject({ updates: 2, taken: 0 });
    await town.poll({ ...server, ts: String(ts) });
    expect(await taken).toMatchObject({ updates: 2, taken: 2 });
  });
});
