/** Who a person is, from the account, the roster and the configuration: the only source of rights. */
import type { Actor } from '../domain/access';
import type { ClassLabel, UserId } from '../domain/ids';
import { isNamed } from '../domain/offices';
import { teaches } from '../domain/posts';
import { isStaffRole, type Role, type StaffRole } from '../domain/roles';
import type { RosterEntry } from '../domain/school';
import type { Staff } from '../store/staffStore';
import { isAdministrator } from './administrators';
import type { SchoolContext, Work } from './context';

/** Loads the person behind a VK id. An unknown person is an actor without roles. */
export async function identify(context: SchoolContext, work: Work, user: UserId): Promise<Actor> {
  const account = await work.stores.accounts.find(user);
  const roles = new Set<Role>();
  const classes: ClassLabel[] = [];
  const claimedRoles: StaffRole[] = [];
  const claimedClasses: ClassLabel[] = [];
  for (const { role, classLabel } of account?.roles ?? []) {
    if (isStaffRole(role)) {
      claimedRoles.push(role);
      if (classLabel) claimedClasses.push(classLabel);
    } else {
      roles.add(role);
      if (classLabel) classes.push(classLabel);
    }
  }
  const staff = claimedRoles.length > 0 ? await work.stores.staff.byUser(user) : null;
  for (const role of staff ? rolesOf(staff) : []) roles.add(role);
  if (await isAdministrator(context, work, user, staff)) roles.add('administrator');
  const classTeacherOf = staff ? await classesLedBy(work, staff) : [];
  if (classTeacherOf.length > 0) roles.add('class_teacher');
  else roles.delete('class_teacher');
  return {
    user,
    consented: account !== null,
    roles,
    staff: staff?.id ?? null,
    classTeacherOf,
    offices: await officesOf(context, work, roles.has('administrator'), staff),
    classes,
    claimedRoles,
    claimedClasses,
  };
}

/** The person's own class, unless a substitute leads it now, and those of colleagues they stand in for. */
export async function classesLedBy(work: Work, staff: Staff): Promise<ClassLabel[]> {
  const own = staff.classTeacherOf !== null && staff.substitute === null ? [staff.classTeacherOf] : [];
  return [...new Set([...own, ...(await work.stores.staff.classesStoodInFor(staff.id))])];
}

/**
 * Offices that were handed over to the person, and of the others by name: an administrator holds those of the officer whom
 * the school names as administrator, a member of staff those of the officer who can only be them.
 */
async function officesOf(
  context: SchoolContext,
  work: Work,
  administrator: boolean,
  staff: Staff | null,
): Promise<readonly string[]> {
  if (!administrator && !staff) return [];
  const held = await work.stores.offices.all();
  const officers = Object.entries(context.school.offices).filter(([office]) => !held.has(office));
  const own = administrator ? context.school.offices['administrator']?.name : undefined;
  const offices = officers.filter(([, officer]) => officer.name === own).map(([office]) => office);
  for (const [office, { name }] of officers) {
    if (!staff || !isNamed(staff, name) || offices.includes(office)) continue;
    const namesakes = (await work.stores.staff.all()).filter((one) => isNamed(one, name));
    if (namesakes.length === 1) offices.push(office);
  }
  for (const [office, holder] of held) if (holder === staff?.id) offices.push(office);
  return offices;
}

/** The roles a line of the roster gives: whoever teaches is a subject teacher, unless it is additional education. */
export function rolesOf(staff: RosterEntry): readonly StaffRole[] {
  const roles: StaffRole[] = [];
  if (staff.administration) roles.push('administration');
  if (staff.classTeacherOf) roles.push('class_teacher');
  if (staff.additionalEducation) roles.push('additional_teacher');
  if (teaches(staff)) roles.push('subject_teacher');
  return roles;
}
