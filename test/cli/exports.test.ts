/** `settings export` and `faq export`: what people changed and taught by chat goes into the school's files, which stay right. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, parse, parseDocument } from 'yaml';
import { userId } from '../../src/domain/ids';
import { SETTING_NAMES, type SettingName } from '../../src/domain/settings';
import { layOver } from '../../src/school/settings';
import { readSchool, type SchoolData } from '../../src/school/readSchool';
import type { Database } from '../../src/store/database';
import { makeFolder, type Folder } from '../school/folder';
import { opened } from '../store/openDatabase';
import { call } from './commandLine';

const VERA = userId(7_654_321);
const DATA = join(__dirname, '../../data');

let folder: Folder;
let bot: Database;
let school: string;
beforeEach(async () => {
  folder = await makeFolder();
  school = join(folder.dir, 'data');
  await cp(DATA, school, { recursive: true });
  bot = await opened(join(folder.dir, 'bot.sqlite'));
});
afterEach(async () => {
  await bot.close();
  await folder.remove();
});

const run = (words: string) =>
  call(words, {
    env: {
      DATABASE_URL: `sqlite:${join(folder.dir, 'bot.sqlite')}`,
      SCHOOL_DIR: school,
      VK_TOKEN: 'x',
      VK_GROUP_ID: '5',
    },
  });
const sets = (name: SettingName, value: string): Promise<void> =>
  bot.transaction(({ settings }) => settings.set({ name, value }, VERA, 0));
async function read(): Promise<SchoolData> {
  const data = await readSchool(school);
  if (data.kind !== 'school') throw new Error(JSON.stringify(data.problems));
  return data;
}
/** As a person would do it: the lines instead of the former ones, those of contacts one by one. */
async function paste(lines: string): Promise<void> {
  const file = join(school, 'school.yaml');
  const document = parseDocument(await readFile(file, 'utf8'));
  for (const [key, value] of Object.entries(parse(lines) as Record<string, unknown>)) {
    const inside = document.get(key);
    if (key === 'contacts' && isMap(inside)) {
      for (const [name, one] of Object.entries(value as Record<string, unknown>)) inside.set(name, one);
    } else document.set(key, value);
  }
  await writeFile(file, document.toString());
}

const VALUES: Readonly<Record<SettingName, string>> = {
  digest: '07:30',
  reminders: '10:15',
  staff_hours: '07:00–20:30',
  support_email: 'help@example.org',
  site: 'example.org/help',
  platform_site: 'https://platform.example.org',
  school_phone: '+7 (812) 123-45-67',
  school_email: 'office@example.org',
  school_site: 'school.example.org',
};

test('файл с перенесёнными строками — это настройки, которые были в силе, и отличий больше нет', async () => {
  for (const name of SETTING_NAMES) await sets(name, VALUES[name]);
  const kept = await bot.transaction(({ settings }) => settings.all());
  const inForce = layOver((await read()).school, kept).school;
  const { out, code } = await run('settings export');
  expect(code).toBe(0);
  await paste(out.join('\n'));
  expect(await run(`data check --dir ${school}`)).toMatchObject({ code: 0, err: [] });
  expect((await read()).school).toEqual(inForce);
  expect((await run('settings export')).out).toEqual(['# Всё как в school.yaml: переносить нечего.']);
});

test('печатает только разницу и никого не называет', async () => {
  await sets('staff_hours', '08:00–18:30');
  await sets('support_email', 'help@example.org');
  await sets('digest', '08:00');
  const { out, err } = await run('settings export');
  expect(err).toEqual([]);
  expect(out.filter((line) => !line.startsWith('#')).join('\n')).toBe(
    "staff_hours:\n  from: '08:00'\n  to: '18:30'\ncontacts:\n  support_email: 'help@example.org'",
  );
  expect(out.join('\n')).not.toContain(String(VERA));
});

