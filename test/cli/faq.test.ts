import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, type Folder } from '../school/folder';
import { call } from './commandLine';

const TOPICS = `topics:
  - id: term
    title: До какого числа регистрироваться
    audience: [everyone]
    short: До {due.registration}.
    full: |-
      {school}: зарегистрируйтесь до {due.registration}.
      Не получается — {support_email}.
    source: Приказ, п. 1
    questions: [До какого числа регистрироваться?, Какой срок регистрации?, Когда крайний срок регистрации?]
  - id: price
    title: Сколько стоит
    audience: [everyone]
    short: Бесплатно.
    full: Платформа бесплатна.
    source: Положение
    questions: [Сколько стоит платформа?, Это платно?, Надо ли платить деньги?]
offtopic: [Что задали по алгебре?, Какая завтра погода?, Во сколько обед?]
`;
let folder: Folder;
let env: { SCHOOL_DIR: string };

beforeAll(async () => {
  folder = await makeFolder({ 'faq/topics.yaml': TOPICS });
  env = { SCHOOL_DIR: folder.dir };
});
afterAll(() => folder.remove());

const ask = (id: unknown, text: string): string => `${JSON.stringify({ id, text })}\n`;
const parsed = (lines: readonly string[]): unknown[] => lines.map((line) => JSON.parse(line) as unknown);

describe('Questions on standard input', () => {
  it('are answered in full in private', async () => {
    const called = await call('faq match --place dm', { env, input: [ask('q1', 'Какой срок регистрации?')] });
    expect(called).toMatchObject({ code: 0, err: [] });
    expect(parsed(called.out)).toEqual([
      {
        id: 'q1',
        topic: 'term',
        candidates: expect.arrayContaining(['term']) as unknown,
        score: expect.any(Number) as unknown,
        answer: 'Лицей № 1: зарегистрируйтесь до 20.09.2024.\nНе получается — help@example.org.',
      },
    ]);
  });

  it('are answered in a chat as the bot does it: a line, and where to read more', async () => {
    const withGroup = { ...env, VK_TOKEN: 'a', VK_GROUP_ID: '77' };
    const called = await call('faq match --place chat', {
      env: withGroup,
      input: [ask('q', 'Сколько стоит платформа?')],
    });
    expect(called.err).toEqual([]);
    expect(parsed(called.out)).toEqual([
      expect.objectContaining({
        topic: 'price',
        answer: expect.stringMatching(/^Бесплатно\.\n.*vk\.me\/club77$/) as unknown,
      }),
    ]);
  });

  it('say that the link is not complete while the community is not known', async () => {
    const called = await call('faq match --place chat', {
      env: { ...env, VK_TOKEN: 'a' },
      input: [ask('q', 'Сколько стоит платформа?')],
    });
    expect(called.code).toBe(0);
    expect(called.err.join()).toContain('VK_GROUP_ID');
    expect(called.out[0]).toContain('vk.me"');
  });

  it('get no answer when they are about something else', async () => {
    const called = await call('faq match --place chat', { env, input: [ask(5, 'Во сколько обед?'), ask('', '')] });
    expect(parsed(called.out)).toEqual([
      { id: 5, topic: null, candidates: [], score: expect.any(Number) as unknown, answer: null },
      { id: '', topic: null, candidates: [], score: 0, answer: null },
    ]);
  });

  it('are answered one by one, before the next is asked', async () => {
    const answered: string[] = [];
    async function* conversation(): AsyncGenerator<string> {
      yield ask('first', 'Сколько стоит платформа?') + '{"id":"seco';
      yield 'nd","text":"Это платно?"}\n';
      answered.push('— asked two');
      yield ask('third', 'Какой срок регистрации?').trimEnd();
    }
    await call('faq match --place dm', {
      env,
      input: conversation(),
      onLine: (line) => answered.push((JSON.parse(line) as { id: string }).id),
    });
    expect(answered).toEqual(['first', 'second', '— asked two', 'third']);
  });

  it('may hold letters cut in two by the pipe, and separators that only JavaScript takes for ends of lines', async () => {
    const bytes = Buffer.from(ask('q', 'Это\u2028платно?'), 'utf8');
    const called = await call('faq match --place dm', { env, input: [bytes.subarray(0, 21), bytes.subarray(21)] });
    expect(parsed(called.out)).toEqual([expect.objectContaining({ id: 'q', topic: 'price' })]);
  });

  it('that cannot be read are named, the others are answered, and the code says so', async () => {
    const input = ['not json\n', '\n', ask('q', 'Это платно?'), '{"id":"x"}\n'];
    const called = await call('faq match --place dm', { env, input });
    expect(called.code).toBe(1);
    expect(parsed(called.out)).toEqual([expect.objectContaining({ id: 'q', topic: 'price' })]);
    expect(called.err).toEqual([expect.stringContaining('Строка 1:'), expect.stringContaining('Строка 4:')]);
  });

  it('are not answered from broken data', async () => {
    const called = await call('faq match --place dm', {
      env: { SCHOOL_DIR: '/nowhere' },
      input: [ask('q', 'Это платно?')],
    });
    expect(called).toMatchObject({ code: 1, out: [] });
    expect(called.err.join('\n')).toContain('/nowhere/school.yaml:1:1: ');
  });
});

