/** When and how each administrator wishes the digest; times in which the bot did not work; more of the last digest's figures. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('digest_wish')
    .addColumn('user_id', 'integer', (c) => c.primaryKey())
    .addColumn('minute', 'integer')
    .addColumn('days', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('bot_gap')
    .addColumn('from_at', 'integer', (c) => c.primaryKey())
    .addColumn('to_at', 'integer', (c) => c.notNull())
    .execute();
}
