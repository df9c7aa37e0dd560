/** The bot's file, read from outside: what is on record, and whether it changed. */
import SQLite from 'better-sqlite3';

/** Tables of what the school and its people did; the rest is how messages travel. */
const RECORDS = [
  'account',
  'account_role',
  'staff',
  'request',
  'assignment',
  'assignment_history',
  'journal',
  'acknowledgement',
  'office_holder',
  'administrator',
  'personal_code',
  'chat_declaration',
  'chat',
  'ticket',
  'inquiry',
  'snooze',
  'digest',
  'unreachable',
] as const;
type RecordTable = (typeof RECORDS)[number];

/** Tables in which a person may leave a trace of the conversation alone, erased after a while. */
const TRANSIT = new Set(['inbox', 'outbox', 'press_answer']);

export class Register {
  constructor(private readonly path: string) {}

  rows(table: RecordTable | 'chat_activity'): Record<string, unknown>[] {
    return this.read((db) => db.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]);
  }

  /** Everything on record; equal before and after when nothing was done. */
  snapshot(): Record<string, unknown[]> {
    return Object.fromEntries(RECORDS.map((table) => [table, this.rows(table)]));
  }

  /** Tables that hold a value anywhere in a row, beside those of messages on their way. */
  tablesWith(value: number | string): string[] {
    return this.read((db) => {
      const tables = db.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
      return tables.filter((table) => {
        if (TRANSIT.has(table) || table.startsWith('sqlite_')) return false;
        const rows = db.prepare(`select * from "${table}"`).all() as Record<string, unknown>[];
        return rows.some((row) =>
          Object.values(row).some((cell) =>
            new RegExp(`(?<![\\d\\p{L}])${value}(?![\\d\\p{L}])`, 'u').test(String(cell)),
          ),
        );
      });
    });
  }

  /** The whole file as text: every cell of every table. */
  everything(): string {
    return this.read((db) =>
      (db.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[])
        .map((table) => JSON.stringify(db.prepare(`select * from "${table}"`).all()))
        .join('\n'),
    );
  }

  /** Events that were set aside. */
  failedEvents(): number {
    return this.read((db) => db.prepare("select count(*) from inbox where status = 'failed'").pluck().get() as number);
  }

  private read<T>(look: (db: SQLite.Database) => T): T {
    const db = new SQLite(this.path, { fileMustExist: true, readonly: true });
    try {
      return look(db);
    } finally {
      db.close();
    }
  }
}
