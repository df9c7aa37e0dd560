/** Durable memory of the embedded VK: changed records are gathered and written in one transaction. */
import Database from 'better-sqlite3';

export type ShelfKind =
  'meta' | 'person' | 'chat' | 'conversation' | 'message' | 'press' | 'snackbar' | 'update' | 'file' | 'photo';

export interface Shelf {
  /** All records of a kind, in no particular order. */
  load(kind: ShelfKind): unknown[];
  /** Remembers a record as it is at the next flush. */
  put(kind: ShelfKind, id: string | number, record: unknown): void;
  drop(kind: ShelfKind, id: string | number): void;
  /** Writes everything put since the last flush; done before an answer leaves, so that nothing acknowledged is lost. */
  flush(): void;
  close(): void;
}

/** A shelf that forgets: for tests and benchmarks. */
const forgetful: Shelf = {
  load: () => [],
  put: () => undefined,
  drop: () => undefined,
  flush: () => undefined,
  close: () => undefined,
};

const FLUSH_AFTER_MS = 5;

function durable(path: string): Shelf {
  const database = new Database(path);
  database.exec('pragma journal_mode = WAL');
  database.exec('pragma synchronous = NORMAL');
  database.exec(
    'CREATE TABLE IF NOT EXISTS record (kind TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID',
  );
  const read = database.prepare<[string], { body: string }>('SELECT body FROM record WHERE kind = ?');
  const write = database.prepare('INSERT OR REPLACE INTO record (kind, id, body) VALUES (?, ?, ?)');
  const erase = database.prepare('DELETE FROM record WHERE kind = ? AND id = ?');
  const changed = new Map<string, { kind: ShelfKind; id: string; record: unknown }>();
  let timer: NodeJS.Timeout | null = null;
  let open = true;

  const writeAll = database.transaction(() => {
    for (const { kind, id, record } of changed.values()) {
      if (record === undefined) erase.run(kind, id);
      else write.run(kind, id, typeof record === 'string' ? record : JSON.stringify(record));
    }
  });
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (changed.size === 0 || !open) return;
    writeAll();
    changed.clear();
  };
  const note = (kind: ShelfKind, id: string, record: unknown): void => {
    if (!open) return;
    changed.set(`${kind} ${id}`, { kind, id, record });
    timer ??= setTimeout(flush, FLUSH_AFTER_MS);
  };
  return {
    load: (kind) => read.all(kind).map((row) => JSON.parse(row.body) as unknown),
    put: (kind, id, record) => note(kind, String(id), record),
    drop: (kind, id) => note(kind, String(id), undefined),
    flush,
    close: () => {
      flush();
      open = false;
      database.close();
    },
  };
}

/** Opens the memory at a path, or one that forgets for ':memory:'. */
export function openShelf(storePath: string): Shelf {
  return storePath === ':memory:' ? forgetful : durable(storePath);
}
