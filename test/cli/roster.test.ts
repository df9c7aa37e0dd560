import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { staffId, userId } from '../../src/domain/ids';
import { Database } from '../../src/store/database';
import { csv, xlsx } from '../roster/tables';
import { makeFolder, type Folder } from '../school/folder';
import { call } from './commandLine';

const NOW = Date.parse('2024-09-18T05:30:00Z');
const HEADER = ['ФИО', 'Должность', 'Предмет', 'Класс'];
const ANNA = ['Ёлкина Анна Петровна', 'учитель', 'физика', '7Б'];
const IRINA = ['Соколова Ирина Львовна', 'учитель', 'химия', ''];

let folder: Folder;
let path: string;
let bot: Database;
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

const write = async (name: string, bytes: Uint8Array): Promise<string> => {
  await writeFile(join(folder.dir, name), bytes);
  return join(folder.dir, name);
};
const run = (command: string) => call(command, { env: { DATABASE_URL: `sqlite:${path}` }, now: NOW });
const surnames = () => bot.transaction(async (stores) => (await stores.staff.all()).map((one) => one.surname));

test('the roster is imported beside a running bot: shown first, applied with --yes, the same file again changes nothing', async () => {
  const file = await write('roster.xlsx', await xlsx([HEADER, ANNA, IRINA]));
  const shown = await run(`roster import ${file} --dry-run`);
  expect(shown.code).toBe(0);
  expect(shown.out.join('\n')).toContain(
    'Новые: 2\n• строка 2: Ёлкина Анна Петровна, учитель, физика, классный руководитель 7Б',
  );
  expect(await surnames()).toEqual([]);

  const unsaid = await run(`roster import ${file}`);
  expect([unsaid.code, unsaid.err]).toEqual([1, [expect.stringContaining('--yes')]]);
  expect(await surnames()).toEqual([]);

  expect((await run(`roster import ${file} --yes`)).code).toBe(0);
  expect(await surnames()).toEqual(['Ёлкина', 'Соколова']);
  expect(await run(`roster import ${file} --yes`)).toMatchObject({
    code: 0,
    err: [expect.stringContaining('Менять нечего')],
  });
});

test('--dry-run wins over --yes', async () => {
  const file = await write('roster.csv', csv([HEADER, ANNA]));
  expect((await run(`roster import ${file} --yes --dry-run`)).code).toBe(0);
  expect(await surnames()).toEqual([]);
});

test('an applied file is taken back within a day by `roster undo`, once', async () => {
  const file = await write('roster.csv', csv([HEADER, ANNA, IRINA]));
  const imported = await run(`roster import ${file} --yes`);
  expect(imported.err.join()).toContain('roster undo');
  expect(await surnames()).toEqual(['Ёлкина', 'Соколова']);
  expect(await run('roster undo')).toEqual({ code: 0, out: [expect.stringContaining('Вернул как было')], err: [] });
  expect(await surnames()).toEqual([]);
  expect(await run('roster undo')).toEqual({ code: 1, out: [], err: [expect.stringContaining('Возвращать нечего')] });
});

test('`roster undo` throws nobody away who has come to the bot since, and whoever is back hears of it', async () => {
  const both = await write('both.csv', csv([HEADER, ANNA, IRINA]));
  await run(`roster import ${both} --yes`);
  const links = (id: number, user: number) =>
    bot.transaction(async (stores) => {
      await stores.accounts.consent(userId(user), 1, NOW);
      await stores.staff.link(staffId(id), userId(user), NOW);
    });
  await links(1, 20);
  expect(await run('roster undo')).toEqual({
    code: 1,
    out: [],
    err: [expect.stringContaining('Ёлкина Анна Петровна')],
  });
  expect(await surnames()).toEqual(['Ёлкина', 'Соколова']);
  await run(`roster import ${await write('one.csv', csv([HEADER, IRINA]))} --yes`);
  expect(await surnames()).toEqual(['Соколова']);
  expect((await run('roster undo')).code).toBe(0);
  expect(await surnames()).toEqual(['Ёлкина', 'Соколова']);
  const waiting = await bot.transaction((stores) => stores.outbox.heads(NOW, 10));
  expect(waiting.map(({ peer, body }) => [peer, body])).toEqual([[20, expect.stringContaining('вас больше нет')]]);
});

