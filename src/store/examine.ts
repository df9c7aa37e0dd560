/** A look at a database file for whoever looks after the bot: nothing in it is changed. */
import { existsSync, statSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { MIGRATIONS } from './migrations';
import { codeOf, kindInFile, lockDatabase } from './sqlite';

export type Examined =
  | { readonly kind: 'missing' }
  | { readonly kind: 'foreign' }
  /** The system or SQLite refuses, `EACCES`, `SQLITE_CORRUPT`. */
  | { readonly kind: 'unreadable'; readonly code: string }
  | {
      readonly kind: 'database';
      /** Whose people it holds. */
      readonly holds: string;
      /** What SQLite's quick check found first; null: nothing. */
      readonly damage: string | null;
      /** Migrations that this program does not know. */
      readonly unknown: readonly string[];
      /** Migrations that the next start will carry out. */
      readonly pending: readonly string[];
      /** Whether a bot has it open. */
      readonly running: boolean;
      readonly bytes: number;
    };

/** Reads beside a running bot. */
export function examineDatabase(path: string): Examined {
  if (!existsSync(path)) return { kind: 'missing' };
  try {
    const holds = kindInFile(path);
    if (typeof holds !== 'string') return { kind: holds === null ? 'missing' : 'foreign' };
    const db = new SQLite(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
    try {
      const check = String(db.pragma('quick_check(1)', { simple: true }));
      const applied = new Set(db.prepare('select name from kysely_migration').pluck().all().map(String));
      return {
        kind: 'database',
        holds,
        damage: check === 'ok' ? null : check,
        unknown: [...applied].filter((name) => !(name in MIGRATIONS)),
        pending: Object.keys(MIGRATIONS).filter((name) => !applied.has(name)),
        running: isRunning(path),
        bytes: statSync(path).size,
      };
    } finally {
      db.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (!/^(E[A-Z]+|SQLITE_)/.test(code)) throw error;
    return { kind: 'unreadable', code };
  }
}

function isRunning(path: string): boolean {
  const lock = lockDatabase(path);
  lock?.release();
  return lock === null;
}
