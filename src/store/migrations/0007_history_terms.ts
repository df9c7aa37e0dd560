/** The history of an assignment also tells until when it was extended and whom it was handed over to, at every step. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assignment_history add column due text`.execute(db);
  await sql`alter table assignment_history add column holder integer`.execute(db);
}
