/** `statement`: the statement of an order's execution as files, beside a bot that may be running. */
import { join } from 'node:path';
import { canonicalJson } from '../domain/statement';
import { sha256 } from '../fingerprint';
import { readSandbox } from '../school/readSandbox';
import { createSchoolContext } from '../schoolContext';
import { refusals } from '../texts/cli';
import { cliStatement as texts } from '../texts/statement';
import { schoolInForce } from '../usecases/contextNow';
import { noteStatement, takeStatement } from '../usecases/makeStatement';
import { wrongUsage, type CliCommand } from './command';
import { administratorsOf, communityOf, configuredSchool } from './configuredSchool';
import { openBeside } from './openBeside';
import { clockOf } from './schoolTime';
import { writeNew } from './writeNew';

/** Names of staff: readable by nobody but whoever ran the command. */
const OWNER_ONLY = 0o600;

/** Writes the document and the workbook (`--json`: the snapshot too); prints their paths and the hash. */
export const statement: CliCommand = {
  name: 'statement',
  options: { order: 'value', out: 'value', json: 'flag' },
  positionals: { least: 0, most: 0 },
  async run({ values: { order: id, out: dir }, flags }, io) {
    if (id === undefined || dir === undefined) return wrongUsage(texts.needsBoth);
    const refuse = (reason: string): 1 => {
      io.err(reason);
      return 1;
    };
    const school = await configuredSchool(io);
    if (!school) return 1;
    const { config, data } = school;
    const order = data.orders.find((one) => one.id === id);
    if (!order)
      return refuse(
        texts.unknownOrder(
          id,
          data.orders.map((one) => one.id),
        ),
      );
    const opened = await openBeside(config, io, { copy: false });
    if (!opened) return 1;
    const { database, holds } = opened;
    try {
      const sandbox = holds === 'sandbox' ? await readSandbox(config.schoolDir) : null;
      if (sandbox?.kind === 'problems') return refuse(refusals.data(sandbox.problems));
      const inForce = await database.transaction((stores) => schoolInForce(data.school, { stores }));
      const administrators = administratorsOf(config, sandbox);
      const context = createSchoolContext(data, administrators, communityOf(config), undefined, inForce);
      const { now } = await clockOf(database, holds, config, sandbox, io.now());
      const taken = await database.transaction((stores) => takeStatement(context, { stores, now }, order, sha256));
      const { snapshot, hash } = taken;
      // other commands do not wait for the library of documents
      const { statementFiles } = await import('../reports/statementFiles.js');
      const { docx, xlsx } = await statementFiles(taken);
      const path = (ending: string): string => join(dir, `spravka-${order.id}-${snapshot.date}.${ending}`);
      const files: [string, Uint8Array | string][] = [
        [path('docx'), docx],
        [path('xlsx'), xlsx],
        ...(flags.has('json') ? [[path('json'), canonicalJson(snapshot)] as [string, string]] : []),
      ];
      const written = await writeNew(dir, files, OWNER_ONLY);
      if (written.kind !== 'written') return refuse(texts[written.kind](written.path));
      await database.transaction((stores) => noteStatement({ stores, now }, null, order.id, { at: snapshot.at, hash }));
      for (const [file] of files) io.out(file);
      io.out(`sha256 ${hash}`);
      if (snapshot.madeUp) io.err(texts.madeUp);
      return 0;
    } finally {
      await database.close();
    }
  },
};
