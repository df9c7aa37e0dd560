/** What happened, waiting for its turn. States are literals in SQL: with a bound one SQLite cannot use the partial indexes. */
import { sql, type Kysely } from 'kysely';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';

export interface InboxRow {
  readonly seq: number;
  readonly eventId: string;
  readonly body: string;
  readonly attempts: number;
}

export interface FailedEvent {
  readonly seq: number;
  readonly eventId: string;
  readonly error: string;
  readonly at: number;
}

const DAY_MS = 86_400_000;
const KEPT_HANDLED_MS = 2 * DAY_MS;
const KEPT_FAILED_MS = 7 * DAY_MS;

const insertNew = hotQuery((db, eventId: string, body: string, now: number) =>
  db
    .insertInto('inbox')
    .values({ event_id: eventId, body, status: 'new', received_at: now })
    .onConflict((c) => c.column('event_id').doNothing()),
);

const selectNext = hotQuery((db, afterSeq: number, limit: number) =>
  db
    .selectFrom('inbox')
    .select(['seq', 'event_id', 'body', 'attempts'])
    .where('status', '=', sql.lit('new'))
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit),
);

const updateDone = hotQuery((db, seq: number, now: number) =>
  db
    .updateTable('inbox')
    .set({ status: 'done', body: null, handled_at: now })
    .where('seq', '=', seq)
    .where('status', '=', sql.lit('new')),
);

export class InboxStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Adds an event unless it is known; times are real time. Returns whether it is new. */
  async add(eventId: string, body: string, now: number): Promise<boolean> {
    const { numAffectedRows } = await insertNew(this.db, eventId, body, now);
    return Number(numAffectedRows) > 0;
  }

  /** Sets an unreadable update aside at once: there is no event to try again, only what a person may look at. */
  async addFailed(eventId: string, body: string, error: string, now: number): Promise<void> {
    await this.db
      .insertInto('inbox')
      .values({ event_id: eventId, body, status: 'failed', error, unreadable: 1, received_at: now, handled_at: now })
      .onConflict((c) => c.column('event_id').doNothing())
      .execute();
  }

  /** The oldest waiting events after `seq`, in order; without a `seq` the handled ones of two days are looked through. */
  async next(afterSeq: number, limit: number): Promise<InboxRow[]> {
    const { rows } = await selectNext(this.db, afterSeq, limit);
    return rows.map((row) => ({
      seq: row.seq,
      eventId: row.event_id,
      body: row.body ?? 'null',
      attempts: row.attempts,
    }));
  }

  /** Marks an event handled and erases its body. False when it was handled before. */
  async markDone(seq: number, now: number): Promise<boolean> {
    const { numAffectedRows } = await updateDone(this.db, seq, now);
    return Number(numAffectedRows) > 0;
  }

  /** Counts a failed try. */
  async countAttempt(seq: number): Promise<void> {
    await this.db
      .updateTable('inbox')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('seq', '=', seq)
      .execute();
  }

  /** Sets a waiting event aside with the error that stopped it; false when it does not wait. */
  async setAside(seq: number, error: string, now: number): Promise<boolean> {
    const result = await this.db
      .updateTable('inbox')
      .set({ status: 'failed', error, handled_at: now })
      .where('seq', '=', seq)
      .where('status', '=', sql.lit('new'))
      .executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  }

  /** Sets every waiting event aside; returns how many. */
  async setAsideWaiting(error: string, now: number): Promise<number> {
    const result = await this.db
      .updateTable('inbox')
      .set({ status: 'failed', error, handled_at: now })
      .where('status', '=', sql.lit('new'))
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  }

  /** Events that were set aside, newest first. */
  async failed(limit: number): Promise<FailedEvent[]> {
    const rows = await this.db
      .selectFrom('inbox')
      .select(['seq', 'event_id', 'error', 'handled_at'])
      .where('status', '=', sql.lit('failed'))
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      seq: row.seq,
      eventId: row.event_id,
      error: row.error ?? '',
      at: row.handled_at ?? 0,
    }));
  }

  /** What was set aside, whole: there is little of it. */
  async setAsideBodies(): Promise<{ readonly seq: number; readonly body: string }[]> {
    const rows = await this.db
      .selectFrom('inbox')
      .select(['seq', 'body'])
      .where('status', '=', sql.lit('failed'))
      .execute();
    return rows.map(({ seq, body }) => ({ seq, body: body ?? '' }));
  }

  /** Removes events that were set aside. */
  async forget(seqs: readonly number[]): Promise<void> {
    for (const seq of seqs) {
      await this.db.deleteFrom('inbox').where('seq', '=', seq).where('status', '=', sql.lit('failed')).execute();
    }
  }

  async countFailed(): Promise<number> {
    const row = await this.db
      .selectFrom('inbox')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('status', '=', sql.lit('failed'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Puts an event that was set aside at the end of the queue. */
  async retry(seq: number): Promise<'retried' | 'unreadable' | 'none'> {
    const row = await this.db
      .selectFrom('inbox')
      .select('unreadable')
      .where('seq', '=', seq)
      .where('status', '=', sql.lit('failed'))
      .executeTakeFirst();
    if (!row) return 'none';
    if (row.unreadable === 1) return 'unreadable';
    await this.db
      .updateTable('inbox')
      .set((eb) => ({
        seq: eb.selectFrom('inbox as other').select((e) => e(e.fn.max('other.seq'), '+', 1).as('last')),
        status: 'new',
        attempts: 0,
        error: null,
        handled_at: null,
      }))
      .where('seq', '=', seq)
      .execute();
    return 'retried';
  }

  /** Forgets handled events after two days (VK repeats within minutes) and what was set aside after seven. */
  async prune(now: number): Promise<void> {
    await this.db
      .deleteFrom('inbox')
      .where('status', '=', sql.lit('done'))
      .where('handled_at', '<', now - KEPT_HANDLED_MS)
      .execute();
    await this.db
      .deleteFrom('inbox')
      .where('status', '=', sql.lit('failed'))
      .where('handled_at', '<', now - KEPT_FAILED_MS)
      .execute();
  }
}
