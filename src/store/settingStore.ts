/** What administrators changed of the school's settings; the rest is as in its file. */
import type { Kysely } from 'kysely';
import type { UserId } from '../domain/ids';
import type { SettingName, WrittenSetting } from '../domain/settings';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';

export interface KeptSetting extends WrittenSetting {
  /** Null: a person who was forgotten. */
  readonly by: UserId | null;
  readonly at: number;
}

/** Every turn begins with it. */
const selectAll = hotQuery((db) => db.selectFrom('setting').selectAll().orderBy('name'));

export class SettingStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async all(): Promise<KeptSetting[]> {
    const { rows } = await selectAll(this.db);
    return rows.map(({ name, value, changed_by: by, changed_at: at }) => ({
      name,
      value,
      by: by as UserId | null,
      at,
    }));
  }

  async set({ name, value }: WrittenSetting, by: UserId, now: number): Promise<void> {
    const row = { value, changed_by: by, changed_at: now };
    await this.db
      .insertInto('setting')
      .values({ name, ...row })
      .onConflict((c) => c.column('name').doUpdateSet(row))
      .execute();
  }

  /** It is as in the file again. */
  async remove(name: SettingName): Promise<void> {
    await this.db.deleteFrom('setting').where('name', '=', name).execute();
  }

  /** How many stand that the person changed. */
  async countBy(user: UserId): Promise<number> {
    return (await this.all()).filter(({ by }) => by === user).length;
  }

  /** Removes the person from what they changed. */
  async forgetActor(user: UserId): Promise<void> {
    await this.db.updateTable('setting').set({ changed_by: null }).where('changed_by', '=', user).execute();
  }
}
