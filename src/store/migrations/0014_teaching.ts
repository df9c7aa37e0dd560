/** Questions the bot did not answer, what it was taught, the school's own answers, and words of a ticket for half a day. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('question')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('candidates', 'text', (c) => c.notNull())
    .addColumn('chosen', 'text')
    .addColumn('asked_at', 'integer', (c) => c.notNull())
    .execute();
  await sql`create index question_asked on question (asked_at)`.execute(db);
  await sql`create index question_open on question (id) where state <> 'answered'`.execute(db);
  await db.schema
    .createTable('taught')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('phrase', 'text', (c) => c.notNull())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('taught_by', 'integer')
    .addColumn('taught_at', 'integer', (c) => c.notNull())
    .addColumn('undone_by', 'integer')
    .addColumn('undone_at', 'integer')
    .execute();
  await sql`create unique index taught_phrase on taught (phrase) where undone_at is null`.execute(db);
  await db.schema
    .createTable('own_answer')
    .addColumn('id', 'integer', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('written_by', 'integer')
    .addColumn('written_at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('own_answer_revision', ['id', 'revision'])
    .execute();
  await db.schema
    .createTable('inquiry_words')
    .addColumn('inquiry', 'integer', (c) => c.notNull())
    .addColumn('side', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('erase_at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('inquiry_words_side', ['inquiry', 'side'])
    .execute();
}
