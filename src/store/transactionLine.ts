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

/**
 * A turn waits for nothing outside, so the whole line passes in moments: whoever waits so long waits for itself.
 * (AsyncLocalStorage would tell at once, but before Node 24 it costs a tenth of all the program does.)
 */
const PATIENCE_MS = 5_000;

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
  private inLine = 0;

  private constructor(
    private readonly dialect: Dialect,
    private readonly executor: QueryExecutor,
    private readonly connection: DatabaseConnection,
    private readonly patienceMs: number,
  ) {}

  /** Takes the connection over: from now on `db` itself is only for closing. */
  static async on(db: Kysely<Tables>, dialect: Dialect, patienceMs = PATIENCE_MS): Promise<TransactionLine> {
    const executor = db.getExecutor();
    const connection = await executor.provideConnection((one) => Promise.resolve(one));
    return new TransactionLine(dialect, executor, connection, patienceMs);
  }

  /** Waits for its turn, then commits what `work` did, or rolls it back when it throws. */
  async transaction<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    const before = this.last;
    let pass = (): void => undefined;
    this.last = new Promise((resolve) => (pass = resolve));
    const leave = (): void => {
      this.inLine -= 1;
      pass();
    };
    this.inLine += 1;
    if (this.inLine > 1 && !(await this.comesSoon(before))) {
      void before.then(leave);
      throw new Error('a transaction inside a transaction: use the stores of the turn');
    }
    try {
      await this.connection.executeQuery(BEGIN);
      return await this.carryOut(work);
    } finally {
      leave();
    }
  }

  /** Patient twice: after a machine's sleep, or a long computation, the first time is up before anyone could move. */
  private comesSoon(before: Promise<void>): Promise<boolean> {
    return new Promise((resolve) => {
      let timer = setTimeout(() => {
        timer = setTimeout(() => resolve(false), this.patienceMs);
      }, this.patienceMs);
      void before.then(() => {
        clearTimeout(timer);
        resolve(true);
      });
    });
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
