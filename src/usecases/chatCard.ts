/** One chat of the register: what is known of it, and what its owner may do with it (п. 6, 7; C6–C8). */
import { ownsChat, type Actor } from '../domain/access';
import { isDone } from '../domain/assignment';
import type { ChatProposal } from '../domain/chats';
import type { PeerId } from '../domain/ids';
import type { Duty } from '../domain/order';
import type { Chat } from '../store/chatStore';
import { dutiesOf, fulfilledBy } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { mayLookAt } from './listChats';
import { reopenShownBy } from './moveAssignment';
import { proposalsFor } from './registerChat';
import { loseSeconds, maySay, secondFor, servedSecond, type Second, type SecondLost } from './serveBoth';

export type ChatShown =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'chat';
      readonly chat: Chat;
      /** The duties it shows to be done. */
      readonly duties: readonly Duty[];
      /** Whether the person may also change what stands there. */
      readonly owned: boolean;
      /** Duties that it would show and that were reopened. */
      readonly unshown: readonly Duty[];
      /** What else it may be, where it is this person's to say. */
      readonly second: Second | null;
      /** What else it is by the word of whoever may say so: this person may take that back. */
      readonly served: Second | null;
      /** What its title says it may be, while nobody has said. */
      readonly proposals: readonly ChatProposal[];
    };

/** Opens a chat's card. */
export async function showChat(context: SchoolContext, work: Work, actor: Actor, peer: PeerId): Promise<ChatShown> {
  const chat = await work.stores.chats.find(peer);
  if (!chat || !mayLookAt(context, actor, chat)) return { kind: 'forbidden' };
  const shown = new Set(
    (await work.stores.assignments.all()).flatMap(({ duty, assignment }) =>
      assignment.state === 'confirmed' && assignment.evidence.kind === 'chat' && assignment.evidence.peer === peer
        ? [duty]
        : [],
    ),
  );
  const duties = dutiesOf(context).filter((duty) => shown.has(duty.id));
  const asks = chat.state === 'seen' && chat.title !== null;
  const proposals = asks ? await proposalsFor(context, work, chat.title ?? '') : [];
  const second = await secondFor(context, work, actor, chat);
  const served = maySay(context, actor, chat) ? await servedSecond(context, work, chat) : null;
  const unshown = await unshownBy(context, work, chat);
  return { kind: 'chat', chat, duties, owned: owns(context, actor, chat), unshown, second, served, proposals };
}

async function unshownBy(context: SchoolContext, work: Work, chat: Chat): Promise<Duty[]> {
  if (chat.state !== 'confirmed' || chat.isExtra || chat.kind === null) return [];
  const holder = chat.confirmedBy === null ? null : await work.stores.staff.byUser(chat.confirmedBy);
  const { kind, classLabel } = chat;
  const open: Duty[] = [];
  for (const { duty, subject } of fulfilledBy(context, { kind, classLabel }, holder?.id ?? null)) {
    if (!isDone(await work.stores.assignments.find({ duty: duty.id, subject }))) open.push(duty);
  }
  return open;
}

export type ChatGivenUp =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'still_there' }
  /** `seconds`: what it showed beside, by another's word. */
  | { readonly kind: 'given_up'; readonly seconds: readonly SecondLost[] };

/** The owner says that a chat the bot is no longer in does not exist: its duties are open again. */
export async function giveUpChat(context: SchoolContext, work: Work, actor: Actor, peer: PeerId): Promise<ChatGivenUp> {
  const shown = await showChat(context, work, actor, peer);
  if (shown.kind !== 'chat' || !shown.owned) return { kind: 'forbidden' };
  if (shown.chat.state !== 'gone') return { kind: 'still_there' };
  const seconds = await loseSeconds(context, work, [shown.chat]);
  await reopenShownBy(work, peer, actor.user, 'no_more');
  await work.stores.chats.unconfirm(peer);
  const about = `chat:${peer}`;
  await work.stores.journal.add({ at: work.now, actor: actor.user, act: 'chat.given_up', about, details: {} });
  return { kind: 'given_up', seconds };
}

function owns(context: SchoolContext, actor: Actor, chat: Chat): boolean {
  const is = { kind: chat.kind ?? ('other' as const), classLabel: chat.classLabel };
  return ownsChat(actor, is, [chat.confirmedBy, chat.addedBy], dutiesOf(context));
}
