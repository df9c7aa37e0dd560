/** The workbook beside the statement, as XLSX: three sheets of one snapshot. */
import type { Statement } from '../domain/statement';
import { writeSheets } from '../roster/workbook';
import { statementBook } from '../texts/statementBook';

/** The register, the chats and the history; the file's own dates are those of the snapshot. */
export function statementWorkbook(statement: Statement): Promise<Uint8Array> {
  return writeSheets(statementBook(statement), new Date(statement.snapshot.at));
}
