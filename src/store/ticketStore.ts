/** Requests for a person's help with a duty: who asks and about what, never the words. */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { DutyId, UserId } from '../domain/ids';
import type { Tables } from './schema';
import type { TicketTable } from './tables/register';

export interface Ticket {
  readonly id: number;
  readonly user: UserId;
  readonly kind: 'help' | 'not_mine';
  readonly duty: DutyId;
  readonly createdAt: number;
}

export class TicketStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Opens a ticket and returns its number; null when the same one of this person is open already. */
  async open(ticket: Omit<Ticket, 'id' | 'createdAt'>, now: number): Promise<number | null> {
    const row = await this.db
      .insertInto('ticket')
      .values({
        user_id: ticket.user,
        kind: ticket.kind,
        duty: ticket.duty,
        status: 'open',
        created_at: now,
        closed_at: null,
        closed_by: null,
      })
      .onConflict((c) => c.doNothing())
      .returning('id')
      .executeTakeFirst();
    return row?.id ?? null;
  }

  /** Open tickets, the oldest first. */
  async listOpen(): Promise<Ticket[]> {
    const rows = await this.db
      .selectFrom('ticket')
      .selectAll()
      .where('status', '=', sql.lit('open'))
      .orderBy('id')
      .execute();
    return rows.map(toTicket);
  }

  /** The person's open tickets of one kind. */
  async openOf(user: UserId, kind: Ticket['kind']): Promise<Ticket[]> {
    const rows = await this.db
      .selectFrom('ticket')
      .selectAll()
      .where('status', '=', sql.lit('open'))
      .where('user_id', '=', user)
      .where('kind', '=', kind)
      .execute();
    return rows.map(toTicket);
  }

  /** Closes an open ticket and returns it; null when there is none. */
  async close(id: number, by: UserId, now: number): Promise<Ticket | null> {
    const row = await this.db
      .updateTable('ticket')
      .set({ status: 'closed', closed_at: now, closed_by: by })
      .where('id', '=', id)
      .where('status', '=', sql.lit('open'))
      .returningAll()
      .executeTakeFirst();
    return row ? toTicket(row) : null;
  }

  /** How many tickets of the person are kept, open and closed. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('ticket')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('user_id', '=', user)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  async forget(user: UserId): Promise<void> {
    await this.db.updateTable('ticket').set({ closed_by: null }).where('closed_by', '=', user).execute();
    await this.db.deleteFrom('ticket').where('user_id', '=', user).execute();
  }
}

function toTicket(row: Selectable<TicketTable>): Ticket {
  return {
    id: row.id,
    user: row.user_id as UserId,
    kind: row.kind,
    duty: row.duty as DutyId,
    createdAt: row.created_at,
  };
}
