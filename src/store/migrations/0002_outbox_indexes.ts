/**
 * An outbox that costs a turn less: every index is a page of the log more at each commit. The line is found through the open
 * rows alone, and a conversation's settled rows are indexed when they are settled, many in one transaction.
 */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index outbox_line`.execute(db);
  await sql`drop index outbox_peer`.execute(db);
  await sql`create index outbox_peer on outbox (peer) where settled_at is not null`.execute(db);
}
