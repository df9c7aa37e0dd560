/** When a chat's members were last read, and whether the bot could: all that is kept of it. */
import type { Kysely } from 'kysely';
import type { PeerId } from '../domain/ids';
import type { Tables } from './schema';

export interface MemberCheck {
  readonly at: number;
  /** False: VK did not show the members. */
  readonly visible: boolean;
}

export class MemberCheckStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async note(peer: PeerId, { at, visible }: MemberCheck): Promise<void> {
    await this.db
      .updateTable('chat')
      .set({ members_checked_at: at, members_visible: visible ? 1 : 0 })
      .where('peer', '=', peer)
      .execute();
  }

  /** The last check of every chat; one from before the bot was last added says nothing of its rights now. */
  async all(): Promise<ReadonlyMap<PeerId, MemberCheck>> {
    const rows = await this.db
      .selectFrom('chat')
      .select(['peer', 'members_checked_at', 'members_visible'])
      .whereRef('members_checked_at', '>=', 'added_at')
      .execute();
    return new Map(
      rows.map((row) => [row.peer as PeerId, { at: row.members_checked_at ?? 0, visible: row.members_visible === 1 }]),
    );
  }
}
