/** «Напомнить завтра»: one more reminder on a day of the person's choice; the latest wish counts. */
import type { Kysely } from 'kysely';
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Tables } from './schema';

export class SnoozeStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async set(user: UserId, day: LocalDate): Promise<void> {
    await this.db
      .insertInto('snooze')
      .values({ user_id: user, day })
      .onConflict((c) => c.column('user_id').doUpdateSet({ day }))
      .execute();
  }

  /** Everyone who asked to be reminded on that day. */
  async usersOn(day: LocalDate): Promise<Set<UserId>> {
    const rows = await this.db.selectFrom('snooze').select('user_id').where('day', '=', day).execute();
    return new Set(rows.map((row) => row.user_id as UserId));
  }

  /** Forgets wishes for days that are past. */
  async prune(today: LocalDate): Promise<void> {
    await this.db.deleteFrom('snooze').where('day', '<', today).execute();
  }

  /** Whether the person asked for one more reminder. */
  async isSet(user: UserId): Promise<boolean> {
    const row = await this.db.selectFrom('snooze').select('day').where('user_id', '=', user).executeTakeFirst();
    return row !== undefined;
  }

  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('snooze').where('user_id', '=', user).execute();
  }
}
