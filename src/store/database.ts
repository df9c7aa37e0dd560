/** One school's database: its migrations, its kind, and transactions that hand out repositories. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, Migrator, type Transaction } from 'kysely';
import { MIGRATIONS } from './migrations';
import type { Tables } from './schema';
import { lockDatabase, openSqlite, sqliteDialect } from './sqlite';
import { Stores } from './stores';

/** Whose people a database holds: a sandbox's, a rehearsal's against a VK on loopback, or a school's. They never mix. */
export type DatabaseKind = 'sandbox' | 'rehearsal' | 'school';

export type OpenResult =
  | { readonly kind: 'open'; readonly database: Database }
  | { readonly kind: 'locked' }
  | { readonly kind: 'newer'; readonly unknown: readonly string[] }
  | { readonly kind: 'other_kind'; readonly found: string };

const insideTransaction = new AsyncLocalStorage<true>();

export class Database {
  private constructor(
    private readonly db: Kysely<Tables>,
    private readonly unlock: () => void,
  ) {}

  /**
   * Opens a database and brings it to this program's tables. `lock`: for the bot, the one long-lived writer;
   * a command beside a running bot opens without it. Refusals are values; a broken file throws.
   */
  static async open(path: string, kind: DatabaseKind, options: { readonly lock: boolean }): Promise<OpenResult> {
    const lock = options.lock ? lockDatabase(path) : { release: () => undefined };
    if (!lock) return { kind: 'locked' };
    const db = new Kysely<Tables>({ dialect: sqliteDialect(openSqlite(path)) });
    const refuse = async <T extends OpenResult>(result: T): Promise<T> => {
      await db.destroy();
      lock.release();
      return result;
    };
    try {
      const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } });
      const unknown = await unknownMigrations(db);
      if (unknown.length > 0) return await refuse({ kind: 'newer', unknown });
      const { error } = await migrator.migrateToLatest();
      if (error !== undefined) throw error instanceof Error ? error : new Error(JSON.stringify(error));
      await db
        .insertInto('meta')
        .values({ key: 'kind', value: kind })
        .onConflict((c) => c.doNothing())
        .execute();
      const found = await db.selectFrom('meta').select('value').where('key', '=', 'kind').executeTakeFirstOrThrow();
      if (found.value !== kind) return await refuse({ kind: 'other_kind', found: found.value });
      return { kind: 'open', database: new Database(db, () => lock.release()) };
    } catch (error) {
      await db.destroy();
      lock.release();
      throw error;
    }
  }

  /**
   * Runs `work` in one transaction: committed when it returns, rolled back whole when it throws.
   * A second transaction inside it would wait for itself for ever, so it throws at once.
   */
  async transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    if (insideTransaction.getStore()) throw new Error('a transaction inside a transaction: use the stores of the turn');
    return this.db
      .transaction()
      .execute((trx: Transaction<Tables>) => insideTransaction.run(true, () => work(new Stores(trx))));
  }

  /** Closes the file and frees its lock. */
  async close(): Promise<void> {
    await this.db.destroy();
    this.unlock();
  }
}

async function unknownMigrations(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const applied = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return applied.map((row) => row.name).filter((name) => !(name in MIGRATIONS));
}
