/** Requests of teachers to be linked to the roster; each person has at most one that waits. */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { ClassLabel, StaffId, UserId } from '../domain/ids';
import type { StaffRole } from '../domain/roles';
import type { Tables } from './schema';
import type { RequestTable } from './tables/people';

export interface NewLinkRequest {
  readonly user: UserId;
  /** The roster row it is about; null: the name was not found. */
  readonly staff: StaffId | null;
  readonly statedName: string;
  readonly role: StaffRole;
  readonly classLabel: ClassLabel | null;
  /** The person said that the registration on the platform is done. */
  readonly registered: boolean;
}

export interface LinkRequest extends NewLinkRequest {
  readonly id: number;
  readonly status: 'waiting' | 'approved' | 'rejected' | 'withdrawn';
  readonly createdAt: number;
}

export class RequestStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Adds a request; the person's earlier waiting one is withdrawn. */
  async add(request: NewLinkRequest, now: number): Promise<number> {
    await this.withdraw(request.user, now);
    const row = await this.db
      .insertInto('request')
      .values({
        user_id: request.user,
        staff_id: request.staff,
        stated_name: request.statedName,
        role: request.role,
        class_label: request.classLabel,
        registered: request.registered ? 1 : 0,
        status: 'waiting',
        created_at: now,
        decided_at: null,
        decided_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  async find(id: number): Promise<LinkRequest | null> {
    const row = await this.db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toRequest(row) : null;
  }

  async waiting(): Promise<LinkRequest[]> {
    const rows = await this.db
      .selectFrom('request')
      .selectAll()
      .where('status', '=', sql.lit('waiting'))
      .orderBy('id')
      .execute();
    return rows.map(toRequest);
  }

  async waitingOf(user: UserId): Promise<LinkRequest | null> {
    const row = await this.db
      .selectFrom('request')
      .selectAll()
      .where('user_id', '=', user)
      .where('status', '=', sql.lit('waiting'))
      .executeTakeFirst();
    return row ? toRequest(row) : null;
  }

  /** Every request of the person, oldest first; decided ones without the stated name. */
  async allOf(user: UserId): Promise<LinkRequest[]> {
    const rows = await this.db.selectFrom('request').selectAll().where('user_id', '=', user).orderBy('id').execute();
    return rows.map(toRequest);
  }

  /** Notes that the person has registered on the platform since. */
  async setRegistered(id: number): Promise<void> {
    await this.db.updateTable('request').set({ registered: 1 }).where('id', '=', id).execute();
  }

  /** Decides a waiting request and erases the stated name; false when it was decided before. */
  async decide(id: number, status: 'approved' | 'rejected', by: UserId, now: number): Promise<boolean> {
    const result = await this.db
      .updateTable('request')
      .set({ status, decided_by: by, decided_at: now, stated_name: '' })
      .where('id', '=', id)
      .where('status', '=', sql.lit('waiting'))
      .executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  }

  /** The decision is taken back: the request waits, under that name. */
  async waitAgain(id: number, statedName: string): Promise<void> {
    await this.db
      .updateTable('request')
      .set({ status: 'waiting', decided_by: null, decided_at: null, stated_name: statedName })
      .where('id', '=', id)
      .execute();
  }

  async forget(user: UserId): Promise<void> {
    await this.db.updateTable('request').set({ decided_by: null }).where('decided_by', '=', user).execute();
    await this.db.deleteFrom('request').where('user_id', '=', user).execute();
  }

  /** Whatever the person asked for is not needed any more. */
  async withdraw(user: UserId, now: number): Promise<void> {
    await this.db
      .updateTable('request')
      .set({ status: 'withdrawn', decided_at: now, stated_name: '' })
      .where('user_id', '=', user)
      .where('status', '=', sql.lit('waiting'))
      .execute();
  }
}

function toRequest(row: Selectable<RequestTable>): LinkRequest {
  return {
    id: row.id,
    user: row.user_id as UserId,
    staff: row.staff_id as StaffId | null,
    statedName: row.stated_name,
    role: row.role as StaffRole,
    classLabel: row.class_label as ClassLabel | null,
    registered: row.registered === 1,
    status: row.status,
    createdAt: row.created_at,
  };
}
