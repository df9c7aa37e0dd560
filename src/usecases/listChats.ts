/** «Чаты»: the required ones against the existing, and those that wait for a word of their owner. */
import { may, type Actor } from '../domain/access';
import type { Chat } from '../store/chatStore';
import type { SchoolContext, Work } from './context';
import { schoolProgress, type ChatProgress } from './schoolProgress';

export type ChatRegister =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'list';
      readonly required: readonly ChatProgress[];
      readonly unconfirmed: readonly Chat[];
      readonly gone: readonly Chat[];
    };

/** The register of chats. */
export async function listChats(context: SchoolContext, work: Work, actor: Actor): Promise<ChatRegister> {
  if (!may(actor, 'chats.read')) return { kind: 'forbidden' };
  const { chats } = await schoolProgress(context, work);
  const known = await work.stores.chats.all();
  return {
    kind: 'list',
    required: chats,
    unconfirmed: known.filter((chat) => chat.state === 'seen'),
    gone: known.filter((chat) => chat.state === 'gone'),
  };
}
