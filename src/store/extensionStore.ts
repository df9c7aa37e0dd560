/** Requests for a later date of a duty: who asks, until when and why, never in their own words. */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { ExtensionReason } from '../domain/extension';
import type { DutyId, StaffId, UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { AssignmentKey } from './assignmentStore';
import type { Tables } from './schema';
import type { ExtensionTable } from './tables/register';

export interface NewExtension extends AssignmentKey {
  readonly askedBy: UserId;
  /** Their row of the roster, when they have one. */
  readonly staff: StaffId | null;
  /** The date in force when it was asked. */
  readonly due: LocalDate;
  readonly newDue: LocalDate;
  readonly reason: ExtensionReason;
}

export interface Extension extends NewExtension {
  readonly id: number;
  readonly state: ExtensionTable['state'];
  readonly askedAt: number;
  /** The day on which whoever decides was asked once more. */
  readonly askedAgain: LocalDate | null;
}

export class ExtensionStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Adds a request and returns its number; null when one of this duty and subject waits already. */
  async add({ duty, subject, askedBy, staff, due, newDue, reason }: NewExtension, now: number): Promise<number | null> {
    const row = await this.db
      .insertInto('extension')
      .values({
        duty,
        subject,
        asked_by: askedBy,
        staff_id: staff,
        due,
        new_due: newDue,
        reason,
        state: 'waiting',
        asked_at: now,
        asked_again: null,
        decided_by: null,
        decided_at: null,
      })
      .onConflict((c) => c.doNothing())
      .returning('id')
      .executeTakeFirst();
    return row?.id ?? null;
  }

  async find(id: number): Promise<Extension | null> {
    const row = await this.db.selectFrom('extension').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toExtension(row) : null;
  }

  /** Everything that waits, the oldest first. */
  async waiting(): Promise<Extension[]> {
    const rows = await this.db
      .selectFrom('extension')
      .selectAll()
      .where('state', '=', sql.lit('waiting'))
      .orderBy('id')
      .execute();
    return rows.map(toExtension);
  }

  /** Decides a request that waits; false when it does not (any more). */
  async decide(id: number, state: 'granted' | 'refused', by: UserId, now: number): Promise<boolean> {
    const result = await this.db
      .updateTable('extension')
      .set({ state, decided_by: by, decided_at: now })
      .where('id', '=', id)
      .where('state', '=', sql.lit('waiting'))
      .executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  }

  /** A request that waits is needed no more; false when it does not wait. */
  async withdraw(id: number, now: number): Promise<boolean> {
    const result = await this.withdrawing(now).where('id', '=', id).executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  }

  /** The duty needs no later date any more. */
  async withdrawAbout({ duty, subject }: AssignmentKey, now: number): Promise<void> {
    await this.withdrawing(now).where('duty', '=', duty).where('subject', '=', subject).execute();
  }

  /** Whoever asked has left the school. */
  async withdrawOf(staff: StaffId, now: number): Promise<void> {
    await this.withdrawing(now).where('staff_id', '=', staff).execute();
  }

  /** Notes the day on which whoever decides was asked once more. */
  async noteAskedAgain(id: number, day: LocalDate): Promise<void> {
    await this.db.updateTable('extension').set({ asked_again: day }).where('id', '=', id).execute();
  }

  /** The question of that day never reached who decides. */
  async takeBackAsked(day: LocalDate): Promise<void> {
    await this.db.updateTable('extension').set({ asked_again: null }).where('asked_again', '=', day).execute();
  }

  /** How many requests of the person are kept, and decisions of theirs. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('extension')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where((eb) => eb.or([eb('asked_by', '=', user), eb('decided_by', '=', user)]))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Removes the person's requests, and the person from what they decided. */
  async forget(user: UserId): Promise<void> {
    await this.db.updateTable('extension').set({ decided_by: null }).where('decided_by', '=', user).execute();
    await this.db.deleteFrom('extension').where('asked_by', '=', user).execute();
  }

  private withdrawing(now: number) {
    return this.db
      .updateTable('extension')
      .set({ state: 'withdrawn', decided_at: now })
      .where('state', '=', sql.lit('waiting'));
  }
}

function toExtension(row: Selectable<ExtensionTable>): Extension {
  return {
    id: row.id,
    duty: row.duty as DutyId,
    subject: row.subject,
    askedBy: row.asked_by as UserId,
    staff: row.staff_id as StaffId | null,
    due: row.due as LocalDate,
    newDue: row.new_due as LocalDate,
    reason: row.reason,
    state: row.state,
    askedAt: row.asked_at,
    askedAgain: row.asked_again as LocalDate | null,
  };
}
