/** Questions put to a person: who asked, how they stand and how long they wait, never a word of them. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('inquiry')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'integer', (c) => c.notNull())
    .addColumn('waiting_since', 'integer', (c) => c.notNull())
    .addColumn('answered_at', 'integer')
    .addColumn('answered_by', 'integer')
    .addColumn('closed_at', 'integer')
    .addColumn('closed_by', 'integer')
    .addColumn('reopened', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('rating', 'integer')
    .addColumn('nagged', 'text')
    .execute();
  await sql`create index inquiry_open on inquiry (waiting_since) where status = 'open'`.execute(db);
  await db.schema.createIndex('inquiry_user').on('inquiry').column('user_id').execute();
}
