/** «Напомнить завтра»: one more reminder on a day of the person's choice; the latest wish counts. */
import type { Kysely } from 'kysely';
import type { UserId } from '../domain/ids';
import { addDays, type LocalDate } from '../domain/localDate';
import type { Tables } from './schema';

/** The bot may have been off on the day that was asked for. */
const KEPT_DAYS = 14;

export class SnoozeStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async set(user: UserId, day: LocalDate): Promise<void> {
    await this.db
      .insertInto('snooze')
      .values({ user_id: user, day })
      .onConflict((c) => c.column('user_id').doUpdateSet({ day }))
      .execute();
  }

  /** The day the person asked for last; null: they did not, or it is long past. */
  async dayOf(user: UserId): Promise<LocalDate | null> {
    const row = await this.db.selectFrom('snooze').select('day').where('user_id', '=', user).executeTakeFirst();
    return (row?.day as LocalDate | undefined) ?? null;
  }

  /** Forgets wishes for days that are so long past that the ladder has spoken since. */
  async prune(today: LocalDate): Promise<void> {
    await this.db.deleteFrom('snooze').where('day', '<', addDays(today, -KEPT_DAYS)).execute();
  }

  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('snooze').where('user_id', '=', user).execute();
  }
}
