/** Answers that the school wrote itself: every version stays, the last one counts. */
import { sql, type Kysely, type Selectable } from 'kysely';
import type { UserId } from '../domain/ids';
import type { Tables } from './schema';
import type { OwnAnswerTable } from './tables/questions';

export interface OwnAnswer {
  readonly id: number;
  /** From 1. */
  readonly revision: number;
  readonly question: string;
  readonly answer: string;
  readonly state: 'in_force' | 'removed';
  /** Null: a person who was forgotten. */
  readonly by: UserId | null;
  readonly at: number;
}

export type NewRevision = Pick<OwnAnswer, 'question' | 'answer' | 'state'> & { readonly by: UserId };

export class OwnAnswerStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Writes a new answer and returns its number. */
  async add(text: Omit<NewRevision, 'state'>, now: number): Promise<number> {
    const { last } = await this.db
      .selectFrom('own_answer')
      .select((eb) => eb.fn.max<number | null>('id').as('last'))
      .executeTakeFirstOrThrow();
    const id = (last ?? 0) + 1;
    await this.write(id, 1, { ...text, state: 'in_force' }, now);
    return id;
  }

  /** Writes the next version of an answer that is there. */
  async revise({ id, revision }: OwnAnswer, text: NewRevision, now: number): Promise<void> {
    await this.write(id, revision + 1, text, now);
  }

  /** The version that counts. */
  async find(id: number): Promise<OwnAnswer | null> {
    return (await this.history(id)).at(-1) ?? null;
  }

  /** Every version, the oldest first. */
  async history(id: number): Promise<OwnAnswer[]> {
    const rows = await this.db.selectFrom('own_answer').selectAll().where('id', '=', id).orderBy('revision').execute();
    return rows.map(toAnswer);
  }

  /** Those in force, in the order of their numbers. */
  async inForce(): Promise<OwnAnswer[]> {
    return (await this.all()).filter(({ state }) => state === 'in_force');
  }

  /** The last version of each: those in force in the order of their numbers, then those that were removed. */
  async all(): Promise<OwnAnswer[]> {
    const rows = await this.db
      .selectFrom('own_answer as a')
      .selectAll('a')
      .where('a.revision', '=', (eb) =>
        eb
          .selectFrom('own_answer as b')
          .select((e) => e.fn.max('b.revision').as('last'))
          .whereRef('b.id', '=', 'a.id'),
      )
      .orderBy((eb) => eb('a.state', '=', sql.lit('removed')))
      .orderBy('a.id')
      .execute();
    return rows.map(toAnswer);
  }

  /** How many versions the person wrote. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('own_answer')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('written_by', '=', user)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Removes the person from what they wrote. */
  async forgetActor(user: UserId): Promise<void> {
    await this.db.updateTable('own_answer').set({ written_by: null }).where('written_by', '=', user).execute();
  }

  private async write(id: number, revision: number, { by, ...text }: NewRevision, now: number): Promise<void> {
    await this.db
      .insertInto('own_answer')
      .values({ id, revision, ...text, written_by: by, written_at: now })
      .execute();
  }
}

function toAnswer(row: Selectable<OwnAnswerTable>): OwnAnswer {
  const { id, revision, question, answer, state } = row;
  return { id, revision, question, answer, state, by: row.written_by as UserId | null, at: row.written_at };
}
