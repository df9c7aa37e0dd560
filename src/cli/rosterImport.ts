/** `roster import`: shows the difference between a file and the register, and applies it. */
import { readFile, stat } from 'node:fs/promises';
import { LARGEST_ROSTER } from '../domain/rosterFile';
import { withSchoolClasses } from '../domain/unsaid';
import { readRoster } from '../roster/readRoster';
import { applied, cliRoster, fileRefused, noAdministratorLeft, nothingToApply } from '../texts/roster';
import { rosterDifference } from '../texts/rosterDifference';
import { movedByFile } from '../texts/rosterNews';
import { youLeft } from '../texts/staff';
import { applyImport, changesAnything, differenceOf } from '../usecases/importRoster';
import { schoolNow } from '../usecases/officersNow';
import type { CliCommand } from './command';
import { configuredSchool } from './configuredSchool';
import { openBeside } from './openBeside';
import { clockOf } from './schoolTime';
import { tellBeside, tellMovesBeside } from './tellBeside';

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
    const read =
      size > LARGEST_ROSTER
        ? ({ kind: 'refused', reason: 'too_big' } as const)
        : await readRoster(await readFile(path));
    if (read.kind === 'refused') {
      io.err(fileRefused(read.reason));
      return 1;
    }
    const file = withSchoolClasses(read, data.school.classes);
    const applies = flags.has('yes') && !flags.has('dry-run');
    const opened = await openBeside(config, io, { copy: !applies });
    if (!opened) return 1;
    try {
      const { now } = await clockOf(opened.database, opened.holds, config, null, io.now());
      return await opened.database.transaction(async (stores) => {
        const work = { stores, now };
        const difference = await differenceOf(work, file);
        io.out(rosterDifference(difference, file.sheets ?? []));
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
        const school = await schoolNow(data, work);
        await tellBeside(stores, io, done.difference.gone, (staff) => youLeft(staff, school));
        await tellMovesBeside(stores, io, done.moves, movedByFile);
        io.err(`${applied(done.difference, done.orphaned)} ${cliRoster.howToUndo}`);
        return 0;
      });
    } finally {
      await opened.database.close();
    }
  },
};
