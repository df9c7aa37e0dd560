/** Before all tests: the program compiled as `npm start` compiles it, and an empty database as it makes one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../src/store/database';

export default async function prepare(): Promise<void> {
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'pipe' });
  const path = join(mkdtempSync(join(tmpdir(), 'bot-tests-')), 'empty.sqlite');
  const made = await Database.open(path, 'school', { lock: false });
  if (made.kind !== 'open') throw new Error(`the empty database did not open: ${made.kind}`);
  await made.database.close();
  process.env['EMPTY_DATABASE'] = path;
}
