/** Cases with the vendor's support; of one kind a person has at most one draft. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('vendor_case')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('opened_by', 'integer')
    .addColumn('opened_at', 'integer', (c) => c.notNull())
    .addColumn('changed_at', 'integer', (c) => c.notNull())
    .execute();
  await sql`create unique index vendor_case_draft on vendor_case (opened_by, kind) where state = 'draft'`.execute(db);
}
