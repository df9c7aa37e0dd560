/** `faq export`: what the bot was taught by buttons, as files for the school's folder. */
import { join } from 'node:path';
import { exportFaq, ownAnswers } from '../school/faqExport';
import { faqExport as texts } from '../texts/cli';
import { schoolInForce } from '../usecases/contextNow';
import { taughtForFiles } from '../usecases/exportTaught';
import type { CliCommand } from './command';
import { configuredSchool } from './configuredSchool';
import { openBeside } from './openBeside';
import { writeNew } from './writeNew';

/** Nobody's names are inside: as other files of the data. */
const LIKE_DATA = 0o644;

/** Reads a copy in memory: the bot may be running. Without `--out` it prints what the files would get. */
export const faqExport: CliCommand = {
  name: 'faq export',
  options: { out: 'value' },
  positionals: { least: 0, most: 0 },
  async run({ values: { out: dir } }, io) {
    const school = await configuredSchool(io);
    const opened = school && (await openBeside(school.config, io, { copy: true }));
    if (!opened) return 1;
    try {
      const { own, taught } = await opened.database.transaction(async (stores) =>
        taughtForFiles({ school: await schoolInForce(school.data.school, { stores }) }, { stores }, texts.source),
      );
      if (own.length === 0 && taught.length === 0) {
        io.err(texts.nothing);
        return 0;
      }
      if (dir === undefined) {
        for (const { topic, text } of taught) io.out(texts.taught(topic, text));
        if (own.length > 0) io.out(ownAnswers(own).trimEnd());
        return 0;
      }
      const { files, unplaced } = await exportFaq(join(school.config.schoolDir, 'faq'), own, taught);
      const texted = files.map(({ name, content }) => [join(dir, name), content] as const);
      const written = await writeNew(dir, texted, LIKE_DATA);
      if (written.kind !== 'written') {
        io.err(texts[written.kind](written.path));
        return 1;
      }
      for (const [path] of texted) io.out(path);
      if (unplaced > 0) io.err(texts.unplaced(unplaced));
      io.err(texts.next);
      return 0;
    } finally {
      await opened.database.close();
    }
  },
};
