/** The journal as XLSX: a row an act (п. 9). */
import type { JournalSheetRow } from '../domain/journalSheet';
import { writeSheet } from '../roster/workbook';
import { SHEET } from '../texts/journal';

const WIDTHS = [7, 17, 32, 60, 60, 19];

/** The sheet with its header. */
export function journalWorkbook(rows: readonly JournalSheetRow[]): Promise<Uint8Array> {
  return writeSheet({ title: SHEET.title, header: SHEET.header, rows, widths: WIDTHS });
}
