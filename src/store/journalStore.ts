/** The journal: who did what to whom. Rows are added and never changed. */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { UserId } from '../domain/ids';
import type { Tables } from './schema';
import type { JournalTable } from './tables/register';

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
/** Facts of the act: ids, labels, dates; names stay on the roster. */
export type JournalDetails = Readonly<z.infer<typeof details>>;

export interface JournalEntry {
  readonly at: number;
  /** Null: the bot itself, the command line, or a person who was forgotten. */
  readonly actor: UserId | null;
  /** `staff.left`, `office.handed_over`, … */
  readonly act: string;
  /** `staff:12`, `class:7Б`, `chat:2000000001`, `office:support`, `school`. */
  readonly about: string;
  readonly details: JournalDetails;
}

const NOBODY = 0;

export class JournalStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async add({ actor, details: facts, ...entry }: JournalEntry): Promise<void> {
    await this.db
      .insertInto('journal')
      .values({ ...entry, actor: actor ?? NOBODY, details: JSON.stringify(facts) })
      .execute();
  }

  /** What was done to one thing, the oldest first. */
  async about(about: string): Promise<JournalEntry[]> {
    const rows = await this.db.selectFrom('journal').selectAll().where('about', '=', about).orderBy('id').execute();
    return rows.map(toEntry);
  }

  /** Every act upon any class, the oldest first. */
  async aboutClasses(): Promise<JournalEntry[]> {
    const rows = await this.db
      .selectFrom('journal')
      .selectAll()
      .where('about', '>=', 'class:')
      .where('about', '<', 'class;')
      .orderBy('id')
      .execute();
    return rows.map(toEntry);
  }

  /** How many acts of the person stand in it. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('journal')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('actor', '=', user)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Removes the person from what they did; the acts stay. */
  async forgetActor(user: UserId): Promise<void> {
    await this.db.updateTable('journal').set({ actor: NOBODY }).where('actor', '=', user).execute();
  }
}

function toEntry(row: Selectable<JournalTable>): JournalEntry {
  return {
    at: row.at,
    actor: row.actor === NOBODY ? null : (row.actor as UserId),
    act: row.act,
    about: row.about,
    details: details.parse(JSON.parse(row.details)),
  };
}
