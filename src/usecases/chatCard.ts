/** One chat of the register: what is known of it, and what its owner may do with it (п. 6, 7; C6–C8). */
import { ownsChat, type Actor } from '../domain/access';
import type { ChatProposal } from '../domain/chats';
import type { PeerId } from '../domain/ids';
import type { Duty } from '../domain/order';
import type { Chat } from '../store/chatStore';
import { dutiesOf } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { mayLookAt } from './listChats';
import { reopenShownBy } from './moveAssignment';
import { proposalsFor } from './registerChat';
import { secondFor, type Second } from './serveBoth';

export type ChatShown =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'chat';
      readonly chat: Chat;
      /** The duties it shows to be done. */
      readonly duties: readonly Duty[];
      /** Whether the person may also change what stands there. */
      readonly owned: boolean;
      /** What else it may be, where it is this person's to say. */
      readonly second: Second | null;
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
  return { kind: 'chat', chat, duties, owned: owns(context, actor, chat), second, proposals };
}

export type ChatGivenUp = 'forbidden' | 'still_there' | 'given_up';

/** The owner says that a chat the bot is no longer in does not exist: its duties are open again. */
export async function giveUpChat(context: SchoolContext, work: Work, actor: Actor, peer: PeerId): Promise<ChatGivenUp> {
  const shown = await showChat(context, work, actor, peer);
  if (shown.kind !== 'chat' || !shown.owned) return 'forbidden';
  if (shown.chat.state !== 'gone') return 'still_there';
  await reopenShownBy(work, peer, actor.user, 'no_more');
  await work.stores.chats.unconfirm(peer);
  const about = `chat:${peer}`;
  await work.stores.journal.add({ at: work.now, actor: actor.user, act: 'chat.given_up', about, details: {} });
  return 'given_up';
}

function owns(context: SchoolContext, actor: Actor, chat: Chat): boolean {
  const is = { kind: chat.kind ?? ('other' as const), classLabel: chat.classLabel };
  return ownsChat(actor, is, [chat.confirmedBy, chat.addedBy], dutiesOf(context));
}
