/** Questions in private, without names and without who asked: what the bot did not answer is kept until somebody teaches it. */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Tables } from './schema';
import type { QuestionState, QuestionTable } from './tables/questions';

export interface AskedQuestion {
  readonly id: number;
  readonly text: string;
  readonly state: QuestionState;
  /** Ids of topics, best first. */
  readonly candidates: readonly string[];
  /** The topic the asker chose of those offered. */
  readonly chosen: string | null;
  readonly askedAt: number;
}

const DAY_MS = 86_400_000;
/** An answer may be called wrong for so long. */
const ANSWERED_KEPT_MS = DAY_MS;
const KEPT_MS = 35 * DAY_MS;
/** More are not kept, whoever floods the bot with them. */
const MOST = 300;

export class QuestionStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Keeps a question and returns its number. */
  async add(question: Omit<AskedQuestion, 'id' | 'chosen'>): Promise<number> {
    const { text, state, candidates, askedAt } = question;
    const { id } = await this.db
      .insertInto('question')
      .values({ text, state, candidates: candidates.join(' '), asked_at: askedAt })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async find(id: number): Promise<AskedQuestion | null> {
    const row = await this.db.selectFrom('question').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toQuestion(row) : null;
  }

  /** What waits to be taught, the oldest first. */
  async open(): Promise<AskedQuestion[]> {
    const rows = await this.db
      .selectFrom('question')
      .selectAll()
      .where('state', '<>', sql.lit('answered'))
      .orderBy('id', 'desc')
      .limit(MOST)
      .execute();
    return rows.reverse().map(toQuestion);
  }

  async choose(id: number, topic: string): Promise<void> {
    await this.db.updateTable('question').set({ chosen: topic }).where('id', '=', id).execute();
  }

  /** The answer was not what was asked. */
  async noteWrong(id: number): Promise<void> {
    await this.db.updateTable('question').set({ state: 'wrong' }).where('id', '=', id).execute();
  }

  async remove(ids: readonly number[]): Promise<void> {
    await this.db.deleteFrom('question').where('id', 'in', ids).execute();
  }

  /** Removes what nobody will teach any more. */
  async prune(now: number): Promise<void> {
    const old = this.db.deleteFrom('question');
    await old.where('asked_at', '<', now - KEPT_MS).execute();
    await old
      .where('asked_at', '<', now - ANSWERED_KEPT_MS)
      .where('state', '=', sql.lit('answered'))
      .execute();
    const last = await this.db
      .selectFrom('question')
      .select('id')
      .where('state', '<>', sql.lit('answered'))
      .orderBy('id', 'desc')
      .offset(MOST)
      .limit(1)
      .executeTakeFirst();
    if (last) await old.where('id', '<=', last.id).where('state', '<>', sql.lit('answered')).execute();
  }
}

function toQuestion(row: Selectable<QuestionTable>): AskedQuestion {
  return {
    id: row.id,
    text: row.text,
    state: row.state,
    candidates: row.candidates === '' ? [] : row.candidates.split(' '),
    chosen: row.chosen,
    askedAt: row.asked_at,
  };
}
