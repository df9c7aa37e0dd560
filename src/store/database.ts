/** One school's database: its migrations, its kind, and transactions that hand out repositories. */
import { Kysely, Migrator } from 'kysely';
import { MIGRATIONS } from './migrations';
import type { Tables } from './schema';
import { copyOfSqlite, kindInFile, lockDatabase, openSqlite, sqliteDialect } from './sqlite';
import { Stores } from './stores';
import { TransactionLine } from './transactionLine';

/** Whose people a database holds: a sandbox's, a rehearsal's against a VK on loopback, or a school's. They never mix. */
const DATABASE_KINDS = ['sandbox', 'rehearsal', 'school'] as const;
export type DatabaseKind = (typeof DATABASE_KINDS)[number];

export type OpenResult =
  | { readonly kind: 'open'; readonly database: Database }
  | { readonly kind: 'locked' }
  | { readonly kind: 'newer'; readonly unknown: readonly string[] }
  | { readonly kind: 'other_kind'; readonly found: string };

/** What a command of the operator finds at a path. */
export type ExistingResult =
  | { readonly kind: 'open'; readonly database: Database; readonly holds: DatabaseKind }
  | { readonly kind: 'missing' }
  /** Not a database of this program. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'newer' };

export class Database {
  private constructor(
    private readonly db: Kysely<Tables>,
    private readonly line: TransactionLine,
    private readonly unlock: () => void,
  ) {}

  /**
   * Opens a database and brings it to this program's tables. `lock`: for the bot, the one long-lived writer;
   * a command beside a running bot opens without it. `patienceMs`: how long a transaction waits for the others.
   * Refusals are values; a broken file throws.
   */
  static async open(
    path: string,
    kind: DatabaseKind,
    options: { readonly lock: boolean; readonly patienceMs?: number },
  ): Promise<OpenResult> {
    const lock = options.lock ? lockDatabase(path) : { release: () => undefined };
    if (!lock) return { kind: 'locked' };
    return Database.prepare(openSqlite(path), kind, lock, options.patienceMs);
  }

  /**
   * Opens a database that is there, of whatever kind, beside a running bot; creates nothing.
   * `copy`: in memory, as it stands now, so that anything may be tried on it.
   */
  static async openExisting(path: string, options: { readonly copy: boolean }): Promise<ExistingResult> {
    const found = kindInFile(path);
    if (found === null) return { kind: 'missing' };
    const holds = DATABASE_KINDS.find((kind) => kind === found);
    if (!holds) return { kind: 'foreign' };
    const sqlite = options.copy ? copyOfSqlite(path) : openSqlite(path);
    const opened = await Database.prepare(sqlite, holds, { release: () => undefined });
    return opened.kind === 'open' ? { ...opened, holds } : { kind: 'newer' };
  }

  private static async prepare(
    sqlite: ReturnType<typeof openSqlite>,
    kind: DatabaseKind,
    lock: { release(): void },
    patienceMs?: number,
  ): Promise<OpenResult> {
    const dialect = sqliteDialect(sqlite);
    const db = new Kysely<Tables>({ dialect });
    const refuse = async <T extends OpenResult>(result: T): Promise<T> => {
      await db.destroy();
      lock.release();
      return result;
    };
    try {
      const provider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };
      // tables that know nothing of each other come in whatever order their work was finished
      const migrator = new Migrator({ db, provider, allowUnorderedMigrations: true });
      const applied = await appliedMigrations(db);
      const unknown = [...applied].filter((name) => !(name in MIGRATIONS));
      if (unknown.length > 0) return await refuse({ kind: 'newer', unknown });
      if (Object.keys(MIGRATIONS).some((name) => !applied.has(name))) await migrate(migrator);
      await db
        .insertInto('meta')
        .values({ key: 'kind', value: kind })
        .onConflict((c) => c.doNothing())
        .execute();
      const found = await db.selectFrom('meta').select('value').where('key', '=', 'kind').executeTakeFirstOrThrow();
      if (found.value !== kind) return await refuse({ kind: 'other_kind', found: found.value });
      return {
        kind: 'open',
        database: new Database(db, await TransactionLine.on(db, dialect, patienceMs), () => lock.release()),
      };
    } catch (error) {
      await db.destroy();
      lock.release();
      throw error;
    }
  }

  /**
   * Runs `work` in one transaction: committed when it returns, rolled back whole when it throws.
   * A second transaction inside it would wait for itself for ever, so it throws after some seconds.
   */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.line.transaction((db) => work(new Stores(db)));
  }

  /** Closes the file and frees its lock. */
  async close(): Promise<void> {
    await this.db.destroy();
    this.unlock();
  }
}

async function appliedMigrations(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const known = db.withTables<{
    sqlite_master: { name: string };
    kysely_migration: { name: string };
  }>();
  const table = await known.selectFrom('sqlite_master').select('name').where('name', '=', 'kysely_migration').execute();
  if (table.length === 0) return new Set();
  const applied = await known.selectFrom('kysely_migration').select('name').execute();
  return new Set(applied.map((row) => row.name));
}

async function migrate(migrator: Migrator): Promise<void> {
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error(JSON.stringify(error));
}
