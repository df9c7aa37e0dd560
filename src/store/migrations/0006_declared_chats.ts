/** Chats the bot cannot enter: the key of the link for a witness, what the duty is recorded for, who declared it, why it was refused. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table chat_declaration add column key text not null default ''`.execute(db);
  await sql`alter table chat_declaration add column subject text not null default ''`.execute(db);
  await sql`alter table chat_declaration add column reason text`.execute(db);
  await sql`alter table chat_declaration add column declared_staff integer`.execute(db);
}
