/** Files the bot made and has not given to VK yet; erased when they are sent. */
import type { Kysely } from 'kysely';
import type { Tables } from './schema';

export interface OutgoingFile {
  readonly title: string;
  readonly bytes: Uint8Array;
}

const KEPT_MS = 86_400_000;

export class OutgoingFileStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Keeps a file; returns its row. `now` is real time. */
  async add({ title, bytes }: OutgoingFile, now: number): Promise<number> {
    const row = await this.db
      .insertInto('outgoing_file')
      .values({ title, bytes: Buffer.from(bytes), created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  async find(id: number): Promise<OutgoingFile | null> {
    const row = await this.db
      .selectFrom('outgoing_file')
      .select(['title', 'bytes'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  }

  async remove(id: number): Promise<void> {
    await this.db.deleteFrom('outgoing_file').where('id', '=', id).execute();
  }

  /** Erases what nobody came for within a day. */
  async prune(now: number): Promise<void> {
    await this.db
      .deleteFrom('outgoing_file')
      .where('created_at', '<', now - KEPT_MS)
      .execute();
  }
}
