/** Репетиция: приказ с первого дня до последнего срока, шестьдесят человек, каждый ведёт себя по-своему. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { isDone } from '../../src/domain/assignment';
import { WorkCalendar } from '../../src/domain/calendar';
import { dutyId, staffId, type DutyId } from '../../src/domain/ids';
import { toLocal } from '../../src/domain/zone';
import { rehearse, type Rehearsal } from '../../src/rehearsal/rehearse';
import { readSandbox } from '../../src/school/readSandbox';
import { readSchool, type SchoolData } from '../../src/school/readSchool';
import type { Database } from '../../src/store/database';
import { tossed } from '../scenes/tossed';
import { day } from '../scenes/school';
import { makeFolder, type Folder } from '../school/folder';
import { opened } from '../store/openDatabase';
import { call } from './commandLine';

interface Printed {
  readonly days: readonly {
    readonly date: string;
    readonly sent: readonly {
      readonly at: string;
      readonly to: { readonly kind: string; readonly id: number };
      readonly kind: string;
      readonly duty: string | null;
      readonly clause: string | null;
      readonly text: string;
    }[];
    readonly registered: number;
    readonly of: number;
    readonly chats: number;
    readonly required: number;
  }[];
  readonly totals: Readonly<Record<string, unknown>>;
}

const DATA = join(__dirname, '../../data');
const LONG_MS = 180_000;
const TOTALS = {
  days: 137,
  messages: 253,
  digests: 98,
  reminders: 131,
  escalations: 2,
  nudges: 1,
  mailingQuestions: 1,
  peopleReminded: 38,
  escalated: { administrator: 4, director: 4 },
  registered: 48,
  of: 58,
  chats: 14,
  required: 18,
  unreachable: 6,
  left: 2,
};

async function schoolData(dir: string): Promise<SchoolData> {
  const data = await readSchool(dir);
  if (data.kind === 'problems') throw new Error(JSON.stringify(data.problems));
  return data;
}

async function printed(days: string, dir: string): Promise<Printed> {
  const base = join(dir, 'nobody', 'bot.sqlite');
  const called = await call(`rehearse ${days} --json`, {
    env: { SCHOOL_DIR: dir, DATABASE_URL: `sqlite:${base}` },
  });
  expect(called).toMatchObject({ code: 0, err: [] });
  expect(existsSync(base)).toBe(false);
  return JSON.parse(called.out.join('\n')) as Printed;
}

/** Nobody is written to on a day off, outside the hours of the staff, or more than once a day besides the digest, the director's week and the first question. */
function keepsItsPromises({ days }: Printed, { school, calendars }: SchoolData): void {
  const calendar = new WorkCalendar(calendars, school.workingWeek);
  for (const { date, sent } of days) {
    if (!calendar.isWorkingDay(day(date))) expect(sent).toEqual([]);
    // the question before the first mailing is no reminder: after the yes that comes too
    const besides = new Set(['digest', 'weekly', 'first_mailing']);
    const spokenTo = sent.filter(({ kind }) => !besides.has(kind)).map(({ to }) => to.id);
    expect(new Set(spokenTo).size).toBe(spokenTo.length);
    for (const { at, kind } of sent) {
      const local = toLocal(Date.parse(at), school.timeZone);
      expect(local.date).toBe(date);
      if (kind === 'digest') continue;
      expect(local.minute).toBeGreaterThanOrEqual(school.staffHours.fromMinute);
      expect(local.minute).toBeLessThanOrEqual(school.staffHours.toMinute);
    }
    const instants = sent.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort());
  }
}

