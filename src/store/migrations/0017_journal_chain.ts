/**
 * The journal: chained by hashes, append-only by triggers, and without profiles: who did it stands under a number that only
 * `journal_actor` explains, so forgetting a person changes no row of the journal.
 */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { hashOf, NO_ROWS, headAfter, writeHead, type ChainHead } from '../journalChain';

interface Before {
  readonly id: number;
  readonly at: number;
  readonly actor: number;
  readonly act: string;
  readonly about: string;
  readonly details: string;
}

const PAGE = 500;

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('journal_actor')
    .addColumn('pseudonym', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('user_id', 'integer', (c) => c.notNull().unique())
    .execute();
  await sql`insert into journal_actor (user_id) select actor from journal where actor <> 0 group by actor order by min(id)`.execute(
    db,
  );
  await db.schema
    .createTable('journal_chained')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('pseudonym', 'integer', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  const head = await chainRows(db);
  if (head.rows > 0) await sql`insert into meta (key, value) values ('journal_head', ${writeHead(head)})`.execute(db);
  await db.schema.dropTable('journal').execute();
  await sql`alter table journal_chained rename to journal`.execute(db);
  await db.schema.createIndex('journal_about').on('journal').columns(['about', 'id']).execute();
  for (const [name, event] of [
    ['journal_unchanged', 'update'],
    ['journal_undeleted', 'delete'],
  ] as const) {
    await sql
      .raw(
        `create trigger ${name} before ${event} on journal begin select raise(abort, 'rows of the journal stay as they are'); end`,
      )
      .execute(db);
  }
}

/** Copies what stands, in its order and under its numbers. */
async function chainRows(db: Kysely<unknown>): Promise<ChainHead> {
  let head = NO_ROWS;
  for (;;) {
    const { rows } = await sql<Before & { pseudonym: number }>`
      select journal.id, at, act, about, details, coalesce(pseudonym, 0) as pseudonym
      from journal left join journal_actor on user_id = actor
      where journal.id > ${head.id} order by journal.id limit ${PAGE}`.execute(db);
    for (const row of rows) {
      const { id, at, pseudonym, act, about, details } = row;
      const hash = hashOf(head.hash, row);
      await sql`insert into journal_chained values (${id}, ${at}, ${pseudonym}, ${act}, ${about}, ${details}, ${hash})`.execute(
        db,
      );
      head = headAfter(head, row);
    }
    if (rows.length < PAGE) return head;
  }
}
