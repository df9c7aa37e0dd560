/** What administrators changed of the school's settings; what is not here is as in the school's file. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('setting')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'integer')
    .addColumn('changed_at', 'integer', (c) => c.notNull())
    .execute();
}
