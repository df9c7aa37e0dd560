/** `roster import`: shows the difference between a file and the register, and applies it. */
import { readFile, stat } from 'node:fs/promises';
import { LARGEST_ROSTER } from '../domain/rosterFile';
import { readRoster } from '../roster/readRoster';
import { applied, cliRoster, fileRefused, nothingToApply, rosterDifference } from '../texts/roster';
import { applyImport, changesAnything, differenceOf } from '../usecases/importRoster';
import type { CliCommand } from './command';
import { configOf } from './configuredSchool';
import { openBeside } from './openBeside';

/** Works beside a running bot; without `--yes` nothing changes. */
export const rosterImport: CliCommand = {
  name: 'roster import',
  options: { 'dry-run': 'flag', yes: 'flag' },
  positionals: { least: 1, most: 1 },
  async run({ positionals: [path = ''], flags }, io) {
    const config = configOf(io);
    if (!config) return 1;
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
      return await opened.database.transaction(async (stores) => {
        const work = { stores, now: io.now() };
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
        io.err(applied(await applyImport(work, id, file, null)));
        return 0;
      });
    } finally {
      await opened.database.close();
    }
  },
};
