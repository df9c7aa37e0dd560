/** Next year's order beside the first: nothing of the program knows either. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClassLabel } from '../../src/domain/ids';
import { dutyId, userId } from '../../src/domain/ids';
import type { RosterEntry } from '../../src/domain/school';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import { requiredChats } from '../../src/usecases/chatDuties';
import type { SchoolContext } from '../../src/usecases/context';
import { planReminders } from '../../src/usecases/planReminders';
import { registerPage } from '../../src/usecases/registerPage';
import { identify } from '../../src/usecases/identify';
import type { Stores } from '../../src/store/stores';
import { day } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const VERA = userId(1);
const NOW = Date.parse('2024-09-19T09:00:00+03:00');

let context: SchoolContext;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'two-orders-'));
  cpSync(join(__dirname, '../../data'), folder, { recursive: true });
  cpSync(join(__dirname, '../school/orders/order-202.yaml'), join(folder, 'orders/order-202.yaml'));
  const school = readFileSync(join(folder, 'school.yaml'), 'utf8')
    .replace('classes: [', 'classes: [5А, 5Б, ')
    .replace('offices:\n', 'offices:\n  librarian: { name: Книгина Ольга Олеговна, position: библиотекарь }\n');
  writeFileSync(join(folder, 'school.yaml'), school);
  const data = await readSchool(folder);
  rmSync(folder, { recursive: true });
  if (data.kind !== 'school') throw new Error(JSON.stringify(data));
  context = createSchoolContext(data, [VERA], { id: 5 });
});

const person = (surname: string, firstName: string, patronymic: string, more: Partial<RosterEntry>): RosterEntry => ({
  surname,
  firstName,
  patronymic,
  position: 'учитель',
  subject: null,
  classTeacherOf: null,
  administration: false,
  additionalEducation: false,
  ...more,
});

/** The dated duties of a new member of staff, `<order>/<duty> <subject>`. */
async function dutiesOf(stores: Stores, entry: RosterEntry, user: number): Promise<string[]> {
  const work = { stores, now: NOW };
  const id = await stores.staff.add(entry);
  await stores.accounts.consent(userId(user), 1, NOW);
  await stores.accounts.addRole(userId(user), 'subject_teacher', null);
  await stores.staff.link(id, userId(user), NOW);
  const page = await registerPage(context, work, await identify(context, work, VERA), id);
  if (page.kind !== 'page') throw new Error(page.kind);
  return page.duties.map((one) => `${one.duty.id} ${one.recordedFor}`);
}

async function onRegister(work: (stores: Stores) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(work);
  await database.close();
}

test('both orders stand side by side, each duty with the number and the date of its own', () => {
  expect(context.orders.map((order) => order.number)).toEqual(['101-Ш', '202-Ш']);
  const chats = requiredChats(context, []);
  const of = (label: string): string[] =>
    chats.filter((chat) => chat.classLabel === label).map((chat) => `${chat.duty.id} ${chat.duty.due}`);
  expect(of('5А')).toEqual(['order-202/class-chat 2024-10-04']);
  expect(of('7Б')).toEqual(['order-101/class-chat 2023-10-27']);
});

test('a class teacher has the chat of the order that speaks of the class', () =>
  onRegister(async (stores) => {
    const fifth = await dutiesOf(
      stores,
      person('Пятова', 'Анна', 'Ивановна', { classTeacherOf: '5А' as ClassLabel }),
      20,
    );
    const seventh = await dutiesOf(
      stores,
      person('Седых', 'Яна', 'Ивановна', { classTeacherOf: '7Б' as ClassLabel }),
      21,
    );
    expect(fifth).toContain('order-202/class-chat class:5А');
    expect(fifth.filter((one) => one.includes('class:'))).toEqual(['order-202/class-chat class:5А']);
    expect(seventh).toContain('order-101/class-chat class:7Б');
    expect(seventh.join()).not.toContain('order-202/class-chat');
  }));

test('a role and an office of the second order find their people', () =>
  onRegister(async (stores) => {
    const club = await dutiesOf(stores, person('Кружкова', 'Инна', 'Ивановна', { additionalEducation: true }), 20);
    const library = await dutiesOf(stores, person('Книгина', 'Ольга', 'Олеговна', { position: 'библиотекарь' }), 21);
    expect(club.filter((one) => one.startsWith('order-202/'))).toEqual([
      expect.stringMatching(/^order-202\/clubs staff:/),
    ]);
    expect(library.filter((one) => one.startsWith('order-202/'))).toEqual(['order-202/chat-list school']);
  }));

test('reminders follow each order’s own dates', () =>
  onRegister(async (stores) => {
    await dutiesOf(stores, person('Кружкова', 'Инна', 'Ивановна', { additionalEducation: true }), 20);
    const remindedOn = async (date: string): Promise<string[]> =>
      (await planReminders(context, { stores, now: NOW }, day(date)))
        .flatMap((planned) => planned.duties.map((one) => one.duty.id))
        .filter((id) => id.startsWith('order-202/'));
    expect(await remindedOn('2024-09-19')).toEqual([]);
    expect(await remindedOn('2024-09-20')).toEqual(['order-202/clubs']);
    const [staff] = await stores.staff.all();
    const clubs = { duty: dutyId('order-202', 'clubs'), subject: `staff:${staff?.id}` };
    await stores.reminded.add(userId(20), [clubs], day('2024-09-20'));
    expect(await remindedOn('2024-09-24')).toEqual([]);
  }));
