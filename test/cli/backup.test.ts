import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { privatePeer, userId } from '../../src/domain/ids';
import { addMessage } from '../../src/messaging/outbox';
import { Database } from '../../src/store/database';
import type { Stores } from '../../src/store/stores';
import { ROSTER } from '../scenes/school';
import { makeFolder, type Folder } from '../school/folder';
import { call } from './commandLine';

const NOW = Date.parse('2024-09-18T05:30:00Z');
const MINUTE = 60_000;
const TEACHER = userId(20);

let folder: Folder;
let path: string;
let bot: Database | null = null;

const start = async (at = path): Promise<Database> => {
  const opened = await Database.open(at, 'sandbox', { lock: true });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  return (bot = opened.database);
};
const stop = async (): Promise<void> => {
  await bot?.close();
  bot = null;
};
beforeEach(async () => {
  folder = await makeFolder();
  path = join(folder.dir, 'bot.sqlite');
  await (
    await start()
  ).transaction(async (stores) => {
    for (const entry of ROSTER) await stores.staff.add(entry);
  });
});
afterEach(async () => {
  await stop();
  await folder.remove();
});

const run = (command: string, env: Readonly<Record<string, string>> = {}, now = NOW) =>
  call(command, { env: { DATABASE_URL: `sqlite:${path}`, ...env }, now });
const look = async <T>(at: (stores: Stores) => Promise<T>): Promise<T> => (bot ?? (await start())).transaction(at);
const surnames = () => look(async (stores) => (await stores.staff.all()).map((one) => one.surname));
const copy = async (name = 'copy.sqlite'): Promise<string> => {
  const to = join(folder.dir, name);
  expect(await run(`backup --out ${to}`)).toMatchObject({ code: 0, out: [to] });
  return to;
};
const bytes = (): Buffer => readFileSync(path);

