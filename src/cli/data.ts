/** `data check`, `data schema`: for the person who edits the school's folder. */
import { byPlace, readSchool, type SchoolData } from '../school/readSchool';
import { readSandbox } from '../school/readSandbox';
import { DATA_FILE_KINDS, dataSchema, type DataFileKind } from '../school/schema';
import { data as texts } from '../texts/cli';
import { dataProblemsText } from '../texts/dataProblems';
import { wrongUsage, type CliCommand } from './command';

/** The kinds of files that every school has; the others are asked for by name. */
const USUAL_KINDS = ['school', 'order', 'faq', 'language', 'calendar'] as const satisfies readonly DataFileKind[];

/** Checks a folder without any other configuration: it may be edited where no bot runs. */
export const dataCheck: CliCommand = {
  name: 'data check',
  options: { dir: 'value' },
  positionals: { least: 0, most: 0 },
  async run({ values }, io) {
    const dir = values['dir'] ?? (io.env['SCHOOL_DIR']?.trim() || 'data');
    const [school, sandbox] = await Promise.all([readSchool(dir), readSandbox(dir)]);
    const problems = [school, sandbox].flatMap((read) => (read?.kind === 'problems' ? read.problems : []));
    for (const problem of problems.sort(byPlace)) io.out(dataProblemsText([problem]));
    if (school.kind === 'problems' || sandbox?.kind === 'problems') {
      io.err(texts.bad(problems.length));
      return 1;
    }
    for (const { year, order } of yearsWithoutCalendar(school)) io.err(texts.noCalendar(year, order));
    io.out(
      texts.good({
        dir,
        school: school.school.shortName,
        classes: school.school.classes.length,
        orders: school.orders.length,
        duties: school.orders.flatMap((order) => order.duties).length,
        topics: school.topics.length,
        questions: school.topics.flatMap((topic) => topic.questions).length,
        years: school.calendars.map((calendar) => calendar.year).sort((a, b) => a - b),
        roster: school.roster?.entries.length ?? null,
        sandbox: sandbox
          ? { roster: sandbox.roster.entries.length, people: sandbox.people.length, chats: sandbox.chats.length }
          : null,
      }),
    );
    return 0;
  },
};

/** Years in which an order has dates and for which there is no calendar, each with the first such order's number. */
export function yearsWithoutCalendar({
  orders,
  calendars,
}: SchoolData): { readonly year: number; readonly order: string }[] {
  const known = new Set(calendars.map(({ year }) => year));
  const missing = new Map<number, string>();
  for (const { number, duties } of orders) {
    for (const { due } of duties) {
      const year = due === null ? null : Number(due.slice(0, 4));
      if (year !== null && !known.has(year) && !missing.has(year)) missing.set(year, number);
    }
  }
  return [...missing].map(([year, order]) => ({ year, order })).sort((a, b) => a.year - b.year);
}

/** Prints JSON Schemas for an editor that checks while one types. */
export const dataSchemas: CliCommand = {
  name: 'data schema',
  options: {},
  positionals: { least: 0, most: 1 },
  async run({ positionals: [asked] }, io) {
    const kind = DATA_FILE_KINDS.find((one) => one === asked);
    if (asked !== undefined && !kind) return wrongUsage(texts.unknownKind(asked, DATA_FILE_KINDS));
    const schema = kind ? dataSchema(kind) : Object.fromEntries(USUAL_KINDS.map((one) => [one, dataSchema(one)]));
    io.out(JSON.stringify(schema, null, 2));
    return 0;
  },
};
