/** What the orders said when it was confirmed, the last one being what people were told. */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { DutyId, UserId } from '../domain/ids';
import { parseLocalDate, type LocalDate } from '../domain/localDate';
import { CHAT_KINDS, PLATFORM_PLACES } from '../domain/order';
import type { OrderSnapshot } from '../domain/orderDiff';
import { REPEATS } from '../domain/periods';
import { ROLES } from '../domain/roles';
import type { Tables } from './schema';
import type { OrderSnapshotTable } from './tables/register';

const date = z.custom<LocalDate>((value) => typeof value === 'string' && parseLocalDate(value) !== null);
const assignee = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('staff') }),
  z.strictObject({ who: z.literal('role'), role: z.enum(ROLES) }),
  z.strictObject({ who: z.literal('roles'), roles: z.array(z.enum(ROLES)) }),
  z.strictObject({ who: z.literal('class_teacher'), grades: z.array(z.int()) }),
  z.strictObject({ who: z.literal('office'), office: z.string() }),
]);
const evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('registration') }),
  z.strictObject({ kind: z.literal('chat'), chat: z.enum(CHAT_KINDS) }),
  z.strictObject({ kind: z.literal('staff_room') }),
  z.strictObject({ kind: z.literal('teacher_status') }),
  z.strictObject({ kind: z.literal('report'), place: z.enum(PLATFORM_PLACES).exactOptional() }),
]);
const duty = z.strictObject({
  id: z.custom<DutyId>((value) => typeof value === 'string'),
  clause: z.strictObject({ document: z.enum(['order', 'regulation']), number: z.string() }),
  text: z.string(),
  due: date.nullable(),
  assignee,
  evidence,
  optional: z.boolean(),
  repeat: z.enum(REPEATS).nullable(),
  remindOn: z.array(z.int()),
});
const snapshot = z.strictObject({
  orders: z.array(z.strictObject({ id: z.string(), number: z.string(), duties: z.array(duty) })),
  offices: z.record(z.string(), z.strictObject({ name: z.string(), position: z.string() })),
});

export interface KeptSnapshot {
  readonly id: number;
  readonly snapshot: OrderSnapshot;
  readonly keptAt: number;
  /** Null: nobody, as at the first start, or a person who was forgotten. */
  readonly confirmedBy: UserId | null;
}

const NOBODY = 0;

export class OrderSnapshotStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Keeps what is in force from now on; returns its number. */
  async keep(kept: OrderSnapshot, confirmedBy: UserId | null, now: number): Promise<number> {
    const row = await this.db
      .insertInto('order_snapshot')
      .values({ body: JSON.stringify(kept), kept_at: now, confirmed_by: confirmedBy ?? NOBODY })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  /** The one in force; null before the first start. */
  async last(): Promise<KeptSnapshot | null> {
    const row = await this.db
      .selectFrom('order_snapshot')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? toKept(row) : null;
  }

  async find(id: number): Promise<KeptSnapshot | null> {
    const row = await this.db.selectFrom('order_snapshot').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toKept(row) : null;
  }

  /** Every one, the oldest first. */
  async all(): Promise<KeptSnapshot[]> {
    return (await this.db.selectFrom('order_snapshot').selectAll().orderBy('id').execute()).map(toKept);
  }

  /** Removes the person from what they confirmed; what was confirmed stays. */
  async forgetActor(user: UserId): Promise<void> {
    await this.db
      .updateTable('order_snapshot')
      .set({ confirmed_by: NOBODY })
      .where('confirmed_by', '=', user)
      .execute();
  }
}

function toKept(row: Selectable<OrderSnapshotTable>): KeptSnapshot {
  return {
    id: row.id,
    snapshot: snapshot.parse(JSON.parse(row.body)),
    keptAt: row.kept_at,
    confirmedBy: row.confirmed_by === NOBODY ? null : (row.confirmed_by as UserId),
  };
}
