/** The journal is append-only and chained; forgetting a person changes no row of it (п. 9). */
import SQLite from 'better-sqlite3';
import { userId } from '../../src/domain/ids';
import type { Database } from '../../src/store/database';
import { hashOf, type ChainChecked } from '../../src/store/journalChain';
import type { JournalNote } from '../../src/store/journalStore';
import { inMemory, opened, scratchFile } from './openDatabase';

const NOW = 1_700_000_000_000;
const [ANNA, VERA] = [userId(501), userId(502)];

const left = (staff: number, actor = VERA): JournalNote => ({
  at: NOW + staff,
  actor,
  act: 'staff.left',
  about: `staff:${staff}`,
  details: { was: staff },
});

async function write(database: Database, notes: readonly JournalNote[]): Promise<void> {
  await database.transaction(async ({ journal }) => {
    for (const note of notes) await journal.add(note);
  });
}

const check = (database: Database): Promise<ChainChecked> => database.transaction(({ journal }) => journal.check());

/** A journal of five rows, spoilt by hand as somebody with the file would: the triggers are dropped first. */
async function afterwards(spoil: string, more: readonly JournalNote[] = []): Promise<ChainChecked> {
  const file = scratchFile();
  const before = await opened(file.path);
  await write(
    before,
    [1, 2, 3, 4, 5].map((staff) => left(staff)),
  );
  await before.close();
  const raw = new SQLite(file.path);
  raw.exec(`drop trigger journal_unchanged; drop trigger journal_undeleted; ${spoil}`);
  raw.close();
  const after = await opened(file.path);
  await write(after, more);
  const checked = await check(after);
  await after.close();
  file.remove();
  return checked;
}

test('an untouched journal is whole, also over two pages and an empty one', async () => {
  const database = await inMemory();
  expect(await check(database)).toEqual({ kind: 'whole', head: { rows: 0, id: 0, hash: '' } });
  await write(
    database,
    Array.from({ length: 1_001 }, (_, index) => left(index + 1)),
  );
  expect(await check(database)).toMatchObject({ kind: 'whole', head: { rows: 1_001, id: 1_001 } });
  await database.close();
});

test.each<[string, string, ChainChecked]>([
  ['what was done', `update journal set act = 'staff.hired' where id = 3`, { kind: 'broken', row: 3 }],
  ['who did it', `update journal set pseudonym = 7 where id = 1`, { kind: 'broken', row: 1 }],
  ['when', `update journal set at = at - 1 where id = 5`, { kind: 'broken', row: 5 }],
  ['to whom', `update journal set about = 'staff:9' where id = 2`, { kind: 'broken', row: 2 }],
  ['the facts', `update journal set details = '{}' where id = 4`, { kind: 'broken', row: 4 }],
])('a changed row is found: %s', async (_what, spoil, found) => {
  expect(await afterwards(spoil)).toEqual(found);
});

test('a row that was removed is found at the one after it', async () => {
  expect(await afterwards('delete from journal where id = 2')).toEqual({ kind: 'broken', row: 3 });
  expect(await afterwards('delete from journal where id = 1')).toEqual({ kind: 'broken', row: 2 });
});

test('a last row that was changed together with its hash is found, and one that was added with a fitting one', async () => {
  const first = hashOf('', { id: 1, at: 1, pseudonym: 1, act: 'staff.left', about: 'staff:1', details: '{}' });
  const forged = `insert into journal values (1, 1, 1, 'staff.left', 'staff:1', '{}', '${first}');`;
  const head = (rows: number, id: number) => JSON.stringify({ rows, id, hash: 'x' });
  const alone = (kept: string) =>
    `delete from journal; ${forged} update meta set value = '${kept}' where key = 'journal_head'`;
  expect(await afterwards(alone(head(1, 1)))).toEqual({ kind: 'broken', row: 1 });
  expect(await afterwards(alone(head(0, 0)))).toEqual({ kind: 'broken', row: 1 });
});

test('an inserted row is found, between others and at the end, also with the hash of a row that stands', async () => {
  const copy = (id: number) =>
    `insert into journal select ${id}, at, pseudonym, act, about, details, hash from journal where id = 5`;
  expect(await afterwards(copy(6))).toEqual({ kind: 'broken', row: 6 });
  expect(await afterwards(copy(0))).toEqual({ kind: 'broken', row: 0 });
});

test('two rows in each other’s place are found', async () => {
  const swap = 'update journal set id = -id where id in (2, 3); update journal set id = 5 + id where id < 0;';
  expect(await afterwards(swap)).toEqual({ kind: 'broken', row: 2 });
});

test('a cut tail is found, and writing goes on behind it without hiding it', async () => {
  expect(await afterwards('delete from journal where id > 3')).toEqual({ kind: 'cut', after: 3, missing: 2 });
  expect(await afterwards('delete from journal')).toEqual({ kind: 'cut', after: 0, missing: 5 });
  expect(await afterwards('delete from journal where id > 3', [left(6)])).toEqual({ kind: 'broken', row: 6 });
});

