import { join } from 'node:path';
import { readRosterInThread } from '../../src/threads/rosterReader';
import { csv } from '../roster/tables';

const thread = join(process.cwd(), 'dist', 'src', 'threads', 'rosterThread.js');
const roster = csv([
  ['ФИО', 'Должность'],
  ['Фёдорова Анна Ильинична', 'учитель'],
]);

test('a roster is read in its thread', async () => {
  expect(await readRosterInThread(roster, { thread })).toMatchObject({
    kind: 'read',
    lines: [{ row: 2, entry: { surname: 'Фёдорова' } }],
  });
});

test('a file that takes too long is given up, and the bot goes on', async () => {
  expect(await readRosterInThread(roster, { thread, patienceMs: 1 })).toEqual({ kind: 'refused', reason: 'too_heavy' });
});

test('a file that takes too much memory costs its thread only', async () => {
  const wide = csv([['ФИО', 'Должность'], Array.from({ length: 600_000 }, (_, at) => `${at}`)], ';');
  expect(await readRosterInThread(wide, { thread, memoryMb: 8 })).toEqual({ kind: 'refused', reason: 'too_heavy' });
});

test('without the thread the file is refused, not waited for', async () => {
  const nowhere = join(process.cwd(), 'dist', 'no-such-thread.js');
  expect(await readRosterInThread(roster, { thread: nowhere })).toEqual({ kind: 'refused', reason: 'too_heavy' });
});
