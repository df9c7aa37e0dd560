import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { Database } from '../../src/store/database';
import { ROSTER } from '../scenes/school';
import { CLI, start } from './children';

const KILLS = 8;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'restore-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function registerOf(path: string, people: number): Promise<void> {
  const opened = await Database.open(path, 'sandbox', { lock: false });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  await opened.database.transaction(async (stores) => {
    for (const entry of ROSTER.slice(0, people)) await stores.staff.add(entry);
  });
  await opened.database.close();
}

/** How many people a database holds; throws when it is not whole. */
function peopleIn(path: string): number {
  const db = new SQLite(path, { fileMustExist: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return Number(db.prepare('select count(*) from staff').pluck().get());
  } finally {
    db.close();
  }
}

test('a restore killed at any moment leaves the old register whole or the new one', async () => {
  const [path, old, copy] = ['bot.sqlite', 'old.sqlite', 'copy.sqlite'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
  ];
  await registerOf(old, 5);
  await registerOf(copy, 2);
  const environment = { DATABASE_URL: `sqlite:${path}` };
  const restore = () => start(process.execPath, [CLI, 'restore', copy], environment);

  copyFileSync(old, path);
  const began = performance.now();
  expect(await restore().ended).toMatchObject({ code: 0 });
  const wholeMs = performance.now() - began;
  expect(peopleIn(path)).toBe(2);

  for (let kill = 1; kill <= KILLS; kill += 1) {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
    copyFileSync(old, path);
    const running = restore();
    // not a wait for anything: the moment of the kill
    await setTimeout((wholeMs * (KILLS + kill)) / (2 * KILLS));
    await running.kill('SIGKILL');
    expect([2, 5]).toContain(peopleIn(path));
  }
  expect(await restore().ended).toMatchObject({ code: 0 });
  expect(peopleIn(path)).toBe(2);
}, 60_000);
