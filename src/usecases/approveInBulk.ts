/** Many members of staff confirmed with one press: just those who were shown (п. 5; 2.1). */
import { may, type Actor } from '../domain/access';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { decideRequest, type RequestDecided } from './decideRequest';
import type { Positions } from './linkStaff';
import { listRequests, type WaitingRequest } from './listRequests';
import { markOf } from './markOf';

/** So many people are shown, and confirmed, at once. */
export const APPROVAL_PAGE = 20;

/** A request that a press on a list may confirm: its row of the roster is free, and nobody else asks for it. */
export type PlainRequest = WaitingRequest & { readonly staff: Staff };

export type Approvals =
  | { readonly kind: 'forbidden' }
  /** `others`: how many requests need a look of their own; `mark`: of the people shown. */
  | {
      readonly kind: 'approvals';
      readonly shown: readonly PlainRequest[];
      readonly total: number;
      readonly others: number;
      readonly mark: number;
    };

/** Whom one press would confirm, the oldest request first. This is the dry run as well: `approveInBulk` confirms these. */
export async function plainRequests(work: Work, actor: Actor): Promise<Approvals> {
  const list = await listRequests(work, actor);
  if (list.kind === 'forbidden' || !may(actor, 'requests.decide')) return { kind: 'forbidden' };
  const plain: PlainRequest[] = [];
  for (const one of list.requests) {
    const { request, staff } = one;
    const isAsked = list.requests.some((other) => other !== one && other.staff?.id === staff?.id);
    if (staff === null || staff.user !== null || staff.status === 'left' || isAsked) continue;
    if ((await work.stores.staff.byUser(request.user)) === null) plain.push({ ...one, staff });
  }
  const shown = plain.slice(0, APPROVAL_PAGE);
  const mark = markOf(shown.map(({ request, staff }) => [request.id, request.user, request.role, staff.id]));
  return { kind: 'approvals', shown, total: plain.length, others: list.requests.length - plain.length, mark };
}

export type ApprovedInBulk =
  | { readonly kind: 'forbidden' }
  /** They are not whom the person saw: to be looked at again. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'approved'; readonly people: readonly Extract<RequestDecided, { kind: 'approved' }>[] };

/** Confirms the people who were shown, as one act of the journal; `mark` is of them. */
export async function approveInBulk(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { mark, positions }: { readonly mark: number; readonly positions: Positions },
): Promise<ApprovedInBulk> {
  const approvals = await plainRequests(work, actor);
  if (approvals.kind === 'forbidden') return approvals;
  if (approvals.shown.length === 0 || approvals.mark !== mark) return { kind: 'changed' };
  const press = await work.stores.journal.nextId();
  const people: Extract<RequestDecided, { kind: 'approved' }>[] = [];
  for (const { request } of approvals.shown) {
    const decided = await decideRequest(context, work, actor, { request: request.id, yes: true, positions, press });
    if (decided.kind !== 'approved') throw new Error(`a plain request was ${decided.kind}`);
    people.push(decided);
  }
  return { kind: 'approved', people };
}
