/** Group chats the bot is or was in. */
import type { Kysely, Selectable } from 'kysely';
import type { ClassLabel, PeerId, UserId } from '../domain/ids';
import type { ChatProposal } from '../domain/chats';
import { CHAT_KINDS, type ChatKind } from '../domain/order';
import type { Tables } from './schema';
import type { ChatTable } from './tables/register';

export interface Chat {
  readonly peer: PeerId;
  readonly title: string | null;
  readonly state: 'seen' | 'confirmed' | 'gone';
  readonly kind: ChatKind | null;
  readonly classLabel: ClassLabel | null;
  readonly addedBy: UserId | null;
  readonly confirmedBy: UserId | null;
  /** The first confirmation of what it is now, on the school's clock. */
  readonly confirmedAt: number | null;
  /** `removed`, `refused`, `moved`: why the bot is no longer in it. */
  readonly goneReason: string | null;
  /** A second chat of its kind and class: it shows no duty. */
  readonly isExtra: boolean;
  /** Whether the bot answers there without being addressed: its owner switched that on. */
  readonly overhears: boolean;
}

const isKind = (value: string): value is ChatKind => (CHAT_KINDS as readonly string[]).includes(value);

export class ChatStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(peer: PeerId): Promise<Chat | null> {
    const row = await this.db.selectFrom('chat').selectAll().where('peer', '=', peer).executeTakeFirst();
    return row ? toChat(row) : null;
  }

  async all(): Promise<Chat[]> {
    const rows = await this.db.selectFrom('chat').selectAll().orderBy('peer').execute();
    return rows.map(toChat);
  }

  /** The bot is in a chat: a new row, or the old one awake again with what was confirmed of it; it hears no more than what is addressed to it. */
  async seen(peer: PeerId, addedBy: UserId | null, now: number): Promise<void> {
    await this.db
      .insertInto('chat')
      .values({
        peer,
        title: null,
        state: 'seen',
        kind: null,
        class_label: null,
        added_by: addedBy,
        added_at: now,
        confirmed_by: null,
        confirmed_at: null,
        gone_reason: null,
      })
      .onConflict((c) =>
        c.column('peer').doUpdateSet((eb) => ({
          state: eb
            .case()
            .when('chat.confirmed_at', 'is not', null)
            .then('confirmed' as const)
            .else('seen' as const)
            .end(),
          added_by: addedBy,
          added_at: now,
          gone_reason: null,
          overhears: eb.case().when('chat.state', '=', 'gone').then(0).else(eb.ref('chat.overhears')).end(),
        })),
      )
      .execute();
  }

  async setTitle(peer: PeerId, title: string): Promise<void> {
    await this.db.updateTable('chat').set({ title }).where('peer', '=', peer).execute();
  }

  /** Says what the chat is; where it was something else, the bot hears again only what is addressed to it. */
  async confirm(
    peer: PeerId,
    is: ChatProposal & { readonly isExtra: boolean },
    by: UserId,
    now: number,
  ): Promise<void> {
    const { kind, classLabel, isExtra } = is;
    await this.db
      .updateTable('chat')
      .set({ kind, class_label: classLabel, extra: isExtra ? 1 : 0, confirmed_by: by, confirmed_at: now })
      .set({ state: 'confirmed', gone_reason: null })
      .set((eb) => ({
        overhears: eb
          .case()
          .when(eb.and([eb('kind', '=', kind), eb('class_label', 'is not distinct from', classLabel)]))
          .then(eb.ref('overhears'))
          .else(0)
          .end(),
      }))
      .where('peer', '=', peer)
      .execute();
  }

  /** How many chats the person added the bot to or confirmed. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('chat')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where((eb) => eb.or([eb('added_by', '=', user), eb('confirmed_by', '=', user)]))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Removes the person from the chats they added or confirmed; the chats stay. */
  async forgetPerson(user: UserId): Promise<void> {
    await this.db.updateTable('chat').set({ added_by: null }).where('added_by', '=', user).execute();
    await this.db.updateTable('chat').set({ confirmed_by: null }).where('confirmed_by', '=', user).execute();
  }

  /** It stands beside another one of its kind. */
  async markExtra(peer: PeerId): Promise<void> {
    await this.db.updateTable('chat').set({ extra: 1 }).where('peer', '=', peer).execute();
  }

  /** What was confirmed of it holds no more; whoever adds the bot to it again is asked anew. */
  async unconfirm(peer: PeerId): Promise<void> {
    await this.db
      .updateTable('chat')
      .set({ kind: null, class_label: null, confirmed_by: null, confirmed_at: null, extra: 0, overhears: 0 })
      .set((eb) => ({
        state: eb
          .case()
          .when('state', '=', 'confirmed')
          .then('seen' as const)
          .else(eb.ref('state'))
          .end(),
      }))
      .where('peer', '=', peer)
      .execute();
  }

  /** Whether the bot is to answer there without being addressed. */
  async setOverhears(peer: PeerId, overhears: boolean): Promise<void> {
    await this.db
      .updateTable('chat')
      .set({ overhears: overhears ? 1 : 0 })
      .where('peer', '=', peer)
      .execute();
  }

  /** Those of these chats in which it is to. */
  async overheardAmong(peers: readonly PeerId[]): Promise<ReadonlySet<PeerId>> {
    const rows = await this.db
      .selectFrom('chat')
      .select('peer')
      .where('peer', 'in', peers)
      .where('state', '=', 'confirmed')
      .where('overhears', '=', 1)
      .execute();
    return new Set(rows.map(({ peer }) => peer as PeerId));
  }

  async markGone(peer: PeerId, reason: string): Promise<void> {
    await this.db.updateTable('chat').set({ state: 'gone', gone_reason: reason }).where('peer', '=', peer).execute();
  }
}

function toChat(row: Selectable<ChatTable>): Chat {
  return {
    peer: row.peer as PeerId,
    title: row.title,
    state: row.state,
    kind: row.kind !== null && isKind(row.kind) ? row.kind : null,
    classLabel: row.class_label as ClassLabel | null,
    addedBy: row.added_by as UserId | null,
    confirmedBy: row.confirmed_by as UserId | null,
    confirmedAt: row.confirmed_at,
    goneReason: row.gone_reason,
    isExtra: row.extra === 1,
    overhears: row.overhears === 1,
  };
}
