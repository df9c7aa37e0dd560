/** Questions put to a person: who asks, how it stands, how long it waits; the words only travel. */
import { sql, type Kysely, type Selectable, type Updateable } from 'kysely';
import type { InquiryStatus } from '../domain/inquiry';
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Tables } from './schema';
import type { InquiryTable } from './tables/register';

export interface Inquiry {
  readonly id: number;
  readonly user: UserId;
  readonly status: InquiryStatus;
  readonly askedAt: number;
  /** Since when the answer is waited for: it was asked or reopened then. */
  readonly waitingSince: number;
  /** Null: not answered yet, or they were forgotten. */
  readonly answeredBy: UserId | null;
  readonly reopened: number;
  /** Whether the answer helped, by one press; null: not said. */
  readonly helped: boolean | null;
  /** The day on which those in charge were reminded of it. */
  readonly nagged: LocalDate | null;
}

/** A school year and its holidays. */
const KEPT_MS = 400 * 86_400_000;

export class InquiryStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Opens a question and returns its number. */
  async add(user: UserId, now: number): Promise<number> {
    const row = await this.db
      .insertInto('inquiry')
      .values({ user_id: user, status: 'open', asked_at: now, waiting_since: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  async find(id: number): Promise<Inquiry | null> {
    const row = await this.db.selectFrom('inquiry').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toInquiry(row) : null;
  }

  /** Everything that waits for an answer, what waits longest first. */
  async open(): Promise<Inquiry[]> {
    const rows = await this.db
      .selectFrom('inquiry')
      .selectAll()
      .where('status', '=', sql.lit('open'))
      .orderBy('waiting_since')
      .orderBy('id')
      .execute();
    return rows.map(toInquiry);
  }

  /** The person's questions that wait, or were answered and not settled yet, the oldest first. */
  async unsettledOf(user: UserId): Promise<Inquiry[]> {
    const rows = await this.db
      .selectFrom('inquiry')
      .selectAll()
      .where('user_id', '=', user)
      .where('status', 'in', ['open', 'answered'])
      .orderBy('id')
      .execute();
    return rows.map(toInquiry);
  }

  async answer(id: number, by: UserId, now: number): Promise<void> {
    await this.update(id, { status: 'answered', answered_by: by, answered_at: now });
  }

  async close(id: number, by: UserId, now: number, status: 'closed' | 'withdrawn'): Promise<void> {
    await this.update(id, { status, closed_by: by, closed_at: now });
  }

  /** Waits for an answer once more, from now on. */
  async reopen({ id, reopened }: Inquiry, now: number): Promise<void> {
    const fields = { waiting_since: now, reopened: reopened + 1, nagged: null, closed_at: null, closed_by: null };
    await this.update(id, { status: 'open', ...fields });
  }

  async rate(id: number, helped: boolean): Promise<void> {
    await this.update(id, { rating: helped ? 1 : 0 });
  }

  async noteNagged(id: number, day: LocalDate): Promise<void> {
    await this.update(id, { nagged: day });
  }

  /** What was said that day of waiting questions never reached who answers. */
  async takeBackNagged(day: LocalDate): Promise<void> {
    await this.db.updateTable('inquiry').set({ nagged: null }).where('nagged', '=', day).execute();
  }

  /** Removes what was settled long ago. */
  async prune(now: number): Promise<void> {
    await this.db
      .deleteFrom('inquiry')
      .where('status', '!=', sql.lit('open'))
      .where('waiting_since', '<', now - KEPT_MS)
      .execute();
  }

  /** How many questions the person asked, and answered or closed. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('inquiry')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where((eb) => eb.or([eb('user_id', '=', user), eb('answered_by', '=', user), eb('closed_by', '=', user)]))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Removes what the person asked; of what they answered, that it was them. */
  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('inquiry').where('user_id', '=', user).execute();
    await this.db.updateTable('inquiry').set({ answered_by: null }).where('answered_by', '=', user).execute();
    await this.db.updateTable('inquiry').set({ closed_by: null }).where('closed_by', '=', user).execute();
  }

  private async update(id: number, fields: Updateable<InquiryTable>): Promise<void> {
    await this.db.updateTable('inquiry').set(fields).where('id', '=', id).execute();
  }
}

function toInquiry(row: Selectable<InquiryTable>): Inquiry {
  return {
    id: row.id,
    user: row.user_id as UserId,
    status: row.status,
    askedAt: row.asked_at,
    waitingSince: row.waiting_since,
    answeredBy: row.answered_by as UserId | null,
    reopened: row.reopened,
    helped: row.rating === null ? null : row.rating === 1,
    nagged: row.nagged as LocalDate | null,
  };
}
