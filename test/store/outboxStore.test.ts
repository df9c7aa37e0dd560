import fc from 'fast-check';
import { peerId, userId, type PeerId } from '../../src/domain/ids';
import type { Database } from '../../src/store/database';
import { RANDOM_ID_TERM_MS, type OutboxStore } from '../../src/store/outboxStore';
import { inMemory, opened, scratchFile } from './openDatabase';

const NOW = 1_700_000_000_000;
const HOUR_MS = 3_600_000;
const REPLY = 1;
const BROADCAST = 2;
const ANNA = peerId(1);
const BORIS = peerId(2);

let database: Database;
beforeEach(async () => {
  database = await inMemory();
});
afterEach(() => database.close());

let lastRandomId = 0;
const add = (outbox: OutboxStore, peer: PeerId, text: string, priority = REPLY): Promise<void> =>
  outbox.add({ peer, priority, body: JSON.stringify({ text }), randomId: (lastRandomId += 1), expiresAt: null }, NOW);

const textOf = (row: { readonly body: string }): string => (JSON.parse(row.body) as { text: string }).text;
const heads = async (outbox: OutboxStore, now = NOW, limit = 25): Promise<string[]> =>
  (await outbox.heads(now, limit)).map(textOf);

const inside = <T>(work: (outbox: OutboxStore) => Promise<T>): Promise<T> =>
  database.transaction((stores) => work(stores.outbox));

test('one message of a conversation is out at a time, and the next waits until its fate is known', async () => {
  await inside(async (outbox) => {
    await add(outbox, ANNA, 'Анне раз');
    await add(outbox, ANNA, 'Анне два');
    await add(outbox, BORIS, 'Борису');
    expect(await heads(outbox)).toEqual(['Анне раз', 'Борису']);
    await outbox.markSending([1, 3], NOW);
    expect(await heads(outbox)).toEqual([]);
    await outbox.markSent([{ id: 1, cmid: 7 }], NOW);
    expect(await heads(outbox)).toEqual(['Анне два']);
  });
});

test('a message that must wait holds the later ones of its conversation back, and nobody else', async () => {
  await inside(async (outbox) => {
    await add(outbox, ANNA, 'Анне раз');
    await add(outbox, ANNA, 'Анне два');
    await add(outbox, BORIS, 'Борису');
    await outbox.markSending([1], NOW);
    await outbox.putBack(1, NOW + 500, true);
    expect(await heads(outbox)).toEqual(['Борису']);
    expect(await outbox.nextAt()).toBe(0);
    await outbox.markSending([3], NOW);
    expect(await outbox.nextAt()).toBe(NOW + 500);
    expect(await heads(outbox, NOW + 500)).toEqual(['Анне раз']);
    await outbox.markSending([1], NOW + 500);
    expect(await outbox.nextAt()).toBeNull();
  });
});

test('replies go before a broadcast that was written earlier', async () => {
  await inside(async (outbox) => {
    for (let peer = 10; peer < 14; peer += 1) await add(outbox, peerId(peer), `рассылка ${peer}`, BROADCAST);
    await add(outbox, ANNA, 'ответ Анне');
    expect(await heads(outbox, NOW, 2)).toEqual(['ответ Анне', 'рассылка 10']);
  });
});

test('a message keeps its random_id over tries, a crash and a restart', async () => {
  const file = scratchFile();
  const before = await opened(file.path);
  await before.transaction(async ({ outbox }) => {
    await outbox.add({ peer: ANNA, priority: REPLY, body: '{"text":"раз"}', randomId: 4242, expiresAt: null }, NOW);
    await outbox.markSending([1], NOW);
    await outbox.putBack(1, NOW, false);
    await outbox.markSending([1], NOW + 1);
  });
  await before.close();
  const after = await opened(file.path);
  const rows = await after.transaction(async ({ outbox }) => {
    await outbox.recover();
    return outbox.heads(NOW + 2, 25);
  });
  expect(rows).toMatchObject([{ randomId: 4242, attempts: 2 }]);
  await after.close();
  file.remove();
});

