/** The database's file. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { databaseKindOf, type Config } from '../../config';
import { examineDatabase } from '../../store/examine';
import { codeOf } from '../../store/sqlite';
import { database as texts } from '../../texts/doctor';
import { failure, ok, type Verdict } from './finding';

/** `open`: whether what is in it can be looked at; `running`: whether a bot has it open. */
export function checkDatabase(config: Config): {
  readonly open: boolean;
  readonly running: boolean;
  readonly verdicts: readonly Verdict[];
} {
  const path = config.databasePath;
  const closed = (verdict: Verdict) => ({ open: false, running: false, verdicts: [verdict] });
  const refused = writingRefused(path);
  if (refused) return closed(failure(texts.notWritable(refused.dir, refused.code)));
  const found = examineDatabase(path);
  switch (found.kind) {
    case 'missing':
      return closed(ok(texts.missing(path)));
    case 'foreign':
      return closed(failure(texts.foreign(path)));
    case 'unreadable':
      return closed(failure(texts.unreadable(path, found.code)));
    case 'database': {
      const { running, holds, damage, unknown, pending, bytes } = found;
      const wanted = databaseKindOf(config);
      const verdicts: Verdict[] = [];
      if (damage !== null) verdicts.push(failure(texts.damaged(path)));
      if (unknown.length > 0) verdicts.push(failure(texts.newer(path)));
      if (holds !== wanted) verdicts.push(failure(texts.otherKind(path, holds, wanted)));
      if (verdicts.length === 0) verdicts.push(ok(texts.fine(path, bytes, running)));
      if (pending.length > 0 && unknown.length === 0) verdicts.push(ok(texts.pending(pending.length)));
      return { open: damage === null && unknown.length === 0, running, verdicts };
    }
  }
}

/** Of the folder, or of the nearest one above that is there: the rest is created at the start. */
function writingRefused(path: string): { readonly dir: string; readonly code: string } | null {
  let dir = dirname(resolve(path));
  while (!existsSync(dir) && dirname(dir) !== dir) dir = dirname(dir);
  try {
    accessSync(dir, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return { dir, code: codeOf(error) };
  }
}
