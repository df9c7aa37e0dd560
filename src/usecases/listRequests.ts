/** «Запросы»: members of staff who wait to be confirmed. */
import { may, type Actor } from '../domain/access';
import type { LinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';

/** A waiting request with the roster row it is about. */
export interface WaitingRequest {
  readonly request: LinkRequest;
  readonly staff: Staff | null;
  /** The row is linked to another profile. */
  readonly taken: boolean;
}

export type RequestList =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly requests: readonly WaitingRequest[] };

/** Every waiting request, oldest first. */
export async function listRequests(work: Work, actor: Actor): Promise<RequestList> {
  if (!may(actor, 'requests.read')) return { kind: 'forbidden' };
  const requests = await work.stores.requests.waiting();
  return { kind: 'list', requests: await Promise.all(requests.map((request) => withRow(work, request))) };
}

/** A request with the roster row it is about. */
export async function withRow(work: Work, request: LinkRequest): Promise<WaitingRequest> {
  const staff = request.staff === null ? null : await work.stores.staff.find(request.staff);
  const owner = staff?.user ?? null;
  return { request, staff, taken: owner !== null && owner !== request.user };
}

/** How many requests wait for a decision. */
export async function pendingCount(work: Work): Promise<number> {
  return (await work.stores.requests.waiting()).length;
}
