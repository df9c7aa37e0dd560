/** Chats that nobody answers for: nobody said what they are, or whoever did is not here any more (п. 6, 7; 2.2–2.4). */
import { may, type Actor } from '../domain/access';
import { isOfClass, isSingle, officesFor, type ChatProposal } from '../domain/chats';
import type { UserId } from '../domain/ids';
import type { Chat } from '../store/chatStore';
import type { Declaration } from '../store/declarationStore';
import { administratorsOf } from './administrators';
import { dutiesOf } from './chatDuties';
import { isLed } from './classesWithoutTeacher';
import type { SchoolContext, Work } from './context';
import { officeHolders } from './officeHolders';

export type WhyOwnerless =
  /** The bot is in it, and nobody has said what it is. */
  | 'unconfirmed'
  | 'no_class_teacher'
  /** Nobody known to the bot holds the office whose duty it is. */
  | 'no_officer'
  /** Whoever said so left the school, or asked to be forgotten. */
  | 'owner_left';

export type OwnerlessChat = { readonly why: WhyOwnerless } & (
  { readonly of: 'chat'; readonly chat: Chat } | { readonly of: 'declaration'; readonly declaration: Declaration }
);

export type OwnerlessChats =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly chats: readonly OwnerlessChat[] };

/** Those of the register whom nobody can be asked about; chats the bot has left are not among them. */
export async function chatsWithoutOwner(context: SchoolContext, work: Work, actor: Actor): Promise<OwnerlessChats> {
  if (!may(actor, 'chats.read')) return { kind: 'forbidden' };
  const { stores } = work;
  const found: OwnerlessChat[] = [];
  for (const chat of await stores.chats.all()) {
    if (chat.state === 'gone') continue;
    const is = { kind: chat.kind ?? ('other' as const), classLabel: chat.classLabel };
    const by = [chat.confirmedBy, chat.addedBy];
    const why = chat.state === 'seen' ? 'unconfirmed' : await whyOwnerless(context, work, is, by);
    if (why !== null) found.push({ of: 'chat', chat, why });
  }
  for (const declaration of await stores.declarations.standing()) {
    const why = await whyOwnerless(context, work, declaration, [declaration.by]);
    if (why !== null) found.push({ of: 'declaration', declaration, why });
  }
  return { kind: 'list', chats: found };
}

/** Null: there is somebody. */
async function whyOwnerless(
  context: SchoolContext,
  work: Work,
  { kind, classLabel }: ChatProposal,
  by: readonly (UserId | null)[],
): Promise<WhyOwnerless | null> {
  if (isOfClass(kind)) {
    const led = (await work.stores.staff.all()).some((one) => one.classTeacherOf === classLabel && isLed(one));
    return led ? null : 'no_class_teacher';
  }
  const offices = isSingle(kind) ? officesFor(kind, dutiesOf(context)) : [];
  if (offices.length > 0) return (await officeHolders(context, work, offices)).length > 0 ? null : 'no_officer';
  const administrators = await administratorsOf(context, work);
  for (const user of by) {
    if (user === null) continue;
    if (administrators.includes(user) || (await work.stores.staff.byUser(user)) !== null) return null;
  }
  return 'owner_left';
}
