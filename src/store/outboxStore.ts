/**
 * What is to be said: in order per conversation, with a fixed random_id, never two at once to one conversation.
 * States are literals in SQL: with a bound one SQLite cannot use the partial indexes.
 */
import { sql, type Kysely } from 'kysely';
import type { PeerId } from '../domain/ids';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';

export interface NewOutboxRow {
  readonly peer: PeerId;
  readonly priority: number;
  readonly body: string;
  readonly randomId: number;
}

export interface OutboxRow extends NewOutboxRow {
  readonly id: number;
  readonly attempts: number;
}

export interface Undelivered {
  readonly peer: PeerId;
  readonly status: 'refused' | 'unknown';
  readonly code: number | null;
  readonly at: number;
}

/** VK remembers a random_id for about an hour: an uncertain row older than this is not sent again blindly. */
export const RANDOM_ID_TERM_MS = 50 * 60_000;
const TEXT_KEPT_MS = 12 * 3_600_000;
const ROW_KEPT_MS = 30 * 86_400_000;

const insertRow = hotQuery((db, peer: number, priority: number, body: string, randomId: number, now: number) =>
  db.insertInto('outbox').values({
    peer,
    priority,
    body,
    random_id: randomId,
    status: 'pending',
    created_at: now,
    claimed_at: null,
    first_uncertain_at: null,
    settled_at: null,
    cmid: null,
    code: null,
  }),
);

/** Rows that wait and have no open row of their conversation before them. */
const pendingHeads = (db: Kysely<Tables>) =>
  db
    .selectFrom('outbox')
    .where('status', '=', sql.lit('pending'))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.peer', '=', 'outbox.peer')
            .whereRef('earlier.id', '<', 'outbox.id')
            .where('earlier.status', 'in', sql<'pending'>`('pending', 'sending')`),
        ),
      ),
    );

const selectHeads = hotQuery((db, now: number, limit: number) =>
  pendingHeads(db)
    .select(['id', 'peer', 'priority', 'body', 'random_id', 'attempts'])
    .where('not_before', '<=', now)
    .orderBy('priority')
    .orderBy('id')
    .limit(limit),
);

const selectNextAt = hotQuery((db) => pendingHeads(db).select((eb) => eb.fn.min<number | null>('not_before').as('at')));

const updateSending = hotQuery((db, id: number, now: number) =>
  db
    .updateTable('outbox')
    .set((eb) => ({ status: 'sending', attempts: eb('attempts', '+', 1), claimed_at: now }))
    .where('id', '=', id),
);

const updateSent = hotQuery((db, id: number, cmid: number | null, now: number) =>
  db.updateTable('outbox').set({ status: 'sent', settled_at: now, cmid }).where('id', '=', id),
);

const updateUncertain = hotQuery((db, before: number, now: number) =>
  db
    .updateTable('outbox')
    .set({ status: 'unknown', body: null, settled_at: now })
    .where('status', '=', sql.lit('pending'))
    .where('first_uncertain_at', 'is not', null)
    .where('first_uncertain_at', '<', before),
);

