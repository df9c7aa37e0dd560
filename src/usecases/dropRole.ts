/** A parent or a pupil takes back a role or a class they named by mistake, or that is theirs no more (2.5, 2.6). */
import { may, type Actor } from '../domain/access';
import type { ClassLabel } from '../domain/ids';
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
