/** Both papers of a statement, made together. */
import type { Statement } from '../domain/statement';
import { statementWorkbook } from './statementBook';
import { statementDocx } from './statementDocx';

export interface StatementFiles {
  readonly docx: Uint8Array;
  readonly xlsx: Uint8Array;
}

/** Makes the document and the workbook. */
export async function statementFiles(statement: Statement): Promise<StatementFiles> {
  return { docx: await statementDocx(statement), xlsx: await statementWorkbook(statement) };
}
