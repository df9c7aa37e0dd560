/** «Я зарегистрирован(а)»: a member of staff reports the registration on the platform (п. 5). */
import { may, type Actor } from '../domain/access';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { recordRegistration, registrationDuties } from './registration';

export type RegistrationReported =
  | { readonly kind: 'forbidden' }
  /** No order asks for it. */
  | { readonly kind: 'not_asked' }
  | { readonly kind: 'recorded'; readonly staff: Staff }
  | { readonly kind: 'known' }
  /** Kept with the request until the administrator confirms the person. */
  | { readonly kind: 'noted' }
  /** Not on the roster and no request waits. */
  | { readonly kind: 'unlinked' };

/** Records the registration of a linked person; of one who waits to be confirmed, notes it with the request. */
export async function reportRegistration(
  context: SchoolContext,
  work: Work,
  actor: Actor,
): Promise<RegistrationReported> {
  if (!may(actor, 'registration.report_own')) return { kind: 'forbidden' };
  if (registrationDuties(context).length === 0) return { kind: 'not_asked' };
  const staff = actor.staff === null ? null : await work.stores.staff.find(actor.staff);
  if (staff) {
    const isNew = await recordRegistration(context, work, staff.id, actor.user);
    return isNew ? { kind: 'recorded', staff } : { kind: 'known' };
  }
  const request = await work.stores.requests.waitingOf(actor.user);
  if (!request) return { kind: 'unlinked' };
  await work.stores.requests.setRegistered(request.id);
  return { kind: 'noted' };
}
