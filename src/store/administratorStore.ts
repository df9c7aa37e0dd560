/** Administrators beside the configuration: appointed, or dismissed though configured. */
import type { Kysely } from 'kysely';
import { userId, type UserId } from '../domain/ids';
import type { Tables } from './schema';

export interface AdministratorMark {
  readonly user: UserId;
  /** False: dismissed. */
  readonly appointed: boolean;
}

export class AdministratorStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(user: UserId): Promise<AdministratorMark | null> {
    const row = await this.db
      .selectFrom('administrator')
      .select('appointed')
      .where('user_id', '=', user)
      .executeTakeFirst();
    return row ? { user, appointed: row.appointed === 1 } : null;
  }

  async all(): Promise<AdministratorMark[]> {
    const rows = await this.db
      .selectFrom('administrator')
      .select(['user_id', 'appointed'])
      .orderBy('at')
      .orderBy('user_id')
      .execute();
    return rows.map((row) => ({ user: userId(row.user_id), appointed: row.appointed === 1 }));
  }

  async set(user: UserId, appointed: boolean, by: UserId | null, now: number): Promise<void> {
    const values = { appointed: appointed ? 1 : 0, actor: by ?? 0, at: now };
    await this.db
      .insertInto('administrator')
      .values({ user_id: user, ...values })
      .onConflict((c) => c.column('user_id').doUpdateSet(values))
      .execute();
  }

  /** Forgets the dismissal of everybody whom the configuration does not name: without it they are no administrators. */
  async pruneDismissed(configured: ReadonlySet<UserId>): Promise<void> {
    await this.db
      .deleteFrom('administrator')
      .where('appointed', '=', 0)
      .where('user_id', 'not in', [0, ...configured])
      .execute();
  }

  async remove(user: UserId): Promise<void> {
    await this.db.deleteFrom('administrator').where('user_id', '=', user).execute();
  }
}
