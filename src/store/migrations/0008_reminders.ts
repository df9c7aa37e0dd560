/** On which days each person was reminded of what, what was taken to the administrator and the director, and who wishes for fewer messages. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reminded')
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('duty', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('reminded_pk', ['user_id', 'duty', 'subject', 'day'])
    .execute();
  await db.schema
    .createTable('escalation')
    .addColumn('duty', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('due', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('escalation_pk', ['duty', 'subject', 'due', 'level'])
    .execute();
  await sql`alter table account add column reminders text not null default 'usual'`.execute(db);
}