describe('a copy', () => {
  test('is made beside a running bot, and brings the register back after it was spoilt', async () => {
    const to = await copy();
    expect(await surnames()).toHaveLength(ROSTER.length);
    await look((stores) => stores.staff.add({ ...entry(), surname: 'Лишний' }));
    await stop();
    const done = await run(`restore ${to}`);
    expect(done).toMatchObject({ code: 0, out: [path] });
    expect((await surnames()).sort()).toEqual(ROSTER.map((one) => one.surname).sort());
    // what was there before is kept whole
    await stop();
    const aside = readdirSync(folder.dir).find((name) => name.includes('.before-')) ?? '';
    expect(done.err.join()).toContain(aside);
    await start(join(folder.dir, aside));
    expect(await surnames()).toContain('Лишний');
  });

  test('is restored a second time in the same second, as after a kill; what was there is kept each time', async () => {
    const to = await copy();
    await stop();
    expect(await run(`restore ${to}`)).toMatchObject({ code: 0 });
    expect(await run(`restore ${to}`)).toMatchObject({ code: 0 });
    expect(readdirSync(folder.dir).filter((name) => name.includes('.before-'))).toHaveLength(2);
  });

  test('without a name stands in a folder beside the database, with its date', async () => {
    const { code, out } = await run('backup');
    expect([code, out]).toEqual([0, [join(folder.dir, 'backups', 'bot-2024-09-18T053000Z.sqlite')]]);
  });

  test('says how much it holds and is readable for its owner only', async () => {
    const { err } = await run(`backup --out ${join(folder.dir, 'a.sqlite')}`);
    expect(err.join()).toMatch(/проверена: 5 сотрудников \(с ботом знакомы 0\)/u);
    expect(statSync(join(folder.dir, 'a.sqlite')).mode & 0o077).toBe(0);
  });

  test('never takes the place of a file, and leaves no half of itself', async () => {
    const to = join(folder.dir, 'mine.txt');
    writeFileSync(to, 'моё');
    expect(await run(`backup --out ${to}`)).toMatchObject({ code: 1, out: [] });
    expect(readFileSync(to, 'utf8')).toBe('моё');
    expect(readdirSync(folder.dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('holds nothing of what was erased', async () => {
    await look((stores) => stores.inbox.add('e1', JSON.stringify({ secret: 'тайна-тайна-тайна' }), NOW));
    await look((stores) => stores.inbox.markDone(1, NOW));
    expect(readFileSync(await copy()).includes(Buffer.from('тайна-тайна-тайна'))).toBe(false);
  });

  test('is not made of nothing, nor of a file of another program', async () => {
    expect(await run('backup', { DATABASE_URL: `sqlite:${join(folder.dir, 'none.sqlite')}` })).toMatchObject({
      code: 1,
    });
    const other = join(folder.dir, 'other.txt');
    writeFileSync(other, 'письмо директору');
    expect(await run('backup', { DATABASE_URL: `sqlite:${other}` })).toMatchObject({ code: 1, out: [] });
    expect(readFileSync(other, 'utf8')).toBe('письмо директору');
  });
});

describe('nothing is restored', () => {
  /** The database is as it was, byte by byte. */
  const refused = async (
    command: string,
    reason: RegExp,
    env: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    const before = bytes();
    const called = await run(command, env);
    expect([called.code, called.err.join(' ')]).toEqual([1, expect.stringMatching(reason)]);
    expect(bytes().equals(before)).toBe(true);
    expect(readdirSync(folder.dir).filter((name) => /restoring|before/.test(name))).toEqual([]);
  };

  test('while the bot runs', async () => {
    const to = await copy();
    await refused(`restore ${to}`, /Остановите его/u);
  });

  test.each([
    ['garbage', Buffer.from('это не база, а письмо директору про чай')],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 4000 }, () => 7)])],
    ['an empty file', Buffer.alloc(0)],
  ])('from %s', async (_what, content) => {
    await stop();
    const file = join(folder.dir, 'file.sqlite');
    writeFileSync(file, content);
    await refused(`restore ${file}`, /не копия базы/u);
  });

  test('from the half of a copy', async () => {
    const to = await copy();
    await stop();
    writeFileSync(to, readFileSync(to).subarray(0, 40_000));
    await refused(`restore ${to}`, /повреждена|не копия/u);
  });

  test('from a copy of a newer program', async () => {
    const to = await copy();
    await stop();
    const db = new SQLite(to);
    db.prepare("insert into kysely_migration (name, timestamp) values ('9999_future', 'x')").run();
    db.close();
    await refused(`restore ${to}`, /Обновите программу/u);
  });

  test("from a sandbox's copy into a school", async () => {
    const to = await copy();
    await stop();
    await refused(`restore ${to}`, /песочницы, а настройки — для школы/u, { VK_TOKEN: 'x', VK_GROUP_ID: '1' });
  });

  test('from a file that is not there, and from the database itself', async () => {
    await stop();
    await refused(`restore ${join(folder.dir, 'none.sqlite')}`, /нет/u);
    await refused(`restore ${path}`, /и есть база/u);
  });
});

