/** Which column is what, by the header as schools write it. */
import type { Sheet } from './workbook';

type Column = 'fullName' | 'surname' | 'firstName' | 'patronymic' | 'position' | 'subject' | 'classTeacherOf' | 'note';
export type Columns = ReadonlyMap<Column, number>;

export interface Header {
  /** Index of its row, from 0. */
  readonly row: number;
  readonly columns: Columns;
}

/** Titles stand above the header: it is looked for in so many rows. */
const DEEPEST = 40;

/** Tried in this order: «Класс, которым руководит» is no name, «ФИО педагога» no position. */
const SIGNS: readonly (readonly [Column, RegExp])[] = [
  [
    'fullName',
    /^(фио|ф и о|фамилия и(мя|)|фамилия имя|сотрудник|работник|педагог|педагогический работник|учитель)( |$)/u,
  ],
  ['surname', /^фамили/u],
  ['firstName', /^имя$/u],
  ['patronymic', /^отчество/u],
  ['position', /должност/u],
  ['classTeacherOf', /кл(асс|ассное|ассный|асс ный)? ?(рук|руков)|классное рук|^класс$|^классы$|руководство/u],
  ['subject', /предмет|дисциплин/u],
  ['note', /примечан|комментар/u],
];

/** The first row that names the people and something about them; null: no such row. */
export function findHeader({ rows }: Sheet): Header | null {
  for (const [index, cells] of rows.slice(0, DEEPEST).entries()) {
    const columns = columnsOf(cells);
    const named = columns.has('fullName') || (columns.has('surname') && columns.has('firstName'));
    if (named && columns.size > 1) return { row: index, columns };
  }
  return null;
}

/** Whether a row is a header again, as on every printed page. */
export function isHeaderAgain(cells: readonly string[], columns: Columns): boolean {
  const again = columnsOf(cells);
  return [...columns].every(([column, at]) => again.get(column) === at);
}

function columnsOf(cells: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const [at, cell] of cells.entries()) {
    const text = folded(cell);
    const found = SIGNS.find(([column, sign]) => !columns.has(column) && sign.test(text));
    if (found && text.length <= LONGEST_HEADING) columns.set(found[0], at);
  }
  return columns;
}

const LONGEST_HEADING = 80;

function folded(cell: string): string {
  return cell
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^а-я]+/gu, ' ')
    .trim();
}