describe('a message whose fate is unknown', () => {
  test('is tried again for 50 minutes and then given up: VK may have forgotten its random_id', async () => {
    await inside(async (outbox) => {
      await add(outbox, ANNA, 'раз');
      await add(outbox, ANNA, 'два');
      await outbox.markSending([1], NOW);
      await outbox.putBack(1, NOW, false);
      expect(await outbox.giveUpUncertain(NOW + RANDOM_ID_TERM_MS)).toBe(0);
      expect(await outbox.giveUpUncertain(NOW + RANDOM_ID_TERM_MS + 1)).toBe(1);
      expect(await outbox.undeliveredSince(NOW)).toEqual([
        { peer: ANNA, refusal: null, code: null, at: NOW + RANDOM_ID_TERM_MS + 1 },
      ]);
      expect(await heads(outbox)).toEqual(['два']);
    });
  });

  test('is as old as its first doubt, however surely the later tries did not reach VK', async () => {
    await inside(async (outbox) => {
      await add(outbox, ANNA, 'раз');
      await outbox.markSending([1], NOW);
      await outbox.putBack(1, NOW, false);
      await outbox.markSending([1], NOW + HOUR_MS / 2);
      await outbox.putBack(1, NOW, true);
      expect(await outbox.giveUpUncertain(NOW + RANDOM_ID_TERM_MS + 1)).toBe(1);
    });
  });

  test('was in hand when the process died: its age counts from that try', async () => {
    await inside(async (outbox) => {
      await add(outbox, ANNA, 'раз');
      await outbox.markSending([1], NOW);
      await outbox.recover();
      expect(await outbox.giveUpUncertain(NOW + RANDOM_ID_TERM_MS)).toBe(0);
      expect(await outbox.giveUpUncertain(NOW + RANDOM_ID_TERM_MS + 1)).toBe(1);
    });
  });
});

test('a message that surely never reached VK is tried for as long as it takes', async () => {
  await inside(async (outbox) => {
    await add(outbox, ANNA, 'раз');
    await outbox.markSending([1], NOW);
    await outbox.putBack(1, NOW, true);
    expect(await outbox.giveUpUncertain(NOW + 100 * HOUR_MS)).toBe(0);
    expect(await heads(outbox, NOW + 100 * HOUR_MS)).toEqual(['раз']);
  });
});

test('a refused message is told of with its code, and its text is gone at once', async () => {
  await inside(async (outbox) => {
    await add(outbox, ANNA, 'раз');
    await outbox.markSending([1], NOW);
    await outbox.markRefused(1, 901, 'person_unreachable', NOW + 5);
    expect(await outbox.undeliveredSince(NOW + 5)).toEqual([]);
    expect(await outbox.undeliveredSince(NOW)).toEqual([
      { peer: ANNA, refusal: 'person_unreachable', code: 901, at: NOW + 5 },
    ]);
    expect(await outbox.waiting()).toEqual({ pending: 0, oldestAt: null });
  });
});

test('the text of what was sent is erased after half a day, the row after a month', async () => {
  const file = scratchFile();
  const kept = await opened(file.path);
  const SECRET = 'только для Анны';
  await kept.transaction(async ({ outbox }) => {
    await add(outbox, ANNA, SECRET);
    await outbox.markSending([1], NOW);
    await outbox.markSent([{ id: 1, cmid: 1 }], NOW);
    await outbox.prune(NOW + 12 * HOUR_MS + 1, new Set([userId(ANNA)]));
    expect(await outbox.traceOf(ANNA)).toEqual({ waiting: 0, sent: 1 });
  });
  await kept.close();
  expect((await import('node:fs')).readFileSync(file.path).includes(SECRET)).toBe(false);
  const again = await opened(file.path);
  await again.transaction(async ({ outbox }) => {
    await add(outbox, BORIS, 'позже');
    await outbox.prune(NOW + 30 * 24 * HOUR_MS + 1, new Set([userId(ANNA)]));
    expect(await outbox.traceOf(ANNA)).toEqual({ waiting: 0, sent: 0 });
  });
  await again.close();
  file.remove();
});

