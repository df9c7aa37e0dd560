/** The roster, for an administrator. */
import { may, type Actor } from '../domain/access';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';

export type StaffList = { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly staff: readonly Staff[] };

/** Everyone who works here, in alphabetical order. */
export async function listStaff(work: Work, actor: Actor): Promise<StaffList> {
  if (!may(actor, 'register.read')) return { kind: 'forbidden' };
  return { kind: 'list', staff: await work.stores.staff.all() };
}
