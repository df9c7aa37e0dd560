/** The owner says what a group chat is; the duty it fulfils is done, with the chat as evidence (п. 6, 7; 2.2–2.4). */
import { may, mayConfirmChat, ownsChat, waitsToConfirmChat, type Actor } from '../domain/access';
import { isSameChat, isSingle, type ChatProposal } from '../domain/chats';
import { classFromTitle } from '../domain/classes';
import type { PeerId, StaffId } from '../domain/ids';
import type { Duty } from '../domain/order';
import type { Chat } from '../store/chatStore';
import { dutiesOf, fulfilledBy } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { supersedeDeclared } from './endDeclaration';
import { confirmBy, reopenShownBy, showsAll } from './moveAssignment';
import { loseSeconds, type SecondLost } from './serveBoth';

/** What to do where the class (or the school) has another chat of this kind already. */
export type BesideOther = 'ask' | 'instead' | 'beside';

export type ChatConfirmed =
  | { readonly kind: 'forbidden' }
  /** Whoever they say they are may confirm it, and the administrator has yet to say yes to that. */
  | { readonly kind: 'not_yet' }
  | { readonly kind: 'unknown_chat' }
  | { readonly kind: 'unknown_class' }
  /** There is another one: it is the owner's to say how they stand to each other. */
  | { readonly kind: 'taken'; readonly title: string | null }
  | { readonly kind: 'same' }
  /** `extra`: a second one beside the first. `declared`: the title of a chat declared before, of which this is the proof. */
  | {
      readonly kind: 'confirmed';
      readonly duties: readonly Duty[];
      readonly extra: boolean;
      /** Nobody had said before what this chat is. */
      readonly isFirstWord: boolean;
      readonly declared: string | null;
      /** Chats that were something until now, as they stood: this one, or one whose place it takes. */
      readonly changed: readonly Chat[];
      /** What the changed chats showed beside that, by another's word. */
      readonly seconds: readonly SecondLost[];
    };

export interface ChatClaim extends ChatProposal {
  readonly peer: PeerId;
  readonly other: BesideOther;
  /** Said in that very chat: whoever speaks there is in it. */
  readonly inThatChat: boolean;
}

/**
 * Confirms a chat as `kind` of `classLabel`. A correction takes back what the chat showed before. Another chat of the kind
 * stays the first of the two (`beside`) or becomes just another chat of the school (`instead`).
 */
export async function confirmChat(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  claim: ChatClaim,
): Promise<ChatConfirmed> {
  const { peer, kind, classLabel } = claim;
  if (!mayConfirmChat(actor, claim, dutiesOf(context))) {
    return { kind: waitsToConfirmChat(actor, claim, dutiesOf(context)) ? 'not_yet' : 'forbidden' };
  }
  if (classLabel !== null && !context.school.classes.includes(classLabel)) return { kind: 'unknown_class' };
  const chats = await work.stores.chats.all();
  const chat = chats.find((one) => one.peer === peer);
  if (!chat || chat.state === 'gone') return { kind: 'unknown_chat' };
  if (!mayTouch(context, actor, chat, claim)) return { kind: 'forbidden' };
  const same = chats.filter((one) => isOne(one, claim));
  const other = same.find((one) => one.peer !== peer && one.state === 'confirmed' && !one.isExtra);
  const fulfilled = fulfilledBy(context, claim, await holderOf(work, actor, chat));
  const stands = same.some((one) => one.peer === peer) && (!other || claim.other === 'ask');
  if (stands && ((chat.isExtra && other) || (await showsAll(work, peer, fulfilled)))) return { kind: 'same' };
  if (other && claim.other === 'ask') return { kind: 'taken', title: other.title };
  const extra = other !== undefined && claim.other === 'beside';
  const replaced = extra ? [] : same.filter((one) => one.peer !== peer && !one.isExtra);
  const isAgain = chat.state === 'confirmed' && same.some((one) => one.peer === peer);
  const wasElse = chat.state === 'confirmed' && !isAgain;
  const changed = wasElse ? [chat, ...replaced] : replaced;
  const seconds = await loseSeconds(context, work, changed);
  for (const one of replaced) await makeRoom(work, actor, one);

  // what it shows already stays: the second clause was another's word
  if (!isAgain) await reopenShownBy(work, peer, actor.user, 'corrected');
  await work.stores.chats.confirm(peer, { kind, classLabel, isExtra: extra }, actor.user, work.now);
  await work.stores.journal.add({
    at: work.now,
    actor: actor.user,
    act: 'chat.confirmed',
    about: `chat:${peer}`,
    // nothing else changed by it: it may be taken back
    details: { kind, class: classLabel, extra, first: chat.state === 'seen' && changed.length === 0 && !extra },
  });
  const isFirstWord = chat.state === 'seen';
  const done = { kind: 'confirmed', extra, isFirstWord, changed, seconds } as const;
  if (extra) return { ...done, duties: [], declared: null };
  const duties: Duty[] = [];
  for (const one of fulfilled) {
    if (isAgain && (await showsAll(work, peer, [one]))) continue;
    const evidence = { kind: 'chat', peer, title: chat.title } as const;
    await confirmBy(work, { duty: one.duty.id, subject: one.subject }, evidence, actor.user);
    duties.push(one.duty);
  }
  return { ...done, duties, declared: await supersedeDeclared(work, claim, fulfilled) };
}

