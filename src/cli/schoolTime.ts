/** What time it is at the school of a database. */
import type { Config } from '../config';
import type { Database, DatabaseKind } from '../store/database';
import type { ForecastOptions } from '../commands/forecast';

/** Where the school's clock stands: real time at a school, where it was last seen when it is a virtual one. */
export async function clockOf(
  database: Database,
  holds: DatabaseKind,
  config: Config,
  sandbox: { readonly startsAt: number } | null,
  realNow: number,
): Promise<ForecastOptions['clock']> {
  const value = await database.transaction((stores) => stores.meta.get('clock'));
  const seen = value === null ? null : Number(value);
  const startsAt = config.clock?.startsAt ?? sandbox?.startsAt ?? null;
  if (startsAt !== null) return { seen, now: Math.max(startsAt, seen ?? startsAt), virtual: true };
  return holds === 'school' || seen === null
    ? { seen, now: realNow, virtual: false }
    : { seen, now: seen, virtual: true };
}
