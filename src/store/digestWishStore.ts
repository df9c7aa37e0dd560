/** When and how administrators wish the digest. */
import type { Kysely } from 'kysely';
import { USUAL_WISH, type DigestWish } from '../domain/digestWish';
import type { UserId } from '../domain/ids';
import type { Tables } from './schema';

export class DigestWishStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async of(user: UserId): Promise<DigestWish> {
    const row = await this.db.selectFrom('digest_wish').selectAll().where('user_id', '=', user).executeTakeFirst();
    return row ? { minute: row.minute, days: row.days, detail: row.detail } : USUAL_WISH;
  }

  /** Minutes of the day that somebody chose. */
  async minutes(): Promise<number[]> {
    const rows = await this.db.selectFrom('digest_wish').select('minute').distinct().execute();
    return rows.flatMap(({ minute }) => minute ?? []);
  }

  async set(user: UserId, wish: DigestWish): Promise<void> {
    await this.db
      .insertInto('digest_wish')
      .values({ user_id: user, ...wish })
      .onConflict((c) => c.column('user_id').doUpdateSet(wish))
      .execute();
  }

  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('digest_wish').where('user_id', '=', user).execute();
  }
}
