/** One chat may be what two clauses ask for; whoever answers for the second says so (п. 6; 2.2). */
import { mayConfirmChat, type Actor } from '../domain/access';
import { mayAlsoBe, type ChatProposal } from '../domain/chats';
import type { PeerId } from '../domain/ids';
import type { JournalAct } from '../domain/journalAct';
import type { Duty } from '../domain/order';
import type { Chat } from '../store/chatStore';
import { dutiesOf, fulfilledBy, type RequiredChat } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { confirmBy, isShownOtherwise, moveAssignment, showsAll } from './moveAssignment';

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
  return second && maySay(context, actor, chat) ? second : null;
}

/** Whether the person answers for the second clause that such a chat may show: it is theirs to look at as well. */
export function maySay(context: SchoolContext, actor: Actor, { kind, isExtra }: Chat): boolean {
  const also = kind === null || isExtra ? null : mayAlsoBe(kind);
  return also !== null && mayConfirmChat(actor, { kind: also, classLabel: null }, dutiesOf(context));
}

/** What the chat shows of the second clause; null: nothing. */
export async function servedSecond(context: SchoolContext, work: Work, chat: Chat): Promise<Second | null> {
  const shown = await secondsShown(context, work, chat);
  const [first] = shown;
  return first ? { is: { kind: first.kind, classLabel: null }, duties: shown.map(({ duty }) => duty) } : null;
}

export type BothServed =
  | { readonly kind: 'forbidden' }
  /** The chat is no such chat any more, or there is nothing left to show. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'served'; readonly title: string | null; readonly second: Second };

/** Records the chat as what shows the second clause too. */
export async function serveBoth(context: SchoolContext, work: Work, actor: Actor, peer: PeerId): Promise<BothServed> {
  const chat = await work.stores.chats.find(peer);
  if (!chat || !maySay(context, actor, chat)) return { kind: 'forbidden' };
  const second = await secondOf(context, work, chat);
  if (!second) return { kind: 'nothing' };
  for (const { duty, subject } of await notShown(work, fulfilledBy(context, second.is, null))) {
    const evidence = { kind: 'chat', peer, title: chat.title } as const;
    await confirmBy(work, { duty: duty.id, subject }, evidence, actor.user);
  }
  await note(work, actor, peer, 'chat.serves_both', second);
  return { kind: 'served', title: chat.title, second };
}

export type KeptApart =
  | { readonly kind: 'forbidden' }
  /** `reopened`: what the chat showed of the second clause until now; null: nothing. */
  | { readonly kind: 'apart'; readonly title: string | null; readonly reopened: Second | null };

/** They are two chats: what the chat shows of the second clause is open again. */
export async function keepApart(context: SchoolContext, work: Work, actor: Actor, peer: PeerId): Promise<KeptApart> {
  const chat = await work.stores.chats.find(peer);
  if (!chat || !maySay(context, actor, chat)) return { kind: 'forbidden' };
  const reopened = await servedSecond(context, work, chat);
  for (const { duty, subject } of await secondsShown(context, work, chat)) {
    await moveAssignment(work, { duty: duty.id, subject }, { step: 'reopen', reason: 'corrected' }, actor.user);
  }
  if (reopened) await note(work, actor, peer, 'chat.kept_apart', reopened);
  return { kind: 'apart', title: chat.title, reopened };
}

/** A chat that shows the second clause no more, because its record is changed by somebody else. */
export interface SecondLost {
  readonly title: string | null;
  readonly second: Second;
}

/** What these chats show of a second clause, before their records change; whoever said so is to be asked anew. */
export async function loseSeconds(context: SchoolContext, work: Work, chats: readonly Chat[]): Promise<SecondLost[]> {
  const lost: SecondLost[] = [];
  for (const chat of chats) {
    const second = await servedSecond(context, work, chat);
    if (!second) continue;
    await work.stores.ledger.remove(askedKey(chat.peer));
    lost.push({ title: chat.title, second });
  }
  return lost;
}

/** Whether the question is to be asked now: it is asked once, until the answer is lost. */
export function askOnce(work: Work, peer: PeerId): Promise<boolean> {
  return work.stores.ledger.enter(askedKey(peer), work.now);
}

const askedKey = (peer: PeerId): string => `chat_both:${peer}`;

async function secondsShown(context: SchoolContext, work: Work, { kind, peer }: Chat): Promise<RequiredChat[]> {
  const also = kind === null ? null : mayAlsoBe(kind);
  const shown: RequiredChat[] = [];
  for (const one of also === null ? [] : fulfilledBy(context, { kind: also, classLabel: null }, null)) {
    if (await showsAll(work, peer, [one])) shown.push(one);
  }
  return shown;
}

function note(work: Work, { user }: Actor, peer: PeerId, act: JournalAct, { is }: Second): Promise<void> {
  const details = { kind: is.kind };
  return work.stores.journal.add({ at: work.now, actor: user, act, about: `chat:${peer}`, details });
}

async function notShown(work: Work, duties: readonly RequiredChat[]): Promise<RequiredChat[]> {
  const open: RequiredChat[] = [];
  for (const one of duties) {
    if (!(await isShownOtherwise(work, { duty: one.duty.id, subject: one.subject }))) open.push(one);
  }
  return open;
}
