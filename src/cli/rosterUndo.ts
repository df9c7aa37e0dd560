/** `roster undo`: takes back the file applied last, within a day. */
import { nothingToUndo, undoInUse, undone } from '../texts/roster';
import { movedBack } from '../texts/rosterNews';
import { youAreBack } from '../texts/staff';
import { takeImportBack } from '../usecases/undoImport';
import type { CliCommand } from './command';
import { configuredSchool } from './configuredSchool';
import { openBeside } from './openBeside';
import { clockOf } from './schoolTime';
import { tellBeside, tellMovesBeside } from './tellBeside';

/** Works beside a running bot, with the care of «Вернуть как было» in private. */
export const rosterUndo: CliCommand = {
  name: 'roster undo',
  options: {},
  positionals: { least: 0, most: 0 },
  async run(_, io) {
    const configured = await configuredSchool(io);
    if (!configured) return 1;
    const opened = await openBeside(configured.config, io, { copy: false });
    if (!opened) return 1;
    try {
      const { now } = await clockOf(opened.database, opened.holds, configured.config, null, io.now());
      return await opened.database.transaction(async (stores) => {
        const result = await takeImportBack({ stores, now }, null, null);
        switch (result.kind) {
          case 'nothing':
            io.err(nothingToUndo());
            return 1;
          case 'in_use':
            io.err(undoInUse(result.staff));
            return 1;
          case 'undone':
            await tellBeside(stores, io, result.back, youAreBack);
            await tellMovesBeside(stores, io, result.moves, movedBack);
            io.out(undone(result.changes));
            return 0;
        }
      });
    } finally {
      await opened.database.close();
    }
  },
};
