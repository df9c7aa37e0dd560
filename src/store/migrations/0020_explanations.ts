/** What hinders somebody, asked by whoever controls the order and answered in a line (п. 9). */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('explanation')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('duty', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('asked_on', 'text', (c) => c.notNull())
    .addColumn('told_on', 'text')
    .addColumn('text', 'text')
    .addColumn('said_on', 'text')
    .execute();
  await db.schema
    .createIndex('explanation_about')
    .on('explanation')
    .columns(['duty', 'subject', 'user_id'])
    .unique()
    .execute();
  await db.schema.createIndex('explanation_user').on('explanation').column('user_id').execute();
}
