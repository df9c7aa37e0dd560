/** What the roster says of a person changes; a class that changes hands leaves a line in the journal of the class (2.1; п. 7). */
import type { ClassLabel, StaffId, UserId } from '../domain/ids';
import type { RosterEntry } from '../domain/school';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';
import { followRoster } from './staffRoles';

/** Hires a person: a new row, duties follow from it. A class goes over to them from whoever has it. */
export async function hireStaff(
  work: Work,
  entry: RosterEntry,
  note: string | null,
  by: UserId | null,
): Promise<StaffId> {
  const { stores, now } = work;
  if (entry.classTeacherOf !== null) await freeClass(work, entry.classTeacherOf, by);
  const id = await stores.staff.add(entry, note);
  await stores.journal.add({ at: now, actor: by, act: 'staff.hired', about: `staff:${id}`, details: {} });
  if (entry.classTeacherOf !== null) {
    const about = `class:${entry.classTeacherOf}`;
    await stores.journal.add({ at: now, actor: by, act: 'class.teacher', about, details: { from: null, to: id } });
  }
  return id;
}

/** Puts the new facts in place of the old ones; rights and duties follow at once. A class has one class teacher. */
export async function changeStaff(
  work: Work,
  id: StaffId,
  entry: RosterEntry,
  note: string | null,
  by: UserId | null,
): Promise<void> {
  const { stores, now } = work;
  const before = await stores.staff.find(id);
  if (!before) throw new Error(`no such row: ${id}`);
  const label = entry.classTeacherOf;
  if (label !== null && label !== before.classTeacherOf) await freeClass(work, label, by);
  await stores.staff.update(id, entry, note);
  const after = await stores.staff.find(id);
  if (after) await followRoster(work, after);
  await stores.journal.add({ at: now, actor: by, act: 'staff.changed', about: `staff:${id}`, details: {} });
  if (before.classTeacherOf === entry.classTeacherOf) return;
  for (const [label, from, to] of [
    [before.classTeacherOf, id, null],
    [entry.classTeacherOf, null, id],
  ] as const) {
    if (label === null) continue;
    const details = { from, to };
    await stores.journal.add({ at: now, actor: by, act: 'class.teacher', about: `class:${label}`, details });
  }
}

/** A class has one class teacher: whoever had it has it no more. Returns them as they were. */
export async function freeClass(work: Work, classLabel: ClassLabel, by: UserId | null): Promise<Staff[]> {
  const before = (await work.stores.staff.all()).filter((one) => one.classTeacherOf === classLabel);
  for (const one of before) await changeStaff(work, one.id, { ...entryOf(one), classTeacherOf: null }, one.note, by);
  return before;
}

/** What the roster says of the person, without what the register adds to it. */
export function entryOf(staff: Staff): RosterEntry {
  const { surname, firstName, patronymic, position, subject, classTeacherOf, administration, additionalEducation } =
    staff;
  return { surname, firstName, patronymic, position, subject, classTeacherOf, administration, additionalEducation };
}