export class OutboxStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async add(row: NewOutboxRow, now: number): Promise<void> {
    await insertRow(this.db, row.peer, row.priority, row.body, row.randomId, now);
  }

  /** The first open row of every conversation that may be tried now, replies before broadcasts. */
  async heads(now: number, limit: number): Promise<OutboxRow[]> {
    const { rows } = await selectHeads(this.db, now, limit);
    return rows.map((row) => ({
      id: row.id,
      peer: row.peer as PeerId,
      priority: row.priority,
      body: row.body ?? '{"text":""}',
      randomId: row.random_id,
      attempts: row.attempts,
    }));
  }

  /** The rows are about to be handed to VK: from now on their fate is unknown until they are settled. */
  async markSending(ids: readonly number[], now: number): Promise<void> {
    for (const id of ids) await updateSending(this.db, id, now);
  }

  async markSent(sent: readonly { readonly id: number; readonly cmid: number | null }[], now: number): Promise<void> {
    for (const { id, cmid } of sent) await updateSent(this.db, id, cmid, now);
  }

  /** Puts a row back for another try; `certain`: this time VK surely did not get it. An earlier doubt stays a doubt. */
  async putBack(id: number, notBefore: number, certain: boolean): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set((eb) => ({
        status: 'pending',
        not_before: notBefore,
        ...(certain ? {} : { first_uncertain_at: eb.fn.coalesce('first_uncertain_at', 'claimed_at') }),
      }))
      .where('id', '=', id)
      .execute();
  }

  /** Replaces the body of a row and puts it back at once. */
  async putBackAs(id: number, body: string): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set({ status: 'pending', body, not_before: 0, first_uncertain_at: null })
      .where('id', '=', id)
      .execute();
  }

  async markRefused(id: number, code: number, now: number): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set({ status: 'refused', code, body: null, settled_at: now })
      .where('id', '=', id)
      .execute();
  }

  /** After a crash: rows in hand are tried again with their random_id, or given up when VK may have forgotten it. */
  async recover(): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set((eb) => ({
        status: 'pending',
        first_uncertain_at: eb.fn.coalesce('first_uncertain_at', 'claimed_at'),
      }))
      .where('status', '=', sql.lit('sending'))
      .execute();
  }

  /** Gives up rows whose fate is unknown and whose random_id VK may have forgotten; returns how many. */
  async giveUpUncertain(now: number): Promise<number> {
    const { numAffectedRows } = await updateUncertain(this.db, now - RANDOM_ID_TERM_MS, now);
    return Number(numAffectedRows);
  }

  /** When the next head of a conversation may be tried; null when nothing waits, or only for what is being sent. */
  async nextAt(): Promise<number | null> {
    const { rows } = await selectNextAt(this.db);
    return rows[0]?.at ?? null;
  }

  /** How many rows wait, and since when the oldest does. */
  async waiting(): Promise<{ pending: number; oldestAt: number | null }> {
    const row = await this.db
      .selectFrom('outbox')
      .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.min<number | null>('created_at').as('oldest')])
      .where('status', 'in', sql<'pending'>`('pending', 'sending')`)
      .executeTakeFirstOrThrow();
    return { pending: Number(row.n), oldestAt: row.oldest };
  }

  /** What could not be delivered since an instant. */
  async undeliveredSince(since: number): Promise<Undelivered[]> {
    const rows = await this.db
      .selectFrom('outbox')
      .select(['peer', 'status', 'code', 'settled_at'])
      .where('status', 'in', sql<'refused' | 'unknown'>`('refused', 'unknown')`)
      .where('settled_at', '>', since)
      .orderBy('settled_at')
      .execute();
    return rows.map((row) => ({
      peer: row.peer as PeerId,
      status: row.status === 'unknown' ? 'unknown' : 'refused',
      code: row.code,
      at: row.settled_at ?? 0,
    }));
  }

  /** What of one conversation waits to be sent and what trace of sent messages is left. */
  async traceOf(peer: PeerId): Promise<{ waiting: number; sent: number }> {
    const rows = await this.db.selectFrom('outbox').select('status').where('peer', '=', peer).execute();
    const waiting = rows.filter((row) => row.status === 'pending' || row.status === 'sending').length;
    return { waiting, sent: rows.length - waiting };
  }

  /** Removes everything of one conversation: what waits and the trace of what was sent. */
  async forget(peer: PeerId): Promise<void> {
    await this.db.deleteFrom('outbox').where('peer', '=', peer).execute();
  }

  /** Erases the texts of what was sent after half a day and the rows after a month. */
  async prune(now: number): Promise<void> {
    const settled = sql<'sent'>`('sent', 'refused', 'unknown')`;
    await this.db
      .updateTable('outbox')
      .set({ body: null })
      .where('status', 'in', settled)
      .where('settled_at', '<', now - TEXT_KEPT_MS)
      .where('body', 'is not', null)
      .execute();
    await this.db
      .deleteFrom('outbox')
      .where('status', 'in', settled)
      .where('settled_at', '<', now - ROW_KEPT_MS)
      .execute();
  }
}
