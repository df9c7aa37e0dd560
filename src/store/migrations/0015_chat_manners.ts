/** Which chats the bot answers in without being addressed, and what it said in a chat lately: topics, no words and no people. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table chat add column overhears integer not null default 0`.execute(db);
  await db.schema
    .createTable('chat_line')
    .addColumn('peer', 'integer', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('line', 'text', (c) => c.notNull())
    .addColumn('topic', 'text')
    .addColumn('unasked', 'integer', (c) => c.notNull())
    .execute();
  await sql`create index chat_line_peer on chat_line (peer, at)`.execute(db);
}
