/** Labels of classes wherever they stand beside the roster: on chats, families, claims of staff, requests and declarations. */
import type { Kysely } from 'kysely';
import type { ClassLabel, PeerId, UserId } from '../domain/ids';
import type { ChatKind } from '../domain/order';
import type { Tables } from './schema';

/** A chat of a class, with what was confirmed of it. */
export interface LabelledChat {
  readonly peer: PeerId;
  readonly title: string | null;
  readonly state: 'seen' | 'confirmed' | 'gone';
  readonly kind: ChatKind | null;
  readonly classLabel: ClassLabel;
  readonly confirmedAt: number | null;
  /** A second chat of its kind: it shows no duty. */
  readonly isExtra: boolean;
}

export interface FamilyMember {
  readonly user: UserId;
  readonly role: string;
  readonly classLabel: ClassLabel;
  /** When they agreed that it is kept. */
  readonly since: number;
}

const FAMILY = ['parent', 'pupil'];

export class ClassLabelStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Every label that stands on something beside the roster. */
  async inUse(): Promise<ClassLabel[]> {
    const { db } = this;
    const rows = await db
      .selectFrom('chat')
      .select('class_label as label')
      .union(db.selectFrom('account_role').select('class_label as label'))
      .union(db.selectFrom('request').select('class_label as label').where('status', '=', 'waiting'))
      .union(db.selectFrom('chat_declaration').select('class_label as label'))
      .execute();
    return rows.flatMap(({ label }) => (label ? [label as ClassLabel] : []));
  }

  async chats(): Promise<LabelledChat[]> {
    const rows = await this.db
      .selectFrom('chat')
      .select(['peer', 'title', 'state', 'kind', 'class_label', 'confirmed_at', 'extra'])
      .where('class_label', 'is not', null)
      .orderBy('peer')
      .execute();
    return rows.map((row) => ({
      peer: row.peer as PeerId,
      title: row.title,
      state: row.state,
      kind: row.kind as ChatKind | null,
      classLabel: row.class_label as ClassLabel,
      confirmedAt: row.confirmed_at,
      isExtra: row.extra === 1,
    }));
  }

  /** Puts another class, or none, on a chat; what was confirmed of it and by whom stays. */
  async relabelChat(
    peer: PeerId,
    { kind, classLabel, isExtra }: Pick<LabelledChat, 'kind' | 'isExtra'> & { readonly classLabel: ClassLabel | null },
  ): Promise<void> {
    await this.db
      .updateTable('chat')
      .set({ kind, class_label: classLabel, extra: isExtra ? 1 : 0, ...(classLabel === null && { overhears: 0 }) })
      .where('peer', '=', peer)
      .execute();
  }

  /** Parents and pupils, class by class. */
  async families(): Promise<FamilyMember[]> {
    const rows = await this.db
      .selectFrom('account_role')
      .innerJoin('account', 'account.user_id', 'account_role.user_id')
      .select(['account.user_id', 'role', 'class_label', 'consent_at'])
      .where('role', 'in', FAMILY)
      .where('class_label', '!=', '')
      .orderBy('account.user_id')
      .execute();
    return rows.map((row) => ({
      user: row.user_id as UserId,
      role: row.role,
      classLabel: row.class_label as ClassLabel,
      since: row.consent_at,
    }));
  }

  /**
   * Moves the families of a class, claims and waiting requests of its teachers and declarations of its chats, those made
   * before an instant; to null: families lose the role, the rest loses the class. Nobody may be left in the class `to`.
   */
  async move(from: ClassLabel, to: ClassLabel | null, before: number): Promise<void> {
    await this.moveFamilies(from, to, before);
    await this.moveClaims(from, to, before);
    await this.db
      .updateTable('request')
      .set({ class_label: to })
      .where('class_label', '=', from)
      .where('status', '=', 'waiting')
      .where('created_at', '<', before)
      .execute();
    await this.db
      .updateTable('chat_declaration')
      .set(to === null ? { state: 'withdrawn' } : { class_label: to })
      .where('class_label', '=', from)
      .where('state', 'in', ['waiting', 'witnessed'])
      .where('declared_at', '<', before)
      .execute();
    if (to === null) return;
    await this.db
      .updateTable('chat_declaration')
      .set({ subject: `class:${to}` })
      .where('class_label', '=', to)
      .where('subject', '=', `class:${from}`)
      .execute();
  }

  private async moveClaims(from: ClassLabel, to: ClassLabel | null, before: number): Promise<void> {
    const claims = await this.db
      .selectFrom('account_role')
      .select(['user_id', 'role'])
      .where('class_label', '=', from)
      .where('role', 'not in', FAMILY)
      .where('user_id', 'in', this.agreedBefore(before))
      // whoever is linked has the classes of the roster
      .where('user_id', 'not in', (eb) => eb.selectFrom('staff').select('user_id').where('user_id', 'is not', null))
      .execute();
    for (const { user_id, role } of claims) {
      const claim = this.db.deleteFrom('account_role').where('user_id', '=', user_id).where('role', '=', role);
      await claim.where('class_label', '=', from).execute();
      // two claimed classes that end leave one claim without a class
      await this.db
        .insertInto('account_role')
        .values({ user_id, role, class_label: to ?? '' })
        .onConflict((c) => c.doNothing())
        .execute();
    }
  }

  private async moveFamilies(from: ClassLabel, to: ClassLabel | null, before: number): Promise<void> {
    if (to === null) {
      await this.db
        .deleteFrom('account_role')
        .where('class_label', '=', from)
        .where('role', 'in', FAMILY)
        .where('user_id', 'in', this.agreedBefore(before))
        .execute();
      return;
    }
    await this.db
      .updateTable('account_role')
      .set({ class_label: to })
      .where('class_label', '=', from)
      .where('role', 'in', FAMILY)
      .where('user_id', 'in', this.agreedBefore(before))
      .execute();
  }

  private agreedBefore(instant: number) {
    return this.db.selectFrom('account').select('user_id').where('consent_at', '<', instant);
  }
}
