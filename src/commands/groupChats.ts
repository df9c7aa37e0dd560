/** The bot in group chats: added, described, asking its owner, renamed, removed. */
import type { Actor } from '../domain/access';
import { chatKey } from '../domain/chats';
import { privatePeer, type PeerId } from '../domain/ids';
import { toLocal } from '../domain/zone';
import type { JobIncoming } from '../messaging/incoming';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/chats';
import { chatsWaitingFor } from '../usecases/chatsWaitingFor';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { loseChat } from '../usecases/noteRefusal';
import { describeChat, noteAdded, renameChat, type DescribedChat } from '../usecases/registerChat';
import { kindButtons, otherwiseButtons, possibleButtons, proposalButtons } from './chatButtons';
import { tellLost } from './lostChats';

/** The bot was added: notes it and asks VK for the chat's title, which the event does not carry. */
export async function onAdded(turn: Turn, peer: PeerId, by: Actor['user'] | null): Promise<void> {
  await noteAdded(turn, peer, by);
  await turn.startJob({ kind: 'describe_chat', peer, greet: true });
}

/** The title is known (or VK would not tell it): greets, and asks the owner what the chat is, if the bot has just come. */
export async function onDescribed(
  context: SchoolContext,
  turn: Turn,
  { peer, title, greet }: Extract<JobIncoming, { kind: 'chat_described' }>,
): Promise<void> {
  if (!greet) return title === null ? undefined : onRenamed(context, turn, peer, title);
  const described = await describeChat(context, turn, peer, title);
  if (described.kind === 'already_confirmed') {
    const { chat, title: called, isExtra, tell } = described;
    await turn.send(peer, { text: texts.backAgain(chat.kind, chat.classLabel) });
    for (const user of tell) await turn.send(privatePeer(user), { text: texts.backInChat(called, chat, isExtra) });
    return;
  }
  const [first] = described.proposals;
  await propose(context, turn, peer, described, texts.greeting(context.school, first ?? null, described.staffRoom));
}

/** The title changed: what the bot could not read before, or read otherwise, is proposed anew. */
export async function onRenamed(context: SchoolContext, turn: Turn, peer: PeerId, title: string): Promise<void> {
  const renamed = await renameChat(context, turn, peer, title);
  if (renamed.kind === 'nothing_new') return;
  if (renamed.kind === 'proposed') {
    const [first] = renamed.proposals;
    if (first) await propose(context, turn, peer, renamed, texts.renamed(first));
    return;
  }
  if (!(await mayAsk(context, turn, peer, chatKey(renamed.now)))) return;
  const { kind, classLabel } = renamed.chat;
  const text = texts.readsOtherwise(title, { kind: kind ?? 'other', classLabel }, renamed.now);
  for (const user of renamed.ask) {
    await turn.send(privatePeer(user), { text, keyboard: otherwiseButtons(peer, renamed.now) });
  }
}

/** Asks in the chat, and in private those who may say. */
async function propose(
  context: SchoolContext,
  turn: Turn,
  peer: PeerId,
  described: Extract<DescribedChat, { kind: 'proposed' }>,
  text: string,
): Promise<void> {
  const { proposals, ask, title } = described;
  const [first = null] = proposals;
  await turn.send(peer, { text, keyboard: first ? proposalButtons(peer, proposals) : kindButtons(peer) });
  if (!(await mayAsk(context, turn, peer, first ? chatKey(first) : 'unknown'))) return;
  for (const user of ask) {
    const keyboard = first
      ? proposalButtons(peer, proposals)
      : possibleButtons(context, peer, await identify(context, turn, user));
    await turn.send(privatePeer(user), { text: texts.askOwner(title, first), keyboard });
  }
}

/** The same about the same chat is asked in private once a day, however often the bot is thrown out and let in. */
function mayAsk(context: SchoolContext, turn: Turn, peer: PeerId, is: string): Promise<boolean> {
  const { date } = toLocal(turn.now, context.school.timeZone);
  return turn.stores.ledger.enter(`chat_asked:${peer}:${date}:${is}`, turn.now);
}

/** A member of staff has just been confirmed: the chats that wait for their word are asked about in private. */
export async function remindOfChats(context: SchoolContext, turn: Turn, person: Actor): Promise<void> {
  for (const { peer, title, proposals } of await chatsWaitingFor(context, turn, person)) {
    const [first = null] = proposals;
    const keyboard = first ? proposalButtons(peer, proposals) : possibleButtons(context, peer, person);
    await turn.send(privatePeer(person.user), { text: texts.chatWaits(title, first), keyboard });
  }
}

/** The bot was removed: its owner is told in private. */
export async function onRemoved(context: SchoolContext, turn: Turn, peer: PeerId): Promise<void> {
  await tellLost(turn, await loseChat(context, turn, peer, 'removed'), 'removed');
}
