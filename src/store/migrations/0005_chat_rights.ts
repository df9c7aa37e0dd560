/** What the bot may see in a chat, how often it is addressed there, and whose profile was whose among those who left. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // whether the members could be read when that was last tried (members_checked_at)
  await sql`alter table chat add column members_visible integer`.execute(db);
  await sql`alter table chat_activity add column addressed integer not null default 0`.execute(db);
  // a profile that was linked when its person left: to know them in the school's chats for a year
  await sql`alter table staff add column former_user integer`.execute(db);
  await sql`create index staff_former_user on staff (former_user) where former_user is not null`.execute(db);
}
