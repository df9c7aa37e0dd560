/** The journal: who did what to whom. Rows are added, each chained to the one before, and never changed (п. 9). */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { UserId } from '../domain/ids';
import type { JournalAct } from '../domain/journalAct';
import { hotQuery } from './hotQuery';
import { checkChain, headAfter, NO_ROWS, readHead, writeHead, type ChainChecked, type ChainHead } from './journalChain';
import { MetaStore } from './metaStore';
import type { Tables } from './schema';

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
/** Facts of the act: ids, labels, dates; names stay on the roster. */
export type JournalDetails = Readonly<z.infer<typeof details>>;

/** What is written down. */
export interface JournalNote {
  readonly at: number;
  /** Null: the bot itself or the command line. */
  readonly actor: UserId | null;
  readonly act: JournalAct;
  /** `staff:12`, `class:7Б`, `chat:2000000001`, `office:support`, `school`; never a profile. */
  readonly about: string;
  readonly details: JournalDetails;
}

/** What stands there. */
export interface JournalEntry extends Omit<JournalNote, 'act'> {
  readonly id: number;
  /** Null: the bot itself, the command line, or a person who was forgotten. */
  readonly actor: UserId | null;
  readonly isForgotten: boolean;
  /** A later program may have written it. */
  readonly act: string;
  readonly hash: string;
}

/** Under this number stand the bot itself, the command line, and whoever was forgotten before there were numbers. */
const NOBODY = 0;
const PAGE = 1_000;

/** Where the chain ends, the last row's number and the person's, in one look: every act of an import writes a row. */
const selectEnd = hotQuery((db, user: number) =>
  db.selectNoFrom((eb) => [
    eb.selectFrom('meta').select('value').where('key', '=', 'journal_head').as('head'),
    eb.selectFrom('journal').select('id').orderBy('id', 'desc').limit(1).as('last'),
    eb.selectFrom('journal_actor').select('pseudonym').where('user_id', '=', user).as('pseudonym'),
  ]),
);

const insertRow = hotQuery(
  (db, id: number, at: number, pseudonym: number, act: string, about: string, written: string, hash: string) =>
    db.insertInto('journal').values({ id, at, pseudonym, act, about, details: written, hash }),
);

export class JournalStore {
  private readonly meta: MetaStore;

  constructor(private readonly db: Kysely<Tables>) {
    this.meta = new MetaStore(db);
  }

  /** Adds a row at the end of the chain. */
  async add({ at, actor, act, about, details: facts }: JournalNote): Promise<void> {
    const { before, id, known } = await this.end(actor ?? NOBODY);
    const pseudonym = actor === null ? NOBODY : (known ?? (await this.newPseudonym(actor)));
    const row = { id, at, pseudonym, act, about, details: JSON.stringify(facts) };
    const after = headAfter(before, row);
    await insertRow(this.db, id, at, pseudonym, act, about, row.details, after.hash);
    await this.meta.set('journal_head', writeHead(after));
  }

  /** What was done to one thing, the oldest first. */
  async about(about: string): Promise<JournalEntry[]> {
    return toEntries(await this.entries().where('about', '=', about).orderBy('id').execute());
  }

  /** Every act upon any class, the oldest first. */
  async aboutClasses(): Promise<JournalEntry[]> {
    return toEntries(
      await this.entries().where('about', '>=', 'class:').where('about', '<', 'class;').orderBy('id').execute(),
    );
  }

  /** The last rows, the newest first. */
  async latest(count: number): Promise<JournalEntry[]> {
    return toEntries(await this.entries().orderBy('id', 'desc').limit(count).execute());
  }

  /** How many rows there are. */
  async count(): Promise<number> {
    const { n } = await this.db
      .selectFrom('journal')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  }

  /** The number the next row will have: what one press does is told apart by it. */
  async nextId(): Promise<number> {
    return (await this.end(NOBODY)).id;
  }

  /** How many acts of the person stand in it. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('journal')
      .innerJoin('journal_actor', 'journal_actor.pseudonym', 'journal.pseudonym')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('user_id', '=', user)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Nobody can tell any more what the person did; the rows stay as they are. */
  async forgetActor(user: UserId): Promise<void> {
    await this.db.deleteFrom('journal_actor').where('user_id', '=', user).execute();
  }

  /** Follows the whole chain, a thousand rows at a time. */
  async check(): Promise<ChainChecked> {
    return checkChain(this.chained(), await this.head());
  }

  /** Null: none was kept yet, or it is unreadable. */
  private async head(): Promise<ChainHead | null> {
    const stored = await this.meta.get('journal_head');
    return stored === null ? null : readHead(stored);
  }

  /** Where the next row goes, and the person's number if they have one. */
  private async end(user: number): Promise<{ before: ChainHead; id: number; known: number | null }> {
    const [found] = (await selectEnd(this.db, user)).rows;
    const before = (found?.head ? readHead(found.head) : null) ?? NO_ROWS;
    // a row put in by hand is for the check to find: it stops nobody
    return { before, id: Math.max(before.id, found?.last ?? 0) + 1, known: found?.pseudonym ?? null };
  }

  private async *chained() {
    for (let after = Number.MIN_SAFE_INTEGER; ;) {
      const rows = await this.db
        .selectFrom('journal')
        .selectAll()
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .execute();
      yield* rows;
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  private entries() {
    return this.db
      .selectFrom('journal')
      .leftJoin('journal_actor', 'journal_actor.pseudonym', 'journal.pseudonym')
      .select(['id', 'at', 'journal.pseudonym', 'user_id', 'act', 'about', 'details', 'hash']);
  }

  private async newPseudonym(user: UserId): Promise<number> {
    const added = await this.db
      .insertInto('journal_actor')
      .values({ user_id: user })
      .returning('pseudonym')
      .executeTakeFirstOrThrow();
    return added.pseudonym;
  }
}

interface JoinedRow {
  readonly id: number;
  readonly at: number;
  readonly pseudonym: number;
  readonly user_id: number | null;
  readonly act: string;
  readonly about: string;
  readonly details: string;
  readonly hash: string;
}

function toEntries(rows: readonly JoinedRow[]): JournalEntry[] {
  return rows.map(({ pseudonym, user_id: user, details: written, ...row }) => ({
    ...row,
    actor: user as UserId | null,
    isForgotten: user === null && pseudonym !== NOBODY,
    details: details.parse(JSON.parse(written)),
  }));
}
