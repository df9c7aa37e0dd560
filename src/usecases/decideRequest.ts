/** The administrator's yes or no to a member of staff (п. 5; 2.1). */
import { may, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import type { JournalAct } from '../domain/journalAct';
import { STAFF_ROLES } from '../domain/roles';
import type { JournalDetails } from '../store/journalStore';
import type { LinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { linkApproved, type Linked, type Positions } from './linkStaff';

/** `replaced`: another request of the person's waits; `linked`: they came in by a code. */
export type AlreadyDecided = 'approved' | 'rejected' | 'withdrawn' | 'replaced' | 'linked';

export type RequestDecided =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'already'; readonly status: AlreadyDecided }
  | Exclude<Linked, { kind: 'linked' }>
  /** `former`: the profile that gave way. */
  | {
      readonly kind: 'approved';
      readonly request: LinkRequest;
      readonly staff: Staff;
      readonly former: UserId | null;
    }
  | { readonly kind: 'rejected'; readonly request: LinkRequest };

/** Decides a waiting request, once. A refusal to link leaves it waiting. */
export async function decideRequest(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  decision: {
    readonly request: number;
    readonly yes: boolean;
    /** The administrator knows that the row is another profile's, and wants this one in its place. */
    readonly replace?: boolean;
    /** Of a press that decides several: the journal knows them as one act. */
    readonly press?: number;
    readonly positions: Positions;
  },
): Promise<RequestDecided> {
  if (!may(actor, 'requests.decide')) return { kind: 'forbidden' };
  const { requests, accounts } = work.stores;
  const request = await requests.find(decision.request);
  if (!request) return { kind: 'not_found' };
  if (request.status === 'withdrawn') return { kind: 'already', status: await whyWithdrawn(work, request) };
  if (request.status !== 'waiting') return { kind: 'already', status: request.status };
  if (!decision.yes) {
    await requests.decide(request.id, 'rejected', actor.user, work.now);
    await accounts.removeRoles(request.user, STAFF_ROLES);
    const rejected = { act: 'request.rejected', about: `request:${request.id}`, details: {} } as const;
    await work.stores.journal.add({ at: work.now, actor: actor.user, ...rejected });
    return { kind: 'rejected', request };
  }
  const former = decision.replace === true ? await giveWay(work, actor, request) : null;
  const linked = await linkApproved(context, work, request, { positions: decision.positions, by: actor.user });
  if (linked.kind !== 'linked') return linked;
  await requests.decide(request.id, 'approved', actor.user, work.now);
  const { press } = decision;
  await note(work, actor, linked.staff, 'staff.linked', { request: request.id, ...(press !== undefined && { press }) });
  return { kind: 'approved', request, staff: linked.staff, former };
}

async function whyWithdrawn({ stores }: Work, { user }: LinkRequest): Promise<AlreadyDecided> {
  if ((await stores.requests.waitingOf(user)) !== null) return 'replaced';
  return (await stores.staff.byUser(user)) === null ? 'withdrawn' : 'linked';
}

/** Unlinks the profile that holds the row of the request; null: the row is free, or the new profile holds another one. */
async function giveWay(work: Work, actor: Actor, request: LinkRequest): Promise<UserId | null> {
  const { stores } = work;
  const staff = request.staff === null ? null : await stores.staff.find(request.staff);
  if (!staff || staff.user === null || (await stores.staff.byUser(request.user))) return null;
  await stores.accounts.removeRoles(staff.user, STAFF_ROLES);
  await stores.staff.unlink(staff.user);
  await note(work, actor, staff, 'staff.profile_replaced');
  return staff.user;
}

function note(
  { stores, now }: Work,
  actor: Actor,
  staff: Staff,
  act: JournalAct,
  details: JournalDetails = {},
): Promise<void> {
  return stores.journal.add({ at: now, actor: actor.user, act, about: `staff:${staff.id}`, details });
}
