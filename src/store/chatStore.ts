/** Group chats the bot is or was in. */
import type { Kysely, Selectable } from 'kysely';
import type { ClassLabel, PeerId, UserId } from '../domain/ids';
import { CHAT_KINDS, type ChatKind } from '../domain/order';
import type { ChatTable, Tables } from './schema';

export interface Chat {
  readonly peer: PeerId;
  readonly title: string | null;
  readonly state: 'seen' | 'confirmed' | 'gone';
  readonly kind: ChatKind | null;
  readonly classLabel: ClassLabel | null;
  readonly addedBy: UserId | null;
  readonly goneReason: string | null;
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

  /** The bot is in a chat: a new row, or the old one awake again with what was confirmed of it. */
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
        })),
      )
      .execute();
  }

  async setTitle(peer: PeerId, title: string): Promise<void> {
    await this.db.updateTable('chat').set({ title }).where('peer', '=', peer).execute();
  }

  async confirm(peer: PeerId, kind: ChatKind, classLabel: ClassLabel | null, by: UserId, now: number): Promise<void> {
    await this.db
      .updateTable('chat')
      .set({ state: 'confirmed', kind, class_label: classLabel, confirmed_by: by, confirmed_at: now })
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

  /** Another chat took its place: its owner is asked again. */
  async unconfirm(peer: PeerId): Promise<void> {
    const nothing = { kind: null, class_label: null, confirmed_by: null, confirmed_at: null };
    await this.db
      .updateTable('chat')
      .set({ state: 'seen', ...nothing })
      .where('peer', '=', peer)
      .execute();
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
    goneReason: row.gone_reason,
  };
}
