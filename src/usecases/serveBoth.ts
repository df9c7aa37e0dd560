/** One chat may be what two clauses ask for; whoever answers for the second says so (п. 6; 2.2). */
import { mayConfirmChat, type Actor } from '../domain/access';
import { mayAlsoBe, type ChatProposal } from '../domain/chats';
import type { PeerId } from '../domain/ids';
import type { Duty } from '../domain/order';
import type { Chat } from '../store/chatStore';
import { dutiesOf, fulfilledBy, type RequiredChat } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { confirmBy, isShownOtherwise } from './moveAssignment';

/** What else a chat of the register may be, and the duties that it would show by it. */
export interface Second {
  readonly is: ChatProposal;
  readonly duties: readonly Duty[];
}

/** What else the chat may be; null: nothing, or that has a chat of its own already. */
export async function secondOf(context: SchoolContext, work: Work, chat: Chat): Promise<Second | null> {
  const kind = chat.state === 'confirmed' && !chat.isExtra && chat.kind !== null ? mayAlsoBe(chat.kind) : null;
  if (kind === null) return null;
  const is = { kind, classLabel: null };
  const open = await notShown(work, fulfilledBy(context, is, null));
  return open.length > 0 ? { is, duties: open.map(({ duty }) => duty) } : null;
}

/** The same, where it is this person's to say. */
export async function secondFor(context: SchoolContext, work: Work, actor: Actor, chat: Chat): Promise<Second | null> {
  const second = await secondOf(context, work, chat);
  return second && mayConfirmChat(actor, second.is, dutiesOf(context)) ? second : null;
}

export type BothServed =
  | { readonly kind: 'forbidden' }
  /** The chat is no such chat any more, or there is nothing left to show. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'served'; readonly title: string | null; readonly second: Second };

/** Records the chat as what shows the second clause too. */
export async function serveBoth(context: SchoolContext, work: Work, actor: Actor, peer: PeerId): Promise<BothServed> {
  const chat = await work.stores.chats.find(peer);
  const kind = chat && chat.kind !== null ? mayAlsoBe(chat.kind) : null;
  if (!chat || kind === null || !mayConfirmChat(actor, { kind, classLabel: null }, dutiesOf(context))) {
    return { kind: 'forbidden' };
  }
  const second = await secondOf(context, work, chat);
  if (!second) return { kind: 'nothing' };
  for (const { duty, subject } of await notShown(work, fulfilledBy(context, second.is, null))) {
    const evidence = { kind: 'chat', peer, title: chat.title } as const;
    await confirmBy(work, { duty: duty.id, subject }, evidence, actor.user);
  }
  const details = { kind: second.is.kind };
  const about = `chat:${peer}`;
  await work.stores.journal.add({ at: work.now, actor: actor.user, act: 'chat.serves_both', about, details });
  return { kind: 'served', title: chat.title, second };
}

async function notShown(work: Work, duties: readonly RequiredChat[]): Promise<RequiredChat[]> {
  const open: RequiredChat[] = [];
  for (const one of duties) {
    if (!(await isShownOtherwise(work, { duty: one.duty.id, subject: one.subject }))) open.push(one);
  }
  return open;
}
