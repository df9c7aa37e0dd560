/** `roster import`: shows the difference between a file and the register, and applies it. */
import { readFile, stat } from 'node:fs/promises';
import { privatePeer } from '../domain/ids';
import { LARGEST_ROSTER } from '../domain/rosterFile';
import type { School } from '../domain/school';
import { addMessage } from '../messaging/outbox';
import { readRoster } from '../roster/readRoster';
import type { Staff } from '../store/staffStore';
import type { Stores } from '../store/stores';
import {
  applied,
  cliRoster,
  fileRefused,
  noAdministratorLeft,
  nothingToApply,
  rosterDifference,
} from '../texts/roster';
import { youLeft } from '../texts/staff';
import { applyImport, changesAnything, differenceOf } from '../usecases/importRoster';
import type { CliCommand } from './command';
import { configuredSchool } from './configuredSchool';
import type { CliIo } from './io';
import { openBeside } from './openBeside';
import { clockOf } from './schoolTime';

/** Works beside a running bot; without `--yes` nothing changes. */
export const rosterImport: CliCommand = {
  name: 'roster import',
  options: { 'dry-run': 'flag', yes: 'flag' },
  positionals: { least: 1, most: 1 },
  async run({ positionals: [path = ''], flags }, io) {
    const configured = await configuredSchool(io);
    if (!configured) return 1;
    const { config, data } = configured;
    const size = await stat(path).then(
      (file) => (file.isFile() ? file.size : null),
      () => null,
    );
    if (size === null) {
      io.err(cliRoster.notFound(path));
      return 1;
    }
    const file =
      size > LARGEST_ROSTER
        ? ({ kind: 'refused', reason: 'too_big' } as const)
        : await readRoster(await readFile(path));
    if (file.kind === 'refused') {
      io.err(fileRefused(file.reason));
      return 1;
    }
    const applies = flags.has('yes') && !flags.has('dry-run');
    const opened = await openBeside(config, io, { copy: !applies });
    if (!opened) return 1;
    try {
      const { now } = await clockOf(opened.database, opened.holds, config, null, io.now());
      return await opened.database.transaction(async (stores) => {
        const work = { stores, now };
        const difference = await differenceOf(work, file);
        io.out(rosterDifference(difference, true));
        if (!changesAnything(difference)) {
          io.err(nothingToApply());
          return 0;
        }
        if (!applies) {
          io.err(flags.has('dry-run') ? cliRoster.dryRun : cliRoster.needsYes);
          return flags.has('dry-run') ? 0 : 1;
        }
        const id = await stores.rosterImports.preview(null, file, work.now);
        const administrators = new Set(config.administrators);
        const done = await applyImport({ administrators }, work, { id, file, by: null });
        if (done.kind === 'no_administrator') {
          await stores.rosterImports.dropWaiting();
          io.err(noAdministratorLeft(done.staff));
          return 1;
        }
        await tellThoseWhoLeft(stores, done.difference.gone, data.school, io);
        io.err(applied(done.difference, done.orphaned));
        return 0;
      });
    } finally {
      await opened.database.close();
    }
  },
};

const INT32_MAX = 2_147_483_647;

/** Leaves a word to everybody who loses their link by it; the running bot sends it. */
async function tellThoseWhoLeft(stores: Stores, gone: readonly Staff[], school: School, io: CliIo): Promise<void> {
  const randomId = (): number => 1 + Math.floor(io.random() * (INT32_MAX - 1));
  for (const staff of gone) {
    if (staff.user === null) continue;
    const message = { text: youLeft(staff, school) };
    await addMessage(stores, privatePeer(staff.user), message, 'reply', { now: io.now(), randomId, expiresAt: null });
  }
}
