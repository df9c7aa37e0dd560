/** Work that needs the network: done outside turns, its result comes back as an event. */
import type { Kysely } from 'kysely';
import type { Tables } from './schema';

export interface JobRow {
  readonly id: number;
  readonly body: string;
  /** How often it broke whoever did it. */
  readonly attempts: number;
}

export class JobStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async add(body: string, now: number): Promise<void> {
    await this.db.insertInto('job').values({ body, created_at: now }).execute();
  }

  /** Whether the very same job waits already. */
  async isWaiting(body: string): Promise<boolean> {
    const row = await this.db.selectFrom('job').select('id').where('body', '=', body).limit(1).executeTakeFirst();
    return row !== undefined;
  }

  async next(afterId: number): Promise<JobRow | null> {
    const row = await this.db
      .selectFrom('job')
      .select(['id', 'body', 'attempts'])
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    return row ?? null;
  }

  async countAttempt(id: number): Promise<void> {
    await this.db
      .updateTable('job')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }

  async clear(): Promise<void> {
    await this.db.deleteFrom('job').execute();
  }

  async remove(id: number): Promise<void> {
    await this.db.deleteFrom('job').where('id', '=', id).execute();
  }
}
