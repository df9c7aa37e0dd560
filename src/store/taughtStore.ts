/** What the bot was taught: questions linked to topics; what was undone stays as history. */
import type { Kysely, Selectable } from 'kysely';
import type { UserId } from '../domain/ids';
import type { Tables } from './schema';
import type { TaughtTable } from './tables/questions';

export interface TaughtPhrase {
  readonly id: number;
  readonly text: string;
  /** The topic's id. */
  readonly topic: string;
  /** Null: a person who was forgotten. */
  readonly by: UserId | null;
  readonly at: number;
  readonly undoneBy: UserId | null;
  readonly undoneAt: number | null;
}

export interface NewPhrase {
  readonly text: string;
  /** The same as the matcher compares it. */
  readonly phrase: string;
  readonly topic: string;
  readonly by: UserId;
}

export class TaughtStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Links a phrase from now on, instead of whatever it was linked to. */
  async add({ by, ...phrase }: NewPhrase, now: number): Promise<number> {
    await this.db
      .updateTable('taught')
      .set({ undone_at: now, undone_by: by })
      .where('phrase', '=', phrase.phrase)
      .where('undone_at', 'is', null)
      .execute();
    const { id } = await this.db
      .insertInto('taught')
      .values({ ...phrase, taught_by: by, taught_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** The topic a phrase is linked to now. */
  async topicOf(phrase: string): Promise<string | null> {
    const row = await this.db
      .selectFrom('taught')
      .select('topic')
      .where('phrase', '=', phrase)
      .where('undone_at', 'is', null)
      .executeTakeFirst();
    return row?.topic ?? null;
  }

  async find(id: number): Promise<TaughtPhrase | null> {
    const row = await this.db.selectFrom('taught').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toPhrase(row) : null;
  }

  /** What is in force, in the order it was taught. */
  async inForce(): Promise<TaughtPhrase[]> {
    const rows = await this.db.selectFrom('taught').selectAll().where('undone_at', 'is', null).orderBy('id').execute();
    return rows.map(toPhrase);
  }

  /** Of what was taught in one act, what is in force still. */
  async inForceWithin({ from, to }: { readonly from: number; readonly to: number }): Promise<TaughtPhrase[]> {
    return (await this.inForce()).filter(({ id }) => id >= from && id <= to);
  }

  /** Links a phrase no more; what it was linked to until then counts again. */
  async undo(id: number, by: UserId, now: number): Promise<void> {
    const undone = await this.db
      .updateTable('taught')
      .set({ undone_at: now, undone_by: by })
      .where('id', '=', id)
      .where('undone_at', 'is', null)
      .returning(['phrase', 'taught_at'])
      .executeTakeFirst();
    if (!undone) return;
    const before = await this.db
      .selectFrom('taught')
      .select(['id', 'undone_at'])
      .where('phrase', '=', undone.phrase)
      .where('id', '<', id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (before?.undone_at !== undone.taught_at) return;
    await this.db.updateTable('taught').set({ undone_at: null, undone_by: null }).where('id', '=', before.id).execute();
  }

  /** Everything linked to a topic is linked no more. */
  async undoAllOf(topic: string, by: UserId, now: number): Promise<void> {
    await this.db
      .updateTable('taught')
      .set({ undone_at: now, undone_by: by })
      .where('topic', '=', topic)
      .where('undone_at', 'is', null)
      .execute();
  }

  /** What was linked to a topic until that instant, in the order it was taught. */
  async undoneAt(topic: string, at: number): Promise<string[]> {
    const rows = await this.db
      .selectFrom('taught')
      .select('text')
      .where('topic', '=', topic)
      .where('undone_at', '=', at)
      .orderBy('id')
      .execute();
    return rows.map(({ text }) => text);
  }

  /** How much the person taught or undid. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('taught')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where((eb) => eb.or([eb('taught_by', '=', user), eb('undone_by', '=', user)]))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Removes the person from what they taught. */
  async forgetActor(user: UserId): Promise<void> {
    await this.db.updateTable('taught').set({ taught_by: null }).where('taught_by', '=', user).execute();
    await this.db.updateTable('taught').set({ undone_by: null }).where('undone_by', '=', user).execute();
  }
}

function toPhrase(row: Selectable<TaughtTable>): TaughtPhrase {
  return {
    id: row.id,
    text: row.text,
    topic: row.topic,
    by: row.taught_by as UserId | null,
    at: row.taught_at,
    undoneBy: row.undone_by as UserId | null,
    undoneAt: row.undone_at,
  };
}
