import { digestText } from '../../src/commands/digestText';
import type { Actor } from '../../src/domain/access';
import { dutyId, peerId, userId, type ClassLabel, type PeerId, type StaffId, type UserId } from '../../src/domain/ids';
import type { ChatKind } from '../../src/domain/order';
import type { Role } from '../../src/domain/roles';
import { confirmChat } from '../../src/usecases/confirmChat';
import { declareChat } from '../../src/usecases/declareChat';
import { endDeclaration } from '../../src/usecases/endDeclaration';
import { witnessChat } from '../../src/usecases/witnessChat';
import type { Work } from '../../src/usecases/context';
import { identify } from '../../src/usecases/identify';
import { makeDigest } from '../../src/usecases/makeDigest';
import { entryOf } from '../../src/usecases/changeStaff';
import { moveStaff } from '../../src/usecases/moveStaff';
import { undoImport } from '../../src/usecases/undoImport';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { openSchoolYear, type SchoolYearOpened } from '../../src/usecases/openSchoolYear';
import { planMark, planSchoolYear, type SchoolYearPlan } from '../../src/usecases/planSchoolYear';
import { listDuties } from '../../src/usecases/listDuties';
import { applyImport } from '../../src/usecases/importRoster';
import { describeChat, noteAdded } from '../../src/usecases/registerChat';
import { ADMINISTRATOR, label, madeUpSchool, ROSTER } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const context = madeUpSchool({ classes: ['6А', '6Б', '7А', '7Б', '8А'].map(label) });
const at = (local: string): number => Date.parse(`${local}:00+03:00`);
const AUTUMN = at('2030-11-11T10:00');
const JUNE = at('2031-06-02T10:00');
const LATE = at('2031-09-20T10:00');
const ANNA = userId(20); // leads 7Б
const IRINA = userId(21); // leads 6А
const [MOTHER, FATHER, PUPIL, OFFICER] = [userId(30), userId(31), userId(40), userId(41)];
const CHAT_6A = peerId(2_000_000_001);
const CHAT_7A = peerId(2_000_000_002);
const CHAT_7B = peerId(2_000_000_003);
const PARENTS_6A = peerId(2_000_000_004);
const CLASS_CHAT = dutyId('first', 'class-chat');

const who = (work: Work, user: UserId = ADMINISTRATOR): Promise<Actor> => identify(context, work, user);

async function joins(work: Work, user: UserId, ...roles: readonly (readonly [Role, string])[]): Promise<void> {
  await work.stores.accounts.consent(user, 1, work.now);
  for (const [role, of] of roles) await work.stores.accounts.addRole(user, role, of === '' ? null : label(of));
}

async function chat(work: Work, peer: PeerId, kind: ChatKind, of: string): Promise<void> {
  await noteAdded(work, peer, null);
  await describeChat(context, work, peer, `Чат ${peer % 10}`);
  const request = { peer, kind, classLabel: label(of), inThatChat: true, other: 'ask' } as const;
  expect(await confirmChat(context, work, await who(work), request)).toMatchObject({ kind: 'confirmed' });
}

/** A school in the autumn of 2030: two class teachers, families, and chats of three classes. */
async function inSchool(run: (stores: Work['stores']) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const work = { stores, now: AUTUMN };
    const ids: StaffId[] = [];
    for (const entry of ROSTER) ids.push(await stores.staff.add(entry));
    const [anna, irina] = ids;
    if (!anna || !irina || !ROSTER[1]) throw new Error('no roster');
    await stores.staff.update(irina, { ...ROSTER[1], classTeacherOf: label('6А') }, null);
    await joins(work, ANNA, ['class_teacher', '7Б'], ['parent', '7Б']);
    await joins(work, IRINA, ['class_teacher', '6А']);
    await stores.staff.link(anna, ANNA, AUTUMN);
    await stores.staff.link(irina, IRINA, AUTUMN);
    await joins(work, MOTHER, ['parent', '6А'], ['parent', '7Б']);
    await joins(work, FATHER, ['parent', '7Б']);
    await joins(work, PUPIL, ['pupil', '6Б']);
    await chat(work, CHAT_6A, 'class', '6А');
    await chat(work, PARENTS_6A, 'class_parents', '6А');
    await chat(work, CHAT_7A, 'class', '7А');
    await chat(work, CHAT_7B, 'class', '7Б');
    await run(stores);
  });
  await database.close();
}

