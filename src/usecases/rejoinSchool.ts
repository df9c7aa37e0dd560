/** Somebody who left works here again: the same row with its history; rights come back by the roster's facts only (2.1). */
import { may, type Actor } from '../domain/access';
import type { ClassLabel, StaffId } from '../domain/ids';
import type { Staff } from '../store/staffStore';
import { changeStaff, entryOf } from './changeStaff';
import type { Work } from './context';
import { rejoin } from './leaveSchool';

export type FormerStaff = { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly staff: readonly Staff[] };

/** Those who left, in alphabetical order. */
export async function listFormerStaff(work: Work, actor: Actor): Promise<FormerStaff> {
  if (!may(actor, 'register.read')) return { kind: 'forbidden' };
  return { kind: 'list', staff: await work.stores.staff.left() };
}

export type Rejoined =
  | { readonly kind: 'forbidden' }
  /** No such person, or they work here. */
  | { readonly kind: 'unknown' }
  /** `classTaken`: the class they had has another class teacher by now, and they have none. */
  | { readonly kind: 'rejoined'; readonly staff: Staff; readonly classTaken: ClassLabel | null };

/** Brings a person back to the roster; their profile is linked anew, by a code or an administrator's yes. */
export async function rejoinSchool(work: Work, actor: Actor, id: StaffId): Promise<Rejoined> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const staff = await work.stores.staff.find(id);
  if (staff?.status !== 'left') return { kind: 'unknown' };
  const label = staff.classTeacherOf;
  const taken = label !== null && (await work.stores.staff.all()).some((one) => one.classTeacherOf === label);
  await rejoin(work, id, actor.user);
  if (taken) await changeStaff(work, id, { ...entryOf(staff), classTeacherOf: null }, staff.note, actor.user);
  return { kind: 'rejoined', staff, classTaken: taken ? label : null };
}
