/** A member of staff leaves: rights go at once, what they did stays (2.1). */
import type { StaffId, UserId } from '../domain/ids';
import { STAFF_ROLES } from '../domain/roles';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';
import { revokeFor } from './issueCodes';
import { moveAssignment } from './moveAssignment';
import { followRoster } from './staffRoles';

/** Marks the person as gone, unlinks the profile and gives back what was handed over to them; `by` null: the command line. */
export async function leaveSchool(work: Work, staff: Staff, by: UserId | null): Promise<void> {
  const { stores, now } = work;
  if (staff.user !== null) {
    await stores.accounts.removeRoles(staff.user, STAFF_ROLES);
    // also of whoever the configuration names; what is noted of anybody else goes with the housekeeping
    await stores.administrators.set(staff.user, false, by, now);
  }
  await stores.staff.setStatus(staff.id, 'left', null, now);
  await stores.staff.endSubstitutions(staff.id);
  await revokeFor(work, staff.id, by);
  for (const { duty, subject, assignment } of await stores.assignments.all()) {
    if (assignment.holder !== staff.id) continue;
    await moveAssignment(work, { duty, subject }, { step: 'hand_over', holder: null, reason: null }, by);
  }
  await stores.journal.add({ at: now, actor: by, act: 'staff.left', about: `staff:${staff.id}`, details: {} });
}

/** Brings a person back, linked where they were if they still agree to it and the profile is free. */
export async function comeBack(
  work: Work,
  id: StaffId,
  before: { readonly status: 'active' | 'on_leave'; readonly user: UserId | null },
  by: UserId | null,
): Promise<void> {
  const { stores, now } = work;
  await stores.staff.setStatus(id, before.status, null, now);
  if (before.user !== null && (await stores.accounts.find(before.user)) !== null) {
    await stores.staff.link(id, before.user, now);
    await stores.administrators.remove(before.user);
  }
  const staff = await stores.staff.find(id);
  if (staff) await followRoster(work, staff);
  await stores.journal.add({ at: now, actor: by, act: 'staff.returned', about: `staff:${id}`, details: {} });
}
