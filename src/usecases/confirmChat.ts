/** The owner says what a group chat is; the duty it fulfils is done, with the chat as evidence (п. 6, 7). */
import { may, mayConfirmChat, type Actor } from '../domain/access';
import { classFromTitle } from '../domain/classes';
import type { ClassLabel, PeerId } from '../domain/ids';
import type { ChatKind, Duty } from '../domain/order';
import type { Chat } from '../store/chatStore';
import { fulfilledBy } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { confirmBy, reopenShownBy } from './moveAssignment';

export type ChatConfirmed =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown_chat' }
  | { readonly kind: 'unknown_class' }
  /** The class (or the school) has another chat of this kind already. */
  | { readonly kind: 'taken'; readonly title: string | null }
  | { readonly kind: 'same' }
  | { readonly kind: 'confirmed'; readonly duties: readonly Duty[] };

/**
 * Confirms a chat as `kind` of `classLabel`. A correction takes back what the chat showed before. An administrator
 * replaces another chat of the same kind, which then waits for its owner's word again; a teacher is told of it.
 */
export async function confirmChat(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  request: {
    readonly peer: PeerId;
    readonly kind: ChatKind;
    readonly classLabel: ClassLabel | null;
    /** Said in that very chat: whoever speaks there is in it. */
    readonly inThatChat: boolean;
  },
): Promise<ChatConfirmed> {
  const { peer, kind, classLabel } = request;
  if (!mayConfirmChat(actor, classLabel)) return { kind: 'forbidden' };
  if (classLabel !== null && !context.school.classes.includes(classLabel)) return { kind: 'unknown_class' };
  const chats = await work.stores.chats.all();
  const chat = chats.find((one) => one.peer === peer);
  if (!chat || chat.state === 'gone') return { kind: 'unknown_chat' };
  if (!mayTouch(context, actor, chat, request.inThatChat)) return { kind: 'forbidden' };
  if (chat.state === 'confirmed' && chat.kind === kind && chat.classLabel === classLabel) return { kind: 'same' };
  const other = chats.find(
    (one) => one.peer !== peer && one.state === 'confirmed' && one.kind === kind && one.classLabel === classLabel,
  );
  if (other && kind !== 'other') {
    if (!may(actor, 'chat.confirm_any')) return { kind: 'taken', title: other.title };
    await reopenShownBy(work, other.peer, actor.user, 'replaced');
    await work.stores.chats.unconfirm(other.peer);
  }

  await reopenShownBy(work, peer, actor.user, 'corrected');
  await work.stores.chats.confirm(peer, kind, classLabel, actor.user, work.now);
  const fulfilled = fulfilledBy(context, kind, classLabel);
  for (const { duty, subject } of fulfilled) {
    const evidence = { kind: 'chat', peer, title: chat.title } as const;
    await confirmBy(work, { duty: duty.id, subject }, evidence, actor.user);
  }
  return { kind: 'confirmed', duties: fulfilled.map(({ duty }) => duty) };
}

/** Whether the person may say what this chat is, or that it is not what its title suggests. */
export async function mayNameChat(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { peer, inThatChat }: { readonly peer: PeerId; readonly inThatChat: boolean },
): Promise<boolean> {
  if (!may(actor, 'chat.confirm_any') && !may(actor, 'chat.confirm_own_class')) return false;
  const chat = await work.stores.chats.find(peer);
  return chat !== null && mayTouch(context, actor, chat, inThatChat);
}

/**
 * A confirmed chat is its owner's to correct; one whose title names a class is that class teacher's to confirm. Of
 * one without a class in its title only who speaks in it, or an administrator, may say what it is.
 */
function mayTouch(context: SchoolContext, actor: Actor, chat: Chat, inThatChat: boolean): boolean {
  if (chat.state === 'confirmed') return mayConfirmChat(actor, chat.classLabel);
  const named = chat.title === null ? null : classFromTitle(chat.title, context.school.classes);
  if (named === null) return inThatChat || may(actor, 'chat.confirm_any');
  return mayConfirmChat(actor, named);
}
