/** The figures each administrator saw last, and when (real time), so that the next digest can tell what changed. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { UserId } from '../domain/ids';
import type { Tables } from './schema';

const figures = z.strictObject({
  registered: z.int(),
  chats: z.int(),
  /** Of everything in the digest: when it is the same, nothing changed. */
  mark: z.int().exactOptional(),
});
export type DigestFigures = z.infer<typeof figures>;

export class DigestStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async last(user: UserId): Promise<{ readonly realSentAt: number; readonly figures: DigestFigures } | null> {
    const row = await this.db.selectFrom('digest').selectAll().where('user_id', '=', user).executeTakeFirst();
    return row ? { realSentAt: row.sent_at, figures: figures.parse(JSON.parse(row.figures)) } : null;
  }

  async save(user: UserId, realSentAt: number, value: DigestFigures): Promise<void> {
    const row = { sent_at: realSentAt, figures: JSON.stringify(value) };
    await this.db
      .insertInto('digest')
      .values({ user_id: user, ...row })
      .onConflict((c) => c.column('user_id').doUpdateSet(row))
      .execute();
  }

  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('digest').where('user_id', '=', user).execute();
  }
}
