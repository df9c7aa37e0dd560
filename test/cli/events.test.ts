import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { Database } from '../../src/store/database';
import { makeFolder, type Folder } from '../school/folder';
import { call } from './commandLine';

const AT = Date.parse('2024-09-18T05:30:00Z');
let folder: Folder;
let path: string;
let bot: Database;
const env = () => ({ DATABASE_URL: `sqlite:${path}` });

beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder.dir, 'bot.sqlite');
  const opened = await Database.open(path, 'school', { lock: true });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  bot = opened.database;
});
afterEach(async () => {
  await bot.close();
  await folder.remove();
});

const failed = (error: string): Promise<void> =>
  bot.transaction(async (stores) => {
    await stores.inbox.addFailed(`event-${error.length}`, '{"text":"моя тайна"}', error, AT);
  });

describe('Events that were set aside', () => {
  it('are listed beside the running bot with number, time and error, and without what people wrote', async () => {
    await failed('TypeError: no such thing\n    at step (scenes/joining.ts:5)');
    await failed('RangeError: too far');
    const called = await call('events failed', { env: env() });
    expect(called.code).toBe(0);
    expect(called.out).toEqual([
      '2  2024-09-18T05:30:00.000Z  RangeError: too far',
      '1  2024-09-18T05:30:00.000Z  TypeError: no such thing at step (scenes/joining.ts:5)',
    ]);
    expect([...called.out, ...called.err].join('\n')).not.toContain('тайна');
    expect(called.err.join('\n')).toContain('events retry');
  });

  it('leave the results empty when there are none', async () => {
    expect(await call('events failed', { env: env() })).toEqual({
      code: 0,
      out: [],
      err: ['Необработанных событий нет.'],
    });
  });

  it('that could not be read are not tried again: there is nothing to try', async () => {
    await failed('RangeError: too far');
    const called = await call('events retry 1', { env: env() });
    expect(called).toMatchObject({ code: 1, out: [] });
    expect(called.err.join('\n')).toContain('не смог прочитать');
    expect(await bot.transaction((stores) => stores.inbox.next(0, 10))).toEqual([]);
  });

  it('go back to the bot, once', async () => {
    await bot.transaction(async ({ inbox }) => {
      await inbox.add('event', '{"text":"моя тайна"}', AT);
      await inbox.setAside(1, 'RangeError: too far', AT);
    });
    expect((await call('events retry 1', { env: env() })).code).toBe(0);
    const waiting = await bot.transaction((stores) => stores.inbox.next(0, 10));
    expect(waiting).toEqual([expect.objectContaining({ body: '{"text":"моя тайна"}', attempts: 0 })]);
    const again = await call('events retry 1', { env: env() });
    expect(again).toMatchObject({ code: 1, out: [] });
    expect(again.err.join('\n')).toContain('№ 1 нет');
  });
});

describe('A database that is not there yet', () => {
  it.each([
    ['events failed', 0],
    ['events retry 1', 1],
    ['remind --days 2', 0],
  ])(
    'is taken for an empty one and not created by «%s», the default one of the sandbox neither',
    async (command, code) => {
      const absent = join(folder.dir, 'var', 'none.sqlite');
      const called = await call(command, { env: { SCHOOL_DIR: folder.dir, DATABASE_URL: `sqlite:${absent}` } });
      expect(called.code).toBe(code);
      expect(called.err.join('\n')).toContain(`Базы ${absent} ещё нет`);
      expect(existsSync(join(folder.dir, 'var'))).toBe(false);

      const before = process.cwd();
      process.chdir(folder.dir);
      try {
        const byDefault = await call(command, { env: { SCHOOL_DIR: '.' } });
        expect(byDefault.err.join('\n')).toContain('Базы var/sandbox.sqlite ещё нет');
        expect(existsSync('var')).toBe(false);
      } finally {
        process.chdir(before);
      }
    },
  );
});

describe('A database that cannot be used', () => {
  it('belongs to another program, or is no database: it is left as it is', async () => {
    const other = join(folder.dir, 'other.sqlite');
    const foreign = new SQLite(other);
    foreign.exec('create table meta (key text, value text)');
    foreign.close();
    const called = await call('events failed', { env: { DATABASE_URL: `sqlite:${other}` } });
    expect(called.code).toBe(1);
    expect(called.err.join('\n')).toContain('не база этого бота');
    const after = new SQLite(other, { readonly: true });
    expect(after.prepare('select name from sqlite_master').pluck().all()).toEqual(['meta']);
    after.close();

    const text = join(folder.dir, 'notes.txt');
    await writeFile(text, 'Это заметки, а не база. '.repeat(100));
    expect((await call('events failed', { env: { DATABASE_URL: `sqlite:${text}` } })).err.join('\n')).toContain(
      'не база этого бота',
    );
  });

  it('was made by a newer program: the command says so', async () => {
    await bot.close();
    const file = new SQLite(path);
    file.exec("insert into kysely_migration (name, timestamp) values ('9999_future', '2030')");
    file.close();
    const called = await call('events failed', { env: env() });
    expect(called.code).toBe(1);
    expect(called.err.join('\n')).toContain('более новой версией');
  });
});
