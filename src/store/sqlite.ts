/** A SQLite file for Kysely: pragmas, a cache of prepared statements, and a lock that dies with the process. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { SqliteDialect } from 'kysely';
import { keep } from './kept';

type Statement = ReturnType<SQLite.Database['prepare']>;

/** Opens (and creates) a database file; `:memory:` is a database of this connection alone. */
export function openSqlite(path: string): SQLite.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = keep(new SQLite(path));
  // of a new file: a turn changes a little on several pages, and each is written to the log whole
  db.exec('pragma page_size = 2048');
  db.exec('pragma journal_mode = WAL');
  db.exec('pragma synchronous = NORMAL');
  // a checkpoint waits for the disk: left to the checkpointer, which is faster; else the log stays below 16 MB
  db.exec('pragma wal_autocheckpoint = 8000');
  db.exec('pragma cache_size = -16000');
  db.exec('pragma secure_delete = ON');
  db.exec('pragma foreign_keys = ON');
  db.exec('pragma busy_timeout = 5000');
  return db;
}

/** What a file's `meta` table says its kind is; null when there is no file, undefined when it is not a database of ours. */
export function kindInFile(path: string): string | null | undefined {
  if (path === ':memory:' || !existsSync(path)) return null;
  const db = keep(new SQLite(path, { fileMustExist: true }));
  try {
    const row: unknown = keep(db.prepare("select value from meta where key = 'kind'")).pluck().get();
    return typeof row === 'string' ? row : undefined;
  } catch (error) {
    if (['SQLITE_ERROR', 'SQLITE_NOTADB'].includes(codeOf(error))) return undefined;
    throw error;
  } finally {
    db.close();
  }
}

/** A copy of a file as it stands now, in memory: nothing done to it reaches the file. */
export function copyOfSqlite(path: string): SQLite.Database {
  const file = keep(new SQLite(path, { fileMustExist: true }));
  try {
    const image = file.transaction(() => file.serialize())();
    // A database in memory cannot be in WAL mode, which these two bytes of the header ask for (SQLite file format, 1.3.3).
    image.fill(1, 18, 20);
    return keep(new SQLite(image));
  } finally {
    file.close();
  }
}

/**
 * Kysely's dialect over the file. Statements are prepared once: it saves 10 µs each. A transaction begins
 * IMMEDIATE: with a second writer (the command line) a deferred one fails at once with SQLITE_BUSY_SNAPSHOT.
 */
export function sqliteDialect(db: SQLite.Database): SqliteDialect {
  const statements = keep(new Map<string, Statement>());
  return new SqliteDialect({
    database: {
      prepare(sql: string) {
        let statement = statements.get(sql);
        if (!statement) {
          statement = db.prepare(sql === 'begin' ? 'begin immediate' : sql);
          statements.set(sql, statement);
        }
        return statement;
      },
      close: () => void db.close(),
    },
  });
}

/**
 * Takes the lock of a database file for this process, or returns null when another process has it.
 * The lock is an exclusive transaction on a file of its own: the system frees it however the process ends.
 */
export function lockDatabase(path: string): { release(): void } | null {
  if (path === ':memory:') return { release: () => undefined };
  mkdirSync(dirname(path), { recursive: true });
  const lock = keep(new SQLite(`${path}.lock`, { timeout: 0 }));
  try {
    lock.exec('pragma journal_mode = DELETE');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => lock.close() };
}

/** The file, the disk or another program is in the way; a wrong query or a broken constraint is a mistake of ours instead. */
export function isDatabaseTrouble(error: unknown): boolean {
  return /^SQLITE_(BUSY|CANTOPEN|CORRUPT|FULL|INTERRUPT|IOERR|LOCKED|NOMEM|NOTADB|PERM|PROTOCOL|READONLY)/.test(
    codeOf(error),
  );
}

/** Why SQLite or the system refused, `SQLITE_BUSY`, `EACCES`; not by the error's class, which may be loaded twice. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
