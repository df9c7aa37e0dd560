/** Opens the configured database for a command, beside a bot that may be running. */
import type { Config } from '../config';
import { Database, type DatabaseKind } from '../store/database';
import { notYet, refusals } from '../texts/cli';
import type { CliIo } from './io';

/**
 * Null when there is none to work with, which `io.err` has been told. Before the first start it is an empty one in
 * memory. `copy`: in memory, the file stays as it is.
 */
export async function openBeside(
  config: Config,
  io: CliIo,
  options: { readonly copy: boolean },
): Promise<{ readonly database: Database; readonly holds: DatabaseKind } | null> {
  const path = config.databasePath;
  const opened = await Database.openExisting(path, options);
  if (opened.kind === 'open') return opened;
  if (opened.kind === 'missing') {
    io.err(notYet(path));
    const holds: DatabaseKind = config.vk ? 'school' : 'sandbox';
    const empty = await Database.open(':memory:', holds, { lock: false });
    return empty.kind === 'open' ? { database: empty.database, holds } : null;
  }
  io.err(refusals[opened.kind](path));
  return null;
}