test('в файл — один раз; что не сходится с school.yaml, названо и не вошло', async () => {
  await sets('reminders', '18:30');
  await sets('digest', '07:30');
  await paste("staff_hours: { from: '08:00', to: '18:00' }");
  const file = join(folder.dir, 'difference.yaml');
  const called = await run(`settings export --out ${file}`);
  expect(called).toMatchObject({ code: 0, out: [] });
  expect(called.err).toEqual([
    'Не вошло: напоминания о сроках (18:30) — не сходится с school.yaml, действует файл.',
    `${file}: 1 настройка.`,
  ]);
  expect(parse(await readFile(file, 'utf8'))).toEqual({ digest: '07:30' });
  expect(await run(`settings export --out ${file}`)).toMatchObject({ code: 1 });
});

describe('faq export', () => {
  const QUESTION = 'А если {я} забыл, где кнопка: «войти»?';
  beforeEach(() =>
    bot.transaction(async ({ taught, ownAnswers }) => {
      const teaches = (text: string, topic: string) => taught.add({ text, phrase: text, topic, by: VERA }, 0);
      await ownAnswers.add(
        { question: 'Где буфет?', answer: 'На первом этаже.\nС 9 до 15 {кроме субботы}.', by: VERA },
        0,
      );
      await teaches('Где буфет?', 'own-1');
      await teaches('где у вас поесть', 'own-1');
      await teaches(QUESTION, 'who_creates_chats');
      await teaches('Кто создаёт чат класса?', 'who_creates_chats');
      await teaches('вопрос о том, чего нет', 'gone_topic');
    }),
  );

  test('прежние файлы с добавленными вопросами и файл ответов школы: data check проходит, ничего не потеряно', async () => {
    const before = await read();
    const out = join(folder.dir, 'out');
    const called = await run(`faq export --out ${out}`);
    expect(called).toMatchObject({ code: 0, out: [join(out, 'chats.yaml'), join(out, 'own-answers.yaml')] });
    expect(called.err[0]).toBe('Не вошло вопросов: 1 — их тем больше нет в данных.');
    await cp(out, join(school, 'faq'), { recursive: true });
    expect(await run(`data check --dir ${school}`)).toMatchObject({ code: 0, err: [] });
    const after = await read();
    const own = after.topics.filter(({ id }) => id === 'own-answer-1');
    expect(own).toMatchObject([
      {
        title: 'Где буфет?',
        full: 'На первом этаже.\nС 9 до 15 (кроме субботы).',
        source: 'Ответ школы',
        questions: ['Где буфет?', 'где у вас поесть'],
      },
    ]);
    const expected = before.topics.map((topic) =>
      topic.id === 'who_creates_chats' ? { ...topic, questions: [...topic.questions, QUESTION] } : topic,
    );
    const sorted = (topics: typeof expected) => [...topics].sort((a, b) => a.id.localeCompare(b.id, 'en'));
    expect(sorted(after.topics.filter(({ id }) => id !== 'own-answer-1'))).toEqual(sorted(expected));
    for (const name of await readdir(out)) {
      expect(await readFile(join(out, name), 'utf8')).not.toContain(String(VERA));
    }
    const chats = await readFile(join(out, 'chats.yaml'), 'utf8');
    expect(chats).toMatch(/^# Чаты и каналы/u);
  });

  test('без папки — печатает; готовое не перезаписывает', async () => {
    const { out, code } = await run('faq export');
    expect(code).toBe(0);
    expect(out[0]).toBe(`# who_creates_chats: ${QUESTION}`);
    expect(parse(out.join('\n'))).toMatchObject({ topics: [{ id: 'own-answer-1' }] });
    const dir = join(folder.dir, 'full');
    await mkdir(dir);
    await writeFile(join(dir, 'own-answers.yaml'), 'мой файл');
    expect(await run(`faq export --out ${dir}`)).toMatchObject({ code: 1, out: [] });
    expect(await readdir(dir)).toEqual(['own-answers.yaml']);
  });
});
