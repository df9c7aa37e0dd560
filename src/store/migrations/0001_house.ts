/** The first tables: inbox and outbox, dialogues, the register, chats, the clock's ledger. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('event_id', 'text', (c) => c.notNull().unique())
    .addColumn('body', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('error', 'text')
    .addColumn('unreadable', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('received_at', 'integer', (c) => c.notNull())
    .addColumn('handled_at', 'integer')
    .execute();
  await sql`create index inbox_failed on inbox (seq) where status = 'failed'`.execute(db);

  await db.schema
    .createTable('outbox')
    // no row with the greatest id is ever deleted, so ids do not come twice
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('peer', 'integer', (c) => c.notNull())
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('body', 'text')
    .addColumn('random_id', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('not_before', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('claimed_at', 'integer')
    .addColumn('first_uncertain_at', 'integer')
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('settled_at', 'integer')
    .addColumn('cmid', 'integer')
    .addColumn('code', 'integer')
    .addColumn('refusal', 'text')
    .addColumn('expires_at', 'integer')
    .execute();
  await sql`create index outbox_line on outbox (priority, id) where status = 'pending'`.execute(db);
  await sql`create index outbox_open on outbox (peer, id, status) where status in ('pending', 'sending')`.execute(db);
  await sql`create index outbox_uncertain on outbox (first_uncertain_at) where status = 'pending' and first_uncertain_at is not null`.execute(
    db,
  );
  await sql`create index outbox_settled on outbox (body is null, settled_at) where settled_at is not null`.execute(db);
  await sql`create index outbox_undelivered on outbox (settled_at) where status in ('refused', 'unknown')`.execute(db);
  await sql`create index outbox_peer on outbox (peer)`.execute(db);

  await db.schema
    .createTable('press_answer')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('peer', 'integer', (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('answer_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text')
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('not_before', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();

  await db.schema
    .createTable('job')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('session')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('session_user').on('session').column('user_id').execute();

  await db.schema
    .createTable('account')
    .addColumn('user_id', 'integer', (c) => c.primaryKey())
    .addColumn('consent_version', 'integer', (c) => c.notNull())
    .addColumn('consent_at', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('account_role')
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('class_label', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_role_pk', ['user_id', 'role', 'class_label'])
    .execute();

  await db.schema
    .createTable('staff')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('surname', 'text', (c) => c.notNull())
    .addColumn('first_name', 'text', (c) => c.notNull())
    .addColumn('patronymic', 'text')
    .addColumn('position', 'text', (c) => c.notNull())
    .addColumn('subject', 'text')
    .addColumn('class_teacher_of', 'text')
    .addColumn('administration', 'integer', (c) => c.notNull())
    .addColumn('additional_education', 'integer', (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.unique())
    .addColumn('linked_at', 'integer')
    .execute();
  await db.schema.createIndex('staff_class').on('staff').column('class_teacher_of').execute();

  await db.schema
    .createTable('request')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('staff_id', 'integer')
    .addColumn('stated_name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('class_label', 'text')
    .addColumn('registered', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('decided_at', 'integer')
    .addColumn('decided_by', 'integer')
    .execute();
  await sql`create unique index request_waiting on request (user_id) where status = 'waiting'`.execute(db);

  await db.schema
    .createTable('completion')
    .addColumn('duty', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('actor', 'integer', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('completion_pk', ['duty', 'subject'])
    .execute();

  await db.schema
    .createTable('chat')
    .addColumn('peer', 'integer', (c) => c.primaryKey())
    .addColumn('title', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('kind', 'text')
    .addColumn('class_label', 'text')
    .addColumn('added_by', 'integer')
    .addColumn('added_at', 'integer', (c) => c.notNull())
    .addColumn('confirmed_by', 'integer')
    .addColumn('confirmed_at', 'integer')
    .addColumn('gone_reason', 'text')
    .execute();
  await db.schema
    .createTable('chat_activity')
    .addColumn('peer', 'integer', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('messages', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('chat_activity_pk', ['peer', 'day'])
    .execute();

  await db.schema
    .createTable('ledger')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('due_at', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('unreachable')
    .addColumn('peer', 'integer', (c) => c.primaryKey())
    .addColumn('code', 'integer', (c) => c.notNull())
    .addColumn('since', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('digest')
    .addColumn('user_id', 'integer', (c) => c.primaryKey())
    .addColumn('sent_at', 'integer', (c) => c.notNull())
    .addColumn('figures', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('snooze')
    .addColumn('user_id', 'integer', (c) => c.primaryKey())
    .addColumn('day', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('ticket')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('user_id', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('duty', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('created_at', 'integer', (c) => c.notNull())
    .addColumn('closed_at', 'integer')
    .addColumn('closed_by', 'integer')
    .execute();
  await sql`create unique index ticket_open on ticket (user_id, kind, duty) where status = 'open'`.execute(db);
}
