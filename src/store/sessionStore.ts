/** Where dialogues stand, one row a conversation and person. */
import type { Kysely } from 'kysely';
import { userId, type UserId } from '../domain/ids';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';

const KEPT_MS = 30 * 86_400_000;

const selectValue = hotQuery((db, key: string) => db.selectFrom('session').select('value').where('key', '=', key));

const upsert = hotQuery((db, key: string, user: number, value: string, now: number) =>
  db
    .insertInto('session')
    .values({ key, user_id: user, value, updated_at: now })
    .onConflict((c) => c.column('key').doUpdateSet({ value, updated_at: now })),
);

export class SessionStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async get(key: string): Promise<string | null> {
    const { rows } = await selectValue(this.db, key);
    return rows[0]?.value ?? null;
  }

  async set(key: string, user: UserId, value: string, now: number): Promise<void> {
    await upsert(this.db, key, user, value, now);
  }

  async delete(key: string): Promise<void> {
    await this.db.deleteFrom('session').where('key', '=', key).execute();
  }

  /** Forgets dialogues that were left so long ago (the school's clock). */
  async prune(now: number): Promise<void> {
    await this.db
      .deleteFrom('session')
      .where('updated_at', '<', now - KEPT_MS)
      .execute();
  }

  /** The conversations that nobody touched since `before` (the school's clock), those left longest first. */
  async untouchedSince(
    before: number,
  ): Promise<{ readonly user: UserId; readonly value: string; readonly at: number }[]> {
    const rows = await this.db
      .selectFrom('session')
      .select(['user_id', 'value', 'updated_at'])
      .where('updated_at', '<', before)
      .orderBy('updated_at')
      .execute();
    return rows.map((row) => ({ user: userId(row.user_id), value: row.value, at: row.updated_at }));
  }

  /** Whether a dialogue of the person is kept anywhere. */
  async isKept(user: UserId): Promise<boolean> {
    const row = await this.db.selectFrom('session').select('key').where('user_id', '=', user).executeTakeFirst();
    return row !== undefined;
  }

  /** The dialogues of the person, as stored. */
  async valuesOf(user: UserId): Promise<string[]> {
    const rows = await this.db.selectFrom('session').select('value').where('user_id', '=', user).execute();
    return rows.map((row) => row.value);
  }

  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('session').where('user_id', '=', user).execute();
  }
}
