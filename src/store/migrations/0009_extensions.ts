/** Requests for a later date of a duty; of one duty for one subject at most one waits. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('extension')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('duty', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('asked_by', 'integer', (c) => c.notNull())
    .addColumn('staff_id', 'integer')
    .addColumn('due', 'text', (c) => c.notNull())
    .addColumn('new_due', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'integer', (c) => c.notNull())
    .addColumn('asked_again', 'text')
    .addColumn('decided_by', 'integer')
    .addColumn('decided_at', 'integer')
    .execute();
  await sql`create unique index extension_waiting on extension (duty, subject) where state = 'waiting'`.execute(db);
  await db.schema.createIndex('extension_asked_by').on('extension').column('asked_by').execute();
}
