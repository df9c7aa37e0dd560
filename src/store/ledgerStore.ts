/** What the clock has already done: a key is entered once. */
import type { Kysely } from 'kysely';
import type { UserId } from '../domain/ids';
import type { Tables } from './schema';

/** Longer than the longest gap that the clock makes up for. */
const KEPT_MS = 400 * 86_400_000;

export class LedgerStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Enters a key; false when it was there. `dueAt` is on the school's clock. */
  async enter(key: string, dueAt: number): Promise<boolean> {
    const result = await this.db
      .insertInto('ledger')
      .values({ key, due_at: dueAt })
      .onConflict((c) => c.column('key').doNothing())
      .executeTakeFirst();
    return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
  }

  /** Forgets what was due more than a year ago (the school's clock): nothing looks back so far. */
  async prune(now: number): Promise<void> {
    await this.db
      .deleteFrom('ledger')
      .where('due_at', '<', now - KEPT_MS)
      .execute();
  }

  async has(key: string): Promise<boolean> {
    const row = await this.db.selectFrom('ledger').select('key').where('key', '=', key).executeTakeFirst();
    return row !== undefined;
  }

  /** The keys that are about a person: those end in `:<user>`. */
  async keysOf(user: UserId): Promise<string[]> {
    const rows = await this.db.selectFrom('ledger').select('key').where('key', 'like', `%:${user}`).execute();
    return rows.map((row) => row.key);
  }

  async remove(key: string): Promise<void> {
    await this.db.deleteFrom('ledger').where('key', '=', key).execute();
  }

  /** Removes every key about a person. */
  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('ledger').where('key', 'like', `%:${user}`).execute();
  }
}
