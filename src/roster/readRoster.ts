/** A file with the roster, from bytes to members of staff. Heavy: runs in a thread of its own with limits. */
import { ROSTER_FACTS, type RosterFile, type SheetPassed, type SheetSeen } from '../domain/rosterFile';
import { findHeader, type Header } from './columns';
import { readCsv } from './csv';
import { kindOf } from './fileKind';
import { asOneRoster } from './oneRoster';
import { readRows } from './rows';
import { readWorkbook, type Sheet } from './workbook';

/** More rows than any school has. */
const MOST_ROWS = 1_000;

/** Reads XLSX, ODS, XLS or CSV by its content: every sheet with a header that says what people do. */
export async function readRoster(bytes: Buffer): Promise<RosterFile> {
  const kind = kindOf(bytes);
  if (kind.kind === 'refused') return kind;
  const sheets = kind.kind === 'text' ? [readCsv(bytes)] : await sheetsOf(bytes);
  if (!Array.isArray(sheets)) return sheets;
  const looked = sheets.filter(isFilled).map((sheet) => ({ sheet, header: sheet.hidden ? null : findHeader(sheet) }));
  const saysPosts = looked.some(({ header }) => header !== null && isAboutWork(header));
  const seen = looked.map(({ sheet, header }) => ({ sheet, header, why: whyPassed(sheet, header, saysPosts) }));
  const read = seen.flatMap(({ sheet, header, why }) => (header && why === null ? [{ sheet, header }] : []));
  if (read.length === 0) return { kind: 'refused', reason: 'no_header' };
  if (read.some(({ sheet }) => sheet.rows.length > MOST_ROWS)) return { kind: 'refused', reason: 'too_many_rows' };
  const parts = read.map(({ sheet, header }) => ({ sheet: sheet.name, ...readRows(sheet, header) }));
  const { lines, doubtful } = asOneRoster(parts);
  if (lines.length + doubtful.length === 0) return { kind: 'refused', reason: 'empty' };
  if (lines.length > MOST_ROWS) return { kind: 'refused', reason: 'too_many_rows' };
  return { kind: 'read', lines, doubtful, sheets: seen.map(({ sheet, header, why }) => sheetSeen(sheet, header, why)) };
}

/** Spreadsheets come with sheets that nobody ever wrote on. */
const isFilled = ({ rows }: Sheet): boolean => rows.some((cells) => cells.some((cell) => cell.trim() !== ''));

const isAboutWork = ({ columns }: Header): boolean => columns.has('position') || columns.has('subject');

function whyPassed({ hidden }: Sheet, header: Header | null, saysPosts: boolean): SheetPassed | null {
  if (hidden) return 'hidden';
  if (!header) return 'no_header';
  return saysPosts && !isAboutWork(header) ? 'no_post' : null;
}

function sheetSeen({ name }: Sheet, header: Header | null, why: SheetPassed | null): SheetSeen {
  if (why !== null || !header) return { kind: 'passed', name: name ?? '', why: why ?? 'no_header' };
  const facts = ROSTER_FACTS.filter((fact) => header.columns.has(fact));
  const { unknown, taught } = header;
  return { kind: 'read', name, facts, unknown, ...(taught.length > 0 && { taught }) };
}

async function sheetsOf(bytes: Buffer): Promise<Sheet[] | Extract<RosterFile, { kind: 'refused' }>> {
  const workbook = await readWorkbook(bytes, MOST_ROWS + 1);
  return workbook.kind === 'sheets' ? [...workbook.sheets] : { kind: 'refused', reason: workbook.kind };
}
