/**
 * The outbox's queries of the hot path. States are literals in SQL: with a bound one SQLite cannot use the partial indexes.
 */
import { sql, type Kysely } from 'kysely';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';

/** States of a row whose fate is open. */
export const OPEN = sql<'pending' | 'sending'>`('pending', 'sending')`;

export const insertRow = hotQuery(
  (
    db,
    peer: number,
    priority: number,
    body: string,
    randomId: number,
    expiresAt: number | null,
    about: string | null,
    inquiry: number | null,
    now: number,
  ) =>
    db.insertInto('outbox').values({
      peer,
      priority,
      body,
      random_id: randomId,
      status: 'pending',
      created_at: now,
      expires_at: expiresAt,
      about,
      inquiry,
    }),
);

/**
 * Rows that wait and have no open row of their conversation before them. All open rows are looked through in their index:
 * they are few, as the sender empties the line, and an index of the line would cost every turn a page.
 */
const heads = (db: Kysely<Tables>) => {
  const first = db
    .selectFrom('outbox')
    .select((eb) => eb.fn.min<number>('id').as('first_id'))
    .where('status', 'in', OPEN)
    .groupBy('peer');
  return db
    .selectFrom('outbox')
    .innerJoin(first.as('conversation'), 'conversation.first_id', 'outbox.id')
    .where('outbox.status', '=', sql.lit('pending'));
};

export const selectHeads = hotQuery((db, now: number, limit: number) =>
  db
    .selectFrom('outbox')
    .select(['id', 'peer', 'priority', 'body', 'random_id', 'attempts', 'expires_at'])
    // texts are read of the chosen ones only
    .where('id', 'in', () =>
      heads(db)
        .select('outbox.id')
        .where('outbox.not_before', '<=', now)
        .orderBy('outbox.priority')
        .orderBy('outbox.id')
        .limit(limit),
    )
    .orderBy('priority')
    .orderBy('id'),
);

export const selectNextAt = hotQuery((db) =>
  heads(db).select((eb) => eb.fn.min<number | null>('outbox.not_before').as('at')),
);

export const selectLastSettled = hotQuery((db, peer: number, limit: number) =>
  db
    .selectFrom('outbox')
    .select(['id', 'body'])
    .where('peer', '=', peer)
    .where('settled_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(limit),
);

export const selectLastOpen = hotQuery((db, peer: number, limit: number) =>
  db
    .selectFrom('outbox')
    .select(['id', 'body'])
    .where('peer', '=', peer)
    .where('status', 'in', OPEN)
    .orderBy('id', 'desc')
    .limit(limit),
);

/** Looked for among the settled rows of one conversation, of the last month. */
export const selectSentInquiry = hotQuery((db, peer: number, cmid: number) =>
  db
    .selectFrom('outbox')
    .select('inquiry')
    .where('peer', '=', peer)
    .where('settled_at', 'is not', null)
    .where('cmid', '=', cmid)
    .where('inquiry', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1),
);

export const updateSent = hotQuery((db, id: number, cmid: number | null, now: number) =>
  db.updateTable('outbox').set({ status: 'sent', settled_at: now, cmid }).where('id', '=', id),
);

export const updateUncertain = hotQuery((db, before: number, now: number) =>
  db
    .updateTable('outbox')
    .set({ status: 'unknown', body: null, settled_at: now })
    .where('status', '=', sql.lit('pending'))
    .where('first_uncertain_at', 'is not', null)
    .where('first_uncertain_at', '<', before),
);
