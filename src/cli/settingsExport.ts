/** `settings export`: what was changed by chat, ready to be put into the school's file. */
import { writeFile } from 'node:fs/promises';
import { layOver, settingsYaml } from '../school/settings';
import { cliSettings as texts } from '../texts/settings';
import type { CliCommand } from './command';
import { configuredSchool } from './configuredSchool';
import { fileErrorOf } from './fileError';
import { openBeside } from './openBeside';

/** Reads a copy in memory: the bot may be running. What does not go with the file is told of, not exported. */
export const settingsExport: CliCommand = {
  name: 'settings export',
  options: { out: 'value' },
  positionals: { least: 0, most: 0 },
  async run({ values: { out: path } }, io) {
    const school = await configuredSchool(io);
    const opened = school && (await openBeside(school.config, io, { copy: true }));
    if (!opened) return 1;
    try {
      const kept = await opened.database.transaction((stores) => stores.settings.all());
      const { differences } = layOver(school.data.school, kept);
      for (const { kept: one, inForce } of differences) if (!inForce) io.err(texts.unfit(one.name, one.value));
      const inForce = differences.filter((one) => one.inForce).map((one) => one.kept);
      const lines = inForce.length > 0 ? [...texts.header, settingsYaml(inForce).trimEnd()] : [texts.nothing];
      if (path === undefined) {
        for (const line of lines) io.out(line);
        return 0;
      }
      await writeFile(path, `${lines.join('\n')}\n`, { flag: 'wx' });
      io.err(texts.written(path, inForce.length));
      return 0;
    } catch (error) {
      const code = fileErrorOf(error);
      if (code === null) throw error;
      io.err(code === 'EEXIST' ? texts.exists(path ?? '') : texts.cannotWrite(path ?? ''));
      return 1;
    } finally {
      await opened.database.close();
    }
  },
};
