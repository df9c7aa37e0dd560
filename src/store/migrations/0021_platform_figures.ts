/** How many are registered on the platform, as administrators typed it in. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('platform_figure')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('registered', 'integer', (c) => c.notNull())
    .addColumn('of_all', 'integer', (c) => c.notNull())
    .addColumn('entered_by', 'integer')
    .addColumn('entered_at', 'integer', (c) => c.notNull())
    .addColumn('withdrawn_at', 'integer')
    .execute();
  await sql`create index platform_figure_day on platform_figure (day, id) where withdrawn_at is null`.execute(db);
}
