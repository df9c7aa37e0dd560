/** «Мои данные»: everything that is kept about a person. */
import { may, type Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import type { Account } from '../store/accountStore';
import type { LinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';

export interface KeptData {
  readonly kind: 'kept';
  readonly account: Account | null;
  readonly staff: Staff | null;
  readonly requests: readonly LinkRequest[];
  /** Duties the person said or confirmed to be done. */
  readonly marks: number;
  /** Group chats the person added the bot to or confirmed. */
  readonly chats: number;
  /** Requests for a person's help with a duty. */
  readonly tickets: number;
  /** «Напомнить завтра». */
  readonly snoozed: boolean;
  readonly dialogue: boolean;
  /** Figures of the last digest. */
  readonly digest: boolean;
  readonly unreachable: boolean;
  readonly messages: { readonly waiting: number; readonly sent: number };
}

export type MyData = { readonly kind: 'forbidden' } | { readonly kind: 'nothing' } | KeptData;

/** Collects what is kept; `nothing`: no more than the technical trace of the conversation. */
export async function showMyData(work: Work, actor: Actor): Promise<MyData> {
  if (!may(actor, 'data.read_own')) return { kind: 'forbidden' };
  const { stores } = work;
  const { user } = actor;
  const peer = privatePeer(user);
  const kept: KeptData = {
    kind: 'kept',
    account: await stores.accounts.find(user),
    staff: await stores.staff.byUser(user),
    requests: await stores.requests.allOf(user),
    marks: (await stores.completions.all()).filter((one) => one.actor === user).length,
    chats: await stores.chats.countBy(user),
    snoozed: await stores.snoozes.isSet(user),
    dialogue: await stores.sessions.isKept(user),
    tickets: await stores.tickets.countBy(user),
    digest: (await stores.digests.last(user)) !== null,
    unreachable: (await stores.reachability.unreachable()).has(peer),
    messages: await stores.outbox.traceOf(peer),
  };
  return isEmpty(kept) && !actor.roles.has('administrator') ? { kind: 'nothing' } : kept;
}

function isEmpty(kept: KeptData): boolean {
  const { account, staff, requests, marks, chats, tickets } = kept;
  const rows = requests.length + marks + chats + tickets;
  return !account && !staff && rows === 0 && !kept.snoozed && !kept.dialogue && !kept.digest && !kept.unreachable;
}
