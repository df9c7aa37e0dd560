/** Personal codes of staff: only their hashes. */
import type { Kysely, Selectable } from 'kysely';
import type { StaffId, UserId } from '../domain/ids';
import type { Tables } from './schema';
import type { PersonalCodeTable } from './tables/people';

export interface PersonalCode {
  readonly id: number;
  readonly staff: StaffId;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Null while it is unused, or when whoever used it was forgotten. */
  readonly usedBy: UserId | null;
  readonly usedAt: number | null;
  readonly revokedAt: number | null;
}

/** Stands for the command line, and for people who were forgotten. */
const NOBODY = 0;

export class PersonalCodeStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Keeps a new code's hash; the person's earlier code that was not used yet is revoked. */
  async issue(
    code: {
      readonly staff: StaffId;
      readonly hash: string;
      readonly by: UserId | null;
      readonly expiresAt: number;
    },
    now: number,
  ): Promise<void> {
    await this.revoke(code.staff, now);
    await this.db
      .insertInto('personal_code')
      .values({
        staff_id: code.staff,
        hash: code.hash,
        issued_by: code.by ?? NOBODY,
        issued_at: now,
        expires_at: code.expiresAt,
      })
      .execute();
  }

  /** The code that one of the hashes is of. */
  async byHash(hashes: readonly string[]): Promise<PersonalCode | null> {
    const row = await this.db.selectFrom('personal_code').selectAll().where('hash', 'in', hashes).executeTakeFirst();
    return row ? toCode(row) : null;
  }

  async find(id: number): Promise<PersonalCode | null> {
    const row = await this.db.selectFrom('personal_code').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toCode(row) : null;
  }

  /** Codes that can be used now. */
  async valid(now: number): Promise<PersonalCode[]> {
    const rows = await this.db
      .selectFrom('personal_code')
      .selectAll()
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .execute();
    return rows.map(toCode);
  }

  /** The number of the code issued last; 0 before the first. */
  async last(): Promise<number> {
    const row = await this.db
      .selectFrom('personal_code')
      .select((eb) => eb.fn.max('id').as('id'))
      .executeTakeFirst();
    return Number(row?.id ?? 0);
  }

  /** Uses a code up; false when it was used before. */
  async use(id: number, by: UserId, now: number): Promise<boolean> {
    const result = await this.db
      .updateTable('personal_code')
      .set({ used_by: by, used_at: now })
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  }

  /** Revokes whatever code of the person is not used yet; false when there was none. */
  async revoke(staff: StaffId, now: number): Promise<boolean> {
    const result = await this.db
      .updateTable('personal_code')
      .set({ revoked_at: now })
      .where('staff_id', '=', staff)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  }

  /** Removes codes that ended before this instant. */
  async prune(before: number): Promise<void> {
    await this.db.deleteFrom('personal_code').where('expires_at', '<', before).execute();
  }

  /** The codes the person used. */
  async usedBy(user: UserId): Promise<PersonalCode[]> {
    const rows = await this.db
      .selectFrom('personal_code')
      .selectAll()
      .where('used_by', '=', user)
      .orderBy('used_at')
      .execute();
    return rows.map(toCode);
  }

  /** Removes the person from the codes they used and issued; used codes stay used. */
  async forget(user: UserId): Promise<void> {
    await this.db.updateTable('personal_code').set({ used_by: NOBODY }).where('used_by', '=', user).execute();
    await this.db.updateTable('personal_code').set({ issued_by: NOBODY }).where('issued_by', '=', user).execute();
  }
}

function toCode(row: Selectable<PersonalCodeTable>): PersonalCode {
  return {
    id: row.id,
    staff: row.staff_id as StaffId,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    usedBy: row.used_by === null || row.used_by === NOBODY ? null : (row.used_by as UserId),
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  };
}
