/** Links a profile to the roster once the claim is confirmed; a name the roster lacks becomes a new row of it. */
import type { UserId } from '../domain/ids';
import type { RosterEntry } from '../domain/school';
import type { StaffRole } from '../domain/roles';
import { parseStatedName } from '../domain/statedName';
import type { NewLinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import { hireStaff } from './changeStaff';
import type { SchoolContext, Work } from './context';
import { recordRegistration, startRegistration } from './registration';
import { followRoster } from './staffRoles';

export type Linked =
  | { readonly kind: 'linked'; readonly staff: Staff }
  /** The person left the school since the request was made. */
  | { readonly kind: 'row_left'; readonly staff: Staff }
  /** The row is linked to another profile. */
  | { readonly kind: 'row_taken'; readonly staff: Staff }
  /** The profile is linked to another row. */
  | { readonly kind: 'profile_taken'; readonly staff: Staff }
  /** The stated name is not a surname and a first name. */
  | { readonly kind: 'no_name' };

/** What the position of each role is called in a new row of the roster. */
export type Positions = Readonly<Record<StaffRole, string>>;

export interface Approval {
  readonly positions: Positions;
  /** Who confirmed it. */
  readonly by: UserId;
}

/** Carries out a confirmed claim: the link, the roles, and the registration when the person had reported it. */
export async function linkApproved(
  context: SchoolContext,
  work: Work,
  request: NewLinkRequest,
  { positions, by }: Approval,
): Promise<Linked> {
  const { stores, now } = work;
  const other = await stores.staff.byUser(request.user);
  if (other) return { kind: 'profile_taken', staff: other };
  const known = request.staff === null ? null : await stores.staff.find(request.staff);
  if (known?.status === 'left') return { kind: 'row_left', staff: known };
  if (known && known.user !== null) return { kind: 'row_taken', staff: known };
  const entry = known ? null : newEntry(request, positions);
  if (!known && !entry) return { kind: 'no_name' };

  const id = known?.id ?? (entry ? await hireStaff(work, entry, null, by) : null);
  if (id === null || !(await stores.staff.link(id, request.user, now))) throw new Error('a free row refused its link');
  const staff = await stores.staff.find(id);
  if (!staff) throw new Error('a linked row is gone');
  await followRoster(work, staff, request.role);
  await startRegistration(context, work, id);
  if (request.registered) await recordRegistration(context, work, id, request.user);
  return { kind: 'linked', staff };
}

/** A row of the roster for a person it did not know, as far as the request tells. */
function newEntry(request: NewLinkRequest, positions: Positions): RosterEntry | null {
  const name = parseStatedName(request.statedName);
  if (!name) return null;
  const { role, classLabel } = request;
  return {
    ...name,
    position: positions[role],
    subject: null,
    classTeacherOf: role === 'class_teacher' ? classLabel : null,
    administration: role === 'administration' || role === 'administrator',
    additionalEducation: role === 'additional_teacher',
  };
}
