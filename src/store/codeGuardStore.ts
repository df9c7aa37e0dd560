/** Wrong personal codes of a profile, and its pause. */
import type { Kysely } from 'kysely';
import { NO_WRONG, type CodeGuard } from '../domain/codeGuard';
import type { UserId } from '../domain/ids';
import type { Tables } from './schema';

export interface KeptGuard extends CodeGuard {
  /** The hash of the code refused last. */
  readonly last: string | null;
}

export class CodeGuardStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(user: UserId): Promise<KeptGuard> {
    const row = await this.db.selectFrom('code_guard').selectAll().where('user_id', '=', user).executeTakeFirst();
    return row
      ? { wrong: row.wrong, pausedUntil: row.paused_until, last: row.last_wrong }
      : { ...NO_WRONG, last: null };
  }

  async save(user: UserId, { wrong, pausedUntil, last }: KeptGuard, now: number): Promise<void> {
    const values = { wrong, paused_until: pausedUntil, last_wrong: last, at: now };
    await this.db
      .insertInto('code_guard')
      .values({ user_id: user, ...values })
      .onConflict((c) => c.column('user_id').doUpdateSet(values))
      .execute();
  }

  /** A right code: what was wrong before counts no more. */
  async clear(user: UserId): Promise<void> {
    await this.db.deleteFrom('code_guard').where('user_id', '=', user).execute();
  }

  /** «Забыть меня» removes the count; a pause stays to its end. */
  async forget(user: UserId, now: number): Promise<void> {
    await this.db
      .deleteFrom('code_guard')
      .where('user_id', '=', user)
      .where((eb) => eb.or([eb('paused_until', 'is', null), eb('paused_until', '<=', now)]))
      .execute();
  }

  /** Removes what was wrong before this instant and pauses nobody now. */
  async prune(before: number, now: number): Promise<void> {
    await this.db
      .deleteFrom('code_guard')
      .where('at', '<', before)
      .where((eb) => eb.or([eb('paused_until', 'is', null), eb('paused_until', '<=', now)]))
      .execute();
  }
}
