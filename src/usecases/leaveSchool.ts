/** A member of staff leaves: rights go at once, what they did stays (2.1). And the two ways back. */
import type { StaffId, UserId } from '../domain/ids';
import { STAFF_ROLES } from '../domain/roles';
import type { AssignmentKey } from '../store/assignmentStore';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';
import { entryOf } from './changeStaff';
import { revokeFor } from './issueCodes';
import { moveAssignment } from './moveAssignment';
import { followRoster } from './staffRoles';
import { endSubstitutions } from './substitutions';

/** What the person had until they left: enough to take the leaving back. */
export interface Leaving {
  readonly status: 'active' | 'on_leave';
  readonly user: UserId | null;
  readonly substitute: StaffId | null;
  /** Colleagues on a long leave whom they stood in for. */
  readonly stoodInFor: readonly StaffId[];
  /** Duties of others that were handed over to them. */
  readonly held: readonly AssignmentKey[];
  /** Appointed or dismissed as an administrator; null: neither. */
  readonly administrator: boolean | null;
  /** How often the person had left or come back by then, this leaving included. */
  readonly comings: number;
}

/** Marks the person as gone, unlinks the profile and gives back what was handed over to them; `by` null: the command line. */
export async function leaveSchool(work: Work, staff: Staff, by: UserId | null): Promise<Leaving> {
  const { stores, now } = work;
  const leaving = await leavingOf(work, staff);
  await noteClass(work, staff, by, { from: staff.id, to: null });
  if (staff.user !== null) {
    await stores.accounts.removeRoles(staff.user, STAFF_ROLES);
    await stores.explanations.forget(staff.user);
    // also of whoever the configuration names; what is noted of anybody else goes with the housekeeping
    await stores.administrators.set(staff.user, false, by, now);
  }
  await stores.staff.setStatus(staff.id, 'left', null, now);
  await endSubstitutions(work, staff, by);
  await revokeFor(work, staff.id, by);
  await stores.extensions.withdrawOf(staff.id, now);
  for (const key of leaving.held) {
    await moveAssignment(work, key, { step: 'hand_over', holder: null, reason: null }, by);
  }
  await stores.journal.add({ at: now, actor: by, act: 'staff.left', about: `staff:${staff.id}`, details: {} });
  return leaving;
}

/** Brings a person back to the roster. The profile is not: they come with a code or are confirmed like anybody new. */
export async function rejoin(work: Work, id: StaffId, by: UserId | null): Promise<void> {
  const { stores, now } = work;
  await stores.staff.setStatus(id, 'active', null, now);
  await stores.journal.add({ at: now, actor: by, act: 'staff.returned', about: `staff:${id}`, details: {} });
  const staff = await stores.staff.find(id);
  if (staff) await noteClass(work, staff, by, { from: null, to: id });
}

/** Whether the person is gone by that leaving, and not by a later one. */
export async function isStillLeft(work: Work, id: StaffId, { comings }: Pick<Leaving, 'comings'>): Promise<boolean> {
  const staff = await work.stores.staff.find(id);
  return staff?.status === 'left' && (await comingsOf(work, id)) === comings;
}

/**
 * As if they had not left; the profile only if they still agree to it and it is free, a class and duties only if nobody has
 * them since. A revoked code stays revoked.
 */
export async function takeLeavingBack(work: Work, id: StaffId, leaving: Leaving, by: UserId | null): Promise<void> {
  const { stores, now } = work;
  const { user, administrator } = leaving;
  const gone = await stores.staff.find(id);
  const label = gone?.classTeacherOf ?? null;
  if (gone && label !== null && (await stores.staff.all()).some((one) => one.classTeacherOf === label)) {
    await stores.staff.update(id, { ...entryOf(gone), classTeacherOf: null }, gone.note);
  }
  await stores.staff.setStatus(id, leaving.status, leaving.substitute, now);
  if (user !== null && (await stores.accounts.find(user)) !== null && (await stores.staff.link(id, user, now))) {
    if (administrator === null) await stores.administrators.remove(user);
    else await stores.administrators.set(user, administrator, by, now);
  }
  for (const colleague of leaving.stoodInFor) {
    const row = await stores.staff.find(colleague);
    if (row?.status === 'on_leave' && row.substitute === null)
      await stores.staff.setStatus(colleague, 'on_leave', id, now);
  }
  for (const key of leaving.held) {
    if ((await stores.assignments.find(key)).holder !== null) continue;
    await moveAssignment(work, key, { step: 'hand_over', holder: id, reason: null }, by);
  }
  const staff = await stores.staff.find(id);
  if (staff) await followRoster(work, staff);
  if (staff) await noteClass(work, staff, by, { from: null, to: id });
  await stores.journal.add({ at: now, actor: by, act: 'staff.returned', about: `staff:${id}`, details: {} });
}

async function leavingOf({ stores }: Work, staff: Staff): Promise<Leaving> {
  const mark = staff.user === null ? null : await stores.administrators.find(staff.user);
  const assignments = await stores.assignments.all();
  return {
    status: staff.status === 'on_leave' ? 'on_leave' : 'active',
    user: staff.user,
    substitute: staff.substitute,
    stoodInFor: (await stores.staff.all()).filter((one) => one.substitute === staff.id).map((one) => one.id),
    held: assignments
      .filter(({ assignment }) => assignment.holder === staff.id)
      .map(({ duty, subject }) => ({ duty, subject })),
    administrator: mark?.appointed ?? null,
    comings: (await comingsOf({ stores }, staff.id)) + 1,
  };
}

async function comingsOf({ stores }: Pick<Work, 'stores'>, id: StaffId): Promise<number> {
  const acts = await stores.journal.about(`staff:${id}`);
  return acts.filter(({ act }) => act === 'staff.left' || act === 'staff.returned').length;
}

/** The journal of the class tells that its class teacher left or came back. */
async function noteClass(
  { stores, now }: Work,
  { classTeacherOf }: Staff,
  by: UserId | null,
  details: { readonly from: StaffId | null; readonly to: StaffId | null },
): Promise<void> {
  if (classTeacherOf === null) return;
  await stores.journal.add({ at: now, actor: by, act: 'class.teacher', about: `class:${classTeacherOf}`, details });
}
