/** The digest and the bot's own work. Times are epoch milliseconds UTC. */
import type { DigestDays, DigestDetail } from '../../domain/digestWish';

export interface DigestWishTable {
  user_id: number;
  /** Minute of the day; null: the school's. */
  minute: number | null;
  days: DigestDays;
  detail: DigestDetail;
}

/** A time in which the bot did not work, by real time. */
export interface BotGapTable {
  from_at: number;
  to_at: number;
}
