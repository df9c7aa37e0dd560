/** The owner says what a group chat is; the duty it fulfils is done, with the chat as evidence (п. 6, 7). */
import { mayConfirmChat, type Actor } from '../domain/access';
import type { ClassLabel, PeerId } from '../domain/ids';
import type { ChatKind, Duty } from '../domain/order';
import { fulfilledBy } from './chatDuties';
import type { SchoolContext, Work } from './context';

export type ChatConfirmed =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown_chat' }
  | { readonly kind: 'unknown_class' }
  /** The class (or the school) has another chat of this kind already. */
  | { readonly kind: 'taken'; readonly title: string | null }
  | { readonly kind: 'same' }
  | { readonly kind: 'confirmed'; readonly duties: readonly Duty[] };

/** Confirms a chat as `kind` of `classLabel`. */
export async function confirmChat(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  request: { readonly peer: PeerId; readonly kind: ChatKind; readonly classLabel: ClassLabel | null },
): Promise<ChatConfirmed> {
  const { peer, kind, classLabel } = request;
  if (!mayConfirmChat(actor, classLabel)) return { kind: 'forbidden' };
  if (classLabel !== null && !context.school.classes.includes(classLabel)) return { kind: 'unknown_class' };
  const chats = await work.stores.chats.all();
  const chat = chats.find((one) => one.peer === peer);
  if (!chat || chat.state === 'gone') return { kind: 'unknown_chat' };
  if (chat.state === 'confirmed' && !mayConfirmChat(actor, chat.classLabel)) return { kind: 'forbidden' };
  if (chat.state === 'confirmed' && chat.kind === kind && chat.classLabel === classLabel) return { kind: 'same' };
  const other = chats.find(
    (one) => one.peer !== peer && one.state === 'confirmed' && one.kind === kind && one.classLabel === classLabel,
  );
  if (other && kind !== 'other') return { kind: 'taken', title: other.title };

  await work.stores.chats.confirm(peer, kind, classLabel, actor.user, work.now);
  const duties: Duty[] = [];
  for (const { duty, subject } of fulfilledBy(context, kind, classLabel)) {
    await work.stores.completions.add({
      duty: duty.id,
      subject,
      evidence: { kind: 'chat', peer, title: chat.title },
      actor: actor.user,
      at: work.now,
    });
    duties.push(duty);
  }
  return { kind: 'confirmed', duties };
}
