/** A made-up school in the autumn of 2030 in which people act in any order: Анна leads 7Б, Ирина 6А. */
import type { Actor } from '../../src/domain/access';
import { dutyId, peerId, userId, type PeerId, type StaffId, type UserId } from '../../src/domain/ids';
import type { ChatKind } from '../../src/domain/order';
import type { Role } from '../../src/domain/roles';
import type { Staff } from '../../src/store/staffStore';
import { entryOf } from '../../src/usecases/changeStaff';
import { confirmChat, type BesideOther } from '../../src/usecases/confirmChat';
import type { Work } from '../../src/usecases/context';
import { identify } from '../../src/usecases/identify';
import { applyImport } from '../../src/usecases/importRoster';
import { openSchoolYear, type SchoolYearOpened } from '../../src/usecases/openSchoolYear';
import { planMark, planSchoolYear } from '../../src/usecases/planSchoolYear';
import { describeChat, noteAdded } from '../../src/usecases/registerChat';
import { undoImport } from '../../src/usecases/undoImport';
import { ADMINISTRATOR, label, madeUpSchool, ROSTER } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

export const context = madeUpSchool({ classes: ['6А', '6Б', '7А', '7Б', '8А'].map(label) });
export const at = (local: string): number => Date.parse(`${local}:00+03:00`);
export const AUTUMN = at('2030-11-11T10:00');
export const JUNE = at('2031-06-02T10:00');
export const SEPT = at('2031-09-10T10:00');
export const LATE = at('2031-09-20T10:00');
export const ANNA = userId(20);
export const IRINA = userId(21);
export const CHAT_1 = peerId(2_000_000_001);
export const CHAT_2 = peerId(2_000_000_002);
export const CLASS_CHAT = dutyId('first', 'class-chat');

type Stores = Work['stores'];

export const who = (work: Work, user: UserId = ADMINISTRATOR): Promise<Actor> => identify(context, work, user);

export async function joins(work: Work, user: UserId, ...roles: readonly (readonly [Role, string])[]): Promise<void> {
  await work.stores.accounts.consent(user, 1, work.now);
  for (const [role, of] of roles) await work.stores.accounts.addRole(user, role, of === '' ? null : label(of));
}

export const claim = (peer: PeerId, of: string, other: BesideOther = 'ask', kind: ChatKind = 'class') =>
  ({ peer, kind, classLabel: of === '' ? null : label(of), inThatChat: true, other }) as const;

/** The bot comes into a chat, and the administrator says what it is. */
export async function chat(work: Work, peer: PeerId, of: string, other: BesideOther = 'ask'): Promise<void> {
  await noteAdded(work, peer, null);
  await describeChat(context, work, peer, `Чат ${peer % 10}`);
  expect(await confirmChat(context, work, await who(work), claim(peer, of, other))).toMatchObject({
    kind: 'confirmed',
  });
}

export const said = (of: string, title = 'В MAX') =>
  ({ kind: 'class', classLabel: label(of), title, key: 'ACDEFHJK' }) as const;

/** Rows of the roster: Анна, Ирина, the other Ирина, and the two Ивановы. */
export interface Rows {
  readonly anna: StaffId;
  readonly irina: StaffId;
  readonly igorevna: StaffId;
  readonly ivan: StaffId;
}

export async function inSchool(run: (stores: Stores, rows: Rows) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const work = { stores, now: AUTUMN };
    const ids: StaffId[] = [];
    for (const entry of ROSTER) ids.push(await stores.staff.add(entry));
    const [anna, irina, igorevna, ivan] = ids;
    if (!anna || !irina || !igorevna || !ivan || !ROSTER[1]) throw new Error('no roster');
    await stores.staff.update(irina, { ...ROSTER[1], classTeacherOf: label('6А') }, null);
    await joins(work, ANNA, ['class_teacher', '7Б']);
    await joins(work, IRINA, ['class_teacher', '6А']);
    await stores.staff.link(anna, ANNA, AUTUMN);
    await stores.staff.link(irina, IRINA, AUTUMN);
    await run(stores, { anna, irina, igorevna, ivan });
  });
  await database.close();
}

/** The administrator opens the next school year. */
export async function opens(work: Work): Promise<Extract<SchoolYearOpened, { kind: 'opened' }>> {
  const plan = await planSchoolYear(context, work, await who(work));
  if (plan.kind !== 'plan') throw new Error(plan.kind);
  const shown = { year: plan.year.from, mark: planMark(plan), teachers: true, reason: 'новый учебный год' };
  const opened = await openSchoolYear(context, work, await who(work), shown);
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  return opened;
}

export const classChat = (work: Work, of: string) =>
  work.stores.assignments.find({ duty: CLASS_CHAT, subject: `class:${of}` });

/** The roster as a file would say it, some of it changed or left out. */
export const linesOf = async (stores: Stores, change: (one: Staff) => Partial<Staff> | null = () => ({})) =>
  (await stores.staff.all()).flatMap((one, index) => {
    const changed = change(one);
    return changed === null ? [] : [{ row: index + 2, entry: entryOf({ ...one, ...changed }), note: one.note }];
  });

/** Applies a file that says this. */
export async function applied(work: Work, lines: Awaited<ReturnType<typeof linesOf>>): Promise<void> {
  const file = { lines, doubtful: [] };
  const id = await work.stores.rosterImports.preview(ADMINISTRATOR, file, work.now);
  expect(await applyImport(context, work, { id, file, by: ADMINISTRATOR })).toMatchObject({ kind: 'applied' });
}

/** «Вернуть как было» under the file applied last. */
export const undone = async (work: Work) =>
  undoImport(work, await who(work), (await work.stores.rosterImports.undoable(work.now))?.id ?? 0);

export const without = (surname: string) => (one: Staff) => (one.surname === surname ? null : {});
