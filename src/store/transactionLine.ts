/**
 * The transactions of SQLite's one connection, one after the other. Kysely's own do the same through several layers of
 * promises at every query: with a turn for every event they cost more than the queries.
 */
import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  type ConnectionProvider,
  type DatabaseConnection,
  type Dialect,
  type QueryExecutor,
} from 'kysely';
import type { Tables } from './schema';

const BEGIN = CompiledQuery.raw('begin');
const COMMIT = CompiledQuery.raw('commit');
const ROLLBACK = CompiledQuery.raw('rollback');

/** The connection as one transaction has it. */
class Lease implements ConnectionProvider {
  private over = false;
  constructor(private readonly connection: DatabaseConnection) {}

  provideConnection<T>(consumer: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    if (this.over) return Promise.reject(new Error('this transaction has ended'));
    return consumer(this.connection);
  }

  end(): void {
    this.over = true;
  }
}

export class TransactionLine {
  private last: Promise<void> = Promise.resolve();

  private constructor(
    private readonly dialect: Dialect,
    private readonly executor: QueryExecutor,
    private readonly connection: DatabaseConnection,
  ) {}

  /** Takes the connection over: from now on `db` itself is only for closing. */
  static async on(db: Kysely<Tables>, dialect: Dialect): Promise<TransactionLine> {
    const executor = db.getExecutor();
    return new TransactionLine(dialect, executor, await executor.provideConnection((one) => Promise.resolve(one)));
  }

  /** Waits for its turn, then commits what `work` did, or rolls it back when it throws. */
  async transaction<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    const before = this.last;
    let leave = (): void => undefined;
    this.last = new Promise((resolve) => (leave = resolve));
    await before;
    try {
      await this.connection.executeQuery(BEGIN);
      return await this.carryOut(work);
    } finally {
      leave();
    }
  }

  private async carryOut<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    const lease = new Lease(this.connection);
    try {
      const result = await work(this.leased(lease));
      lease.end();
      await this.connection.executeQuery(COMMIT);
      return result;
    } catch (error) {
      lease.end();
      await this.connection.executeQuery(ROLLBACK);
      throw error;
    }
  }

  private leased(lease: Lease): Kysely<Tables> {
    const { dialect } = this;
    const executor = this.executor.withConnectionProvider(lease);
    return new Kysely<Tables>({ config: { dialect }, dialect, driver: new DummyDriver(), executor });
  }
}
