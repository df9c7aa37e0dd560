/** Who is yet to hear that their duties changed, and what of the orders they know. */
import type { Kysely } from 'kysely';
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Tables } from './schema';

export class OrderNewsStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Whoever has not heard of an earlier change yet hears of both at once. */
  async add(user: UserId, known: number): Promise<void> {
    await this.db
      .insertInto('order_news')
      .values({ user_id: user, known, told_on: null })
      .onConflict((c) => c.column('user_id').doUpdateSet({ known, told_on: null }).where('told_on', 'is not', null))
      .execute();
  }

  /** The snapshot that the person knows; null: they have heard of everything. */
  async knownBy(user: UserId): Promise<number | null> {
    const row = await this.db
      .selectFrom('order_news')
      .select('known')
      .where('user_id', '=', user)
      .where('told_on', 'is', null)
      .executeTakeFirst();
    return row?.known ?? null;
  }

  async waiting(): Promise<UserId[]> {
    const rows = await this.db
      .selectFrom('order_news')
      .select('user_id')
      .where('told_on', 'is', null)
      .orderBy('user_id')
      .execute();
    return rows.map((row) => row.user_id as UserId);
  }

  /** They have heard. */
  async told(user: UserId, day: LocalDate): Promise<void> {
    await this.db.updateTable('order_news').set({ told_on: day }).where('user_id', '=', user).execute();
  }

  /** The message of that day never reached the person. */
  async takeBack(user: UserId, day: LocalDate): Promise<void> {
    await this.db
      .updateTable('order_news')
      .set({ told_on: null })
      .where('user_id', '=', user)
      .where('told_on', '=', day)
      .execute();
  }

  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('order_news').where('user_id', '=', user).execute();
  }
}
