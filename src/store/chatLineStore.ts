/** What the bot said in group chats lately: topics and times, for its manners. */
import type { Kysely } from 'kysely';
import { REMEMBERED_MS, type Line, type Said } from '../domain/chatManners';
import type { PeerId } from '../domain/ids';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';

const insertLine = hotQuery((db, peer: number, line: Line, topic: string | null, unasked: number, at: number) =>
  db.insertInto('chat_line').values({ peer, line, topic, unasked, at }),
);

const selectLines = hotQuery((db, peer: number, after: number) =>
  db
    .selectFrom('chat_line')
    .select(['line', 'topic', 'unasked', 'at'])
    .where('peer', '=', peer)
    .where('at', '>', after)
    .orderBy('at'),
);

export class ChatLineStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async add(peer: PeerId, { line, topic, unasked, at }: Said): Promise<void> {
    await insertLine(this.db, peer, line, topic, unasked ? 1 : 0, at);
  }

  /** What is not too long ago to matter, the earliest first. */
  async lately(peer: PeerId, now: number): Promise<Said[]> {
    const { rows } = await selectLines(this.db, peer, now - REMEMBERED_MS);
    return rows.map(({ unasked, ...row }) => ({ ...row, unasked: unasked === 1 }));
  }

  async prune(now: number): Promise<void> {
    await this.db
      .deleteFrom('chat_line')
      .where('at', '<=', now - REMEMBERED_MS)
      .execute();
  }
}
