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
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** In characters, one a column. */
  readonly widths: readonly number[];
}

/**
 * Writes an XLSX of one sheet that prints one page wide. Every cell is text: one that begins with = + - @ is a string of
 * the file and not evaluated.
 */
export async function writeSheet({ title, header, rows, widths }: SheetToWrite): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre');
  const bold = { font: { bold: true } };
  return writeXlsx({
    sheets: [
      {
        name: title,
        columns: header.map((_, index) => ({ width: widths[index] ?? 20 })),
        rows: [[...header], ...rows.map((row) => [...row])],
        cells: new Map(header.map((value, index) => [`0,${index}`, { value, type: 'string', style: bold }])),
        pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
  });
}
