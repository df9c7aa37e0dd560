/** Which column is what, by the header as schools write it. */
import type { RosterFact } from '../domain/rosterFile';
import type { Sheet } from './workbook';

type Column = 'fullName' | 'surname' | 'firstName' | 'patronymic' | RosterFact;
export type Columns = ReadonlyMap<Column, number>;

export interface Header {
  /** Index of its row, from 0. */
  readonly row: number;
  readonly columns: Columns;
  /** Headings that say nothing known. */
  readonly unknown: readonly string[];
  /** Headings of columns that say which classes people teach: of class teachers they say nothing. */
  readonly taught: readonly string[];
}

/** Titles stand above the header: it is looked for in so many rows. */
const DEEPEST = 40;

type Sign = readonly [Column, RegExp];

/** Tried in this order: «Класс, которым руководит» is no name, «ФИО педагога» no position. */
const SIGNS: readonly Sign[] = [
  [
    'fullName',
    /^(фио|ф и о|фамилия и(мя)?|сотрудники?|работники?|педагоги?|педагогически[йе] работники?|учител[ья]|преподавател[ьи])( |$)/u,
  ],
  ['surname', /^фам(или|$)/u],
  ['firstName', /^имя( отчество)?$/u],
  ['patronymic', /^отч(еств|$)/u],
  ['position', /должн|^долж$/u],
  [
    'classTeacherOf',
    /(^| )(к|кл|клас[а-я]*) ?(ный |н )?рук|^кл? ?р$|^класс.*руковод|руководство|^закрепленн\S* класс/u,
  ],
  ['subject', /предмет|^предм$|дисциплин/u],
  ['note', /^прим$|примеч|комментар/u],
];

/** What a column may be when no other is: «Класс» stands beside «Кл. рук.» for those that are taught. */
const WEAK_SIGNS: readonly Sign[] = [
  ['fullName', /^список( \S+(ов|ей))*$/u],
  ['classTeacherOf', /^(номер )?класса?$|^(номер )?кл$/u],
];

/** One class or many, nobody knows whose: those that are taught, unless the column was taken for the class a person leads. */
const CLASSES = /^(номера? )?класс(а|ы|ов)?$|^(номер )?кл$/u;
/** «6А, 7А», «5-9»: nobody leads them all. */
const SEVERAL_CLASSES = /(?<!\d)(1[01]|[1-9])(?!\d).*?(?<!\d)(1[01]|[1-9])(?!\d)/u;

/** Numbers of rows and of people. */
const NUMBERING = /^(п п|н п п|номер( п п| по порядку)?|таб[а-я]*( номер)?)$/u;

/** The first row that names the people and something about them; null: no such row. */
export function findHeader({ rows }: Sheet): Header | null {
  for (const [index, cells] of rows.slice(0, DEEPEST).entries()) {
    const columns = columnsOf(cells);
    const named = columns.has('fullName') || (columns.has('surname') && columns.has('firstName'));
    if (!named) continue;
    if (leadsSeveral(columns, cells, rows.slice(index + 1))) columns.delete('classTeacherOf');
    if (columns.size < 2) continue;
    const rest = headingsBeside(cells, columns);
    return {
      row: index,
      columns,
      unknown: rest.filter((heading) => !CLASSES.test(folded(heading))),
      taught: rest.filter((heading) => CLASSES.test(folded(heading))),
    };
  }
  return null;
}

/** Whether a column that does not say it is of class teachers names several classes in a cell. */
function leadsSeveral(columns: Columns, cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  const at = columns.get('classTeacherOf');
  if (at === undefined || !CLASSES.test(folded(cells[at] ?? ''))) return false;
  return below.some((row) => SEVERAL_CLASSES.test(row[at] ?? ''));
}

/** Whether a row is a header again, as on every printed page. */
export function isHeaderAgain(cells: readonly string[], columns: Columns): boolean {
  const again = columnsOf(cells);
  return [...columns].every(([column, at]) => again.get(column) === at);
}

function columnsOf(cells: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  const taken = new Set<number>();
  for (const signs of [SIGNS, WEAK_SIGNS]) {
    for (const [at, cell] of cells.entries()) {
      const text = folded(cell);
      if (taken.has(at) || text === '' || text.length > LONGEST_HEADING) continue;
      const found = signs.find(([column, sign]) => !columns.has(column) && sign.test(text));
      if (!found) continue;
      columns.set(found[0], at);
      taken.add(at);
    }
  }
  return withWholeNames(columns, cells);
}

/** «Имя» over whole names, where nothing else is about names. */
function withWholeNames(columns: Map<Column, number>, cells: readonly string[]): Map<Column, number> {
  const at = columns.get('firstName');
  const others: readonly Column[] = ['fullName', 'surname', 'patronymic'];
  if (at === undefined || folded(cells[at] ?? '') !== 'имя' || others.some((one) => columns.has(one))) return columns;
  columns.delete('firstName');
  return columns.set('fullName', at);
}

const LONGEST_HEADING = 80;
const SHOWN = 40;

/** Headings of what was not taken for anything, shortened. */
function headingsBeside(cells: readonly string[], columns: Columns): string[] {
  const known = new Set(columns.values());
  return cells.flatMap((cell, at) => {
    const text = cell.replaceAll(/\s+/gu, ' ').trim();
    return known.has(at) || !/\p{L}/u.test(text) || NUMBERING.test(folded(text)) ? [] : [text.slice(0, SHOWN)];
  });
}

function folded(cell: string): string {
  return cell
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^а-я]+/gu, ' ')
    .trim();
}
