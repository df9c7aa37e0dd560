/** «Запросы»: members of staff who wait to be confirmed. */
import { may, type Actor } from '../domain/access';
import { matchName } from '../domain/names';
import type { LinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';

/** A waiting request with the roster row it is about. */
export interface WaitingRequest {
  readonly request: LinkRequest;
  readonly staff: Staff | null;
  /** The row is linked to another profile. */
  readonly taken: boolean;
  /** Rows with the stated name, when the request is about none: the person did not recognise one, or could not look. */
  readonly similar: readonly Staff[];
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
  const similar = staff === null ? await namedLike(work, request.statedName) : [];
  return { request, staff, taken: owner !== null && owner !== request.user, similar };
}

async function namedLike(work: Work, name: string): Promise<Staff[]> {
  const roster = await work.stores.staff.all();
  const match = matchName(name, roster);
  const ids = match.kind === 'one' ? [match.id] : match.kind === 'several' ? match.ids : [];
  return roster.filter((staff) => ids.includes(staff.id));
}

/** Whether a request of the person's own waits for a decision. */
export async function isWaiting(work: Work, actor: Actor): Promise<boolean> {
  return (await work.stores.requests.waitingOf(actor.user)) !== null;
}

/** How many requests wait for a decision. */
export async function pendingCount(work: Work): Promise<number> {
  return (await work.stores.requests.waiting()).length;
}
