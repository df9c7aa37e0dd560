/** What a message of the outbox was noted as: what never left is taken back. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox add column about text`.execute(db);
}
