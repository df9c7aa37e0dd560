/**
 * The register: assignments with their history in place of bare completions, movement of staff, personal codes, offices,
 * acknowledgements, declared chats, files to send, and the journal.
 */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await assignments(db);
  await people(db);
  await rights(db);
  await chats(db);
  await db.schema
    .createTable('journal')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('actor', 'integer', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('journal_about').on('journal').columns(['about', 'id']).execute();
}

async function assignments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('assignment')
    .addColumn('duty', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text')
    .addColumn('reason', 'text')
    .addColumn('due', 'text')
    .addColumn('holder', 'integer')
    .addColumn('actor', 'integer', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('assignment_pk', ['duty', 'subject', 'period'])
    .execute();
  await db.schema
    .createTable('assignment_history')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('duty', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('from_state', 'text', (c) => c.notNull())
    .addColumn('to_state', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text')
    .addColumn('reason', 'text')
    .addColumn('actor', 'integer', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('assignment_history_of').on('assignment_history').columns(['duty', 'subject']).execute();
  // what a chat shows is confirmed by it; what a person said waits for the administrator's look
  await sql`insert into assignment (duty, subject, period, state, evidence, actor, at)
    select duty, subject, '', case when evidence like '{"kind":"chat"%' then 'confirmed' else 'reported' end, evidence, actor, at
    from completion`.execute(db);
  await sql`insert into assignment_history (duty, subject, period, step, from_state, to_state, evidence, actor, at)
    select duty, subject, period, case state when 'confirmed' then 'confirm' else 'report' end, 'open', state, evidence, actor, at
    from assignment order by at`.execute(db);
  await db.schema.dropTable('completion').execute();
}

async function people(db: Kysely<unknown>): Promise<void> {
  await sql`alter table staff add column status text not null default 'active'`.execute(db);
  await sql`alter table staff add column status_since integer`.execute(db);
  await sql`alter table staff add column substitute integer`.execute(db);
  await sql`alter table staff add column note text`.execute(db);
  await sql`create index staff_substitute on staff (substitute) where substitute is not null`.execute(db);
  await db.schema
    .createTable('roster_import')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    // what the file said, until it is applied or given up; then what applying it changed, until it cannot be undone
    .addColumn('lines', 'text')
    .addColumn('changes', 'text')
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('applied_at', 'integer')
    .addColumn('undone_at', 'integer')
    .execute();
  await db.schema
    .createTable('acknowledgement')
    .addColumn('staff_id', 'integer', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('actor', 'integer', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('acknowledgement_pk', ['staff_id', 'document', 'version'])
    .execute();
}

async function rights(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('personal_code')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('staff_id', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('issued_by', 'integer', (c) => c.notNull())
    .addColumn('issued_at', 'integer', (c) => c.notNull())
    .addColumn('expires_at', 'integer', (c) => c.notNull())
    .addColumn('used_by', 'integer')
    .addColumn('used_at', 'integer')
    .addColumn('revoked_at', 'integer')
    .execute();
  await db.schema.createIndex('personal_code_staff').on('personal_code').column('staff_id').execute();
  await sql`create index personal_code_used_by on personal_code (used_by) where used_by is not null`.execute(db);
  await db.schema
    .createTable('code_guard')
    .addColumn('user_id', 'integer', (c) => c.primaryKey())
    .addColumn('wrong', 'integer', (c) => c.notNull())
    .addColumn('paused_until', 'integer')
    // the hash of the code refused last: one that comes with a link again is no new attempt
    .addColumn('last_wrong', 'text')
    .addColumn('at', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('office_holder')
    .addColumn('office', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'integer', (c) => c.notNull())
    .addColumn('actor', 'integer', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('administrator')
    .addColumn('user_id', 'integer', (c) => c.primaryKey())
    .addColumn('appointed', 'integer', (c) => c.notNull())
    .addColumn('actor', 'integer', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .execute();
}

async function chats(db: Kysely<unknown>): Promise<void> {
  // a second chat of the same kind and class stands beside the first and shows no duty
  await sql`alter table chat add column extra integer not null default 0`.execute(db);
  await sql`alter table chat add column moved_to integer`.execute(db);
  await sql`alter table chat add column members_checked_at integer`.execute(db);
  await db.schema
    .createTable('chat_declaration')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('class_label', 'text')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('declared_by', 'integer', (c) => c.notNull())
    .addColumn('declared_at', 'integer', (c) => c.notNull())
    .addColumn('witness', 'integer')
    .addColumn('witnessed_at', 'integer')
    .addColumn('decided_by', 'integer')
    .addColumn('decided_at', 'integer')
    .execute();
  await db.schema
    .createTable('outgoing_file')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('bytes', 'blob', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .execute();
}
