/** Who has acknowledged which document, by its version (п. 8; 1.3). */
import type { Kysely } from 'kysely';
import type { StaffId, UserId } from '../domain/ids';
import type { Tables } from './schema';

/** A document that staff acknowledge: `<order id>/order` or `<order id>/regulation`, in a version. */
export interface DocumentVersion {
  readonly document: string;
  readonly version: number;
}

export interface Acknowledgement extends DocumentVersion {
  readonly staff: StaffId;
  /** Whose profile it was done from; null: they were forgotten. */
  readonly actor: UserId | null;
  readonly at: number;
}

/** Stands for a person who was forgotten. */
const NOBODY = 0;

export class AcknowledgementStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Records it once; false when it was on record. */
  async add(staff: StaffId, { document, version }: DocumentVersion, actor: UserId, at: number): Promise<boolean> {
    const result = await this.db
      .insertInto('acknowledgement')
      .values({ staff_id: staff, document, version, actor, at })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
  }

  async of(staff: StaffId): Promise<Acknowledgement[]> {
    const rows = await this.db.selectFrom('acknowledgement').selectAll().where('staff_id', '=', staff).execute();
    return rows.map(({ document, version, actor, at }) => ({
      staff,
      document,
      version,
      actor: actor === NOBODY ? null : (actor as UserId),
      at,
    }));
  }

  /** Takes it off the record, as marked by mistake; false when it was not on record. */
  async remove(staff: StaffId, { document, version }: DocumentVersion): Promise<boolean> {
    const result = await this.db
      .deleteFrom('acknowledgement')
      .where('staff_id', '=', staff)
      .where('document', '=', document)
      .where('version', '=', version)
      .executeTakeFirst();
    return Number(result.numDeletedRows) > 0;
  }

  /** Members of staff who acknowledged this very version. */
  async whoKnows({ document, version }: DocumentVersion): Promise<ReadonlySet<StaffId>> {
    const rows = await this.db
      .selectFrom('acknowledgement')
      .select('staff_id')
      .where('document', '=', document)
      .where('version', '=', version)
      .execute();
    return new Set(rows.map((row) => row.staff_id as StaffId));
  }

  /** Removes the profile from what was acknowledged; that the member of staff did stays. */
  async forgetActor(user: UserId): Promise<void> {
    await this.db.updateTable('acknowledgement').set({ actor: NOBODY }).where('actor', '=', user).execute();
  }

  /** How many were acknowledged from this profile. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('acknowledgement')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('actor', '=', user)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }
}
