/** Cases with the vendor's support: what they are about and how they stand, never the words of a letter. */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { UserId } from '../domain/ids';
import {
  isOver,
  VENDOR_CASE_STATES,
  type VendorCaseKind,
  type VendorCaseState,
  type WithdrawnBecause,
} from '../domain/vendorCase';
import type { Tables } from './schema';
import type { VendorCaseTable } from './tables/register';

export interface VendorCase {
  readonly id: number;
  readonly kind: VendorCaseKind;
  readonly state: VendorCaseState;
  /** Why it was withdrawn. */
  readonly note: WithdrawnBecause | null;
  /** Null: a person who was forgotten. */
  readonly openedBy: UserId | null;
  readonly openedAt: number;
  readonly changedAt: number;
}

export class VendorCaseStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Opens a draft and returns it; `isNew` false: the person has one of that kind already. */
  async draft(kind: VendorCaseKind, by: UserId, now: number): Promise<{ id: number; isNew: boolean }> {
    const row = await this.db
      .insertInto('vendor_case')
      .values({ kind, state: 'draft', note: null, opened_by: by, opened_at: now, changed_at: now })
      .onConflict((c) => c.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (row) return { id: row.id, isNew: true };
    const { id } = await this.db
      .selectFrom('vendor_case')
      .select('id')
      .where('opened_by', '=', by)
      .where('kind', '=', kind)
      .where('state', '=', sql.lit('draft'))
      .executeTakeFirstOrThrow();
    return { id, isNew: false };
  }

  async find(id: number): Promise<VendorCase | null> {
    const row = await this.db.selectFrom('vendor_case').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toCase(row) : null;
  }

  /** All cases, the newest first. */
  async all(): Promise<VendorCase[]> {
    const rows = await this.db.selectFrom('vendor_case').selectAll().orderBy('id', 'desc').execute();
    return rows.map(toCase);
  }

  /** Cases that are not over, what has stood longest first. */
  async open(): Promise<VendorCase[]> {
    const rows = await this.db
      .selectFrom('vendor_case')
      .selectAll()
      .where(
        'state',
        'in',
        VENDOR_CASE_STATES.filter((state) => !isOver(state)),
      )
      .orderBy('changed_at')
      .orderBy('id')
      .execute();
    return rows.map(toCase);
  }

  /** Moves a case that stands so; false when it does not (any more). */
  async move(
    id: number,
    from: VendorCaseState,
    to: { readonly state: VendorCaseState; readonly note: WithdrawnBecause | null },
    now: number,
  ): Promise<boolean> {
    const result = await this.db
      .updateTable('vendor_case')
      .set({ ...to, changed_at: now })
      .where('id', '=', id)
      .where('state', '=', from)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  }

  /** How many cases the person opened. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('vendor_case')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('opened_by', '=', user)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Removes the person's drafts, and the person from what the school wrote. */
  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('vendor_case').where('opened_by', '=', user).where('state', '=', 'draft').execute();
    await this.db.updateTable('vendor_case').set({ opened_by: null }).where('opened_by', '=', user).execute();
  }
}

function toCase(row: Selectable<VendorCaseTable>): VendorCase {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    note: row.note,
    openedBy: row.opened_by as UserId | null,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
  };
}
