/** Who a ticket comes from. */
import type { UserId } from '../domain/ids';
import type { LinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';

/** Who asks: a row of the roster, a request that waits to be confirmed, or a profile alone. */
export type TicketAuthor =
  | { readonly kind: 'staff'; readonly staff: Staff }
  | { readonly kind: 'request'; readonly request: LinkRequest }
  | { readonly kind: 'profile'; readonly user: UserId };

/** Who a ticket comes from, as far as the register knows. */
export async function ticketAuthor(work: Work, user: UserId): Promise<TicketAuthor> {
  const staff = await work.stores.staff.byUser(user);
  if (staff) return { kind: 'staff', staff };
  const request = await work.stores.requests.waitingOf(user);
  return request ? { kind: 'request', request } : { kind: 'profile', user };
}