describe('приказ с 14 июня по 28 октября 2023 года', () => {
  let data: SchoolData;
  let database: Database;
  let whole: Printed;
  let played: Rehearsal;
  let spentMs: number;
  beforeAll(async () => {
    data = await schoolData(DATA);
    const before = process.cpuUsage();
    whole = await printed('--from 2023-06-14 --to 2023-10-28', DATA);
    const { user, system } = process.cpuUsage(before);
    spentMs = (user + system) / 1_000;
    const sandbox = await readSandbox(DATA);
    if (sandbox?.kind !== 'sandbox') throw new Error('no made-up people');
    database = await opened(':memory:', 'rehearsal', false);
    played = await rehearse({
      data,
      roster: sandbox.roster.entries,
      from: day('2023-06-14'),
      to: day('2023-10-28'),
      database,
      community: { id: 1 },
      random: tossed(3),
      logger: pino({ level: 'silent' }),
    });
  }, LONG_MS);
  afterAll(() => database.close());

  test('занимает меньше 10 секунд процессора', () => {
    expect(spentMs).toBeLessThan(10_000);
  });

  test('кончается всегда одинаково', () => {
    // how many answers there are is the business of the dialogues
    const { answers, ...totals } = whole.totals;
    expect(totals).toEqual(TOTALS);
    expect(answers).toBeGreaterThan(0);
    expect(played.totals).toEqual(whole.totals);
    expect(whole.days).toHaveLength(137);
    expect(whole.days.at(-1)).toEqual({
      date: '2023-10-28',
      sent: [],
      registered: 48,
      of: 58,
      chats: 14,
      required: 18,
    });
  });

  test('никому не пишут в выходной, вне рабочих часов и больше одного раза в день', () => {
    keepsItsPromises(whole, data);
  });

  test('никому не напоминают о сделанном', async () => {
    const reminders = played.days.flatMap(({ sent }) => sent.filter(({ kind }) => kind === 'reminder'));
    const checked = await database.transaction(async ({ assignments }) => {
      let count = 0;
      const isOpenAt = async (duty: DutyId, subject: string, at: number): Promise<boolean> => {
        const steps = (await assignments.history({ duty, subject })).filter((step) => step.at <= at);
        const state = steps.at(-1)?.to ?? 'open';
        return state === 'open' || state === 'started';
      };
      for (const { at, peer, duties, text } of reminders) {
        for (const { id, evidence, assignee } of duties) {
          const labels = [...text.matchAll(/класса \(([^)]+)\)/gu)].map((found) => `class:${found[1]}`);
          const subjects =
            evidence.kind === 'registration' ? [`staff:${peer}`] : assignee.who === 'office' ? ['school'] : labels;
          expect(subjects).not.toEqual([]);
          for (const subject of subjects) {
            expect([id, subject, at, await isOpenAt(id, subject, at)]).toEqual([id, subject, at, true]);
            count += 1;
          }
        }
      }
      return count;
    });
    expect(checked).toBeGreaterThanOrEqual(reminders.length);
  });

  test('первую рассылку начинают только с согласия администратора, в тот же день', () => {
    const kinds = whole.days.flatMap(({ sent }) => sent.map(({ kind, to }) => ({ kind, to: to.id })));
    const asked = kinds.findIndex(({ kind }) => kind === 'first_mailing');
    const reminded = kinds.findIndex(({ kind }) => kind === 'reminder');
    expect(kinds[asked]?.to).toBe(1);
    expect(asked).toBeLessThan(reminded);
    const [first] = whole.days.filter(({ sent }) => sent.some(({ kind }) => kind === 'reminder'));
    expect(first?.date).toBe('2023-06-16');
  });

  test('уволенным больше не пишут; ушедшую надолго замещают, класс другой передают', async () => {
    const { left, staff } = await database.transaction(async (stores) => ({
      left: await stores.staff.left(),
      staff: await stores.staff.all(),
    }));
    expect(left).toHaveLength(2);
    for (const { id } of left) {
      const journal = await database.transaction((stores) => stores.journal.about(`staff:${id}`));
      const leftAt = journal.find(({ act }) => act === 'staff.left')?.at ?? 0;
      expect(leftAt).toBeGreaterThan(0);
      const heard = played.days.flatMap(({ sent }) => sent.filter(({ peer }) => Number(peer) === Number(id)));
      for (const { at } of heard) expect(at).toBeLessThan(leftAt);
    }
    const leads = staff.flatMap(({ classTeacherOf }) => classTeacherOf ?? []);
    expect([...leads].sort()).toEqual([...data.school.classes].sort());
    expect(staff.every(({ status }) => status === 'active')).toBe(true);
    const journal = await database.transaction((stores) => stores.journal.about(`staff:${staffId(5)}`));
    expect(journal.map(({ act }) => act)).toEqual(expect.arrayContaining(['staff.on_leave', 'staff.back_from_leave']));
    // her class got its chat meanwhile, by whoever stood in
    const chat = { duty: dutyId('order-101', 'class-chat'), subject: 'class:6А' };
    const steps = await database.transaction((stores) => stores.assignments.history(chat));
    expect(steps.at(-1)).toMatchObject({ to: 'confirmed' });
    expect([5, null]).not.toContain(steps.at(-1)?.actor);
    expect(staff.find(({ surname }) => surname === 'Фёдорова')?.classTeacherOf).toBeNull();
  });

  test('несделанное доходит до администратора, потом до директора; обращения закрыты, ошибок нет', async () => {
    const escalations = whole.days.flatMap(({ date, sent }) =>
      sent.filter(({ kind }) => kind === 'escalation').map(({ to }) => [date, to.id]),
    );
    expect(escalations).toEqual([
      ['2023-07-28', 1],
      ['2023-08-04', 2],
    ]);
    await database.transaction(async ({ tickets, inbox, requests, assignments, declarations }) => {
      expect(await tickets.listOpen()).toEqual([]);
      expect(await inbox.countFailed()).toBe(0);
      expect(await requests.waiting()).toEqual([]);
      const waived = (await assignments.all()).filter(({ assignment }) => assignment.state === 'not_applicable');
      expect(waived).toHaveLength(1);
      expect(waived.every(({ assignment }) => isDone(assignment))).toBe(true);
      expect((await declarations.standing()).map(({ state }) => state)).toEqual([
        'witnessed',
        'witnessed',
        'witnessed',
      ]);
    });
  });
});

