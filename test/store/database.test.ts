import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { peerId } from '../../src/domain/ids';
import { Database } from '../../src/store/database';
import { opened, scratchFile } from './openDatabase';

const LONG_AGO = 1_000;

describe('a database file', () => {
  let file: ReturnType<typeof scratchFile>;
  beforeEach(() => {
    file = scratchFile();
  });
  afterEach(() => file.remove());

  test('keeps what a committed transaction wrote, over a restart', async () => {
    const first = await opened(file.path);
    await first.transaction((stores) => stores.meta.set('poll', '17'));
    await first.close();
    const second = await opened(file.path);
    expect(await second.transaction((stores) => stores.meta.get('poll'))).toBe('17');
    await second.close();
  });

  test('a transaction that throws leaves nothing', async () => {
    const database = await opened(file.path);
    const work = database.transaction(async (stores) => {
      await stores.meta.set('poll', '17');
      await stores.inbox.add('a', '{}', LONG_AGO);
      throw new Error('the work failed');
    });
    await expect(work).rejects.toThrow('the work failed');
    const left = await database.transaction(async (stores) => [
      await stores.meta.get('poll'),
      await stores.inbox.next(0, 10),
    ]);
    expect(left).toEqual([null, []]);
    await database.close();
  });

  test('is refused when a newer program has made tables in it, and is not touched', async () => {
    await (await opened(file.path)).close();
    const raw = new SQLite(file.path);
    raw.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run('9999_from_the_future', 'later');
    raw.pragma('wal_checkpoint(truncate)');
    raw.close();
    const before = readFileSync(file.path);
    expect(await Database.open(file.path, 'school', { lock: true })).toEqual({
      kind: 'newer',
      unknown: ['9999_from_the_future'],
    });
    expect(readFileSync(file.path).equals(before)).toBe(true);
  });

  test.each([
    ['sandbox', 'school'],
    ['school', 'sandbox'],
    ['rehearsal', 'school'],
  ] as const)('of a %s is refused to a %s', async (made, wanted) => {
    await (await opened(file.path, made)).close();
    expect(await Database.open(file.path, wanted, { lock: true })).toEqual({ kind: 'other_kind', found: made });
    expect((await Database.open(file.path, made, { lock: true })).kind).toBe('open');
  });

  test('lets in one bot at a time; a command beside it comes in without the lock', async () => {
    const bot = await opened(file.path);
    expect((await Database.open(file.path, 'school', { lock: true })).kind).toBe('locked');
    const command = await opened(file.path, 'school', false);
    await command.transaction((stores) => stores.meta.set('poll', 'from the command'));
    expect(await bot.transaction((stores) => stores.meta.get('poll'))).toBe('from the command');
    await command.close();
    await bot.close();
    await (await opened(file.path)).close();
  });

  test('is free again after the bot in another process was killed', async () => {
    const script = `
      const SQLite = require('better-sqlite3');
      const lock = new SQLite(process.argv[1] + '.lock');
      lock.exec('begin exclusive');
      process.kill(process.pid, 'SIGKILL');`;
    const killed = spawnSync(process.execPath, ['-e', script, file.path]);
    expect(killed.signal).toBe('SIGKILL');
    await (await opened(file.path)).close();
  });

  test('that is not a database is an error, and its lock is let go', async () => {
    const raw = new SQLite(file.path);
    raw.exec('create table meta (something_else text)');
    raw.close();
    await expect(Database.open(file.path, 'school', { lock: true })).rejects.toBeDefined();
    await expect(Database.open(file.path, 'school', { lock: true })).rejects.toBeDefined();
  });
});

describe('transactions', () => {
  test('one inside another is a mistake that is told instead of waiting for ever', async () => {
    const result = await Database.open(':memory:', 'school', { lock: true, patienceMs: 20 });
    if (result.kind !== 'open') throw new Error(result.kind);
    const { database } = result;
    const nested = database.transaction(() => database.transaction(() => Promise.resolve('inner')));
    await expect(nested).rejects.toThrow('a transaction inside a transaction');
    expect(await database.transaction(() => Promise.resolve('next'))).toBe('next');
    await database.close();
  });

  test('asked for at once run one after the other', async () => {
    const database = await opened(':memory:');
    const add = (n: number): Promise<void> =>
      database.transaction(async (stores) => {
        const value = Number((await stores.meta.get('poll')) ?? 0);
        await new Promise((resolve) => setImmediate(resolve));
        await stores.meta.set('poll', String(value + n));
      });
    await Promise.all([1, 10, 100, 1000].map(add));
    expect(await database.transaction((stores) => stores.meta.get('poll'))).toBe('1111');
    await database.close();
  });

  test('the stores of one that has ended cannot be used', async () => {
    const database = await opened(':memory:');
    const stores = await database.transaction((inside) => Promise.resolve(inside));
    await expect(stores.outbox.forget(peerId(1))).rejects.toThrow();
    await database.close();
  });
});

test('a database that has a later migration and not an earlier one gets what it lacks', async () => {
  const file = scratchFile();
  await (await opened(file.path)).close();
  const raw = new SQLite(file.path);
  raw.exec("drop table vendor_case; delete from kysely_migration where name = '0012_vendor_cases'");
  raw.close();
  const database = await opened(file.path);
  expect(await database.transaction(({ vendorCases }) => vendorCases.all())).toEqual([]);
  await database.close();
  file.remove();
});
