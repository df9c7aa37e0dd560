/** Answers to callback buttons: VK takes them within a minute, later they are worth nothing. */
import type { Kysely } from 'kysely';
import type { PeerId, UserId } from '../domain/ids';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';

export interface PressAnswer {
  readonly peer: PeerId;
  readonly user: UserId;
  readonly answerId: string;
  readonly text: string | null;
}

/** Real-time term of VK `messages.sendMessageEventAnswer`. */
export const ANSWER_TERM_MS = 60_000;

const selectWaiting = hotQuery((db, now: number, after: number, limit: number) =>
  db
    .selectFrom('press_answer')
    .selectAll()
    .where('not_before', '<=', now)
    .where('created_at', '>', after)
    .orderBy('id')
    .limit(limit),
);

const deleteLate = hotQuery((db, upTo: number) => db.deleteFrom('press_answer').where('created_at', '<=', upTo));

export class PressAnswerStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async clear(): Promise<void> {
    await this.db.deleteFrom('press_answer').execute();
  }

  async add(answer: PressAnswer, now: number): Promise<void> {
    await this.db
      .insertInto('press_answer')
      .values({
        peer: answer.peer,
        user_id: answer.user,
        answer_id: answer.answerId,
        text: answer.text,
        created_at: now,
      })
      .execute();
  }

  async waiting(now: number, limit: number): Promise<(PressAnswer & { readonly id: number })[]> {
    const { rows } = await selectWaiting(this.db, now, now - ANSWER_TERM_MS, limit);
    return rows.map((row) => ({
      id: row.id,
      peer: row.peer as PeerId,
      user: row.user_id as UserId,
      answerId: row.answer_id,
      text: row.text,
    }));
  }

  async postpone(id: number, notBefore: number): Promise<void> {
    await this.db.updateTable('press_answer').set({ not_before: notBefore }).where('id', '=', id).execute();
  }

  async remove(id: number): Promise<void> {
    await this.db.deleteFrom('press_answer').where('id', '=', id).execute();
  }

  async nextAt(): Promise<number | null> {
    const row = await this.db
      .selectFrom('press_answer')
      .select((eb) => eb.fn.min<number | null>('not_before').as('at'))
      .executeTakeFirst();
    return row?.at ?? null;
  }

  /** Drops answers that VK would not take any more. */
  async dropLate(now: number): Promise<void> {
    await deleteLate(this.db, now - ANSWER_TERM_MS);
  }
}
