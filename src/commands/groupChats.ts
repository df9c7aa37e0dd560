/** The bot in group chats: added, described, confirmed by its owner, renamed, removed. */
import { mayReadMembers, type Actor } from '../domain/access';
import { chatKey, readChatKey, type ChatProposal } from '../domain/chats';
import { parseClassLabel } from '../domain/classes';
import { isGroupChat, privatePeer, type PeerId } from '../domain/ids';
import { toLocal } from '../domain/zone';
import type { JobIncoming } from '../messaging/incoming';
import type { Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import type { Chat } from '../store/chatStore';
import * as texts from '../texts/chats';
import { clausesText } from '../texts/clauses';
import { oldButtonHere } from '../texts/refusals';
import { chatsWaitingFor } from '../usecases/chatsWaitingFor';
import { confirmChat, mayNameChat, type ChatClaim, type ChatConfirmed } from '../usecases/confirmChat';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { loseChat } from '../usecases/noteRefusal';
import {
  describeChat,
  noteAdded,
  ownersOf,
  renameChat,
  waitsForOwner,
  type DescribedChat,
} from '../usecases/registerChat';
import { askWhetherBoth } from './bothChats';
import { kindButtons, otherwiseButtons, possibleButtons, proposalButtons, takenButtons } from './chatButtons';
import { checkOwnRights } from './chatMembers';
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
    await turn.send(peer, { text: texts.backAgain(described.chat.kind, described.chat.classLabel) });
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
      : possibleButtons(peer, await identify(context, turn, user));
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
    const keyboard = first ? proposalButtons(peer, proposals) : possibleButtons(peer, person);
    await turn.send(privatePeer(person.user), { text: texts.chatWaits(title, first), keyboard });
  }
}

/** The bot was removed: its owner is told in private. */
export async function onRemoved(context: SchoolContext, turn: Turn, peer: PeerId): Promise<void> {
  await tellLost(turn, await loseChat(context, turn, peer, 'removed'), 'removed');
}

/** A press on «Да, чат 7Б»; the payload says what, the account says whether. */
export async function onChatChosen(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  choice: Extract<ButtonPayload, { do: 'chat' }>,
): Promise<void> {
  const peer = choice.peer as PeerId;
  const inThatChat = turn.peer === peer;
  // about another chat one speaks in private: nobody here is to read it
  if (turn.peer !== null && isGroupChat(turn.peer) && !inThatChat) return answer(turn, oldButtonHere());
  const proposal = readChatKey(choice.is);
  if (proposal) {
    return confirm(context, turn, actor, { ...proposal, peer, inThatChat, other: choice.other ?? 'ask' });
  }
  if (choice.is !== 'not_this' && choice.is !== 'keep') return answer(turn, oldButtonHere());
  if (!(await mayNameChat(context, turn, actor, { peer, inThatChat }))) return answer(turn, texts.notTheOwner());
  await turn.answerPress(null);
  if (choice.is === 'keep') return turn.reply({ text: texts.keptAsIs() });
  return turn.reply({ text: texts.whichClass(), keyboard: possibleButtons(peer, actor) });
}

/** A class written to the bot in a chat that is not confirmed yet; false when the text is something else. */
export async function onClassNamed(context: SchoolContext, turn: Turn, actor: Actor, text: string): Promise<boolean> {
  const { peer } = turn;
  const classLabel = parseClassLabel(text);
  if (peer === null || classLabel === null || !(await waitsForOwner(turn, peer))) return false;
  await confirm(context, turn, actor, { kind: 'class', classLabel, peer, inThatChat: true, other: 'ask' });
  return true;
}

async function confirm(context: SchoolContext, turn: Turn, actor: Actor, claim: ChatClaim): Promise<void> {
  const result = await confirmChat(context, turn, actor, claim);
  if (result.kind === 'not_yet' && turn.event.kind === 'press') return turn.answerPress(texts.confirmedFirst());
  if (result.kind === 'forbidden' || result.kind === 'not_yet') return answer(turn, texts.notTheOwner());
  await turn.answerPress(null);
  const keyboard = keyboardAfter(claim, result);
  await turn.reply({ text: confirmedText(context, claim, result), ...(keyboard && { keyboard }) });
  if (result.kind !== 'confirmed') return;
  if (result.isFirstWord && !claim.inThatChat) await turn.send(claim.peer, { text: texts.answeredInPrivate(claim) });
  await tellOwners(context, turn, actor, claim, result.changed);
  await askWhetherBoth(context, turn, claim.peer);
  if (mayReadMembers(actor, claim.classLabel)) await checkOwnRights(turn, actor, claim.peer);
}

/** Whoever owns a chat whose record somebody else changed hears of it in private. */
async function tellOwners(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  now: ChatClaim,
  changed: readonly Chat[],
): Promise<void> {
  for (const chat of changed) {
    const was = { kind: chat.kind ?? ('other' as const), classLabel: chat.classLabel };
    const owners = await ownersOf(context, turn, was, chat.confirmedBy);
    for (const user of owners.filter((one) => one !== actor.user)) {
      const text = texts.recordChanged(chat.title, was, chat.peer === now.peer ? now : null);
      await turn.send(privatePeer(user), { text });
    }
  }
}

function keyboardAfter(claim: ChatClaim, result: ChatConfirmed): Keyboard | null {
  if (result.kind === 'taken') return takenButtons(claim.peer, chatKey(claim));
  return null;
}

function confirmedText(
  context: SchoolContext,
  chat: ChatProposal,
  result: Exclude<ChatConfirmed, { kind: 'forbidden' | 'not_yet' }>,
): string {
  switch (result.kind) {
    case 'unknown_chat':
      return texts.unknownChat();
    case 'unknown_class':
      return texts.unknownClass(context.school.classes);
    case 'taken':
      return texts.taken(chat, result.title);
    case 'same':
      return texts.sameAgain(chat);
    case 'confirmed':
      return texts.confirmed(chat, clausesText(result.duties.map((duty) => duty.clause)), result);
  }
}

/** Over the pressed button when there is one, else as a message. */
async function answer(turn: Turn, text: string): Promise<void> {
  if (turn.event.kind === 'press') await turn.answerPress(text);
  else await turn.reply({ text });
}
