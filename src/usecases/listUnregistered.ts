/** «Кто не зарегистрирован»: for the administrator. */
import { may, type Actor } from '../domain/access';
import type { SchoolContext, Work } from './context';
import { schoolProgress, type StaffProgress } from './schoolProgress';

export type Unregistered =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'list';
      readonly missing: readonly StaffProgress[];
      readonly registered: number;
      readonly of: number;
    };

/** The members of staff whose registration is not on record, in the order of the roster. */
export async function listUnregistered(context: SchoolContext, work: Work, actor: Actor): Promise<Unregistered> {
  if (!may(actor, 'register.read')) return { kind: 'forbidden' };
  const progress = await schoolProgress(context, work);
  return {
    kind: 'list',
    missing: progress.staff.filter((one) => one.state !== 'registered'),
    registered: progress.registered,
    of: progress.staff.length,
  };
}
