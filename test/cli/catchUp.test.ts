/** Бот был выключен или часы прыгнули: ничего дважды, ничего просроченного, не больше одного напоминания в день. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { userId, type ClassLabel } from '../../src/domain/ids';
import { realClock } from '../../src/schedule/schoolClock';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import { Database } from '../../src/store/database';
import { identify } from '../../src/usecases/identify';
import { lookAgainToday } from '../../src/usecases/lookAgain';
import { agreeToMailing } from '../../src/usecases/mailing';
import { makeFolder, type Folder } from '../school/folder';
import { livingSchool, teacher, type LivingSchool } from './livingSchool';

const HOUR = 3_600_000;
/** Registration is due on Friday 20 September 2024; the chat of 7Б on 11 October. */
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
    remind: [-7, -3, -1, 0, 7, 14]
  - id: chat
    clause: { document: order, number: '2' }
    text: создать чат класса
    due: 2024-10-11
    assignee: { who: class_teacher, grades: [7] }
    evidence: { kind: chat, chat: class }
    remind: [-14, -7, -1, 0]
`;
/** An hour of a day at the school in Omsk, which works six days a week. */
const at = (date: string, hour = 10): number => Date.parse(`${date}T00:00:00+06:00`) + hour * HOUR;

let folder: Folder;
let database: Database;
let now: number;
let bot: LivingSchool;

beforeEach(async () => {
  folder = await makeFolder({ 'orders/first.yaml': ORDER });
  const opened = await Database.open(join(folder.dir, 'bot.sqlite'), 'school', { lock: true });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  ({ database } = opened);
  await database.transaction((stores) =>
    teacher(stores, 1, 'Соколова Анна Петровна', { classTeacherOf: '7Б' as ClassLabel }),
  );
});
afterEach(async () => {
  await database.close();
  await folder.remove();
});

/** The process starts (again) at that instant. */
async function starts(instant: number): Promise<void> {
  now = instant;
  bot = await livingSchool({
    dir: folder.dir,
    administrators: [9],
    database,
    clock: realClock(() => now),
    realNow: () => now,
  });
  await bot.scheduler.tick();
}
/** The bot works from one instant to another, looking at the clock every hour. */
async function works(to: number): Promise<void> {
  for (; now < to; now = Math.min(to, now + HOUR)) await bot.scheduler.tick();
  await bot.scheduler.tick();
}
const reminders = (): string[] =>
  bot.seen
    .filter(({ to, text }) => to === 1 && /напоминаю о сроке/u.test(text))
    .map(({ at: when }) => when.slice(0, 10));
const lastText = (): string => bot.seen.filter(({ to }) => to === 1).at(-1)?.text ?? '';

test('выключен на день со ступенью — назавтра напоминает о ней один раз, словами этого дня', async () => {
  await starts(at('2024-09-12'));
  await starts(at('2024-09-14', 8));
  await works(at('2024-09-16', 20));
  expect(reminders()).toEqual(['2024-09-14']);
  expect(lastText()).toContain('через 6 дней');
});

test('выключен на неделю со всеми ступенями — одно напоминание, а не четыре', async () => {
  await starts(at('2024-09-12'));
  await starts(at('2024-09-21', 11));
  await works(at('2024-09-26', 20));
  expect(reminders()).toEqual(['2024-09-21']);
  expect(lastText()).toContain('срок был 20.09.2024');
});

test('выключен на праздники — в первый рабочий день одно, в рабочие часы', async () => {
  await starts(at('2024-09-27', 20));
  await starts(at('2024-10-06', 12)); // Sunday
  await works(at('2024-10-07', 20));
  expect(reminders()).toEqual(['2024-10-07']);
  expect(bot.seen.filter(({ to }) => to === 1).map(({ at: when }) => when.slice(11, 16))).toEqual(['04:00']);
});

test('включили после рабочих часов — не сегодня, а завтра утром', async () => {
  await starts(at('2024-09-12'));
  await starts(at('2024-09-13', 19));
  await works(at('2024-09-13', 23));
  expect(reminders()).toEqual([]);
  await works(at('2024-09-14', 12));
  expect(reminders()).toEqual(['2024-09-14']);
});

test('часы прыгнули на год и вернулись — сказанное не повторяется, новое приходит в свой день', async () => {
  await starts(at('2024-09-12'));
  await works(at('2024-09-13', 12));
  expect(reminders()).toEqual(['2024-09-13']);
  now = at('2025-09-15', 12);
  await bot.scheduler.tick();
  const ahead = reminders().length;
  expect(ahead).toBeLessThanOrEqual(2);
  now = at('2024-09-14', 12);
  await works(at('2024-09-17', 20));
  expect(reminders().slice(ahead)).toEqual(['2024-09-17']);
});

test('сроки давно прошли к первому запуску — один список администратору, один — учителю, и тишина до директора', async () => {
  await starts(at('2026-09-01', 5));
  await works(at('2026-09-12', 20));
  const lists = bot.seen.filter(({ to, text }) => to === 9 && text.includes('Срок прошёл, напоминания кончились'));
  expect(lists).toHaveLength(1);
  expect(lists[0]?.text).toMatch(/зарегистрироваться[^]*Соколова А\.П\./u);
  expect(reminders().length).toBeLessThanOrEqual(1);
});

describe('первая рассылка', () => {
  /** The administrator says yes at this moment. */
  const agrees = () =>
    database.transaction(async (stores) => {
      const data = await readSchool(folder.dir);
      if (data.kind === 'problems') throw new Error('the data has problems');
      const context = createSchoolContext(data, [userId(9)], { id: 1 });
      const work = { stores, now };
      await agreeToMailing(work, await identify(context, work, userId(9)));
      await lookAgainToday(context, work);
    });
  beforeEach(async () => {
    const path = join(folder.dir, 'school.yaml');
    await writeFile(path, `${await readFile(path, 'utf8')}\nmass_mailing_from: 1\n`);
  });

  test('согласие днём — сегодняшние напоминания уходят сразу, и только раз, хотя бот перезапустили', async () => {
    await starts(at('2024-09-12'));
    await works(at('2024-09-13', 12));
    expect(reminders()).toEqual([]);
    await agrees();
    await bot.scheduler.tick();
    expect(reminders()).toEqual(['2024-09-13']);
    await starts(at('2024-09-13', 13));
    await works(at('2024-09-14', 20));
    expect(reminders()).toEqual([]);
  });

  test('согласие вечером — назавтра в час напоминаний', async () => {
    await starts(at('2024-09-12'));
    await works(at('2024-09-13', 21));
    await agrees();
    await works(at('2024-09-14', 20));
    expect(bot.seen.filter(({ to }) => to === 1).map((one) => one.at)).toEqual(['2024-09-14T04:00:00.000Z']);
  });
});
