/** `events failed`, `events retry`: what was set aside after its last try, and another try. */
import { events as texts } from '../texts/cli';
import { wrongUsage, type CliCommand } from './command';
import { configOf } from './configuredSchool';
import { openBeside } from './openBeside';
import { table } from './table';

const SHOWN = 1_000;

/** Lists what was set aside: number, time and error, never what people wrote. */
export const eventsFailed: CliCommand = {
  name: 'events failed',
  options: {},
  positionals: { least: 0, most: 0 },
  async run(_args, io) {
    const config = configOf(io);
    const opened = config && (await openBeside(config, io, { copy: false }));
    if (!opened) return 1;
    try {
      const failed = await opened.database.transaction((stores) => stores.inbox.failed(SHOWN));
      if (failed.length === 0) io.err(texts.none);
      else io.err(texts.howToRetry);
      const rows = failed.map(({ seq, at, error }) => [String(seq), new Date(at).toISOString(), oneLine(error)]);
      for (const line of table(rows, new Set([0]))) io.out(line);
      return 0;
    } finally {
      await opened.database.close();
    }
  },
};

/** Puts one of them back into the queue. */
export const eventsRetry: CliCommand = {
  name: 'events retry',
  options: {},
  positionals: { least: 1, most: 1 },
  async run({ positionals: [id = ''] }, io) {
    if (!/^[1-9]\d{0,14}$/.test(id)) return wrongUsage(texts.id(id));
    const config = configOf(io);
    const opened = config && (await openBeside(config, io, { copy: false }));
    if (!opened) return 1;
    try {
      const result = await opened.database.transaction((stores) => stores.inbox.retry(Number(id)));
      if (result === 'retried') {
        io.out(texts.retried(id));
        return 0;
      }
      io.err(result === 'unreadable' ? texts.unreadable(id) : texts.noSuch(id));
      return 1;
    } finally {
      await opened.database.close();
    }
  },
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
