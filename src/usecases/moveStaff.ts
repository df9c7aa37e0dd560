/** Movement of staff by an administrator: left, a new class, a long leave with a substitute, back again (2.1; п. 7). */
import { may, type Actor } from '../domain/access';
import type { ClassLabel, StaffId } from '../domain/ids';
import type { RosterEntry } from '../domain/school';
import type { Staff } from '../store/staffStore';
import { administratorsOf } from './administrators';
import { changeStaff } from './changeStaff';
import type { SchoolContext, Work } from './context';
import { leaveSchool } from './leaveSchool';

export type StaffMove =
  | { readonly move: 'dismiss' }
  /** Null: no class any more. */
  | { readonly move: 'class'; readonly classLabel: ClassLabel | null }
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
    };

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
  const moved = { kind: 'moved', staff, before: [], substitute: null } as const;
  switch (move.move) {
    case 'dismiss':
      if (await isLastAdministrator(context, work, staff)) return { kind: 'last_administrator', staff };
      await leaveSchool(work, staff, actor.user);
      return moved;
    case 'class':
      return giveClass(context, work, actor, staff, move.classLabel);
    case 'leave':
      return sendOnLeave(work, actor, staff, move.substitute);
    case 'return':
      if (staff.status === 'active') return { kind: 'same', staff };
      await work.stores.staff.setStatus(id, 'active', null, work.now);
      await note(work, actor, staff, 'staff.back_from_leave', null);
      return {
        ...moved,
        substitute: staff.substitute === null ? null : await work.stores.staff.find(staff.substitute),
      };
  }
}

async function isLastAdministrator(context: SchoolContext, work: Work, { user }: Staff): Promise<boolean> {
  const [only, ...others] = await administratorsOf(context, work);
  return user !== null && only === user && others.length === 0;
}

/** A class has one class teacher: whoever had it has it no more. */
async function giveClass(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  staff: Staff,
  classLabel: ClassLabel | null,
): Promise<StaffMoved> {
  if (classLabel !== null && !context.school.classes.includes(classLabel)) return { kind: 'unknown' };
  if (staff.classTeacherOf === classLabel) return { kind: 'same', staff };
  const all = await work.stores.staff.all();
  const before = classLabel === null ? [] : all.filter((one) => one.classTeacherOf === classLabel);
  for (const one of before)
    await changeStaff(work, one.id, { ...entryOf(one), classTeacherOf: null }, one.note, actor.user);
  await changeStaff(work, staff.id, { ...entryOf(staff), classTeacherOf: classLabel }, staff.note, actor.user);
  return { kind: 'moved', staff, before, substitute: null };
}

async function sendOnLeave(work: Work, actor: Actor, staff: Staff, substituteId: StaffId | null): Promise<StaffMoved> {
  const substitute = substituteId === null ? null : await work.stores.staff.find(substituteId);
  const fits = substitute === null || (substitute.status === 'active' && substitute.id !== staff.id);
  if (!fits || (substituteId !== null && !substitute)) return { kind: 'no_substitute', staff };
  if (staff.status === 'on_leave' && staff.substitute === substituteId) return { kind: 'same', staff };
  await work.stores.staff.setStatus(staff.id, 'on_leave', substituteId, work.now);
  await note(work, actor, staff, 'staff.on_leave', substituteId);
  return { kind: 'moved', staff, before: [], substitute };
}

function note(work: Work, actor: Actor, staff: Staff, act: string, substitute: StaffId | null): Promise<void> {
  const entry = { at: work.now, actor: actor.user, act, about: `staff:${staff.id}`, details: { substitute } };
  return work.stores.journal.add(entry);
}

/** What the roster says of the person, without what the register adds to it. */
export function entryOf(staff: Staff): RosterEntry {
  const { surname, firstName, patronymic, position, subject, classTeacherOf, administration, additionalEducation } =
    staff;
  return { surname, firstName, patronymic, position, subject, classTeacherOf, administration, additionalEducation };
}
