/** `codes`: issues personal codes to staff without a link, and writes the only sheet of them. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { CodeSheet } from '../domain/codeSheet';
import { toLocal } from '../domain/zone';
import { codePage, codeWorkbook } from '../reports/codeSheet';
import { createSchoolContext } from '../schoolContext';
import { cliCodes } from '../texts/codeSheet';
import { dayText } from '../texts/dates';
import { issueToAll } from '../usecases/issueCodes';
import { wrongUsage, type CliCommand } from './command';
import { communityOf, configuredSchool } from './configuredSchool';
import { fileErrorOf } from './fileError';
import { openBeside } from './openBeside';
import { clockOf } from './schoolTime';

/** Readable by nobody but whoever ran the command. */
const OWNER_ONLY = 0o600;

/** Works beside a running bot; when the file cannot be written no code is issued. */
export const codes: CliCommand = {
  name: 'codes',
  options: { out: 'value', again: 'flag' },
  positionals: { least: 0, most: 0 },
  async run({ values: { out: path }, flags }, io) {
    if (path === undefined) return wrongUsage(cliCodes.needsOut);
    const kind = /\.(xlsx|html)$/iu.exec(path)?.[1]?.toLowerCase();
    if (kind === undefined) return wrongUsage(cliCodes.wrongKind(path));
    const school = await configuredSchool(io);
    if (!school) return 1;
    const { config, data } = school;
    const community = communityOf(config);
    const refuse = (reason: string): 1 => {
      io.err(reason);
      return 1;
    };
    if (community.id === null) return refuse(cliCodes.noCommunity);
    const opened = await openBeside(config, io, { copy: false });
    if (!opened) return 1;
    const range = flags.has('again') ? 'all' : 'new';
    try {
      const { now } = await clockOf(opened.database, opened.holds, config, null, io.now());
      return await opened.database.transaction(async (stores) => {
        const issued = await issueToAll({ stores, now }, { range, by: null, random: randomBytes });
        const [first] = issued;
        if (!first) return refuse(range === 'new' ? cliCodes.nobody : cliCodes.nobodyAtAll);
        const until = dayText(toLocal(first.expiresAt, data.school.timeZone).date);
        const sheet: CodeSheet = {
          school: data.school.shortName,
          privateChat: createSchoolContext(data, [], community).privateChat,
          until,
          codes: issued,
        };
        // inside the transaction: codes that nobody can read are not issued
        await writeFile(path, kind === 'html' ? codePage(sheet) : await codeWorkbook(sheet), {
          flag: 'wx',
          mode: OWNER_ONLY,
        });
        io.err(cliCodes.written(path, issued.length, until));
        return 0;
      });
    } catch (error) {
      const code = fileErrorOf(error);
      if (code === 'EEXIST') return refuse(cliCodes.exists(path));
      if (code !== null) return refuse(cliCodes.cannotWrite(path));
      throw error;
    } finally {
      await opened.database.close();
    }
  },
};
