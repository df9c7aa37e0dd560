import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { peerId, userId, type ClassLabel, type DutyId } from '../../src/domain/ids';
import { parseLocalDate, type LocalDate } from '../../src/domain/localDate';
import { snapshotOf } from '../../src/domain/orderDiff';
import { readSchool } from '../../src/school/readSchool';
import { realClock, virtualClock } from '../../src/schedule/schoolClock';
import { Database, type DatabaseKind } from '../../src/store/database';
import { makeFolder, type Folder } from '../school/folder';
import { call } from './commandLine';
import { claim, livingSchool, teacher, type Seen } from './livingSchool';
import { moveAssignment } from '../../src/usecases/moveAssignment';

const day = (text: string): LocalDate => {
  const parsed = parseLocalDate(text);
  if (!parsed) throw new Error(text);
  return parsed;
};
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Registration is due on a Friday, the chat of 7Б the day after; on Thursday both are spoken of. */
const ORDER = `id: first
number: 5-О
date: 2024-09-01
title: О платформе
regulation: Положение о платформе
clauses:
  order:
    - { number: '1', text: Все регистрируются. }
    - { number: '2', text: Создаются чаты классов. }
duties:
  - id: registration
    clause: { document: order, number: '1' }
    text: зарегистрироваться
    due: 2024-09-20
    assignee: { who: staff }
    evidence: { kind: registration }
    remind: [-1, 0, 2]
  - id: chat
    clause: { document: order, number: '2' }
    text: создать чат класса
    due: 2024-09-21
    assignee: { who: class_teacher, grades: [7] }
    evidence: { kind: chat, chat: class }
    remind: [-2, 0]
`;
const WORLD = `sandbox: { starts: 2024-09-18T07:00:00+06:00 }
people:
  - { id: 9, first_name: Вера, last_name: Главная, note: Администратор, administrator: true }
chats: []
`;
/** Wednesday morning in Omsk, an hour before the digest. */
const START = Date.parse('2024-09-18T07:00:00+06:00');

interface Printed {
  readonly at: string;
  readonly to: { readonly kind: string; readonly id: number };
  readonly kind: string;
  readonly duty: string | null;
  readonly clause: string | null;
  readonly text: string;
}

let folder: Folder;
let path: string;
let database: Database;
const env = (more: Record<string, string> = {}) => ({
  SCHOOL_DIR: folder.dir,
  DATABASE_URL: `sqlite:${path}`,
  ADMIN_IDS: '9',
  ...more,
});

/** A school in the middle of its work; a message was refused a moment ago. */
async function open(kind: DatabaseKind, realNow = 5 * DAY): Promise<void> {
  const opened = await Database.open(path, kind, { lock: true });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  ({ database } = opened);
  await database.transaction(async (stores) => {
    await teacher(stores, 1, 'Соколова Анна Петровна', { classTeacherOf: '7Б' as ClassLabel });
    const done = await teacher(stores, 2, 'Журавлёв Павел Андреевич');
    const registration = { duty: 'first/registration' as DutyId, subject: `staff:${done}` };
    const report = { step: 'report', evidence: { kind: 'reported' } } as const;
    await moveAssignment({ stores, now: 0 }, registration, report, userId(2));
    await teacher(stores, 3, 'Белова Марина Олеговна');
    await claim(stores, userId(4));
    await claim(stores, userId(5));
    await stores.reachability.markUnreachable(peerId(5), 901, 0);
    // The first digest names whom a message did not reach; the next one does not repeat it.
    const refusedAt = realNow - HOUR;
    await stores.outbox.add(
      { peer: peerId(5), priority: 1, body: '{"text":"?"}', randomId: 1, expiresAt: null },
      refusedAt,
    );
    const [row] = await stores.outbox.heads(refusedAt, 1);
    await stores.outbox.markRefused(row?.id ?? 0, 901, 'person_unreachable', refusedAt);
  });
}

const planned = async (days: number, shell: { env: Record<string, string>; now: number }): Promise<Printed[]> => {
  const called = await call(`remind --days ${days} --json`, shell);
  expect(called).toMatchObject({ code: 0, err: [] });
  return JSON.parse(called.out.join('\n')) as Printed[];
};
const asSeen = (printed: readonly Printed[]): Seen[] => printed.map(({ at, to, text }) => ({ at, to: to.id, text }));

