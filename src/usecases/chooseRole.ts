/** Parents and pupils: their role and class, by their own word (2.5, 2.6). */
import { may, type Actor } from '../domain/access';
import type { ClassLabel } from '../domain/ids';
import type { SchoolContext, Work } from './context';

export type RoleChosen =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown_class' }
  /** The same role and class are on record. */
  | { readonly kind: 'known' }
  | { readonly kind: 'chosen' };

/** Records that the person is a parent of a pupil of the class, or its pupil. */
export async function chooseRole(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  chosen: { readonly role: 'parent' | 'pupil'; readonly classLabel: ClassLabel },
): Promise<RoleChosen> {
  if (!actor.consented || !may(actor, 'account.choose_role')) return { kind: 'forbidden' };
  const { role, classLabel } = chosen;
  if (!context.school.classes.includes(classLabel)) return { kind: 'unknown_class' };
  const account = await work.stores.accounts.find(actor.user);
  if (account?.roles.some((one) => one.role === role && one.classLabel === classLabel)) return { kind: 'known' };
  await work.stores.accounts.addRole(actor.user, role, classLabel);
  return { kind: 'chosen' };
}
