/** `rehearse`: the school's order over a row of days, on a virtual clock, in a scratch database, with made-up behaviour. */
import pino from 'pino';
import { daysBetween, parseLocalDate } from '../domain/localDate';
import { rehearse as play, type RehearsedDay, type Rehearsal } from '../rehearsal/rehearse';
import { readSandbox } from '../school/readSandbox';
import { Database } from '../store/database';
import { refusals } from '../texts/cli';
import { rehearsal as texts } from '../texts/rehearsal';
import { wrongUsage, type CliCommand } from './command';
import { communityOf, configuredSchool } from './configuredSchool';
import { foreseenJson } from './foreseenJson';
import { table } from './table';

const LONGEST_DAYS = 400;

/** Plays the days and prints them; the school's own database is not opened. */
export const rehearse: CliCommand = {
  name: 'rehearse',
  options: { from: 'value', to: 'value', json: 'flag' },
  positionals: { least: 0, most: 0 },
  async run({ values, flags }, io) {
    const [from, to] = [parseLocalDate(values['from'] ?? ''), parseLocalDate(values['to'] ?? '')];
    const wrong = wrongUsage(texts.dates(LONGEST_DAYS));
    if (from === null || to === null || from > to || daysBetween(from, to) >= LONGEST_DAYS) return wrong;
    const school = await configuredSchool(io);
    if (!school) return 1;
    const { config, data } = school;
    const sandbox = await readSandbox(config.schoolDir);
    if (sandbox?.kind === 'problems') {
      io.err(refusals.data(sandbox.problems));
      return 1;
    }
    const roster = (sandbox?.roster ?? data.roster)?.entries ?? [];
    const opened = await Database.open(':memory:', 'rehearsal', { lock: false });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const { database } = opened;
    try {
      const logger = pino({ level: 'silent' });
      const community = communityOf(config);
      const random = repeatable();
      const played = await play({ data, roster, from, to, database, community, random, logger });
      if (flags.has('json')) io.out(JSON.stringify(asJson(played), null, 2));
      else for (const line of asTable(played)) io.out(line);
      return 0;
    } finally {
      await database.close();
    }
  },
};

/** Bytes for keys of links in which nobody's secret lies: the same at every run. */
function repeatable(): (count: number) => Uint8Array {
  let next = 0;
  return (count) => Uint8Array.from({ length: count }, () => (next += 1) % 256);
}

function asJson({ days, totals }: Rehearsal) {
  return { days: days.map((day) => ({ ...day, sent: day.sent.map(foreseenJson) })), totals };
}

function asTable({ days, totals }: Rehearsal): string[] {
  const shown = days.filter((day, index) => day.sent.length > 0 || hasChanged(days[index - 1], day));
  const count = (day: RehearsedDay, fits: (kind: string) => boolean): string =>
    String(day.sent.filter(({ kind }) => fits(kind)).length);
  const rows = shown.map((day) => [
    texts.day(day.date),
    count(day, (kind) => kind === 'digest'),
    count(day, (kind) => kind === 'reminder'),
    count(day, (kind) => kind !== 'digest' && kind !== 'reminder'),
    texts.share(day.registered, day.of),
    texts.share(day.chats, day.required),
  ]);
  const lines = rows.length > 0 ? table([texts.columns, ...rows], new Set([1, 2, 3])) : [texts.quiet];
  return [...lines, '', ...texts.totals(totals)];
}

/** A first day in which nothing was sent says nothing new. */
function hasChanged(before: RehearsedDay | undefined, day: RehearsedDay): boolean {
  return (
    before !== undefined && (before.registered !== day.registered || before.of !== day.of || before.chats !== day.chats)
  );
}
