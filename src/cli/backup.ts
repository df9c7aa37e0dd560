/** `backup`: a checked copy of the register, beside a running bot. */
import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { writeBackup } from '../store/backup';
import { Database } from '../store/database';
import { codeOf, kindInFile } from '../store/sqlite';
import { backup as texts, notYet, refusals } from '../texts/cli';
import type { CliCommand } from './command';
import { configOf } from './configuredSchool';

/** The live file is only read; the copy gets its name when it is whole. */
export const backup: CliCommand = {
  name: 'backup',
  options: { out: 'value' },
  positionals: { least: 0, most: 0 },
  async run({ values }, io) {
    const config = configOf(io);
    if (!config) return 1;
    const path = config.databasePath;
    const at = io.now();
    const to = resolve(values['out'] ?? join(dirname(path), 'backups', nameAt(path, at)));
    try {
      const holds = kindInFile(path);
      if (typeof holds !== 'string') {
        io.err(holds === null ? notYet(path) : refusals.foreign(path));
        return 1;
      }
      mkdirSync(dirname(to), { recursive: true });
      const written = writeBackup(path, to, { at });
      if (written === 'exists') {
        io.err(texts.exists(to));
        return 1;
      }
      if (written.kind !== 'whole') {
        io.err(written.kind === 'newer' ? refusals.newer(path) : texts.damaged(path));
        return 1;
      }
    } catch (error) {
      const code = codeOf(error);
      if (!/^(E[A-Z]+|SQLITE_)/.test(code)) throw error;
      io.err(texts.notWritten(to, code));
      return 1;
    }
    io.out(to);
    const counts = await countsIn(to);
    io.err(texts.done(counts, statSync(to).size));
    return 0;
  },
};

/** `bot-<the instant>.sqlite`. */
function nameAt(path: string, at: number): string {
  const stamp = new Date(at).toISOString().slice(0, 19).replaceAll(':', '');
  return `${basename(path).replace(/\.sqlite$/, '')}-${stamp}Z.sqlite`;
}

/** How much of the register a copy holds. */
export async function countsIn(
  path: string,
): Promise<{ staff: number; linked: number; assignments: number; chats: number }> {
  const copy = await Database.openExisting(path, { copy: true });
  if (copy.kind !== 'open') throw new Error(copy.kind);
  try {
    return await copy.database.transaction(async (stores) => {
      const staff = await stores.staff.all();
      return {
        staff: staff.length,
        linked: staff.filter((one) => one.user !== null).length,
        assignments: (await stores.assignments.all()).length,
        chats: (await stores.chats.all()).length,
      };
    });
  } finally {
    await copy.database.close();
  }
}