test('another class or post by a file is told, and told again when it is taken back', async () => {
  await run(`roster import ${await write('before.csv', csv([HEADER, ANNA, IRINA]))} --yes`);
  await bot.transaction(async (stores) => {
    for (const [id, user] of [
      [1, 20],
      [2, 21],
    ] as const) {
      await stores.accounts.consent(userId(user), 1, NOW);
      await stores.staff.link(staffId(id), userId(user), NOW);
    }
  });
  const said = () =>
    bot.transaction(async (stores) => {
      const all: [number, string][] = [];
      for (
        let heads = await stores.outbox.heads(NOW, 10);
        heads.length > 0;
        heads = await stores.outbox.heads(NOW, 10)
      ) {
        for (const { id, peer, body } of heads) {
          all.push([peer, body]);
          await stores.outbox.markSent([{ id, cmid: 1 }], NOW);
        }
      }
      return all;
    });
  const after = [HEADER, [...ANNA.slice(0, 3), ''], ['Соколова Ирина Львовна', 'заместитель директора', 'химия', '7Б']];
  expect((await run(`roster import ${await write('after.csv', csv(after))} --yes`)).code).toBe(0);
  expect(await said()).toEqual([
    [20, expect.stringContaining('класс 7Б теперь ведёт другой классный руководитель')],
    [21, expect.stringContaining('теперь вы в списке школы так: заместитель директора, химия')],
    [21, expect.stringContaining('теперь вы классный руководитель 7Б')],
  ]);
  expect((await run('roster undo')).code).toBe(0);
  expect(await said()).toEqual([
    [20, expect.stringContaining('Теперь вы записаны так: учитель, физика, классный руководитель 7Б.')],
    [21, expect.stringContaining('учитель, химия. Классное руководство 7Б с вас снято.')],
  ]);
});

test('a class the school does not have is a doubt, and an absent column changes nothing', async () => {
  await run(`roster import ${await write('whole.csv', csv([HEADER, ANNA]))} --yes`);
  const table = [
    ['ФИО', 'Должность', 'Кл. рук.'],
    ['Ёлкина Анна Петровна', 'учитель', ''],
    ['Соколова Ирина Львовна', 'учитель', '6Ж'],
  ];
  const shown = await run(`roster import ${await write('part.csv', csv(table))} --dry-run`);
  const text = shown.out.join('\n');
  expect(text).toContain('Нет столбцов: предмет, примечание — эти данные остаются прежними.');
  expect(text).toContain('такого класса в школе нет, из файла его не взял:\n• строка 3, «Соколова Ирина Львовна, 6Ж»');
  expect(text).toContain('строка 2: Ёлкина Анна Петровна — класс: 7Б → нет');
  expect(text).not.toContain('предмет:');
});

test.each<[string, Uint8Array, string]>([
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'это не таблица'],
  ['a huge file', Buffer.alloc(7 * 1024 * 1024, ' '), 'слишком большой'],
  ['a table about something else', csv([['Товар', 'Цена']]), 'не вижу строки заголовков'],
])('%s is refused with what to do', async (_what, bytes, why) => {
  const called = await run(`roster import ${await write('file.xlsx', bytes)} --yes`);
  expect(called).toEqual({ code: 1, out: [], err: [expect.stringContaining(why)] });
});

test('a file that is not there, and a call without one', async () => {
  expect(await run('roster import nowhere.xlsx')).toEqual({ code: 1, out: [], err: ['Файл не найден: nowhere.xlsx'] });
  expect((await run('roster import')).code).toBe(2);
});
