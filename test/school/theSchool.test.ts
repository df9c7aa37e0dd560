/** The school's own data, as it lies in data/: what the order says must be in it, word for number. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkCalendar } from '../../src/domain/calendar';
import { gradeOf } from '../../src/domain/classes';
import { dutiesFor } from '../../src/domain/duties';
import { addDays, parseLocalDate, type LocalDate } from '../../src/domain/localDate';
import { STAFF_ROLES } from '../../src/domain/roles';
import { fullName, initialsName, matchName } from '../../src/domain/names';
import { staffId } from '../../src/domain/ids';
import { fillPlaceholders } from '../../src/faq/answers';
import { placeholderValues } from '../../src/school/placeholders';
import { readSandbox, type SandboxData } from '../../src/school/readSandbox';
import { readSchool, type SchoolData } from '../../src/school/readSchool';
import { dataProblemsText } from '../../src/texts/dataProblems';

let data: SchoolData;
let sandbox: SandboxData;

beforeAll(async () => {
  const read = await readSchool('data');
  if (read.kind === 'problems') throw new Error(dataProblemsText(read.problems));
  data = read;
  const world = await readSandbox('data');
  if (world?.kind !== 'sandbox') throw new Error(world ? dataProblemsText(world.problems) : 'no sandbox');
  sandbox = world;
});

describe('the order', () => {
  test('every clause of the order and of the Regulation is there', () => {
    const numbers = (document: string): string[] =>
      data.orders[0].clauses.filter((clause) => clause.document === document).map((clause) => clause.number);
    expect(numbers('order')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(numbers('regulation').join(' ')).toBe(
      '1.1 1.2 1.3 1.4 1.5 1.6 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3 3.4 4.1 4.2',
    );
  });

  test('exactly these duties have dates', () => {
    const dated = data.orders[0].duties.filter((duty) => duty.due !== null);
    expect(dated.map((duty) => [duty.id, duty.clause.number, duty.due])).toEqual([
      ['order-101/registration', '5', '2023-06-23'],
      ['order-101/administration-chat', '6', '2023-08-23'],
      ['order-101/teachers-chat', '6', '2023-09-15'],
      ['order-101/class-chat', '7', '2023-10-27'],
    ]);
    expect(dated[0]).toMatchObject({ assignee: { who: 'staff' }, optional: false });
    expect(dated[0]?.remindOn).toEqual([-7, -3, -1, 0, 7, 14, 21, 28]);
    expect(dated.every((duty) => duty.clause.document === 'order')).toBe(true);
  });

  test.each([
    ['2.1', 18],
    ['2.2', 12],
    ['2.3', 7],
    ['2.4', 5],
    ['2.5', 4],
    ['2.6', 2],
  ])('%s of the Regulation brings %i duties, none of them dated', (number, count) => {
    const duties = data.orders[0].duties.filter((duty) => duty.clause.number === number);
    expect(duties).toHaveLength(count);
    expect(duties.every((duty) => duty.due === null && duty.capability.length > 0)).toBe(true);
  });

  test('each role of the Regulation has duties of its own', () => {
    for (const role of [...STAFF_ROLES, 'parent', 'pupil'] as const) {
      const person = { onRoster: false, roles: [role], classTeacherOf: [], offices: [] };
      const own = dutiesFor(person, data.orders).filter((one) => one.duty.clause.document === 'regulation');
      expect([role, own.length > 1]).toEqual([role, true]);
    }
  });

  test('classes are those of the grades the order speaks of', () => {
    expect(new Set(data.school.classes.map(gradeOf))).toEqual(new Set([6, 7, 8, 9, 10, 11]));
    const duty = data.orders[0].duties.find((one) => one.id === 'order-101/class-chat');
    expect(duty?.assignee).toEqual({ who: 'class_teacher', grades: [6, 7, 8, 9, 10, 11] });
  });
});

describe('the answers', () => {
  const filled = (): { id: string; short: string; full: string }[] => {
    const values = placeholderValues(data.school, data.orders[0]);
    return data.topics.map(({ id, short, full }) => ({
      id,
      short: fillPlaceholders(short, values),
      full: fillPlaceholders(full, values),
    }));
  };

  test('in a chat have at most 300 characters', () => {
    expect(filled().flatMap(({ id, short }) => (short.length > 300 ? [`${id}: ${short.length}`] : []))).toEqual([]);
  });

  test('one that is longer stops the start, with its place', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'school-'));
    await cp('data', dir, { recursive: true });
    const file = join(dir, 'faq', 'order.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace("short: 'Действует {order}", `short: 'Действует ${'а'.repeat(250)} {order}`));
    const read = await readSchool(dir);
    await rm(dir, { recursive: true });
    const line = text.slice(0, text.indexOf("short: 'Действует")).split('\n').length;
    expect(read.kind === 'problems' && read.problems.map((p) => [p.file, p.line, p.column])).toEqual([
      [file, line, 12],
    ]);
  });

  test('begin with a capital, and so do their lines', () => {
    const small = filled().flatMap(({ id, short, full }) =>
      [short, ...full.split('\n')].filter((line) => /^\p{Ll}/u.test(line)).map((line) => `${id}: ${line}`),
    );
    expect(small).toEqual([]);
  });

  test('say by which protocol the Regulation was adopted', () => {
    const order = filled().find(({ id }) => id === 'order_info');
    expect(order?.short).toContain('(протокол №6 от 30.05.2023)');
    expect(order?.full).toContain('(протокол №6 от 30.05.2023)');
    expect(order?.full).toMatch(/^Приказ №101-Ш от 14\.06\.2023, /);
  });
});

describe('the calendar', () => {
  test.each([
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('%i has %i working days of the five-day week', (year, count) => {
    const calendar = new WorkCalendar(data.calendars, 5);
    let working = 0;
    const last = `${year}-12-31`;
    for (let day = parseLocalDate(`${year}-01-01`) as LocalDate; day <= last; day = addDays(day, 1)) {
      if (calendar.isWorkingDay(day)) working++;
    }
    expect(working).toBe(count);
    expect(calendar.knows(year)).toBe(true);
  });

  test('every date of the order is a working day', () => {
    const calendar = new WorkCalendar(data.calendars, data.school.workingWeek);
    for (const { due } of data.orders[0].duties) {
      if (due) expect([due, calendar.isWorkingDay(due)]).toEqual([due, true]);
    }
  });
});

describe('the made-up people of the sandbox', () => {
  test('are marked as made up, about sixty, and every class has its class teacher', () => {
    expect(sandbox.roster.madeUp).toBe(true);
    expect(sandbox.roster.entries).toHaveLength(60);
    const led = sandbox.roster.entries.flatMap((entry) => entry.classTeacherOf ?? []);
    expect([...led].sort()).toEqual([...data.school.classes].sort());
  });

  test('nobody bears the surname of a real person in office', () => {
    const real = Object.values(data.school.offices).map((officer) => officer.name.split('.').at(-1)?.trim());
    const made = sandbox.roster.entries.map((entry) => entry.surname);
    expect(made.filter((surname) => real.some((name) => name?.startsWith(surname.slice(0, 6))))).toEqual([]);
  });

  test('there are namesakes to ask about', () => {
    const twice = (names: string[]): string[] => names.filter((name, at) => names.indexOf(name) < at);
    expect(twice(sandbox.roster.entries.map(initialsName))).toContain('Смирнова О.В.');
    expect(twice(sandbox.roster.entries.map((entry) => `${entry.surname} ${entry.firstName}`))).toEqual([
      'Кузнецова Елена',
    ]);
  });

  test('the teachers one can act as are on the roster under the names on the page, the family is not', () => {
    const roster = sandbox.roster.entries.map((entry, at) => ({ ...entry, id: staffId(at + 1) }));
    const found = sandbox.people.map((person) => {
      const match = matchName(person.name, roster);
      return roster.filter((entry) => match.kind === 'one' && entry.id === match.id).map(fullName);
    });
    expect(found).toEqual([
      ['Примерова Вера Максимовна'],
      ['Соколова Анна Петровна'],
      ['Журавлёв Павел Андреевич'],
      ['Кузнецова Елена Сергеевна'],
      [],
      [],
      [],
    ]);
  });

  test('the clock starts on the day of the order at nine in Moscow', () => {
    expect(new Date(sandbox.startsAt).toISOString()).toBe('2023-06-14T06:00:00.000Z');
    expect(data.orders[0].date).toBe('2023-06-14');
  });

  test('there is one administrator, and chats to invite the bot into', () => {
    expect(sandbox.people.filter((person) => person.administrator).map((person) => person.id)).toEqual([101]);
    expect(sandbox.chats.map((chat) => chat.title)).toEqual(['7Б класс', '6А класс', 'Родители 6А', 'Педагоги школы']);
  });
});
