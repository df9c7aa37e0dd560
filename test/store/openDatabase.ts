/** Real databases for tests: in memory, or a file in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, type DatabaseKind } from '../../src/store/database';

/** Opens a database that must open. */
export async function opened(path: string, kind: DatabaseKind = 'school', lock = true): Promise<Database> {
  const result = await Database.open(path, kind, { lock });
  if (result.kind !== 'open') throw new Error(`the database did not open: ${result.kind}`);
  return result.database;
}

/** A database that dies with its connection: a copy of the empty one that was made before all tests. */
export async function inMemory(): Promise<Database> {
  const path = process.env['EMPTY_DATABASE'];
  if (path === undefined) throw new Error('no empty database was made');
  const result = await Database.openExisting(path, { copy: true });
  if (result.kind !== 'open') throw new Error(`the database did not open: ${result.kind}`);
  return result.database;
}

/** A path for a database file; `remove` deletes the folder around it. */
export function scratchFile(): { readonly path: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'bot-store-'));
  return { path: join(dir, 'bot.sqlite'), remove: () => rmSync(dir, { recursive: true, force: true }) };
}
