/** Tables in the formats of spreadsheets, read and written; the only file that knows the library. */

/** A sheet as text, row by row. */
export interface Sheet {
  /** Null: a text table. */
  readonly name: string | null;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
}

export type Workbook =
  { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] } | { readonly kind: 'damaged' | 'encrypted' };

/** More than any roster has: the rest is not looked at. */
const MOST_COLUMNS = 60;

/** Reads XLSX, ODS or XLS. */
export async function readWorkbook(bytes: Uint8Array, mostRows: number): Promise<Workbook> {
  const { read } = await import('hucre');
  try {
    const workbook = await read(bytes, { maxRows: mostRows });
    const sheets = workbook.sheets.map(({ name, hidden, veryHidden, rows }) => ({
      name,
      hidden: hidden === true || veryHidden === true,
      // rows and cells that nobody filled in are missing
      rows: Array.from(rows, (row) => Array.from((row ?? []).slice(0, MOST_COLUMNS), cellText)),
    }));
    return { kind: 'sheets', sheets };
  } catch (error) {
    return { kind: /encrypt|password/iu.test(String(error)) ? 'encrypted' : 'damaged' };
  }
}

function cellText(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

export interface SheetToWrite {
  readonly title: string;
  /** Lines above the table, which then keeps its header in sight and on every printed page. */
  readonly above?: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** In characters, one a column. */
  readonly widths: readonly number[];
}

/**
 * Writes an XLSX of one sheet that prints one page wide. Every cell is text: one that begins with = + - @ is a string of
 * the file and not evaluated.
 */
export function writeSheet(sheet: SheetToWrite): Promise<Uint8Array> {
  return writeSheets([sheet], null);
}

/** The same of several sheets; `made`: what the file says of its own age, for files that are to be the same twice. */
export async function writeSheets(sheets: readonly SheetToWrite[], made: Date | null): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre');
  return writeXlsx({
    sheets: sheets.map(toWrite),
    ...(made && { properties: { created: made, modified: made } }),
  });
}

const BOLD = { font: { bold: true } };
/** A sheet with lines above its table: long words go on below. */
const WRAPPED = { alignment: { wrapText: true, vertical: 'top' as const } };
const HEAD = { font: { bold: true, name: 'Calibri', size: 11 }, ...WRAPPED };
const LINE_POINTS = 15;

/** As the library takes a sheet. */
function toWrite({ title, above = [], header, rows, widths }: SheetToWrite) {
  const top = above.length;
  const widthOf = (column: number): number => widths[column] ?? 20;
  const text = (row: number, column: number, value: string, style: object) =>
    [`${row},${column}`, { value, type: 'string' as const, style }] as const;
  // not every program finds the height of wrapped rows itself
  const heightOf = (row: readonly string[]): number =>
    LINE_POINTS * Math.max(1, ...row.map((words, column) => Math.ceil((words.length + 1) / widthOf(column))));
  return {
    name: title,
    columns: header.map((_, column) => ({ width: widthOf(column), ...(top > 0 && { style: WRAPPED }) })),
    rows: [...above.map((line) => [line]), [...header], ...rows.map((row) => [...row])],
    cells: new Map([
      ...above.map((line, row) => text(row, 0, line, { alignment: { wrapText: false } })),
      ...header.map((value, column) => text(top, column, value, top > 0 ? HEAD : BOLD)),
    ]),
    ...(top > 0 && {
      rowDefs: new Map([header, ...rows].map((row, index) => [top + index, { height: heightOf(row) }])),
    }),
    pageSetup: {
      orientation: 'landscape' as const,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(top > 0 && { paperSize: 'a4' as const, printTitlesRow: `$${top + 1}:$${top + 1}` }),
    },
    ...(top > 0 && { freezePane: { rows: top + 1 } }),
  };
}
