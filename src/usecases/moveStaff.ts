/** Movement of staff by an administrator: left, a new class or post, a long leave with a substitute, back again (2.1; п. 7). */
import { may, type Actor } from '../domain/access';
import type { ClassLabel, StaffId } from '../domain/ids';
import type { JournalAct } from '../domain/journalAct';
import { rolesOfPosition } from '../domain/posts';
import type { StaffRole } from '../domain/roles';
import type { RosterEntry } from '../domain/school';
import type { Staff } from '../store/staffStore';
import { administratorsOf } from './administrators';
import { changeStaff, entryOf, freeClass } from './changeStaff';
import { classesWithoutTeacher } from './classesWithoutTeacher';
import type { SchoolContext, Work } from './context';
import { isHolder, officesHeld } from './handOverOffice';
import { rolesOf } from './identify';
import { leaveSchool } from './leaveSchool';
import { endSubstitutions } from './substitutions';

export type StaffMove =
  | { readonly move: 'dismiss' }
  /** Null: no class any more. */
  | { readonly move: 'class'; readonly classLabel: ClassLabel | null }
  /** Does something else now; roles and duties follow the position. */
  | { readonly move: 'post'; readonly position: string; readonly subject: string | null }
  | { readonly move: 'leave'; readonly substitute: StaffId | null }
  | { readonly move: 'return' };

export type StaffMoved =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }
  /** Nobody else administers the bot. */
  | { readonly kind: 'last_administrator'; readonly staff: Staff }
  /** It is so already. */
  | { readonly kind: 'same'; readonly staff: Staff }
  /** The substitute is the person, or away as well. */
  | { readonly kind: 'no_substitute'; readonly staff: Staff }
  | {
      readonly kind: 'moved';
      /** The row as it was. */
      readonly staff: Staff;
      /** Whoever had the class until now. */
      readonly before: readonly Staff[];
      readonly substitute: Staff | null;
      /** Offices of the order that are left without a holder. */
      readonly orphaned: readonly string[];
      /** Classes that nobody leads now: the person did, themselves or for colleagues who are away. */
      readonly unled: readonly ClassLabel[];
      /** Those of them that the orders count on: somebody is to be named. */
      readonly lacking: readonly ClassLabel[];
      /** Who stood in for the person until now. */
      readonly relieved: Staff | null;
      /** Offices that the person keeps while away: nobody has them in their stead. */
      readonly kept: readonly string[];
    };

const NOTHING_ELSE = {
  before: [],
  substitute: null,
  orphaned: [],
  unled: [],
  lacking: [],
  relieved: null,
  kept: [],
} as const;

async function substituteOf(work: Work, { substitute }: Staff): Promise<Staff | null> {
  return substitute === null ? null : work.stores.staff.find(substitute);
}

/** Carries out one move; duties open, close or pass on by it, and the journal says who did it. */
export async function moveStaff(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: StaffId,
  move: StaffMove,
): Promise<StaffMoved> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const staff = await work.stores.staff.find(id);
  if (!staff || staff.status === 'left') return { kind: 'unknown' };
  const moved = { kind: 'moved', staff, ...NOTHING_ELSE } as const;
  switch (move.move) {
    case 'dismiss': {
      if (await isLastAdministrator(context, work, staff)) return { kind: 'last_administrator', staff };
      const held = (await officesHeld(context, work)).filter(({ holder }) => holder?.id === id);
      const unled = await work.stores.staff.classesStoodInFor(id);
      await leaveSchool(work, staff, actor.user);
      return { ...moved, orphaned: held.map(({ office }) => office), unled };
    }
    case 'post':
      return changePost(work, actor, staff, move);
    case 'class':
      return giveClass(context, work, actor, staff, move.classLabel);
    case 'leave':
      return sendOnLeave(context, work, actor, staff, move.substitute);
    case 'return':
      if (staff.status === 'active') return { kind: 'same', staff };
      await work.stores.staff.setStatus(id, 'active', null, work.now);
      await note(work, actor, staff, 'staff.back_from_leave', null);
      return { ...moved, relieved: await substituteOf(work, staff) };
  }
}