beforeEach(async () => {
  folder = await makeFolder({
    'orders/first.yaml': ORDER,
    'sandbox/world.yaml': WORLD,
    'sandbox/roster.yaml': 'made_up: true\nstaff: []\n',
  });
  path = join(folder.dir, 'bot.sqlite');
});
afterEach(async () => {
  await database.close();
  await folder.remove();
});

describe('What will be sent', () => {
  it('is exactly what is then sent when a virtual clock passes those days', async () => {
    await open('rehearsal');
    const chat = peerId(2_000_000_007);
    await database.transaction(async ({ chats, meta }) => {
      await chats.seen(chat, null, 0);
      await chats.confirm(chat, { kind: 'administration', classLabel: null, isExtra: false }, userId(9), 0);
      await meta.set('chat_digest', String(chat));
    });
    // It starts at the very minute of the digest.
    const start = START + HOUR;
    const rehearsal = env({ CLOCK_START: '2024-09-18T08:00:00+06:00' });
    const printed = await planned(8, { env: rehearsal, now: 5 * DAY });

    const bot = await livingSchool({
      dir: folder.dir,
      administrators: [9],
      database,
      clock: virtualClock(start, 1, () => 5 * DAY),
      realNow: () => 5 * DAY,
    });
    await bot.scheduler.moveTo(start + 8 * DAY);

    expect(asSeen(printed)).toEqual(bot.seen);
    expect(printed.filter((one) => one.kind === 'digest')).toHaveLength(8);
    const inChat = printed.filter((one) => one.kind === 'chat_digest');
    expect(inChat.map(({ to }) => to)).toEqual(Array(8).fill({ kind: 'chat', id: chat }));
    expect(printed.filter((one) => one.kind === 'reminder').length).toBeGreaterThan(6);
  });

  it('is exactly what is then sent by the clock of a school, stale digests left out', async () => {
    // The bot has been off since Wednesday evening; it is Thursday, one in the afternoon.
    let now = START + 30 * HOUR;
    await open('school', now);
    await database.transaction((stores) => stores.meta.set('clock', String(START + 12 * HOUR)));
    const printed = await planned(3, { env: env(), now });

    const end = now + 3 * DAY;
    const clock = realClock(() => now);
    const bot = await livingSchool({ dir: folder.dir, administrators: [9], database, clock, realNow: () => now });
    await bot.scheduler.tick();
    // A reminder of this morning goes out now; it is printed at the hour it was due at.
    const missed = bot.seen.length;
    const ticksOfDay = [HOUR, 2.25 * HOUR, 6 * HOUR];
    for (const tick of [2, 3, 4].flatMap((day) => ticksOfDay.map((at) => START + day * DAY + at))) {
      if (tick > end) break;
      now = tick;
      // it has ticked every minute since
      await database.transaction((stores) => stores.meta.set('alive', String(now)));
      await bot.scheduler.tick();
    }

    expect(asSeen(printed).slice(missed)).toEqual(bot.seen.slice(missed));
    expect(printed.slice(0, missed).map((one) => [one.to.id, one.text])).toEqual(
      bot.seen.slice(0, missed).map((one) => [one.to, one.text]),
    );
    expect(printed.slice(0, missed).every((one) => one.at === '2024-09-19T03:15:00.000Z')).toBe(true);
    expect(missed).toBe(4);
    expect(printed.filter((one) => one.kind === 'digest').map((one) => one.at.slice(0, 10))).toEqual([
      '2024-09-20',
      '2024-09-21',
    ]);
  });

  it('includes what the bot has found due and not said yet, and not what it has said', async () => {
    await open('rehearsal');
    await database.transaction((stores) => stores.meta.set('clock', String(START)));
    const clock = virtualClock(START, 1, () => 0);
    const bot = await livingSchool({ dir: folder.dir, administrators: [9], database, clock, realNow: () => 0 });
    await bot.scheduler.moveTo(START + DAY + 2 * HOUR);
    const wednesdayToThursday = bot.seen.length;
    expect(wednesdayToThursday).toBe(2);
    await database.transaction(async (stores) => {
      const due = { kind: 'reminder_due', user: 3, date: '2024-09-19', at: START + DAY + 2 * HOUR };
      const event = { ...due, staleAfter: null };
      await stores.inbox.add('reminder_due:2024-09-19:3', JSON.stringify(event), 0);
    });
    const printed = await planned(1, { env: env(), now: 0 });
    expect(printed.map((one) => [one.kind, one.to.id, one.at])).toEqual([
      ['reminder', 3, '2024-09-19T03:00:00.000Z'],
      ['reminder', 1, '2024-09-19T03:15:00.000Z'],
      ['reminder', 4, '2024-09-19T03:15:00.000Z'],
      ['reminder', 9, '2024-09-19T03:15:00.000Z'],
      ['digest', 9, '2024-09-20T02:00:00.000Z'],
    ]);
  });

  it('includes the news of a changed order, at the head of a reminder or alone, once', async () => {
    await open('rehearsal');
    const data = await readSchool(folder.dir);
    if (data.kind !== 'school') throw new Error(data.kind);
    const present = snapshotOf(data.orders, data.school.offices);
    const before = snapshotOf(
      data.orders.map((order) => ({
        ...order,
        duties: order.duties.map((duty) => ({ ...duty, due: day('2024-09-27') })),
      })),
      data.school.offices,
    );
    await database.transaction(async (stores) => {
      const known = await stores.orderSnapshots.keep(before, null, 0);
      await stores.orderSnapshots.keep(present, userId(9), 0);
      for (const user of [1, 3]) await stores.orderNews.add(userId(user), known);
    });
    const printed = await planned(3, { env: env({ CLOCK_START: '2024-09-18T07:00:00+06:00' }), now: 5 * DAY });
    const clock = virtualClock(START, 1, () => 5 * DAY);
    const bot = await livingSchool({ dir: folder.dir, administrators: [9], database, clock, realNow: () => 5 * DAY });
    await bot.scheduler.moveTo(START + 3 * DAY);
    expect(asSeen(printed)).toEqual(bot.seen);
    const news = printed.filter(({ text }) => text.includes('изменился приказ'));
    expect(news.map(({ kind, to, duty }) => [kind, to.id, duty])).toEqual([
      ['order_change', 1, 'first/registration, first/chat'],
      ['order_change', 3, 'first/registration'],
    ]);
  });

  it('leaves out what waits but is too late to be said', async () => {
    const now = START + DAY + 13 * HOUR;
    await open('school', now);
    await database.transaction(async (stores) => {
      await stores.meta.set('clock', String(now));
      for (const [user, staleAfter] of [
        [3, now - 1],
        [4, now],
      ] as const) {
        const event = { kind: 'reminder_due', user, date: '2024-09-19', at: START + DAY + 2 * HOUR, staleAfter };
        await stores.inbox.add(`reminder_due:2024-09-19:${user}`, JSON.stringify(event), 0);
      }
    });
    const printed = await planned(1, { env: env(), now });
    expect(printed.filter((one) => one.at === '2024-09-19T03:00:00.000Z').map((one) => one.to.id)).toEqual([4]);
  });

  it('says of every message whom, when, why and in what words', async () => {
    await open('rehearsal');
    const printed = await planned(2, { env: env({ CLOCK_START: '2024-09-18T07:00:00+06:00' }), now: 5 * DAY });
    const reminders = printed.filter((one) => one.kind === 'reminder');
    expect(reminders.map((one) => one.to)).toEqual([
      { kind: 'person', id: 1 },
      { kind: 'person', id: 3 },
      { kind: 'person', id: 4 },
      { kind: 'person', id: 9 },
    ]);
    expect(reminders[0]).toMatchObject({
      at: '2024-09-19T03:15:00.000Z',
      duty: 'first/registration, first/chat',
      clause: 'п. 1 приказа, п. 2 приказа',
    });
    expect(reminders[0]?.text).toContain('Анна Петровна');
    expect(reminders[0]?.text).toContain('создать чат класса');
    const [first, second] = printed.filter((one) => one.kind === 'digest');
    expect(first).toMatchObject({ at: '2024-09-18T02:00:00.000Z', duty: null, clause: null, to: { id: 9 } });
    expect(first?.text).toContain('Не удалось доставить');
    expect(second?.text).not.toContain('Не удалось доставить');
  });

  it('can be read by people: the time of the school, names from the roster', async () => {
    await open('rehearsal');
    const called = await call('remind --days 2', { env: env({ CLOCK_START: '2024-09-18T07:00:00+06:00' }) });
    expect(called.out.map((line) => line.replace(/\s{2,}/g, ' | '))).toEqual([
      '18.09.2024 08:00 | id9 | сводка',
      '19.09.2024 08:00 | id9 | сводка',
      '19.09.2024 09:15 | Соколова Анна Петровна (id1) | напоминание | п. 1 приказа, п. 2 приказа',
      '19.09.2024 09:15 | Белова Марина Олеговна (id3) | напоминание | п. 1 приказа',
      '19.09.2024 09:15 | id4 | напоминание | п. 1 приказа',
      '19.09.2024 09:15 | id9 | напоминание | п. 1 приказа',
    ]);
  });

  it('is nothing while mailing is paused, and says so beside the list', async () => {
    await open('rehearsal');
    await database.transaction((stores) => stores.meta.set('mailing_paused', '0'));
    const called = await call('remind --days 8 --json', { env: env({ CLOCK_START: '2024-09-18T07:00:00+06:00' }) });
    expect(called).toMatchObject({ code: 0, out: ['[]'], err: [expect.stringContaining('приостановлены')] });
  });

  it('says that the first mass sending waits for a yes, and shows it as though it were given', async () => {
    await writeFile(
      join(folder.dir, 'school.yaml'),
      `${await readFile(join(folder.dir, 'school.yaml'), 'utf8')}\nmass_mailing_from: 3\n`,
    );
    await open('rehearsal');
    const called = await call('remind --days 2 --json', { env: env({ CLOCK_START: '2024-09-18T07:00:00+06:00' }) });
    expect(called.err).toEqual([expect.stringContaining('после согласия администратора')]);
    const printed = JSON.parse(called.out.join('\n')) as Printed[];
    expect(printed.filter((one) => one.kind === 'reminder')).toHaveLength(4);
  });

  it('may be nothing', async () => {
    await open('rehearsal');
    const sunday = env({ CLOCK_START: '2024-09-22T00:00:00+06:00' });
    expect((await call('remind --days 1', { env: sunday })).out).toEqual(['За эти дни ничего отправлено не будет.']);
    expect((await call('remind --days 1 --json', { env: sunday })).out).toEqual(['[]']);
  });

  it('leaves the database as it was', async () => {
    await open('rehearsal');
    await database.close();
    const before = await readFile(path);
    await planned(30, { env: env({ CLOCK_START: '2024-09-18T07:00:00+06:00' }), now: 0 });
    expect((await readFile(path)).equals(before)).toBe(true);
  });
});

