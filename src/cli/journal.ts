/** `journal`: the whole journal as a sheet. */
import { writeFile } from 'node:fs/promises';
import { sheetRow } from '../commands/journalText';
import { journalWorkbook } from '../reports/journalSheet';
import { createSchoolContext } from '../schoolContext';
import { cliJournal as texts } from '../texts/journal';
import { explainEntries } from '../usecases/readJournal';
import { wrongUsage, type CliCommand } from './command';
import { communityOf, configuredSchool } from './configuredSchool';
import { fileErrorOf } from './fileError';
import { openBeside } from './openBeside';

/** Readable by nobody but whoever ran the command. */
const OWNER_ONLY = 0o600;

/** Reads a copy in memory: the bot may be running. */
export const journal: CliCommand = {
  name: 'journal',
  options: { out: 'value' },
  positionals: { least: 0, most: 0 },
  async run({ values: { out: path } }, io) {
    if (path === undefined) return wrongUsage(texts.needsOut);
    if (!/\.xlsx$/iu.test(path)) return wrongUsage(texts.wrongKind(path));
    const school = await configuredSchool(io);
    const opened = school && (await openBeside(school.config, io, { copy: true }));
    if (!opened) return 1;
    const { config, data } = school;
    try {
      const context = createSchoolContext(data, config.administrators, communityOf(config));
      const rows = await opened.database.transaction(async (stores) => {
        const entries = (await stores.journal.latest(await stores.journal.count())).reverse();
        const records = await explainEntries(context, { stores, now: io.now() }, entries);
        return records.map((record) => sheetRow(record, data.school.timeZone));
      });
      await writeFile(path, await journalWorkbook(rows), { flag: 'wx', mode: OWNER_ONLY });
      io.err(texts.written(path, rows.length));
      return 0;
    } catch (error) {
      const code = fileErrorOf(error);
      if (code === null) throw error;
      io.err(code === 'EEXIST' ? texts.exists(path) : texts.cannotWrite(path));
      return 1;
    } finally {
      await opened.database.close();
    }
  },
};
