/** Single values: where polling stands, the last instant the school's clock has seen. */
import type { Kysely } from 'kysely';
import type { Tables } from './schema';

export class MetaStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async get(key: 'poll' | 'clock' | 'pruned'): Promise<string | null> {
    const row = await this.db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value ?? null;
  }

  async set(key: 'poll' | 'clock' | 'pruned', value: string): Promise<void> {
    await this.db
      .insertInto('meta')
      .values({ key, value })
      .onConflict((c) => c.column('key').doUpdateSet({ value }))
      .execute();
  }
}
