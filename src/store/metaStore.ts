/** Single values: where polling stands, the last instant the school's clock has seen. */
import type { Kysely } from 'kysely';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';

const selectValue = hotQuery((db, key: string) => db.selectFrom('meta').select('value').where('key', '=', key));

const upsert = hotQuery((db, key: string, value: string) =>
  db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((c) => c.column('key').doUpdateSet({ value })),
);

/**
 * `code_salt`: of the hashes of personal codes, drawn once per database. `backed_up_at`: in a copy only, when it was made
 * (real time). `school_year`: the year the classes were moved up to last. `mailing_agreed`, `mailing_paused`: since when. `look_again`: the instant from which the clock passes once more.
 * `journal_head`: where the journal's chain ends.
 * `chat_digest`: the group chat that gets a digest; `chat_digest_said`: what the last one there said (registered, chats, mark).
 * `order_change_told`: the mark of the difference that the administrators were told of.
 */
export type MetaKey =
  | 'poll'
  | 'clock'
  | 'pruned'
  | 'code_salt'
  | 'backed_up_at'
  | 'school_year'
  | 'mailing_agreed'
  | 'mailing_paused'
  | 'look_again'
  | 'alive'
  | 'order_change_told'
  | 'journal_head'
  | 'chat_digest'
  | 'chat_digest_said';

export class MetaStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async get(key: MetaKey): Promise<string | null> {
    const { rows } = await selectValue(this.db, key);
    return rows[0]?.value ?? null;
  }

  /** Whether the people of this database are made up: a sandbox's or a rehearsal's. */
  async isMadeUp(): Promise<boolean> {
    const { rows } = await selectValue(this.db, 'kind');
    return rows[0]?.value !== 'school';
  }

  async set(key: MetaKey, value: string): Promise<void> {
    await upsert(this.db, key, value);
  }

  async delete(key: MetaKey): Promise<void> {
    await this.db.deleteFrom('meta').where('key', '=', key).execute();
  }
}
