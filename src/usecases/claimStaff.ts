/** A person says which member of staff they are; the administrator confirms it (п. 5). */
import { may, type Actor } from '../domain/access';
import type { ClassLabel, UserId } from '../domain/ids';
import { STAFF_ROLES, isStaffRole, type StaffRole } from '../domain/roles';
import { fullName } from '../domain/names';
import { parseStatedName } from '../domain/statedName';
import type { LinkRequest, NewLinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { rolesOf } from './identify';
import { linkApproved, type Positions } from './linkStaff';

export interface StaffClaim {
  readonly role: StaffRole;
  /** The roster row the person recognised; null: the name is not on the roster. */
  readonly staff: Staff | null;
  readonly statedName: string;
  /** The class a class teacher named when the roster could not tell. */
  readonly classLabel: ClassLabel | null;
  /** The person said that they have registered on the platform. */
  readonly registered: boolean;
}

export type StaffClaimed =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'already_linked'; readonly staff: Staff }
  /** An administrator: confirmed at once. */
  | { readonly kind: 'linked'; readonly staff: Staff }
  /** The same request waits already. */
  | { readonly kind: 'same'; readonly request: LinkRequest }
  /** `taken`: the row is linked to another profile. */
  | { readonly kind: 'requested'; readonly request: LinkRequest; readonly taken: boolean };

/** Records the claim and, unless the person is an administrator, a request to confirm it. */
export async function claimStaff(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  claim: StaffClaim,
  positions: Positions,
): Promise<StaffClaimed> {
  if (!actor.consented || !may(actor, 'account.choose_role')) return { kind: 'forbidden' };
  const { stores, now } = work;
  const linked = await stores.staff.byUser(actor.user);
  if (linked) return { kind: 'already_linked', staff: linked };

  const request: NewLinkRequest = {
    user: actor.user,
    staff: claim.staff?.id ?? null,
    statedName: claim.staff ? fullName(claim.staff) : claim.statedName,
    role: claim.role,
    classLabel: claim.classLabel,
    registered: claim.registered,
  };
  await recordClaim(work, actor.user, claim);
  const taken = claim.staff !== null && claim.staff.user !== null;
  if (actor.roles.has('administrator') && !taken && (claim.staff || parseStatedName(claim.statedName))) {
    const result = await linkApproved(context, work, request, { positions, by: actor.user });
    if (result.kind === 'linked') return result;
  }

  const waiting = await stores.requests.waitingOf(actor.user);
  if (waiting && isSame(waiting, request)) return { kind: 'same', request: waiting };
  const id = await stores.requests.add(request, now);
  return { kind: 'requested', request: { ...request, id, status: 'waiting', createdAt: now }, taken };
}

/** The roles a person claims: the one they named and those of the row they recognised. They list duties, no more. */
export async function recordClaim(
  work: Work,
  user: UserId,
  claim: Pick<StaffClaim, 'role' | 'staff' | 'classLabel'>,
): Promise<void> {
  const { accounts } = work.stores;
  const ofRow = claim.staff ? rolesOf(claim.staff).filter(isStaffRole) : [];
  const roles = new Set<StaffRole>([claim.role, ...ofRow]);
  const classLabel = claim.staff?.classTeacherOf ?? claim.classLabel;
  await accounts.removeRoles(user, STAFF_ROLES);
  for (const role of roles) await accounts.addRole(user, role, role === 'class_teacher' ? classLabel : null);
}

function isSame(waiting: NewLinkRequest, request: NewLinkRequest): boolean {
  return (
    waiting.staff === request.staff &&
    waiting.statedName === request.statedName &&
    waiting.role === request.role &&
    waiting.classLabel === request.classLabel &&
    waiting.registered === request.registered
  );
}