async function isLastAdministrator(context: SchoolContext, work: Work, { user }: Staff): Promise<boolean> {
  const [only, ...others] = await administratorsOf(context, work);
  return user !== null && only === user && others.length === 0;
}

async function giveClass(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  staff: Staff,
  classLabel: ClassLabel | null,
): Promise<StaffMoved> {
  if (classLabel !== null && !context.school.classes.includes(classLabel)) return { kind: 'unknown' };
  if (staff.classTeacherOf === classLabel) return { kind: 'same', staff };
  const before = classLabel === null ? [] : await freeClass(work, classLabel, actor.user);
  await changeStaff(work, staff.id, { ...entryOf(staff), classTeacherOf: classLabel }, staff.note, actor.user);
  const unled: ClassLabel[] = [];
  for (const label of [staff.classTeacherOf, classLabel]) {
    if (label !== null && (await work.stores.staff.classTeachers(label)).length === 0) unled.push(label);
  }
  const lacking = classesWithoutTeacher(context, await work.stores.staff.all()).filter((one) => unled.includes(one));
  return { kind: 'moved', staff, ...NOTHING_ELSE, before, unled, lacking };
}

type PostMove = Extract<StaffMove, { move: 'post' }>;

export type PostAsked =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'possible';
      readonly staff: Staff;
      readonly entry: RosterEntry;
      readonly roles: readonly StaffRole[];
    };

/** What another post would make of the person, before it does. */
export async function askPost(work: Work, actor: Actor, id: StaffId, move: PostMove): Promise<PostAsked> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const staff = await work.stores.staff.find(id);
  if (!staff || staff.status === 'left') return { kind: 'unknown' };
  const entry = inPost(staff, move);
  return { kind: 'possible', staff, entry, roles: rolesOf(entry) };
}

async function changePost(work: Work, actor: Actor, staff: Staff, move: PostMove): Promise<StaffMoved> {
  if (staff.position === move.position && staff.subject === move.subject) return { kind: 'same', staff };
  await changeStaff(work, staff.id, inPost(staff, move), staff.note, actor.user);
  return { kind: 'moved', staff, ...NOTHING_ELSE };
}

function inPost(staff: Staff, { position, subject }: PostMove): RosterEntry {
  // the roster may say more of a role than the position does: that stands while the position does
  const roles = staff.position === position ? {} : rolesOfPosition(position);
  return { ...entryOf(staff), position, subject, ...roles };
}

async function sendOnLeave(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  staff: Staff,
  substituteId: StaffId | null,
): Promise<StaffMoved> {
  const substitute = substituteId === null ? null : await work.stores.staff.find(substituteId);
  const fits = substitute === null || (substitute.status === 'active' && substitute.id !== staff.id);
  if (!fits || (substituteId !== null && !substitute)) return { kind: 'no_substitute', staff };
  if (staff.status === 'on_leave' && staff.substitute === substituteId) return { kind: 'same', staff };
  const unled = await endSubstitutions(work, staff, actor.user);
  const relieved = await substituteOf(work, staff);
  await work.stores.staff.setStatus(staff.id, 'on_leave', substituteId, work.now);
  await note(work, actor, staff, 'staff.on_leave', substituteId);
  const kept: string[] = [];
  for (const held of await officesHeld(context, work)) {
    if (await isHolder(context, work, staff, held)) kept.push(held.office);
  }
  return { kind: 'moved', staff, ...NOTHING_ELSE, substitute, unled, relieved, kept };
}

function note(work: Work, actor: Actor, staff: Staff, act: JournalAct, substitute: StaffId | null): Promise<void> {
  const entry = { at: work.now, actor: actor.user, act, about: `staff:${staff.id}`, details: { substitute } };
  return work.stores.journal.add(entry);
}
