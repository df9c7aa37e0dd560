/** The account's staff roles follow its row of the roster. */
import { STAFF_ROLES, type StaffRole } from '../domain/roles';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';
import { rolesOf } from './identify';

/** Puts the roles of the row in place of those on record; `otherwise` when the row tells none. */
export async function followRoster(work: Work, staff: Staff, otherwise: StaffRole = 'subject_teacher'): Promise<void> {
  const { accounts } = work.stores;
  if (staff.user === null) return;
  await accounts.removeRoles(staff.user, STAFF_ROLES);
  const roles = rolesOf(staff);
  for (const role of roles.length > 0 ? roles : [otherwise]) {
    await accounts.addRole(staff.user, role, role === 'class_teacher' ? staff.classTeacherOf : null);
  }
}
