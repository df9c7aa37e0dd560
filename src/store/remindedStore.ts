/** On which days each person was reminded: a rung of a ladder that was said is not said again. */
import type { Kysely } from 'kysely';
import type { UserId } from '../domain/ids';
import { addDays, type LocalDate } from '../domain/localDate';
import type { Tables } from './schema';

/** Longer than the longest gap that the clock makes up for. */
const KEPT_DAYS = 400;

export class RemindedStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async add(user: UserId, day: LocalDate): Promise<void> {
    await this.db
      .insertInto('reminded')
      .values({ user_id: user, day })
      .onConflict((c) => c.doNothing())
      .execute();
  }

  /** The last day on which the person was reminded; days after `today` were of a clock that ran ahead. */
  async last(user: UserId, today: LocalDate): Promise<LocalDate | null> {
    const row = await this.db
      .selectFrom('reminded')
      .select('day')
      .where('user_id', '=', user)
      .where('day', '<=', today)
      .orderBy('day', 'desc')
      .limit(1)
      .executeTakeFirst();
    return (row?.day as LocalDate | undefined) ?? null;
  }

  async prune(today: LocalDate): Promise<void> {
    await this.db.deleteFrom('reminded').where('day', '<', addDays(today, -KEPT_DAYS)).execute();
  }

  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('reminded').where('user_id', '=', user).execute();
  }
}
