import SQLite from 'better-sqlite3';
import { peerId, userId } from '../../src/domain/ids';
import type { OutboxStore } from '../../src/store/outboxStore';
import { opened, scratchFile } from './openDatabase';

const ANNA = peerId(1);
const NOW = 1_700_000_000_000;

/** How SQLite carries out each statement of some work with the outbox, by its own account. */
async function plansOf(work: (outbox: OutboxStore) => Promise<unknown>): Promise<string[]> {
  const file = scratchFile();
  const database = await opened(file.path);
  const prepared = jest.spyOn(SQLite.prototype, 'prepare');
  await database.transaction(({ outbox }) => work(outbox));
  const statements = prepared.mock.calls.map(([text]) => text).filter((text) => text.includes('outbox'));
  prepared.mockRestore();
  await database.close();
  const raw = new SQLite(file.path);
  const plans = statements.map((text) =>
    raw
      .prepare(`explain query plan ${text}`)
      .all(...Array.from(text.matchAll(/\?/g), () => 0))
      .map((step) => (step as { detail: string }).detail)
      .join('; '),
  );
  raw.close();
  file.remove();
  return plans;
}

test.each<[string, RegExp, (outbox: OutboxStore) => Promise<unknown>]>([
  ['the heads of the line', /outbox_open/, (outbox) => outbox.heads(NOW, 25)],
  ['when the next head is due', /outbox_open/, (outbox) => outbox.nextAt()],
  ['what was not delivered', /outbox_undelivered/, (outbox) => outbox.undeliveredSince(NOW)],
  ['the trace of a person', /outbox_(open|peer)/, (outbox) => outbox.traceOf(ANNA)],
  ['forgetting a person', /outbox_(open|peer)|PRIMARY KEY/, (outbox) => outbox.forget(ANNA)],
  ['erasing what is old', /outbox_settled/, (outbox) => outbox.prune(NOW, new Set([userId(1)]))],
])('%s is found by an index: %s, without looking through all messages', async (_what, index, work) => {
  const plans = await plansOf(work);
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) {
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/SCAN outbox(?! USING COVERING INDEX outbox_open)/);
  }
});