describe('другая школа', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder.remove());

  test(
    'без своих людей репетирует с шестьюдесятью выдуманными, по своему времени и шестидневке',
    async () => {
      const played = await printed('--from 2024-09-02 --to 2024-10-12', folder.dir);
      keepsItsPromises(played, await schoolData(folder.dir));
      expect(played.totals).toMatchObject({ days: 41, of: 58, left: 2, required: 0 });
      const saturday = played.days.find(({ date }) => date === '2024-09-21');
      expect(saturday?.sent.map(({ kind }) => kind)).toEqual(['digest']);
      const reminded = played.days.filter(({ sent }) => sent.some(({ kind }) => kind === 'reminder'));
      expect(reminded.map(({ date }) => date)).toEqual(['2024-09-19', '2024-09-20']);
      expect(reminded[0]?.sent.find(({ kind }) => kind === 'reminder')).toMatchObject({
        at: '2024-09-19T03:15:00.000Z',
        to: { kind: 'person' },
        duty: 'first/registration',
        clause: 'п. 1 приказа',
      });
    },
    LONG_MS,
  );

  test(
    'таблица говорит, что было в какой день и чем кончилось',
    async () => {
      const called = await call('rehearse --from 2024-09-16 --to 2024-09-22', { env: { SCHOOL_DIR: folder.dir } });
      expect(called).toMatchObject({ code: 0, err: [] });
      const [columns = '', ...lines] = called.out;
      expect(columns).toMatch(/^День\s+Сводки\s+Напоминания/u);
      expect(lines.filter((line) => /^\d\d\.\d\d\.2024/u.test(line))).toHaveLength(6);
      expect(called.out.join('\n')).toMatch(/Зарегистрированы: \d+ из \d+\. Чаты: 0 из 0\./u);
    },
    LONG_MS,
  );
});
