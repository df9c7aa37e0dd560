/** Chats the bot cannot enter, by the word of their owner and a witness. */
import type { Kysely, Selectable } from 'kysely';
import type { ChatProposal } from '../domain/chats';
import type { ClassLabel, StaffId, UserId } from '../domain/ids';
import { CHAT_KINDS } from '../domain/order';
import type { Tables } from './schema';
import type { ChatDeclarationTable } from './tables/register';

export interface NewDeclaration extends ChatProposal {
  readonly subject: string;
  readonly title: string;
  readonly key: string;
  readonly by: UserId;
  /** The row of the roster of whoever declares it; an administrator may have none. */
  readonly staff: StaffId | null;
}

export interface Declaration extends Omit<NewDeclaration, 'by'> {
  readonly id: number;
  readonly state: 'waiting' | 'witnessed' | 'refused' | 'withdrawn';
  /** Null: they were forgotten. */
  readonly by: UserId | null;
  readonly declaredAt: number;
}

const NOBODY = 0;
/** What stands in the register. */
const STANDING = ['waiting', 'witnessed'] as const;

export class DeclarationStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async add(one: NewDeclaration, now: number): Promise<number> {
    const { kind, classLabel, subject, title, key, by, staff } = one;
    const row = await this.db
      .insertInto('chat_declaration')
      .values({
        ...{ kind, subject, title, key, class_label: classLabel, state: 'waiting', declared_by: by, declared_at: now },
        declared_staff: staff,
        ...{ witness: null, witnessed_at: null, decided_by: null, decided_at: null, reason: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  async find(id: number): Promise<Declaration | null> {
    const row = await this.db.selectFrom('chat_declaration').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toDeclaration(row) : null;
  }

  /** Those that stand: waiting for a witness, or witnessed. */
  async standing(): Promise<Declaration[]> {
    const rows = await this.db
      .selectFrom('chat_declaration')
      .selectAll()
      .where('state', 'in', STANDING)
      .orderBy('id')
      .execute();
    return rows.map(toDeclaration);
  }

  async witnessed(id: number, witness: UserId, now: number): Promise<void> {
    const seen = { state: 'witnessed', witness, witnessed_at: now } as const;
    await this.db.updateTable('chat_declaration').set(seen).where('id', '=', id).execute();
  }

  /** Ends it: refused by an administrator, withdrawn by its owner or by a stronger proof. */
  async end(
    id: number,
    as: { readonly state: 'refused' | 'withdrawn'; readonly by: UserId | null; readonly reason: string | null },
    now: number,
  ): Promise<void> {
    const ended = { state: as.state, decided_by: as.by, decided_at: now, reason: as.reason };
    await this.db.updateTable('chat_declaration').set(ended).where('id', '=', id).execute();
  }

  /** How many the person declared, witnessed or decided. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('chat_declaration')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where((eb) => eb.or([eb('declared_by', '=', user), eb('witness', '=', user), eb('decided_by', '=', user)]))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Removes the person from what they declared, witnessed and decided; the chats stay. */
  async forgetPerson(user: UserId): Promise<void> {
    for (const column of ['declared_by', 'witness', 'decided_by'] as const) {
      await this.db
        .updateTable('chat_declaration')
        .set({ [column]: NOBODY })
        .where(column, '=', user)
        .execute();
    }
  }
}

function toDeclaration(row: Selectable<ChatDeclarationTable>): Declaration {
  return {
    id: row.id,
    kind: CHAT_KINDS.find((kind) => kind === row.kind) ?? 'other',
    classLabel: row.class_label as ClassLabel | null,
    subject: row.subject,
    title: row.title,
    key: row.key,
    state: row.state,
    by: row.declared_by === NOBODY ? null : (row.declared_by as UserId),
    staff: row.declared_staff as StaffId | null,
    declaredAt: row.declared_at,
  };
}
