/**
 * What is to be said: in order per conversation, with a fixed random_id, never two at once to one conversation.
 * States are literals in SQL: with a bound one SQLite cannot use the partial indexes.
 */
import { sql, type Kysely } from 'kysely';
import { FIRST_CHAT_PEER, type PeerId, type UserId } from '../domain/ids';
import { REFUSALS, type Refusal } from '../domain/refusal';
import {
  insertRow,
  OPEN,
  selectHeads,
  selectLastOpen,
  selectLastSettled,
  selectNextAt,
  selectSentInquiry,
  updateSent,
  updateUncertain,
} from './outboxQueries';
import type { Tables } from './schema';

export interface NewOutboxRow {
  readonly peer: PeerId;
  readonly priority: number;
  readonly body: string;
  readonly randomId: number;
  /** Real time after which it is not sent any more. */
  readonly expiresAt: number | null;
  /** The kind and the day of what the clock said; null: it was said otherwise. */
  readonly about?: string | null;
  /** The question to a person that it speaks of. */
  readonly inquiry?: number | null;
}

/** A row that never left, and what it was noted as. */
export interface Unsaid {
  readonly id: number;
  readonly peer: PeerId;
  readonly about: string;
}

export interface OutboxRow extends Omit<NewOutboxRow, 'about' | 'inquiry'> {
  readonly id: number;
  readonly attempts: number;
}

export interface Undelivered {
  readonly peer: PeerId;
  /** Null: nobody knows whether it arrived. */
  readonly refusal: Refusal | null;
  readonly code: number | null;
  readonly at: number;
}

/** VK remembers a random_id for about an hour: an uncertain row older than this is not sent again blindly. */
export const RANDOM_ID_TERM_MS = 50 * 60_000;
/** As the outbox ranks what nobody asked for. */
export const UNASKED = 3;
const TEXT_KEPT_MS = 12 * 3_600_000;
const ROW_KEPT_MS = 30 * 86_400_000;

/** Greatest id of all. */
const lastId = sql<number>`(select max(id) from outbox)`;

