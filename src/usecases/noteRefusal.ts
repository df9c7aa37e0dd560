/** VK will not deliver to a conversation: it is marked, and comes back by a message or an invitation. */
import { privatePeer, userId, type PeerId, type UserId } from '../domain/ids';
import type { Chat } from '../store/chatStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { ownersOf } from './registerChat';

export type Refused =
  | { readonly kind: 'noted' }
  /** A chat is lost; its owner, or the administrators, are told. */
  | { readonly kind: 'chat_gone'; readonly chat: Chat; readonly tell: readonly UserId[] };

/** Marks the person unreachable or the chat gone. `reason` is kept with the chat. */
export async function noteRefusal(
  context: SchoolContext,
  work: Work,
  refusal: { readonly peer: PeerId; readonly code: number; readonly lost: 'person' | 'chat' | 'moved' | 'nobody' },
): Promise<Refused> {
  const { peer, code, lost } = refusal;
  if (lost === 'person') await noteUnreachable(context, work, userId(peer), code);
  if (lost === 'chat' || lost === 'moved') {
    return loseChat(context, work, peer, lost === 'moved' ? 'moved' : 'refused');
  }
  return { kind: 'noted' };
}

/** A person cannot be written to; noted only of those the bot would write to unasked: who consented, and administrators. */
export async function noteUnreachable(context: SchoolContext, work: Work, user: UserId, code: number): Promise<void> {
  const known = context.administrators.has(user) || (await work.stores.accounts.find(user)) !== null;
  if (known) await work.stores.reachability.markUnreachable(privatePeer(user), code, work.now);
}

/** A person can be written to again: they wrote, or allowed messages. */
export async function noteReachable(work: Work, user: UserId): Promise<void> {
  await work.stores.reachability.markReachable(privatePeer(user));
}

/** The bot is no longer in a chat: what was confirmed of it stays on record, the right people are told once. */
export async function loseChat(
  context: SchoolContext,
  work: Work,
  peer: PeerId,
  reason: 'moved' | 'refused' | 'removed',
): Promise<Refused> {
  const chat = await work.stores.chats.find(peer);
  if (!chat || chat.state === 'gone') return { kind: 'noted' };
  await work.stores.chats.markGone(peer, reason);
  const about = `chat:${peer}`;
  await work.stores.journal.add({ at: work.now, actor: null, act: 'chat.lost', about, details: { reason } });
  const is = { kind: chat.kind ?? 'other', classLabel: chat.classLabel };
  const owners = await ownersOf(context, work, is, chat.confirmedBy ?? chat.addedBy);
  return { kind: 'chat_gone', chat, tell: owners.length > 0 ? owners : await administratorsOf(context, work) };
}