/** Whether the person may say what this chat is, or that it is not what its title suggests. */
export async function mayNameChat(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { peer, inThatChat }: { readonly peer: PeerId; readonly inThatChat: boolean },
): Promise<boolean> {
  const chat = await work.stores.chats.find(peer);
  return chat !== null && may(actor, 'chats.read_own') && mayTouch(context, actor, chat, { kind: 'other', inThatChat });
}

/** Whether a chat stands in the register as this one; of subjects and other matters each is its own. */
function isOne(chat: Chat, is: ChatProposal & { readonly peer: PeerId }): boolean {
  if (chat.kind === null || !isSameChat({ kind: chat.kind, classLabel: chat.classLabel }, is)) return false;
  return isSingle(is.kind) || chat.peer === is.peer;
}

/** The former first chat stays on record as another chat; one the bot lost is asked about anew when it returns. */
async function makeRoom(work: Work, actor: Actor, { peer, state }: Chat): Promise<void> {
  await reopenShownBy(work, peer, actor.user, 'replaced');
  if (state === 'gone') return work.stores.chats.unconfirm(peer);
  await work.stores.chats.confirm(peer, { kind: 'other', classLabel: null, isExtra: false }, actor.user, work.now);
}

/** Whose subject chat it is: of the teacher who says so, or of the one who invited the bot when an administrator does. */
async function holderOf(work: Work, actor: Actor, { addedBy }: Chat): Promise<StaffId | null> {
  if (actor.staff !== null && !may(actor, 'chat.confirm_any')) return actor.staff;
  const inviter = addedBy === null ? null : await work.stores.staff.byUser(addedBy);
  return inviter?.id ?? actor.staff;
}

/**
 * A confirmed chat is its owner's to correct; one whose title names a class is that class teacher's to confirm, and of the
 * teacher who speaks in it where it is of a subject. Of one without a class in its title only who speaks in it, who invited
 * the bot, or an administrator may say what it is.
 */
function mayTouch(
  context: SchoolContext,
  actor: Actor,
  chat: Chat,
  claim: Pick<ChatClaim, 'kind' | 'inThatChat'>,
): boolean {
  if (may(actor, 'chat.confirm_any')) return true;
  const duties = dutiesOf(context);
  const isOfClassTeacher = (classLabel: ChatProposal['classLabel']): boolean =>
    mayConfirmChat(actor, { kind: 'class', classLabel }, duties);
  const speaks = claim.inThatChat || chat.addedBy === actor.user;
  if (chat.state === 'confirmed' && chat.kind !== null) {
    const isOwn = ownsChat(actor, { kind: chat.kind, classLabel: chat.classLabel }, [chat.confirmedBy], duties);
    return isOwn || (chat.classLabel !== null && isOfClassTeacher(chat.classLabel));
  }
  const named = chat.title === null ? null : classFromTitle(chat.title, context.school.classes);
  if (named === null) return speaks;
  return isOfClassTeacher(named) || (claim.kind === 'subject' && speaks);
}
