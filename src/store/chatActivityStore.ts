/** How many messages a day there are in group chats: numbers, and nothing of the messages. */
import type { Kysely } from 'kysely';
import type { DayCount } from '../domain/chatPulse';
import type { PeerId } from '../domain/ids';
import { addDays, type LocalDate } from '../domain/localDate';
import type { Tables } from './schema';

/** Days for which the counts are kept. */
const KEPT_DAYS = 60;

export class ChatActivityStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Counts talk that was not addressed to the bot and is not kept. */
  async countTalk(peer: PeerId, day: LocalDate, messages: number): Promise<void> {
    await this.db
      .insertInto('chat_activity')
      .values({ peer, day, messages })
      .onConflict((c) =>
        c.columns(['peer', 'day']).doUpdateSet((eb) => ({ messages: eb('chat_activity.messages', '+', messages) })),
      )
      .execute();
  }

  /** Counts messages that were addressed to the bot. */
  async countAddressed(peer: PeerId, day: LocalDate, addressed: number): Promise<void> {
    await this.db
      .insertInto('chat_activity')
      .values({ peer, day, messages: 0, addressed })
      .onConflict((c) =>
        c.columns(['peer', 'day']).doUpdateSet((eb) => ({ addressed: eb('chat_activity.addressed', '+', addressed) })),
      )
      .execute();
  }

  /** The counts of a chat, by day. */
  async of(peer: PeerId): Promise<DayCount[]> {
    const rows = await this.db
      .selectFrom('chat_activity')
      .select(['day', 'messages', 'addressed'])
      .where('peer', '=', peer)
      .orderBy('day')
      .execute();
    return rows.map(({ day, messages, addressed }) => ({ day: day as LocalDate, talk: messages, addressed }));
  }

  /** Forgets old counts, but of each chat the last day with talk: without it a chat long silent would look like one unheard. */
  async prune(today: LocalDate): Promise<void> {
    await this.db
      .deleteFrom('chat_activity')
      .where('day', '<', addDays(today, -KEPT_DAYS))
      .where('day', '<', (eb) =>
        eb
          .selectFrom('chat_activity as other')
          .select((e) => e.fn.coalesce(e.fn.max('other.day'), e.val('9999')).as('last'))
          .whereRef('other.peer', '=', 'chat_activity.peer')
          .where('other.messages', '>', 0),
      )
      .execute();
  }
}
