/** What hinders somebody: who was asked about which duty, and their line of words; both go when it is done, or after a month. */
import type { Kysely, Selectable } from 'kysely';
import type { DutyId, UserId } from '../domain/ids';
import { addDays, type LocalDate } from '../domain/localDate';
import type { AssignmentKey } from './assignmentStore';
import type { Tables } from './schema';
import type { ExplanationTable } from './tables/register';

export interface Explanation extends AssignmentKey {
  readonly id: number;
  readonly user: UserId;
  readonly askedOn: LocalDate;
  /** The day on which the question reached the outbox; null: it waits for working hours. */
  readonly toldOn: LocalDate | null;
  /** Null: not said yet. */
  readonly text: string | null;
  readonly saidOn: LocalDate | null;
}

/** Asked or answered so long ago it is worth nothing. */
export const EXPLANATION_KEPT_DAYS = 30;

export class ExplanationStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Puts on record that the person is asked on that day, once more where they were before; returns the number. */
  async ask({ duty, subject }: AssignmentKey, user: UserId, today: LocalDate): Promise<number> {
    const row = await this.db
      .insertInto('explanation')
      .values({ duty, subject, user_id: user, asked_on: today, told_on: null, text: null, said_on: null })
      .onConflict((c) => c.columns(['duty', 'subject', 'user_id']).doUpdateSet({ asked_on: today, told_on: null }))
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  async find(id: number): Promise<Explanation | null> {
    const row = await this.db.selectFrom('explanation').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toExplanation(row) : null;
  }

  /** Everything about those duties, the oldest first. */
  async about(duties: readonly DutyId[]): Promise<Explanation[]> {
    const rows = await this.db
      .selectFrom('explanation')
      .selectAll()
      .where('duty', 'in', duties)
      .orderBy('asked_on')
      .orderBy('id')
      .execute();
    return rows.map(toExplanation);
  }

  /** What the person was asked. */
  async of(user: UserId): Promise<Explanation[]> {
    const rows = await this.db
      .selectFrom('explanation')
      .selectAll()
      .where('user_id', '=', user)
      .orderBy('id')
      .execute();
    return rows.map(toExplanation);
  }

  /** Whom something is to be asked that waits for working hours. */
  async untold(): Promise<Explanation[]> {
    const rows = await this.db
      .selectFrom('explanation')
      .selectAll()
      .where('told_on', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map(toExplanation);
  }

  async noteTold(ids: readonly number[], today: LocalDate): Promise<void> {
    await this.db.updateTable('explanation').set({ told_on: today }).where('id', 'in', ids).execute();
  }

  /** What the person was asked that day never reached them. */
  async takeBack(user: UserId, day: LocalDate): Promise<void> {
    await this.db
      .updateTable('explanation')
      .set({ told_on: null })
      .where('user_id', '=', user)
      .where('told_on', '=', day)
      .execute();
  }

  async say(id: number, text: string, today: LocalDate): Promise<void> {
    await this.db.updateTable('explanation').set({ text, said_on: today }).where('id', '=', id).execute();
  }

  /** The duty is done, or is nobody's any more. */
  async removeAbout({ duty, subject }: AssignmentKey): Promise<void> {
    await this.db.deleteFrom('explanation').where('duty', '=', duty).where('subject', '=', subject).execute();
  }

  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('explanation').where('user_id', '=', user).execute();
  }

  async prune(today: LocalDate): Promise<void> {
    await this.db.deleteFrom('explanation').where('asked_on', '<', addDays(today, -EXPLANATION_KEPT_DAYS)).execute();
  }
}

function toExplanation(row: Selectable<ExplanationTable>): Explanation {
  return {
    id: row.id,
    duty: row.duty as DutyId,
    subject: row.subject,
    user: row.user_id as UserId,
    askedOn: row.asked_on as LocalDate,
    toldOn: row.told_on as LocalDate | null,
    text: row.text,
    saidOn: row.said_on as LocalDate | null,
  };
}
