import fc from 'fast-check';
import type { Database } from '../../src/store/database';
import { inMemory } from './openDatabase';

const DAY_MS = 86_400_000;
const NOW = 1_700_000_000_000;
let database: Database;
beforeEach(async () => {
  database = await inMemory();
});
afterEach(() => database.close());

const waiting = async (): Promise<string[]> =>
  (await database.transaction((stores) => stores.inbox.next(0, 1_000))).map((row) => row.eventId);

test('an update that VK delivers twice is taken once, handled or not', async () => {
  await database.transaction(async ({ inbox }) => {
    expect(await inbox.add('e1', '{"n":1}', NOW)).toBe(true);
    expect(await inbox.add('e1', '{"n":2}', NOW)).toBe(false);
    const [row] = await inbox.next(0, 10);
    expect(row).toMatchObject({ eventId: 'e1', body: '{"n":1}', attempts: 0 });
    expect(await inbox.markDone(row?.seq ?? 0, NOW)).toBe(true);
    expect(await inbox.add('e1', '{"n":3}', NOW)).toBe(false);
    expect(await inbox.next(0, 10)).toEqual([]);
  });
});

test('a handled event is marked once, and what the person wrote is gone from the file', async () => {
  await database.transaction(async ({ inbox }) => {
    await inbox.add('e1', '{"text":"секрет"}', NOW);
    expect(await inbox.markDone(1, NOW)).toBe(true);
    expect(await inbox.markDone(1, NOW)).toBe(false);
    expect(await inbox.countFailed()).toBe(0);
  });
});

test('events wait in the order they came, in pieces of the size asked for', async () => {
  await database.transaction(async ({ inbox }) => {
    for (const id of ['c', 'a', 'b']) await inbox.add(id, '{}', NOW);
    const [first, second] = await inbox.next(0, 2);
    expect([first?.eventId, second?.eventId]).toEqual(['c', 'a']);
    expect((await inbox.next(second?.seq ?? 0, 2)).map((row) => row.eventId)).toEqual(['b']);
  });
});

test('an event set aside is listed with its error, newest first, and goes back in line when asked', async () => {
  await database.transaction(async ({ inbox }) => {
    await inbox.add('e1', '{"n":1}', NOW);
    await inbox.addFailed('e2', 'raw', 'cannot be read', NOW + 1);
    await inbox.countAttempt(1);
    await inbox.setAside(1, 'broke', NOW + 2);
    expect(await inbox.countFailed()).toBe(2);
    expect(await inbox.failed(10)).toEqual([
      { seq: 2, eventId: 'e2', error: 'cannot be read', at: NOW + 1 },
      { seq: 1, eventId: 'e1', error: 'broke', at: NOW + 2 },
    ]);
    expect(await inbox.retry(1)).toBe('retried');
    expect(await inbox.retry(1)).toBe('none');
    expect(await inbox.retry(2)).toBe('unreadable');
    expect(await inbox.countFailed()).toBe(1);
    // at the end of the line: whoever has looked up to here finds it
    expect(await inbox.next(2, 10)).toEqual([{ seq: 3, eventId: 'e1', body: '{"n":1}', attempts: 0 }]);
    expect(await inbox.add('e3', '{}', NOW)).toBe(true);
    expect((await inbox.next(0, 10)).map((row) => row.seq)).toEqual([3, 4]);
  });
});

test('handled events are forgotten after two days, set aside ones after seven, waiting ones never', async () => {
  await database.transaction(async ({ inbox }) => {
    for (const id of ['waits', 'done', 'aside']) await inbox.add(id, '{}', NOW);
    await inbox.markDone(2, NOW);
    await inbox.setAside(3, 'broke', NOW);
    await inbox.prune(NOW + 2 * DAY_MS);
    expect(await inbox.add('done', '{}', NOW)).toBe(false);
    await inbox.prune(NOW + 2 * DAY_MS + 1);
    expect(await inbox.add('done', '{}', NOW)).toBe(true);
    await inbox.prune(NOW + 7 * DAY_MS);
    expect(await inbox.countFailed()).toBe(1);
    await inbox.prune(NOW + 7 * DAY_MS + 1);
    expect(await inbox.countFailed()).toBe(0);
  });
  expect(await waiting()).toEqual(['waits', 'done']);
});

test('however deliveries repeat and mix, each event waits once, in the order of its first delivery', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), async (deliveries) => {
      const fresh = await inMemory();
      const waits = await fresh.transaction(async ({ inbox }) => {
        for (const n of deliveries) await inbox.add(`e${n}`, '{}', NOW);
        return (await inbox.next(0, 100)).map((row) => row.eventId);
      });
      await fresh.close();
      expect(waits).toEqual([...new Set(deliveries)].map((n) => `e${n}`));
    }),
    { numRuns: 30 },
  );
});