test('where the chain ended cannot be erased or spoilt unseen', async () => {
  const erased = `delete from meta where key = 'journal_head'`;
  expect(await afterwards(erased)).toEqual({ kind: 'headless', rows: 5 });
  expect(await afterwards(`update meta set value = 'x' where key = 'journal_head'`)).toEqual({
    kind: 'headless',
    rows: 5,
  });
  // the bot is not stopped by it, and what it writes afterwards does not mend the chain
  expect(await afterwards(erased, [left(6)])).toEqual({ kind: 'broken', row: 6 });
});

test('the database itself refuses to change or remove a row', async () => {
  const file = scratchFile();
  const database = await opened(file.path);
  await write(database, [left(1)]);
  await database.close();
  const raw = new SQLite(file.path);
  for (const spoil of [`update journal set act = 'x'`, 'delete from journal']) {
    expect(() => raw.exec(spoil)).toThrow('rows of the journal stay as they are');
  }
  raw.close();
  file.remove();
});

test('whoever is forgotten leaves rows that nobody can tell as theirs, and the chain is whole', async () => {
  const database = await inMemory();
  await write(database, [left(1, ANNA), left(2, VERA), { ...left(3), actor: null }]);
  await database.transaction(async ({ journal }) => {
    expect([await journal.countBy(ANNA), await journal.countBy(VERA)]).toEqual([1, 1]);
    await journal.forgetActor(ANNA);
    expect(await journal.countBy(ANNA)).toBe(0);
    expect(await journal.about('staff:1')).toMatchObject([{ actor: null, isForgotten: true, act: 'staff.left' }]);
    expect(await journal.about('staff:2')).toMatchObject([{ actor: VERA, isForgotten: false }]);
    expect(await journal.about('staff:3')).toMatchObject([{ actor: null, isForgotten: false }]);
    // the same profile is somebody new to the journal
    await journal.add(left(4, ANNA));
    expect(await journal.countBy(ANNA)).toBe(1);
    expect(await journal.about('staff:1')).toMatchObject([{ actor: null }]);
    expect((await journal.latest(2)).map(({ about }) => about)).toEqual(['staff:4', 'staff:3']);
  });
  expect((await check(database)).kind).toBe('whole');
  await database.close();
});

test('the journal of a database made before is chained as it stands, and names no profile', async () => {
  const file = scratchFile();
  await (await opened(file.path)).close();
  const raw = new SQLite(file.path);
  raw.exec(`drop table journal; drop table journal_actor;
    delete from kysely_migration where name = '0017_journal_chain';
    create table journal (id integer primary key autoincrement, at integer not null, actor integer not null,
      act text not null, about text not null, details text not null);
    create index journal_about on journal (about, id);
    insert into journal values (2, 5, 502, 'staff.left', 'staff:1', '{"was":1}'), (3, 6, 501, 'staff.hired', 'staff:2', '{}'),
      (1004, 7, 502, 'chat.lost', 'chat:2000000001', '{}'), (1005, 8, 0, 'staff.hired', 'staff:3', '{}');`);
  raw.close();
  const database = await opened(file.path);
  await write(database, [left(4, ANNA)]);
  expect(await check(database)).toMatchObject({ kind: 'whole', head: { rows: 5, id: 1006 } });
  await database.transaction(async ({ journal }) => {
    expect((await journal.latest(5)).reverse().map(({ id, at, actor, about }) => [id, at, actor, about])).toEqual([
      [2, 5, VERA, 'staff:1'],
      [3, 6, ANNA, 'staff:2'],
      [1004, 7, VERA, 'chat:2000000001'],
      [1005, 8, null, 'staff:3'],
      [1006, NOW + 4, ANNA, 'staff:4'],
    ]);
  });
  await database.close();
  const after = new SQLite(file.path);
  expect(JSON.stringify(after.prepare('select * from journal').all())).not.toMatch(/50[12]/);
  after.close();
  file.remove();
});

test('a row is added by a look at the last one, however many there are', async () => {
  const file = scratchFile();
  const database = await opened(file.path);
  const prepared = jest.spyOn(SQLite.prototype, 'prepare');
  await write(database, [left(1)]);
  const statements = prepared.mock.calls.map(([text]) => text).filter((text) => text.includes('journal'));
  prepared.mockRestore();
  await database.close();
  const raw = new SQLite(file.path);
  const plans = statements.map((text) =>
    raw
      .prepare(`explain query plan ${text}`)
      .all(...Array.from(text.matchAll(/\?/g), () => 0))
      .map((step) => (step as { detail: string }).detail)
      .join('; '),
  );
  raw.close();
  file.remove();
  expect(statements.length).toBeGreaterThan(0);
  for (const plan of plans) expect(plan).not.toMatch(/SCAN journal_actor|TEMP B-TREE|SCAN journal USING INDEX/);
});
