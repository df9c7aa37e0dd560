/** Who holds an office now, in place of whom the school's file names. */
import type { Kysely } from 'kysely';
import { staffId, type StaffId, type UserId } from '../domain/ids';
import type { Tables } from './schema';

export class OfficeStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Offices that were handed over, with their holders. */
  async all(): Promise<ReadonlyMap<string, StaffId>> {
    const rows = await this.db.selectFrom('office_holder').select(['office', 'staff_id']).execute();
    return new Map(rows.map((row) => [row.office, staffId(row.staff_id)]));
  }

  async set(office: string, holder: StaffId, by: UserId | null, now: number): Promise<void> {
    const values = { staff_id: holder, actor: by ?? 0, at: now };
    await this.db
      .insertInto('office_holder')
      .values({ office, ...values })
      .onConflict((c) => c.column('office').doUpdateSet(values))
      .execute();
  }
}
