/** Copies of a database: made beside a running bot, checked before they are trusted, put in the place of the old one. */
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { MIGRATIONS } from './migrations';
import { codeOf } from './sqlite';

export type CopyChecked =
  | { readonly kind: 'whole'; readonly holds: string }
  /** Not a database of this program, or a damaged one. */
  | { readonly kind: 'foreign' | 'damaged' }
  /** Made by a newer program. */
  | { readonly kind: 'newer' };

const OWNER_ONLY = 0o600;
/** More rows of a kind than a school makes between two copies. */
const SKIPPED_IDS = 1_000;

/**
 * Writes a copy of the database as it stands now, without what was erased from it (`VACUUM INTO`: one read transaction,
 * writers go on). False: there is a file of that name already; nothing carries the name before the copy is whole.
 */
export function writeBackup(path: string, to: string, stamp: { readonly at: number }): CopyChecked | 'exists' {
  if (existsSync(to)) return 'exists';
  const draft = `${to}.part`;
  rmSync(draft, { force: true });
  closeSync(openSync(draft, 'wx', OWNER_ONLY));
  try {
    const live = new SQLite(path, { fileMustExist: true, timeout: 5_000 });
    try {
      live.prepare('vacuum into ?').run(draft);
    } finally {
      live.close();
    }
    const copy = new SQLite(draft);
    copy
      .prepare(
        "insert into meta (key, value) values ('backed_up_at', ?) on conflict (key) do update set value = excluded.value",
      )
      .run(String(stamp.at));
    copy.close();
    const checked = checkCopy(draft);
    if (checked.kind !== 'whole') return checked;
    syncFile(draft);
    linkSync(draft, to);
    syncFile(dirname(to));
    return checked;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'exists';
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Looks whether a file is a whole database of this program. The file is not in use; a log beside it is taken in. */
export function checkCopy(path: string): CopyChecked {
  let db: SQLite.Database | null = null;
  try {
    db = new SQLite(path, { fileMustExist: true });
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') return { kind: 'damaged' };
    const known = db.prepare('select name from kysely_migration').pluck().all();
    if (known.some((name) => !(String(name) in MIGRATIONS))) return { kind: 'newer' };
    const holds: unknown = db.prepare("select value from meta where key = 'kind'").pluck().get();
    return typeof holds === 'string' ? { kind: 'whole', holds } : { kind: 'foreign' };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_ERROR') return { kind: 'foreign' };
    if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) return { kind: 'damaged' };
    throw error;
  } finally {
    db?.close();
  }
}

/** Copies a file with what its log holds, for its owner only, to be looked at and changed. */
export function draftOf(path: string, draft: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${draft}${end}`, { force: true });
  copyFileSync(path, draft);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${draft}-wal`);
  chmodSync(draft, OWNER_ONLY);
}

/**
 * Leaves out the numbers that were given after the copy was made: a button that was sent then names nobody now, rather
 * than whoever got that number since.
 */
export function skipGivenIds(draft: string): void {
  const db = new SQLite(draft, { fileMustExist: true });
  try {
    const numbered = db
      .prepare("select name from sqlite_master where type = 'table' and sql like '%autoincrement%'")
      .pluck()
      .all();
    const given = db.prepare('select seq from sqlite_sequence where name = ?').pluck();
    const forget = db.prepare('delete from sqlite_sequence where name = ?');
    const skip = db.prepare('insert into sqlite_sequence (name, seq) values (?, ?)');
    db.transaction(() => {
      for (const name of numbered) {
        const last = Number(given.get(name) ?? 0);
        forget.run(name);
        skip.run(name, last + SKIPPED_IDS);
      }
    })();
  } finally {
    db.close();
  }
}

/**
 * Puts a draft in the place of a database that nobody has open and keeps the former one as `aside`. Killed at any moment
 * it leaves the old database whole or the new one.
 */
export function putInPlace(draft: string, path: string, aside: string): void {
  closeLog(draft);
  syncFile(draft);
  if (existsSync(path)) {
    closeLog(path);
    for (const end of ['', '-wal']) {
      if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${aside}${end}`, constants.COPYFILE_EXCL);
    }
    syncFile(aside);
  }
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  renameSync(draft, path);
  syncFile(dirname(path));
}

/** Takes the log into the file, so that the file alone is the database; a damaged file stays as it is. */
function closeLog(path: string): void {
  try {
    const db = new SQLite(path, { fileMustExist: true });
    try {
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_')) throw error;
  }
}

function syncFile(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
