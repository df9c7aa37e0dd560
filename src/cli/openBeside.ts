/** Opens the configured database for a command, beside a bot that may be running. */
import { Database, type DatabaseKind } from '../store/database';
import { refusals } from '../texts/cli';
import type { CliIo } from './io';

/** Null when there is none to work with, which `io.err` has been told. `copy`: in memory, the file stays as it is. */
export async function openBeside(
  path: string,
  io: CliIo,
  options: { readonly copy: boolean },
): Promise<{ readonly database: Database; readonly holds: DatabaseKind } | null> {
  const opened = await Database.openExisting(path, options);
  if (opened.kind === 'open') return opened;
  io.err(refusals[opened.kind](path));
  return null;
}
