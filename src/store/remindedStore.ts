/** On which days each person was reminded of which duty: a rung of a ladder that was said is not said again. */
import type { Kysely } from 'kysely';
import type { UserId } from '../domain/ids';
import { addDays, type LocalDate } from '../domain/localDate';
import type { AssignmentKey } from './assignmentStore';
import type { Tables } from './schema';

/** Longer than the longest gap that the clock makes up for. */
const KEPT_DAYS = 400;

export class RemindedStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async add(user: UserId, duties: readonly AssignmentKey[], day: LocalDate): Promise<void> {
    for (const { duty, subject } of duties) {
      await this.db
        .insertInto('reminded')
        .values({ user_id: user, duty, subject, day })
        .onConflict((c) => c.doNothing())
        .execute();
    }
  }

  /** The last day on which the person was reminded of each, by `<duty> <subject>`; days after `today` were of a clock that ran ahead. */
  async lastOf(user: UserId, today: LocalDate): Promise<ReadonlyMap<string, LocalDate>> {
    const rows = await this.db
      .selectFrom('reminded')
      .select((eb) => ['duty', 'subject', eb.fn.max<string>('day').as('day')])
      .where('user_id', '=', user)
      .where('day', '<=', today)
      .groupBy(['duty', 'subject'])
      .execute();
    return new Map(rows.map((row) => [`${row.duty} ${row.subject}`, row.day as LocalDate]));
  }

  /** The message of that day never reached the person. */
  async takeBack(user: UserId, day: LocalDate): Promise<void> {
    await this.db.deleteFrom('reminded').where('user_id', '=', user).where('day', '=', day).execute();
  }

  async prune(today: LocalDate): Promise<void> {
    await this.db.deleteFrom('reminded').where('day', '<', addDays(today, -KEPT_DAYS)).execute();
  }

  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('reminded').where('user_id', '=', user).execute();
  }
}
