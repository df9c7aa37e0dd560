/** People take back what they said of themselves: a role or a class of a family (2.5, 2.6), or that they are staff (п. 5). */
import { may, type Actor } from '../domain/access';
import type { ClassLabel } from '../domain/ids';
import { STAFF_ROLES, type StaffRole } from '../domain/roles';
import type { Work } from './context';

export interface FamilyRole {
  readonly role: 'parent' | 'pupil';
  readonly classLabel: ClassLabel;
}

/** The roles the person named themselves, class by class. */
export async function listFamilyRoles(work: Work, actor: Actor): Promise<FamilyRole[]> {
  const account = await work.stores.accounts.find(actor.user);
  return (account?.roles ?? []).flatMap(({ role, classLabel }) =>
    (role === 'parent' || role === 'pupil') && classLabel !== null ? [{ role, classLabel }] : [],
  );
}

export type RoleDropped = { readonly kind: 'forbidden' } | { readonly kind: 'gone' } | { readonly kind: 'dropped' };

/** Removes one of them. */
export async function dropRole(
  work: Work,
  actor: Actor,
  dropped: { readonly role: FamilyRole['role']; readonly classLabel: string },
): Promise<RoleDropped> {
  if (!may(actor, 'account.choose_role')) return { kind: 'forbidden' };
  const found = (await listFamilyRoles(work, actor)).find(
    (one) => one.role === dropped.role && one.classLabel === dropped.classLabel,
  );
  if (!found) return { kind: 'gone' };
  await work.stores.accounts.removeRole(actor.user, found.role, found.classLabel);
  return { kind: 'dropped' };
}

/** Roles of staff by the person's own word: the administrator has not confirmed them. The roster's are not theirs to drop. */
export function claimOf(actor: Actor): readonly StaffRole[] {
  return actor.staff === null ? actor.claimedRoles : [];
}

export type ClaimDropped =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'gone' }
  /** Confirmed by now: the roster says so. */
  | { readonly kind: 'on_roster' }
  | {
      readonly kind: 'dropped';
      readonly roles: readonly StaffRole[];
      /** The number of the request that was withdrawn with it; null: none waited. */
      readonly request: number | null;
      /** What the person still is here. */
      readonly left: readonly FamilyRole[];
    };

/** Removes the claim to be staff, its duties and the request that waits for the administrator. */
export async function dropClaim(work: Work, actor: Actor): Promise<ClaimDropped> {
  if (!may(actor, 'account.choose_role')) return { kind: 'forbidden' };
  if (actor.staff !== null) return { kind: 'on_roster' };
  const roles = claimOf(actor);
  if (roles.length === 0) return { kind: 'gone' };
  const { accounts, requests } = work.stores;
  const waiting = await requests.waitingOf(actor.user);
  await requests.withdraw(actor.user, work.now);
  await accounts.removeRoles(actor.user, STAFF_ROLES);
  return { kind: 'dropped', roles, request: waiting?.id ?? null, left: await listFamilyRoles(work, actor) };
}