export class OutboxStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async add(row: NewOutboxRow, now: number): Promise<void> {
    const { peer, priority, body, randomId, expiresAt, about = null, inquiry = null } = row;
    await insertRow(this.db, peer, priority, body, randomId, expiresAt, about, inquiry, now);
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
      expiresAt: row.expires_at,
    }));
  }

  /** The rows are about to be handed to VK: from now on their fate is unknown until they are settled. */
  async markSending(ids: readonly number[], now: number): Promise<void> {
    if (ids.length === 0) return;
    await this.db
      .updateTable('outbox')
      .set((eb) => ({ status: 'sending', attempts: eb('attempts', '+', 1), claimed_at: now }))
      .where('id', 'in', ids)
      .execute();
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

  /** Keeps the row that was added last from leaving before an instant; returns it. */
  async holdLast(until: number): Promise<number> {
    const row = await this.db
      .updateTable('outbox')
      .set({ not_before: until })
      .where('id', '=', lastId)
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  /** The body of a row that waits and was never tried; null: it left, or was given up. */
  async untried(id: number): Promise<string | null> {
    const row = await this.db
      .selectFrom('outbox')
      .select('body')
      .where('id', '=', id)
      .where('status', '=', sql.lit('pending'))
      .where('attempts', '=', 0)
      .executeTakeFirst();
    return row?.body ?? null;
  }

  /** Replaces the body of a row and puts it back at once; a doubt about an earlier try stays. */
  async putBackAs(id: number, body: string): Promise<void> {
    await this.db.updateTable('outbox').set({ status: 'pending', body, not_before: 0 }).where('id', '=', id).execute();
  }

  async markRefused(id: number, code: number, refusal: Refusal, now: number): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set({ status: 'refused', code, refusal, body: null, settled_at: now })
      .where('id', '=', id)
      .execute();
  }

  /** Gives up a row that is worth nothing any more. */
  async drop(id: number, now: number): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set({ status: 'dropped', body: null, settled_at: now })
      .where('id', '=', id)
      .execute();
  }

  /** Gives up whatever nobody asked for that waits; returns what was noted of it. */
  async dropUnasked(now: number): Promise<Unsaid[]> {
    const rows = await this.db
      .updateTable('outbox')
      .set({ status: 'dropped', body: null, settled_at: now })
      .where('status', '=', sql.lit('pending'))
      .where('priority', '=', UNASKED)
      .returning(['id', 'peer', 'about'])
      .execute();
    return rows.flatMap(({ id, peer, about }) => (about === null ? [] : [{ id, peer: peer as PeerId, about }]));
  }

  /** What a row was noted as; null: the clock did not say it. */
  async aboutOf(id: number): Promise<string | null> {
    const row = await this.db.selectFrom('outbox').select('about').where('id', '=', id).executeTakeFirst();
    return row?.about ?? null;
  }

  /** The question that a sent message of a conversation spoke of; null: of none, or it is not known any more. */
  async inquiryIn(peer: PeerId, cmid: number): Promise<number | null> {
    const { rows } = await selectSentInquiry(this.db, peer, cmid);
    return rows[0]?.inquiry ?? null;
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

  /** After a restore: whatever waits may have left since, from the moment it was written on. */
  async doubtOpen(): Promise<void> {
    await this.db
      .updateTable('outbox')
      .set((eb) => ({
        status: 'pending',
        first_uncertain_at: eb.fn.coalesce('first_uncertain_at', 'claimed_at', 'created_at'),
      }))
      .where('status', 'in', OPEN)
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
      .where('status', 'in', OPEN)
      .executeTakeFirstOrThrow();
    return { pending: Number(row.n), oldestAt: row.oldest };
  }

  /** What could not be delivered since an instant. */
  async undeliveredSince(since: number): Promise<Undelivered[]> {
    const rows = await this.db
      .selectFrom('outbox')
      .select(['peer', 'code', 'refusal', 'settled_at'])
      .where('status', 'in', sql<'refused' | 'unknown'>`('refused', 'unknown')`)
      .where('settled_at', '>', since)
      .orderBy('settled_at')
      .execute();
    return rows.map((row) => ({
      peer: row.peer as PeerId,
      refusal: REFUSALS.find((refusal) => refusal === row.refusal) ?? null,
      code: row.code,
      at: row.settled_at ?? 0,
    }));
  }

  /** Whether more than so many messages to the conversation were made since that instant and have left. */
  async hasSaidMoreThan(count: number, peer: PeerId, since: number): Promise<boolean> {
    const row = await this.db
      .selectFrom('outbox')
      .select('created_at')
      .where('peer', '=', peer)
      .where('settled_at', 'is not', null)
      .orderBy('id', 'desc')
      .offset(count)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined && row.created_at > since;
  }

  /** The bodies of the last messages of a conversation, the newest first, sent or about to be, while texts are kept. */
  async lastBodies(peer: PeerId, limit: number): Promise<(string | null)[]> {
    const open = await selectLastOpen(this.db, peer, limit);
    const settled = await selectLastSettled(this.db, peer, limit);
    return [...open.rows, ...settled.rows]
      .sort((one, other) => other.id - one.id)
      .slice(0, limit)
      .map((row) => row.body);
  }

  /** What of one conversation waits to be sent and what trace of sent messages is left. */
  async traceOf(peer: PeerId): Promise<{ waiting: number; sent: number }> {
    const ofPeer = this.db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('peer', '=', peer);
    const waiting = await ofPeer.where('status', 'in', OPEN).executeTakeFirstOrThrow();
    const sent = await ofPeer.where('settled_at', 'is not', null).executeTakeFirstOrThrow();
    return { waiting: Number(waiting.n), sent: Number(sent.n) };
  }

  /** Removes everything of one conversation: what waits and the trace of what was sent. */
  async forget(peer: PeerId): Promise<void> {
    const older = this.db.deleteFrom('outbox').where('peer', '=', peer).where('id', '<', lastId);
    await older.where('status', 'in', OPEN).execute();
    await older.where('settled_at', 'is not', null).execute();
    // the last row of all stays without what was in it, so that its id is not given away again
    await this.db
      .updateTable('outbox')
      .set((eb) => ({ peer: 0, body: null, status: 'sent', settled_at: eb.ref('created_at') }))
      .where('id', '=', lastId)
      .where('peer', '=', peer)
      .execute();
  }

  /**
   * Erases the texts of what was said after half a day and the rows after a month; the rows of a person who never
   * consented go with the texts. `known`: administrators, who need no account.
   */
  async prune(now: number, known: ReadonlySet<UserId>): Promise<void> {
    const withoutText = sql`body is null`;
    await this.db
      .updateTable('outbox')
      .set({ body: null })
      .where(withoutText, '=', 0)
      .where('settled_at', '<', now - TEXT_KEPT_MS)
      .execute();
    await this.db
      .deleteFrom('outbox')
      .where(withoutText, '=', 1)
      .where('settled_at', '<', now - TEXT_KEPT_MS)
      .where('peer', '>', 0)
      .where('peer', '<', FIRST_CHAT_PEER)
      .where('peer', 'not in', (eb) => eb.selectFrom('account').select('user_id'))
      .where('peer', 'not in', [...known])
      .where('id', '<', lastId)
      .execute();
    await this.db
      .deleteFrom('outbox')
      .where(withoutText, '=', 1)
      .where('settled_at', '<', now - ROW_KEPT_MS)
      .where('id', '<', lastId)
      .execute();
  }
}