async function planOf(work: Work): Promise<SchoolYearPlan> {
  const plan = await planSchoolYear(context, work, await who(work));
  if (plan.kind !== 'plan') throw new Error(plan.kind);
  return plan;
}

async function opens(work: Work, teachers = true): Promise<Extract<SchoolYearOpened, { kind: 'opened' }>> {
  const plan = await planOf(work);
  const shown = { year: plan.year.from, mark: planMark(plan), teachers, reason: 'новый учебный год' };
  const opened = await openSchoolYear(context, work, await who(work), shown);
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  return opened;
}

const rolesOf = async (work: Work, user: UserId) =>
  (await work.stores.accounts.find(user))?.roles.map((one) => `${one.role} ${one.classLabel}`).sort() ?? null;
const classChat = (work: Work, of: string) =>
  work.stores.assignments.find({ duty: CLASS_CHAT, subject: `class:${of}` });
const chatOf = async (work: Work, peer: PeerId) => {
  const found = await work.stores.chats.find(peer);
  return found && [found.state, found.kind, found.classLabel];
};
const leadersOf = async (work: Work) =>
  (await work.stores.staff.all()).flatMap((one) => one.classTeacherOf ?? ([] as ClassLabel[]));

/** Everything that a school year touches, as text. */
async function everything(work: Work): Promise<string> {
  const { stores } = work;
  const families = await stores.classLabels.families();
  const journal = await stores.journal.about('school');
  return JSON.stringify([
    await stores.staff.all(),
    await stores.chats.all(),
    families,
    await stores.assignments.all(),
    journal,
    await stores.meta.get('school_year'),
  ]);
}

test('the preview tells what would move and changes nothing', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    const before = await everything(work);
    const plan = await planOf(work);
    expect(plan).toMatchObject({
      year: { name: '2031/32', finished: '2030/31' },
      moves: [
        { from: '6А', to: '7А' },
        { from: '6Б', to: '7Б' },
        { from: '7А', to: '8А' },
      ],
      graduating: ['7Б', '8А'],
      incoming: ['6А', '6Б'],
      withoutTeacher: { moved: ['6А', '6Б', '7Б'], kept: ['6Б', '7А'] },
      stay: { chats: 0, families: 0 },
    });
    expect(plan.chats.map((one) => one.peer)).toEqual([CHAT_6A, CHAT_7A, CHAT_7B, PARENTS_6A]);
    expect(new Set(plan.families.map((one) => one.user))).toEqual(new Set([ANNA, MOTHER, FATHER, PUPIL]));
    expect(plan.duties.map((one) => one.subject).sort()).toEqual(['class:6А', 'class:7А', 'class:7Б']);
    expect(await everything(work)).toBe(before);
  }));

test('class teachers go up with their classes; one whose class is no more has none and keeps the rest', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    const opened = await opens(work);
    expect(await who(work, IRINA)).toMatchObject({ classTeacherOf: ['7А'] });
    const anna = await who(work, ANNA);
    expect(anna.classTeacherOf).toEqual([]);
    expect([...anna.roles]).toEqual(['subject_teacher']);
    expect(opened.told).toMatchObject([
      { user: ANNA, leads: [], ended: ['7Б'] },
      { user: IRINA, leads: ['7А'], ended: [] },
    ]);
    expect(opened.withoutTeacher).toEqual(['6А', '6Б', '7Б']);
    expect((await stores.journal.about('class:6А')).map((one) => [one.act, one.details['to']])).toEqual([
      ['class.teacher', null],
      ['class.moved_up', '7А'],
    ]);
  }));

test('whoever stands in for a class teacher hears of it, the one on leave does not', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    const [, irina] = ROSTER;
    const rows = await stores.staff.all();
    const away = rows.find((one) => one.firstName === irina?.firstName && one.patronymic === irina.patronymic);
    const substitute = rows.find((one) => one.user === ANNA);
    if (!away || !substitute) throw new Error('not on the roster');
    await moveStaff(context, work, await who(work), away.id, { move: 'leave', substitute: substitute.id });
    const { told } = await opens(work);
    expect(told).toMatchObject([{ user: ANNA, leads: ['7А'], ended: ['7Б'] }]);
  }));