describe('after a restore', () => {
  const message = { text: 'Напоминаю о сроке.' };
  const waits = (now: number) =>
    look((stores) =>
      addMessage(stores, privatePeer(TEACHER), message, 'reply', { now, randomId: () => 7, expiresAt: null }),
    );

  test('what was on its way an hour ago is not sent again, and the administrators are told', async () => {
    await waits(NOW - 60 * MINUTE);
    const to = await copy();
    await stop();
    expect((await run(`restore ${to}`, { ADMIN_IDS: '1,2' })).code).toBe(0);
    const heads = await look((stores) => stores.outbox.heads(NOW, 10));
    expect(heads.map((row) => [row.peer, row.body])).toEqual([
      [1, expect.stringContaining('восстановлен из копии от 18.09.2024 08:30')],
      [2, expect.stringContaining('восстановлен из копии')],
    ]);
    expect(await look((stores) => stores.outbox.undeliveredSince(0))).toMatchObject([{ peer: TEACHER, refusal: null }]);
  });

  test('whoever administers now is told, also when the configuration names somebody else', async () => {
    await look(async (stores) => {
      const [first] = await stores.staff.all();
      if (!first) throw new Error('nobody');
      await stores.staff.link(first.id, TEACHER, NOW);
      await stores.administrators.set(TEACHER, true, userId(1), NOW);
      await stores.administrators.set(userId(1), false, TEACHER, NOW);
    });
    const to = await copy();
    await stop();
    expect((await run(`restore ${to}`, { ADMIN_IDS: '1' })).code).toBe(0);
    expect((await look((stores) => stores.outbox.heads(NOW, 10))).map((row) => row.peer)).toEqual([TEACHER]);
  });

  test('a number that was given after the copy is not given again: an old button names nobody', async () => {
    const to = await copy();
    const given = await look(async (stores) => [
      await stores.staff.add({ ...entry(), surname: 'Альфов' }),
      await stores.rosterImports.preview(TEACHER, { lines: [], doubtful: [] }, NOW),
    ]);
    await stop();
    expect((await run(`restore ${to}`)).code).toBe(0);
    await look(async (stores) => {
      expect(await stores.staff.add({ ...entry(), surname: 'Бетов' })).toBeGreaterThan(Number(given[0]));
      const file = await stores.rosterImports.preview(TEACHER, { lines: [], doubtful: [] }, NOW);
      expect(file).toBeGreaterThan(Number(given[1]));
    });
  });

  test('what was on its way a minute ago is sent with the random_id that VK remembers', async () => {
    await waits(NOW - MINUTE);
    const to = await copy();
    await stop();
    await run(`restore ${to}`);
    expect(await look((stores) => stores.outbox.heads(NOW, 10))).toMatchObject([{ peer: TEACHER, randomId: 7 }]);
  });

  test('events that waited are set aside, polling begins from now, and the gap of a school is not lived through again', async () => {
    await stop();
    const opened = await Database.open(join(folder.dir, 'school.sqlite'), 'school', { lock: false });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    await opened.database.transaction(async (stores) => {
      await stores.inbox.add('e1', '{}', NOW);
      await stores.jobs.add('{}', NOW);
      await stores.meta.set('poll', '17');
      await stores.meta.set('clock', String(NOW - 600 * MINUTE));
    });
    await opened.database.close();
    path = join(folder.dir, 'school.sqlite');
    const to = await copy();
    const env = { VK_TOKEN: 'x', VK_GROUP_ID: '1' };
    expect((await run(`restore ${to}`, env)).code).toBe(0);
    const restored = await Database.open(path, 'school', { lock: true });
    if (restored.kind !== 'open') throw new Error(restored.kind);
    bot = restored.database;
    await look(async (stores) => {
      expect(await stores.inbox.next(0, 10)).toEqual([]);
      expect(await stores.inbox.failed(10)).toMatchObject([{ eventId: 'e1', error: 'restored from a copy' }]);
      expect(await stores.jobs.next(0)).toBeNull();
      expect(await stores.meta.get('poll')).toBeNull();
      expect(await stores.meta.get('clock')).toBe(String(NOW));
    });
  });

  test('a register that was lost altogether is there again', async () => {
    const to = await copy();
    await stop();
    path = join(folder.dir, 'new-machine.sqlite');
    expect(existsSync(path)).toBe(false);
    expect((await run(`restore ${to}`)).code).toBe(0);
    expect(await surnames()).toHaveLength(ROSTER.length);
  });

  test('a damaged database gives way to the copy and is kept', async () => {
    const to = await copy();
    await stop();
    const whole = bytes();
    whole.fill(0x5a, 4096, 40_000);
    writeFileSync(path, whole);
    expect((await run(`restore ${to}`)).code).toBe(0);
    expect(await surnames()).toHaveLength(ROSTER.length);
  });
});

function entry(): (typeof ROSTER)[number] {
  const [first] = ROSTER;
  if (!first) throw new Error('no roster');
  return { ...first, classTeacherOf: null };
}
