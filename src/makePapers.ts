/** The background job of a statement: the snapshot in one transaction, the papers outside of any. */
import type { Statement } from './domain/statement';
import { sha256 } from './fingerprint';
import type { Incoming } from './messaging/incoming';
import type { Job } from './messaging/job';
import type { StatementFiles } from './reports/statementFiles';
import type { Database } from './store/database';
import { fileTitle, momentText } from './texts/statement';
import { statementFilesInThread } from './threads/statementWriter';
import type { ContextNow } from './usecases/context';
import { identify } from './usecases/identify';
import { makeStatement } from './usecases/makeStatement';

export interface PaperSurroundings {
  readonly database: Database;
  readonly contextNow: ContextNow;
  /** Whether heavy work is done in threads of its own; those are of the compiled program. */
  readonly threads: boolean;
  /** The school's clock. */
  readonly now: () => number;
  readonly realNow: () => number;
}

/** The library of documents is loaded with the first of them: a start does not wait for it. */
const here = async (statement: Statement): Promise<StatementFiles> =>
  (await import('./reports/statementFiles.js')).statementFiles(statement);

/** Makes both papers, when whoever asked may have them, and keeps them until they are sent. */
export async function makePapers(
  { database, contextNow, threads, now, realNow }: PaperSurroundings,
  { user, order }: Extract<Job, { kind: 'make_statement' }>,
): Promise<Extract<Incoming, { kind: 'statement_made' }>> {
  const made = await database.transaction(async (stores) => {
    const work = { stores, now: now() };
    const context = await contextNow(work);
    return makeStatement(context, work, await identify(context, work, user), { order, hash: sha256 });
  });
  if (made.kind !== 'statement') return { kind: 'statement_made', user, order, made };
  const { snapshot, hash } = made.statement;
  const { docx, xlsx } = await (threads ? statementFilesInThread : here)(made.statement);
  const title = fileTitle(snapshot);
  const files = await database.transaction(async ({ outgoingFiles }) => ({
    docx: await outgoingFiles.add({ title: `${title}.docx`, bytes: docx }, realNow()),
    xlsx: await outgoingFiles.add({ title: `${title}.xlsx`, bytes: xlsx }, realNow()),
  }));
  const when = momentText(snapshot);
  return { kind: 'statement_made', user, order, made: { kind: 'files', ...files, at: snapshot.at, when, hash } };
}
