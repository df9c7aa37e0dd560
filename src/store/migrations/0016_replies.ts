/** Which question a sent message spoke of: a reply to it in VK is about that question. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox add column inquiry integer`.execute(db);
}
