/** Times in which the bot did not work, by real time; and that it works now. */
import type { Kysely } from 'kysely';
import type { Tables } from './schema';

export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Shorter ones are restarts. */
const SHORTEST_MS = 10 * 60_000;
const KEPT_MS = 60 * 86_400_000;

export class GapStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** The bot works at `now`; it worked last at `last`. */
  async noteAlive(last: number | null, now: number): Promise<void> {
    if (last === null || now - last < SHORTEST_MS) return;
    await this.db
      .insertInto('bot_gap')
      .values({ from_at: last, to_at: now })
      .onConflict((c) => c.doNothing())
      .execute();
    await this.db
      .deleteFrom('bot_gap')
      .where('to_at', '<', now - KEPT_MS)
      .execute();
  }

  /** Those that ended after the instant, the oldest first. */
  async since(at: number): Promise<Gap[]> {
    const rows = await this.db.selectFrom('bot_gap').selectAll().where('to_at', '>', at).orderBy('from_at').execute();
    return rows.map((row) => ({ from: row.from_at, to: row.to_at }));
  }
}
