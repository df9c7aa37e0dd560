/** Conversations VK refuses; a message or a `message_allow` from the person ends it. */
import type { Kysely } from 'kysely';
import type { PeerId } from '../domain/ids';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';

const deletePeer = hotQuery((db, peer: number) => db.deleteFrom('unreachable').where('peer', '=', peer));

export class ReachabilityStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async markUnreachable(peer: PeerId, code: number, now: number): Promise<void> {
    await this.db
      .insertInto('unreachable')
      .values({ peer, code, since: now })
      .onConflict((c) => c.column('peer').doUpdateSet({ code }))
      .execute();
  }

  async markReachable(peer: PeerId): Promise<void> {
    await deletePeer(this.db, peer);
  }

  async unreachable(): Promise<Set<number>> {
    const rows = await this.db.selectFrom('unreachable').select('peer').execute();
    return new Set(rows.map((row) => row.peer));
  }
}