test('families go up; who has no class left and is nobody else is forgotten', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    await joins({ stores, now: AUTUMN }, ADMINISTRATOR, ['parent', '7Б']);
    await joins({ stores, now: AUTUMN }, OFFICER, ['parent', '7Б'], ['subject_teacher', '']);
    const linked = userId(42);
    await joins({ stores, now: AUTUMN }, linked, ['parent', '7Б']);
    const free = (await stores.staff.all()).find((one) => one.user === null);
    if (free) await stores.staff.link(free.id, linked, AUTUMN);
    const { families } = await opens(work);
    expect(await rolesOf(work, linked)).toEqual([]);
    expect(await rolesOf(work, MOTHER)).toEqual(['parent 7А']);
    expect(await rolesOf(work, PUPIL)).toEqual(['pupil 7Б']);
    expect(await rolesOf(work, FATHER)).toBeNull();
    // a teacher, an administrator, and one whose claim waits lose the role only
    expect(await rolesOf(work, ANNA)).toEqual(['subject_teacher null']);
    expect(await rolesOf(work, ADMINISTRATOR)).toEqual([]);
    expect(await rolesOf(work, OFFICER)).toEqual(['subject_teacher null']);
    expect(families.filter((one) => one.forgotten)).toEqual([
      { user: FATHER, ended: [expect.any(String)], forgotten: true },
    ]);
  }));

test('a parent of children in two classes, one above the other, keeps both', () =>
  inSchool(async (stores) => {
    await joins({ stores, now: AUTUMN }, FATHER, ['parent', '6А'], ['parent', '7А']);
    const work = { stores, now: JUNE };
    await opens(work);
    expect(await rolesOf(work, FATHER)).toEqual(['parent 7А', 'parent 8А']);
  }));

test('chats go with their classes; the chat of a class that is no more stays without a duty', () =>
  inSchool(async (stores) => {
    await stores.chats.markGone(PARENTS_6A, 'removed');
    const work = { stores, now: JUNE };
    await opens(work);
    expect(await chatOf(work, CHAT_6A)).toEqual(['confirmed', 'class', '7А']);
    expect(await chatOf(work, CHAT_7A)).toEqual(['confirmed', 'class', '8А']);
    expect(await chatOf(work, CHAT_7B)).toEqual(['confirmed', 'other', null]);
    // if the bot comes back to it, it is the chat of the class as it is now
    expect(await chatOf(work, PARENTS_6A)).toEqual(['gone', 'class_parents', '7А']);
  }));

test('duties of the finished year are history, and a chat that went up shows the duty of the new one', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    await opens(work);
    expect(await classChat(work, '7А')).toMatchObject({
      state: 'confirmed',
      evidence: { kind: 'chat', peer: CHAT_6A },
      due: '2031-10-25',
    });
    // nobody asks for a chat of the eighth grade, and the new sixth has none yet
    expect(await classChat(work, '8А')).toMatchObject({ state: 'open', due: null });
    expect(await classChat(work, '6А')).toMatchObject({ state: 'open', due: '2031-10-25' });
    const history = await stores.assignments.history({ duty: CLASS_CHAT, subject: 'class:7А' });
    expect(history.map((one) => [one.period, one.step, one.reason, one.actor])).toEqual([
      ['2030/31', 'confirm', null, ADMINISTRATOR],
      ['', 'extend', 'новый учебный год', ADMINISTRATOR],
      ['', 'confirm', null, ADMINISTRATOR],
    ]);
  }));

test('what the administrator opened again in spite of the chat is not confirmed by it in the new year', () =>
  inSchool(async (stores) => {
    const key = { duty: CLASS_CHAT, subject: 'class:6А' };
    await moveAssignment({ stores, now: AUTUMN }, key, { step: 'reopen', reason: null }, ADMINISTRATOR);
    const work = { stores, now: JUNE };
    await opens(work);
    expect(await classChat(work, '7А')).toMatchObject({ state: 'open', due: '2031-10-25' });
  }));

test('a chat that the bot is no longer in shows nothing in the new year', () =>
  inSchool(async (stores) => {
    await stores.chats.markGone(CHAT_6A, 'moved');
    const work = { stores, now: JUNE };
    await opens(work);
    expect(await classChat(work, '7А')).toMatchObject({ state: 'open' });
    expect(await chatOf(work, CHAT_6A)).toEqual(['gone', 'class', '7А']);
  }));

