/** How many are registered on the platform, as administrators typed it in; what was withdrawn stays as history. */
import type { Kysely, Selectable } from 'kysely';
import type { UserId } from '../domain/ids';
import type { PlatformFigures } from '../domain/platformFigures';
import type { Tables } from './schema';
import type { PlatformFigureTable } from './tables/figures';

export interface KeptFigures extends PlatformFigures {
  readonly id: number;
  /** Null: a person who was forgotten. */
  readonly by: UserId | null;
  readonly at: number;
}

export class PlatformFigureStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Writes them down; of a day that has some already these count from now on. */
  async add({ day, registered, of }: PlatformFigures, by: UserId, now: number): Promise<number> {
    const { id } = await this.db
      .insertInto('platform_figure')
      .values({ day, registered, of_all: of, entered_by: by, entered_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** Those in force of the last days, the latest first. */
  async latest(days: number): Promise<KeptFigures[]> {
    const found: KeptFigures[] = [];
    for (let next = await this.last(); next !== null && found.length < days; next = await this.before(next.day)) {
      found.push(next);
    }
    return found;
  }

  /** Those in force of a day: of one typed twice the last word counts. */
  async of(day: PlatformFigures['day']): Promise<KeptFigures | null> {
    const row = await this.inForce().where('day', '=', day).limit(1).executeTakeFirst();
    return row ? toFigures(row) : null;
  }

  /** Those in force of the last day before that one. */
  async before(day: PlatformFigures['day']): Promise<KeptFigures | null> {
    const row = await this.inForce().where('day', '<', day).limit(1).executeTakeFirst();
    return row ? toFigures(row) : null;
  }

  /** All in force and all that were corrected since, in the order they were typed in. */
  async all(): Promise<KeptFigures[]> {
    const rows = await this.db
      .selectFrom('platform_figure')
      .selectAll()
      .where('withdrawn_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map(toFigures);
  }

  /** They were a mistake; false: they are withdrawn already. */
  async withdraw(id: number, now: number): Promise<boolean> {
    const { numUpdatedRows } = await this.db
      .updateTable('platform_figure')
      .set({ withdrawn_at: now })
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** How many the person typed in. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('platform_figure')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('entered_by', '=', user)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Removes the person from what they typed in. */
  async forgetActor(user: UserId): Promise<void> {
    await this.db.updateTable('platform_figure').set({ entered_by: null }).where('entered_by', '=', user).execute();
  }

  private async last(): Promise<KeptFigures | null> {
    const row = await this.inForce().limit(1).executeTakeFirst();
    return row ? toFigures(row) : null;
  }

  private inForce() {
    return this.db
      .selectFrom('platform_figure')
      .selectAll()
      .where('withdrawn_at', 'is', null)
      .orderBy('day', 'desc')
      .orderBy('id', 'desc');
  }
}

function toFigures(row: Selectable<PlatformFigureTable>): KeptFigures {
  const { id, day, registered } = row;
  return { id, day, registered, of: row.of_all, by: row.entered_by as UserId | null, at: row.entered_at };
}
