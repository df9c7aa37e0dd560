/** The digest in the administration's chat, if an administrator wished for that: figures alone, nobody by name (2.1, п. 6). */
import { may, type Actor } from '../domain/access';
import type { DueWork } from '../domain/dueWork';
import { peerId, type PeerId } from '../domain/ids';
import type { Chat } from '../store/chatStore';
import type { SchoolContext, Work } from './context';

/** `chat`: the one of the register that there would be digests in; null: there is none. */
export type ChatDigestStands =
  { readonly kind: 'forbidden' } | { readonly kind: 'stands'; readonly isOn: boolean; readonly chat: Chat | null };

/** Whether the administration's chat gets a digest. */
export async function chatDigestStands(work: Work, actor: Actor): Promise<ChatDigestStands> {
  if (!may(actor, 'digest.wish')) return { kind: 'forbidden' };
  return { kind: 'stands', isOn: (await wishedIn(work)) !== null, chat: await administrationChat(work) };
}

/** Switches it on, where there is such a chat, or off; says how it stands then. */
export async function wishChatDigest(work: Work, actor: Actor, on: boolean): Promise<ChatDigestStands> {
  const stands = await chatDigestStands(work, actor);
  if (stands.kind === 'forbidden') return stands;
  const { meta, journal } = work.stores;
  const before = await wishedIn(work);
  const chat = on ? (stands.chat?.peer ?? before) : null;
  if (chat === before) return stands;
  if (chat === null) await meta.delete('chat_digest');
  else await meta.set('chat_digest', String(chat));
  await meta.delete('chat_digest_said');
  const act = chat === null ? 'digest.not_in_chat' : 'digest.in_chat';
  await journal.add({ at: work.now, actor: actor.user, act, about: `chat:${chat ?? before}`, details: {} });
  return { ...stands, isOn: chat !== null };
}

/** The chat it was switched on for. */
export async function wishedIn({ stores }: Work): Promise<PeerId | null> {
  const peer = await stores.meta.get('chat_digest');
  return peer === null ? null : peerId(Number(peer));
}

/** Where a digest goes that the clock found due: the chat has the school's hour, whatever its members wish for themselves. */
export function chatOfDigest({ school }: SchoolContext, work: Work, due: DueWork): Promise<PeerId | null> {
  return due.kind === 'digest' && due.minute === school.digestMinute ? digestChat(work) : Promise.resolve(null);
}

/** The same while the bot is in it and it is the administration's: otherwise nothing is said there. */
export async function digestChat(work: Work): Promise<PeerId | null> {
  const wished = await wishedIn(work);
  const chat = wished === null ? null : await work.stores.chats.find(wished);
  return chat !== null && isAdministrations(chat) ? chat.peer : null;
}

async function administrationChat({ stores }: Work): Promise<Chat | null> {
  return (await stores.chats.all()).find(isAdministrations) ?? null;
}

const isAdministrations = ({ state, kind, isExtra }: Chat): boolean =>
  state === 'confirmed' && kind === 'administration' && !isExtra;