describe('Measuring the answers', () => {
  const label = (text: string, topic: string | null, style: string): string =>
    JSON.stringify({ id: 'd', text, topic_id: topic, style, source: 'own' });
  const measure = async (lines: readonly string[]) => {
    const file = join(folder.dir, 'questions.jsonl');
    await writeFile(file, lines.join('\n'));
    return { file, ...(await call(`faq eval ${file}`, { env })) };
  };

  it('counts by style what was right, offered and wrong', async () => {
    const called = await measure([
      label('Какой срок регистрации?', 'term', 'plain'),
      label('Это платно?', 'price', 'plain'),
      label('Это платно?', 'term', 'sly'),
      label('Во сколько обед?', null, 'offtopic'),
      label('Надо ли платить деньги?', null, 'offtopic'),
    ]);
    expect(called).toMatchObject({ code: 0, err: [] });
    const cells = called.out.map((line) => line.split(/\s{2,}/).map((cell) => cell.trim()));
    expect(cells[1]).toEqual(['plain', '2', '2 (100,0 %)', '2 (100,0 %)', '0 (0,0 %)']);
    expect(cells[2]).toEqual(['sly', '1', '0 (0,0 %)', expect.any(String), '1 (100,0 %)']);
    expect(cells[3]).toEqual(['Всего', '3', '2 (66,7 %)', expect.any(String), '1 (33,3 %)']);
    expect(called.out[4]).toContain('Не по теме: 2.');
    expect(called.out[4]).toContain('в личных сообщениях 1 (50,0 %), в чате 1 (50,0 %)');
  });

  it('takes for right whatever topic of a line answers it, and tells which topics are taken for one another', async () => {
    const also = { text: 'Это платно?', topic_id: 'term', style: 'two', also_accept: ['price'] };
    const called = await measure([
      JSON.stringify(also),
      label('Какой срок регистрации?', 'price', 'sly'),
      label('Сколько стоит платформа?', 'term', 'sly'),
      label('Надо ли платить деньги?', 'term', 'sly'),
    ]);
    const cells = called.out.map((line) => line.split(/\s{2,}/).map((cell) => cell.trim()));
    expect(cells.find(([style]) => style === 'two')).toEqual(['two', '1', '1 (100,0 %)', '1 (100,0 %)', '0 (0,0 %)']);
    expect(cells.slice(-3)).toEqual([
      ['Спрошено → отвечено', 'Раз'],
      ['term → price', '2'],
      ['price → term', '1'],
    ]);
  });

  it('names the lines it had to leave out, and still measures the rest', async () => {
    const called = await measure([label('Это платно?', 'price', 'plain'), '{"text":1}', label('А?', 'lunch', 'plain')]);
    expect(called.code).toBe(1);
    expect(called.err).toEqual([
      expect.stringContaining(`${called.file}:2:1: `),
      expect.stringContaining(`${called.file}:3:1: темы «lunch» нет`),
    ]);
    expect(called.out.at(-1)).toMatch(/^Всего\s+1\s+1 \(100,0 %\)/);
  });

  it('refuses a file that is not there or has nothing in it', async () => {
    expect((await call('faq eval /nowhere.jsonl', { env })).err).toEqual([expect.stringContaining('/nowhere.jsonl')]);
    expect(await measure(['', ''])).toMatchObject({ code: 1, out: [] });
  });
});
