/** A file with the roster, from bytes to members of staff. Heavy: runs in a thread of its own with limits. */
import type { RosterFile } from '../domain/rosterFile';
import { findHeader } from './columns';
import { readCsv } from './csv';
import { kindOf } from './fileKind';
import { readRows } from './rows';
import { readWorkbook, type Sheet } from './workbook';

/** More rows than any school has. */
const MOST_ROWS = 1_000;

/** Reads XLSX, ODS, XLS or CSV by its content; the first sheet with a header counts. */
export async function readRoster(bytes: Buffer): Promise<RosterFile> {
  const kind = kindOf(bytes);
  if (kind.kind === 'refused') return kind;
  const sheets = kind.kind === 'text' ? [readCsv(bytes)] : await sheetsOf(bytes);
  if (!Array.isArray(sheets)) return sheets;
  for (const sheet of sheets) {
    if (sheet.rows.length > MOST_ROWS) return { kind: 'refused', reason: 'too_many_rows' };
    const header = findHeader(sheet);
    if (!header) continue;
    const { lines, doubtful } = readRows(sheet, header);
    return lines.length + doubtful.length === 0
      ? { kind: 'refused', reason: 'empty' }
      : { kind: 'read', lines, doubtful };
  }
  return { kind: 'refused', reason: 'no_header' };
}

async function sheetsOf(bytes: Buffer): Promise<Sheet[] | Extract<RosterFile, { kind: 'refused' }>> {
  const workbook = await readWorkbook(bytes, MOST_ROWS + 1);
  return workbook.kind === 'sheets' ? [...workbook.sheets] : { kind: 'refused', reason: workbook.kind };
}
