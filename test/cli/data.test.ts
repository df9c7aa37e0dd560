import { join } from 'node:path';
import { edited, makeFolder, type Changes, type Folder } from '../school/folder';
import { call } from './commandLine';

let folder: Folder | null = null;

async function school(changes: Changes = {}): Promise<string> {
  folder = await makeFolder(changes);
  return folder.dir;
}

afterEach(async () => {
  await folder?.remove();
  folder = null;
});

describe('Checking the data of a school', () => {
  it('says what was read when nothing is wrong', async () => {
    const dir = await school();
    const called = await call('data check', { env: { SCHOOL_DIR: dir } });
    expect(called).toMatchObject({ code: 0, err: [] });
    const text = called.out.join('\n');
    expect(text).toContain('ошибок нет. Лицей № 1');
    expect(text).toContain('классы: 2');
    expect(text).toContain('приказы: 1, обязанности в них: 1');
    expect(text).toContain('темы вопросов: 1, примеры вопросов: 1');
    expect(text).toContain('календарь: 2024');
    expect(text).not.toContain('песочница');
  });

  it('warns of a year in which the order has dates and for which there is no calendar', async () => {
    const dir = await school(edited('orders/first.yaml', '2024-09-20', '2025-09-20'));
    const called = await call(`data check --dir ${dir}`);
    expect(called.code).toBe(0);
    expect(called.err).toEqual([expect.stringMatching(/№5-О есть сроки 2025 года.*calendar\/ru-2025\.yaml/u)]);
  });

  it('points at file, line and column of every mistake', async () => {
    const dir = await school({
      ...edited('school.yaml', 'time_zone: Asia/Omsk', 'time_zone: Asia/Tomks'),
      ...edited('orders/first.yaml', "number: '1' }", "number: '2' }"),
    });
    const called = await call(`data check --dir ${dir}`);
    expect(called.code).toBe(1);
    expect(called.out).toHaveLength(2);
    expect(called.out[0]).toContain(`${join(dir, 'orders/first.yaml')}:11:40: `);
    expect(called.out[1]).toContain(`${join(dir, 'school.yaml')}:4:12: `);
    expect(called.err.join('\n')).toContain('2 ошибки');
  });

  it('looks at the made-up people of the sandbox too', async () => {
    const dir = await school({
      'sandbox/roster.yaml': 'made_up: true\nstaff: []\n',
      'sandbox/world.yaml': 'people: 5\n',
    });
    const called = await call(`data check --dir ${dir}`);
    expect(called.code).toBe(1);
    expect(called.out.join('\n')).toContain(`${join(dir, 'sandbox/world.yaml')}:1:`);
  });

  it('checks the folder named on the line, whatever else is configured', async () => {
    const dir = await school();
    const called = await call(`data check --dir ${dir}`, { env: { SCHOOL_DIR: '/nowhere', ADMIN_IDS: 'me' } });
    expect(called.code).toBe(0);
  });

  it('calls a missing folder by its missing files', async () => {
    const called = await call('data check --dir /nowhere');
    expect(called.code).toBe(1);
    expect(called.out).toContainEqual(expect.stringContaining('/nowhere/school.yaml:1:1: '));
  });
});

describe('Schemas of the data', () => {
  it('come as one object of the kinds that every school has', async () => {
    const called = await call('data schema');
    expect(called.code).toBe(0);
    const schemas = JSON.parse(called.out.join('\n')) as Record<string, { properties: object }>;
    expect(Object.keys(schemas)).toEqual(['school', 'order', 'faq', 'language', 'calendar']);
    expect(Object.keys(schemas['order']?.properties ?? {})).toContain('duties');
  });

  it('come one by one when a kind is named', async () => {
    const called = await call('data schema roster');
    const schema = JSON.parse(called.out.join('\n')) as { properties: object };
    expect(Object.keys(schema.properties)).toContain('staff');
  });

  it('are not made for a kind that there is not', async () => {
    const called = await call('data schema menu');
    expect(called).toMatchObject({ code: 2, out: [] });
    expect(called.err[0]).toContain('school, order, faq, language, calendar, roster, world');
  });
});
