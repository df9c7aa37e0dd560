/** School years: when the next one may be opened, which class becomes which, and dates a year on (п. 6, 7; 2.1). */
import { gradeOf, parseClassLabel } from './classes';
import type { ClassLabel } from './ids';
import { parseLocalDate, type LocalDate } from './localDate';
import { periodOf, schoolYearName } from './periods';

/** The year that begins in the autumn of `from`. */
export interface SchoolYear {
  readonly from: number;
  /** «2031/32». */
  readonly name: string;
  /** The name of the year before. */
  readonly finished: string;
  readonly begins: LocalDate;
}

export type YearToOpen =
  { readonly kind: 'year'; readonly year: SchoolYear } | { readonly kind: 'too_early'; readonly from: LocalDate };

const OPENS = '05-15';
const BEGINS = '09-01';

/** The school year that may be opened on that day: from 15 May to the end of December the one that begins in that calendar year. */
export function yearToOpen(today: LocalDate): YearToOpen {
  const from = Number(today.slice(0, 4));
  const opens = dayOf(from, OPENS);
  if (today < opens) return { kind: 'too_early', from: opens };
  const begins = dayOf(from, BEGINS);
  return { kind: 'year', year: { from, name: schoolYearName(from), finished: schoolYearName(from - 1), begins } };
}

export interface ClassMove {
  readonly from: ClassLabel;
  readonly to: ClassLabel;
}

/** What becomes of every class; each has one place here, the lowest grade first. */
export interface RollOver {
  readonly moves: readonly ClassMove[];
  /** There is no class for them in the new year: the last grade, or 9В of a school without 10В. */
  readonly graduating: readonly ClassLabel[];
  /** Classes of the school that nobody moves up into. */
  readonly incoming: readonly ClassLabel[];
}

/**
 * Moves every class a grade up, into classes of the school only. A class in use of a grade the school's data do not
 * know is none of the bot's and stays as it is, unless the class it moves up into is one of the school's.
 */
export function rollOver(school: readonly ClassLabel[], inUse: readonly ClassLabel[]): RollOver {
  const targets = new Set(school);
  const grades = new Set(school.map(gradeOf));
  const moves: ClassMove[] = [];
  const graduating: ClassLabel[] = [];
  for (const from of sorted([...school, ...inUse])) {
    const to = parseClassLabel(`${gradeOf(from) + 1}${from.slice(-1)}`);
    if (to !== null && targets.has(to)) moves.push({ from, to });
    else if (grades.has(gradeOf(from))) graduating.push(from);
  }
  const reached = new Set(moves.map((move) => move.to));
  return { moves, graduating, incoming: sorted(school).filter((label) => !reached.has(label)) };
}

/** The label of each class in the new year; null: it has none. A class that is not in the map keeps its own. */
export function labelsAfter({ moves, graduating }: RollOver): ReadonlyMap<ClassLabel, ClassLabel | null> {
  return new Map<ClassLabel, ClassLabel | null>([
    ...moves.map(({ from, to }): [ClassLabel, ClassLabel] => [from, to]),
    ...graduating.map((label): [ClassLabel, null] => [label, null]),
  ]);
}

/** Classes of these grades that nobody leads. */
export function classesNobodyLeads(
  school: readonly ClassLabel[],
  led: readonly (ClassLabel | null)[],
  grades: readonly number[],
): ClassLabel[] {
  const taken = new Set(led);
  return sorted(school).filter((label) => grades.includes(gradeOf(label)) && !taken.has(label));
}

/** The same day and month in a school year, for a date of an earlier one; null for any other. 29 February becomes 28. */
export function dateInYear(date: LocalDate, year: SchoolYear): LocalDate | null {
  if (periodOf(date, 'school_year') >= year.name) return null;
  const day = date.slice(5);
  return dayOf(day < BEGINS ? year.from + 1 : year.from, day);
}

function dayOf(year: number, day: string): LocalDate {
  return parseLocalDate(`${year}-${day}`) ?? (`${year}-02-28` as LocalDate);
}

function sorted(labels: readonly ClassLabel[]): ClassLabel[] {
  return [...new Set(labels)].sort((a, b) => gradeOf(a) - gradeOf(b) || (a < b ? -1 : 1));
}