test('what is forgotten leaves nothing of the person, and its ids are never given to another message', async () => {
  await inside(async (outbox) => {
    await add(outbox, BORIS, 'Борису');
    await add(outbox, ANNA, 'Анне раз');
    await add(outbox, ANNA, 'Анне два');
    const [, inHand] = await outbox.heads(NOW, 25);
    await outbox.markSending([inHand?.id ?? 0], NOW);
    await outbox.forget(ANNA);
    expect(await outbox.traceOf(ANNA)).toEqual({ waiting: 0, sent: 0 });
    await add(outbox, BORIS, 'Борису ещё');
    // what was in hand when its person was forgotten comes back late
    await outbox.markSent([{ id: inHand?.id ?? 0, cmid: 3 }], NOW);
    expect(await heads(outbox)).toEqual(['Борису']);
    await outbox.markSent([{ id: 1, cmid: 1 }], NOW);
    expect(await heads(outbox)).toEqual(['Борису ещё']);
  });
});

test('how much waits and since when is known', async () => {
  await inside(async (outbox) => {
    await outbox.add({ peer: ANNA, priority: REPLY, body: '{"text":"a"}', randomId: 1, expiresAt: null }, NOW + 5);
    await outbox.add({ peer: BORIS, priority: REPLY, body: '{"text":"b"}', randomId: 2, expiresAt: null }, NOW + 3);
    await outbox.markSending([1], NOW + 9);
    expect(await outbox.waiting()).toEqual({ pending: 2, oldestAt: NOW + 3 });
  });
});

/** What a sender may do with the rows it holds, whatever VK answers and wherever the process dies. */
type Act =
  | { readonly kind: 'write'; readonly peer: number; readonly priority: number }
  | { readonly kind: 'claim'; readonly limit: number }
  | { readonly kind: 'settle'; readonly which: number; readonly outcome: 'sent' | 'retry' | 'uncertain' | 'refused' }
  | { readonly kind: 'crash' };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      peer: fc.integer({ min: 1, max: 3 }),
      priority: fc.constantFrom(REPLY, BROADCAST),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('claim' as const), limit: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      which: fc.nat(),
      outcome: fc.constantFrom('sent' as const, 'retry' as const, 'uncertain' as const, 'refused' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'crash' }) },
);

test('whatever happens, a conversation gets its messages in order, one at a time, each under one random_id', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (acts) => {
      const fresh = await inMemory();
      await fresh.transaction(async ({ outbox }) => {
        const randomIds = new Map<number, number>();
        const inHand: { readonly id: number; readonly peer: number }[] = [];
        const settledUpTo = new Map<number, number>();
        let written = 0;
        for (const one of acts) {
          if (one.kind === 'write') {
            written += 1;
            await outbox.add(
              {
                peer: peerId(one.peer),
                priority: one.priority,
                body: '{"text":"x"}',
                randomId: 1000 + written,
                expiresAt: null,
              },
              NOW,
            );
          } else if (one.kind === 'claim') {
            const rows = await outbox.heads(NOW, one.limit);
            await outbox.markSending(
              rows.map((row) => row.id),
              NOW,
            );
            for (const row of rows) {
              expect(randomIds.get(row.id) ?? row.randomId).toBe(row.randomId);
              randomIds.set(row.id, row.randomId);
              expect(inHand.filter((held) => held.peer === row.peer)).toEqual([]);
              expect(row.id).toBeGreaterThan(settledUpTo.get(row.peer) ?? 0);
              inHand.push(row);
            }
          } else if (one.kind === 'settle' && inHand.length > 0) {
            const [row] = inHand.splice(one.which % inHand.length, 1);
            if (!row) continue;
            if (one.outcome === 'sent') await outbox.markSent([{ id: row.id, cmid: null }], NOW);
            else if (one.outcome === 'refused') await outbox.markRefused(row.id, 901, 'person_unreachable', NOW);
            else await outbox.putBack(row.id, NOW, one.outcome === 'retry');
            if (one.outcome === 'sent' || one.outcome === 'refused') settledUpTo.set(row.peer, row.id);
          } else if (one.kind === 'crash') {
            inHand.length = 0;
            await outbox.recover();
          }
        }
        await outbox.recover();
        for (;;) {
          const rows = await outbox.heads(NOW, 25);
          if (rows.length === 0) break;
          await outbox.markSent(
            rows.map((row) => ({ id: row.id, cmid: null })),
            NOW,
          );
        }
        expect((await outbox.waiting()).pending).toBe(0);
      });
      await fresh.close();
    }),
    { numRuns: 60 },
  );
});