test('no class is overdue on the first day, a chat that is corrected included; the duty falls due in the new year', () =>
  inSchool(async (stores) => {
    await opens({ stores, now: JUNE });
    const september = { stores, now: at('2031-09-02T08:00') };
    const admin = await who(september);
    const corrected = { peer: CHAT_6A, kind: 'other', classLabel: null, inThatChat: true, other: 'ask' } as const;
    await confirmChat(context, september, admin, corrected);
    const duties = await listDuties(context, september, await who(september, IRINA));
    expect(duties).toMatchObject({
      duties: [
        expect.anything(),
        { duty: { id: CLASS_CHAT, due: '2031-10-25' }, overdueDays: null },
        expect.anything(),
      ],
    });
    const digestOn = async (work: Work): Promise<string> => {
      const digest = await makeDigest(context, work, admin, { keep: false, realNow: work.now });
      return digest.kind === 'digest' ? digestText(context, digest) : '';
    };
    expect(await digestOn(september)).not.toContain('создать чат класса');
    expect(await digestOn({ stores, now: at('2031-10-20T08:00') })).toContain(
      'создать чат класса (п. 2 приказа): не хватает 4 чатов из 4 (6А, 6Б, 7А, 7Б), 25.10.2031 — через 5 дней',
    );
  }));

test('a declared chat goes up with its class: it shows the duty of the new year, and ends it when it is withdrawn', () =>
  inSchool(async (stores) => {
    const autumn = { stores, now: AUTUMN };
    const admin = await who(autumn);
    const said = { kind: 'class', classLabel: label('6Б'), title: 'В MAX', key: 'ACDEFHJK' } as const;
    const declared = await declareChat(context, autumn, admin, said);
    if (declared.kind !== 'declared') throw new Error(declared.kind);
    const { id } = declared.declaration;
    await witnessChat(context, autumn, await who(autumn, IRINA), { declaration: id, key: said.key });
    expect(await classChat(autumn, '6Б')).toMatchObject({ state: 'confirmed', evidence: { kind: 'declared' } });

    const june = { stores, now: JUNE };
    await opens(june);
    expect(await classChat(june, '7Б')).toMatchObject({ state: 'confirmed', evidence: { declaration: id } });
    expect(await classChat(june, '6Б')).toMatchObject({ state: 'open' });
    await endDeclaration(context, june, await who(june), { id, reason: null });
    expect(await classChat(june, '7Б')).toMatchObject({ state: 'open' });
  }));

test('requests of teachers that wait go up with the class they named', () =>
  inSchool(async (stores) => {
    await joins({ stores, now: AUTUMN }, OFFICER, ['class_teacher', '6Б']);
    const request = { user: OFFICER, staff: null, statedName: 'Новикова Дарья', role: 'class_teacher' } as const;
    await stores.requests.add({ ...request, classLabel: label('6Б'), registered: false }, AUTUMN);
    const work = { stores, now: JUNE };
    await opens(work);
    expect(await stores.requests.waitingOf(OFFICER)).toMatchObject({ classLabel: '7Б' });
    expect(await rolesOf(work, OFFICER)).toEqual(['class_teacher 7Б']);
  }));

test('a roster that has the new class teachers stays; chats and families go up', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    const before = await leadersOf(work);
    const { told, withoutTeacher } = await opens(work, false);
    expect(await leadersOf(work)).toEqual(before);
    expect(await rolesOf(work, MOTHER)).toEqual(['parent 7А']);
    expect(await chatOf(work, CHAT_6A)).toEqual(['confirmed', 'class', '7А']);
    expect(told).toMatchObject([
      { user: ANNA, leads: ['7Б'], ended: [] },
      { user: IRINA, leads: ['6А'], ended: [] },
    ]);
    expect(withoutTeacher).toEqual(['6Б', '7А']);
  }));

test('once a school year: a second press moves nobody, and the next year moves on', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    const plan = await planOf(work);
    const shown = { year: plan.year.from, mark: planMark(plan), teachers: true, reason: '' };
    await opens(work);
    const once = await everything(work);
    const autumn = { stores, now: at('2031-10-01T10:00') };
    for (const again of [work, autumn]) {
      expect(await openSchoolYear(context, again, await who(again), shown)).toMatchObject({ kind: 'already' });
    }
    expect(await everything(work)).toBe(once);
    await opens({ stores, now: at('2032-05-15T10:00') });
    expect(await rolesOf(work, MOTHER)).toEqual(['parent 8А']);
    expect(await classChat(work, '6А')).toMatchObject({ due: '2032-10-25' });
    expect(await leadersOf(work)).toEqual(['8А']);
  }));

