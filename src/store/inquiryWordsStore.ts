/** Words of a question put to a person and of its answer, without names: half a day, so that they may become an answer of the bot's. */
import type { Kysely } from 'kysely';
import type { UserId } from '../domain/ids';
import type { Tables } from './schema';

export interface InquiryWords {
  /** Null: erased, or never seen. */
  readonly question: string | null;
  readonly answer: string | null;
}

/** As long as the text of a message that was sent. */
const KEPT_MS = 12 * 60 * 60_000;

export class InquiryWordsStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Keeps the last words of one side. */
  async keep(inquiry: number, side: keyof InquiryWords, text: string, now: number): Promise<void> {
    const said = { text, erase_at: now + KEPT_MS };
    await this.db
      .insertInto('inquiry_words')
      .values({ inquiry, side, ...said })
      .onConflict((c) => c.columns(['inquiry', 'side']).doUpdateSet(said))
      .execute();
  }

  /** What is left of it now. */
  async find(inquiry: number, now: number): Promise<InquiryWords> {
    const rows = await this.db
      .selectFrom('inquiry_words')
      .select(['side', 'text'])
      .where('inquiry', '=', inquiry)
      .where('erase_at', '>', now)
      .execute();
    const of = (side: keyof InquiryWords): string | null => rows.find((row) => row.side === side)?.text ?? null;
    return { question: of('question'), answer: of('answer') };
  }

  async erase(inquiries: readonly number[]): Promise<void> {
    await this.db.deleteFrom('inquiry_words').where('inquiry', 'in', inquiries).execute();
  }

  /** Erases the words of what the person asked or answered. */
  async forget(user: UserId): Promise<void> {
    await this.db
      .deleteFrom('inquiry_words')
      .where('inquiry', 'in', (eb) =>
        eb
          .selectFrom('inquiry')
          .select('id')
          .where((e) => e.or([e('user_id', '=', user), e('answered_by', '=', user)])),
      )
      .execute();
  }

  async prune(now: number): Promise<void> {
    await this.db.deleteFrom('inquiry_words').where('erase_at', '<=', now).execute();
  }
}
