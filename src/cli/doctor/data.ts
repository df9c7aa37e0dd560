/** The school's folder. */
import { databaseKindOf, type Config } from '../../config';
import { byPlace, readSchool, type SchoolData } from '../../school/readSchool';
import { readSandbox } from '../../school/readSandbox';
import { dataProblemsText } from '../../texts/dataProblems';
import { data as texts } from '../../texts/doctor';
import { yearsWithoutCalendar } from '../data';
import { failure, ok, warning, type Verdict } from './finding';

/** So many problems are told; `data check` tells all. */
const TOLD = 10;

/** `config` null: whose the bot is, is not known. `data` null: unreadable. */
export async function checkData(
  dir: string,
  config: Config | null,
): Promise<{ readonly data: SchoolData | null; readonly verdicts: readonly Verdict[] }> {
  const [school, sandbox] = await Promise.all([readSchool(dir), readSandbox(dir)]);
  const problems = [school, sandbox].flatMap((read) => (read?.kind === 'problems' ? read.problems : [])).sort(byPlace);
  const verdicts: Verdict[] = problems
    .slice(0, TOLD)
    .map((problem) => failure(texts.problem(dataProblemsText([problem]))));
  if (problems.length > TOLD) verdicts.push(failure(texts.more(problems.length - TOLD)));
  if (school.kind === 'problems') return { data: null, verdicts };
  const kind = config && databaseKindOf(config);
  if (kind === 'sandbox' && sandbox === null) verdicts.push(failure(texts.noSandbox(dir)));
  if (kind === 'school' && school.roster?.madeUp === true) verdicts.push(failure(texts.madeUp(dir)));
  if (verdicts.length === 0) {
    verdicts.push(ok(texts.fine(school.school.shortName, school.orders.length, school.topics.length)));
  }
  for (const { year, order } of yearsWithoutCalendar(school)) verdicts.push(warning(texts.noCalendar(year, order)));
  return { data: school, verdicts };
}