test('what was shown is what is done: when the register changed since, or the year did, nothing moves', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    const plan = await planOf(work);
    const shown = { year: plan.year.from, mark: planMark(plan), teachers: true, reason: '' };
    const nextYear = { stores, now: at('2032-06-01T10:00') };
    expect(await openSchoolYear(context, nextYear, await who(work), shown)).toMatchObject({ kind: 'changed' });
    const before = await everything(work);
    const otherYear = { ...shown, year: 2032 };
    expect(await openSchoolYear(context, work, await who(work), otherYear)).toMatchObject({ kind: 'changed' });
    expect(await everything(work)).toBe(before);
    await joins(work, OFFICER, ['parent', '6Б']);
    const changed = await everything(work);
    expect(await openSchoolYear(context, work, await who(work), shown)).toMatchObject({ kind: 'changed' });
    expect(await everything(work)).toBe(changed);
  }));

test('nobody but an administrator sees or opens a year, and not in winter', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    const plan = await planOf(work);
    const shown = { year: plan.year.from, mark: planMark(plan), teachers: true, reason: '' };
    for (const user of [ANNA, MOTHER, userId(99)]) {
      expect(await planSchoolYear(context, work, await who(work, user))).toEqual({ kind: 'forbidden' });
      expect(await openSchoolYear(context, work, await who(work, user), shown)).toEqual({ kind: 'forbidden' });
    }
    const winter = { stores, now: at('2031-01-20T10:00') };
    expect(await openSchoolYear(context, winter, await who(work), shown)).toEqual({
      kind: 'too_early',
      from: '2031-05-15',
    });
    expect(await stores.meta.get('school_year')).toBeNull();
  }));

test('late in September: who came since the first is of the new year and stays; of two chats of a class the old one is the second', () =>
  inSchool(async (stores) => {
    const september = { stores, now: at('2031-09-10T10:00') };
    await joins(september, OFFICER, ['parent', '7А']);
    const newChat = peerId(2_000_000_009);
    await stores.chats.unconfirm(CHAT_7A);
    await chat(september, newChat, 'class', '7А');
    const work = { stores, now: LATE };
    expect((await planOf(work)).stay).toEqual({ chats: 1, families: 1 });
    expect(await opens(work)).toMatchObject({ second: 1 });
    expect(await rolesOf(work, OFFICER)).toEqual(['parent 7А']);
    expect(await chatOf(work, newChat)).toEqual(['confirmed', 'class', '7А']);
    expect(await chatOf(work, CHAT_6A)).toEqual(['confirmed', 'class', '7А']);
    expect(await stores.chats.find(CHAT_6A)).toMatchObject({ isExtra: true });
    expect(await classChat(work, '7А')).toMatchObject({ state: 'confirmed', evidence: { peer: newChat } });
  }));

test('a roster file applied before the move is not taken back after it', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    const rows = (await stores.staff.all()).map((one, row) => ({ row, entry: entryOf(one), note: 'из файла' }));
    const file = { lines: rows, doubtful: [] };
    const id = await stores.rosterImports.preview(ADMINISTRATOR, file, JUNE);
    await applyImport(context, work, { id, file, by: ADMINISTRATOR });
    await opens(work);
    expect(await undoImport(work, await who(work), (await stores.rosterImports.undoable(work.now))?.id ?? 0)).toEqual({
      kind: 'nothing',
    });
    expect(await leadersOf(work)).toEqual(['7А']);
  }));

test('the digest names classes without a class teacher, of whatever cause, until somebody is named', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    const admin = await who(work);
    const lacking = async () => {
      const digest = await makeDigest(context, work, admin, { keep: false, realNow: JUNE });
      return digest.kind === 'digest' ? digest.classesWithoutTeacher : null;
    };
    expect(await lacking()).toEqual(['6Б', '7А']);
    const anna = await stores.staff.byUser(ANNA);
    if (!anna) throw new Error('not on the roster');
    await moveStaff(context, work, admin, anna.id, { move: 'dismiss' });
    expect(await lacking()).toEqual(['6Б', '7А', '7Б']);
  }));

test('one line in the journal for the school and one for each class', () =>
  inSchool(async (stores) => {
    const work = { stores, now: JUNE };
    await opens(work);
    expect(await stores.journal.about('school')).toMatchObject([
      {
        act: 'school_year.opened',
        actor: ADMINISTRATOR,
        details: { year: '2031/32', teachers: true, chats: 4, families: 4, duties: 3, forgotten: 1 },
      },
    ]);
    for (const one of ['6А', '6Б', '7А', '7Б', '8А']) {
      const lines = (await stores.journal.about(`class:${one}`)).filter(({ details }) => details['year'] === '2031/32');
      expect(lines).toHaveLength(1);
    }
    expect(await stores.journal.about('class:7Б')).toContainEqual(expect.objectContaining({ act: 'class.ended' }));
  }));