describe('Where the days are counted from', () => {
  const firstDay = async (shell: { env: Record<string, string>; now: number }) =>
    (await planned(1, shell))[0]?.at.slice(0, 10);

  it('in the sandbox, where its clock was last seen', async () => {
    await open('sandbox');
    await database.transaction((stores) => stores.meta.set('clock', String(START + 5 * DAY)));
    expect(await firstDay({ env: env(), now: Date.parse('2030-01-10T00:00:00Z') })).toBe('2024-09-23');
  });

  it('in a sandbox that has not run yet, where its clock will start; its own administrators are told', async () => {
    await open('sandbox');
    const printed = await planned(1, { env: env({ ADMIN_IDS: '' }), now: Date.parse('2030-01-10T00:00:00Z') });
    expect(printed).toEqual([expect.objectContaining({ kind: 'digest', to: { kind: 'person', id: 9 } })]);
    expect(printed[0]?.at).toBe('2024-09-18T02:00:00.000Z');
  });

  it('in a rehearsal, from the later of CLOCK_START and the last instant seen', async () => {
    await open('rehearsal');
    await database.transaction((stores) => stores.meta.set('clock', String(START + 5 * DAY)));
    const earlier = env({ CLOCK_START: '2024-09-18T07:00:00+06:00' });
    expect(await firstDay({ env: earlier, now: 0 })).toBe('2024-09-23');
  });

  it('at a school, from now', async () => {
    await open('school');
    expect(await firstDay({ env: env(), now: Date.parse('2024-10-01T00:00:00+06:00') })).toBe('2024-10-01');
  });
});
