/** What the orders said each time an administrator confirmed it, and who is yet to hear of a change. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('order_snapshot')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('kept_at', 'integer', (c) => c.notNull())
    .addColumn('confirmed_by', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('order_news')
    .addColumn('user_id', 'integer', (c) => c.primaryKey())
    .addColumn('known', 'integer', (c) => c.notNull())
    .addColumn('told_on', 'text')
    .execute();
}
