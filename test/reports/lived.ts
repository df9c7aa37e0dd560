/** The papers of a made-up school that lived through an order. */
import type { Statement } from '../../src/domain/statement';
import { statementWorkbook } from '../../src/reports/statementBook';
import { statementDocx } from '../../src/reports/statementDocx';
import { inSchool } from '../usecases/livedSchool';
import { declareAndWitness, liveThrough, statementAt } from '../usecases/livedStatement';

/** Its statement on the first of October. */
export async function livedStatement(): Promise<Statement> {
  let taken: Statement | null = null;
  await inSchool(async (stores, rows) => {
    await liveThrough(stores, rows);
    await declareAndWitness(stores);
    taken = await statementAt(stores);
  });
  if (!taken) throw new Error('no statement');
  return taken;
}

export const statementFile = async (): Promise<Uint8Array> => statementDocx(await livedStatement());
export const statementBookFile = async (): Promise<Uint8Array> => statementWorkbook(await livedStatement());
