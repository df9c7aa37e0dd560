/** The owner's word on what a group chat is: by a button or in words, there or in private (п. 6, 7; 2.2–2.4). */
import { mayReadMembers, type Actor } from '../domain/access';
import { chatKey, isOfClass, proposalsFrom, readChatKey, readClassKind, type ChatProposal } from '../domain/chats';
import { classFromTitle, parseClassLabel } from '../domain/classes';
import { isGroupChat, peerId, privatePeer } from '../domain/ids';
import type { Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import type { Chat } from '../store/chatStore';
import { soundsAsking } from '../texts/asking';
import * as texts from '../texts/chats';
import { clausesText } from '../texts/clauses';
import { oldButtonHere } from '../texts/refusals';
import { askedAboutChat } from '../usecases/chatQuestion';
import { confirmChat, mayNameChat, type ChatClaim, type ChatConfirmed } from '../usecases/confirmChat';
import type { SchoolContext } from '../usecases/context';
import { ownersOf, waitsForOwner } from '../usecases/registerChat';
import { askWhetherBoth, tellSecondsLost } from './bothChats';
import { possibleButtons, saidOrTitledButtons, takenButtons } from './chatButtons';
import { chooseClass, type ClassAsked } from './chatClass';
import { checkOwnRights } from './chatMembers';

/** A press on «Да, чат 7Б»; the payload says what, the account says whether. */
export async function onChatChosen(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  choice: Extract<ButtonPayload, { do: 'chat' }>,
): Promise<void> {
  const peer = peerId(choice.peer);
  const inThatChat = turn.peer === peer;
  // about another chat one speaks in private: nobody here is to read it
  if (turn.peer !== null && isGroupChat(turn.peer) && !inThatChat) return answer(turn, oldButtonHere());
  const proposal = readChatKey(choice.is);
  if (proposal) {
    return confirm(context, turn, actor, { ...proposal, peer, inThatChat, other: choice.other ?? 'ask' });
  }
  const kind = readClassKind(choice.is);
  if (kind) {
    const { grade, from } = choice;
    return askClass(context, turn, actor, { peer, kind, ...(grade && { grade }), ...(from && { from }) }, inThatChat);
  }
  if (choice.is !== 'not_this' && choice.is !== 'keep') return answer(turn, oldButtonHere());
  if (!(await mayNameChat(context, turn, actor, { peer, inThatChat }))) return answer(turn, texts.notTheOwner());
  await turn.answerPress(null);
  if (choice.is === 'keep') return turn.reply({ text: texts.keptAsIs() });
  return turn.reply({ text: texts.whichChat(inThatChat), keyboard: possibleButtons(context, peer, actor) });
}

/** «Чат класса…»: of whoever leads one class it is that; others choose. */
async function askClass(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  asked: ClassAsked,
  inThatChat: boolean,
): Promise<void> {
  const { peer, kind } = asked;
  const choice = chooseClass(context, actor, asked);
  if (choice.kind !== 'several') {
    // whose class nobody has confirmed yet hears that, and everybody else that it is not theirs
    const classLabel = choice.kind === 'one' ? choice.classLabel : (actor.claimedClasses[0] ?? null);
    return confirm(context, turn, actor, { kind, classLabel, peer, inThatChat, other: 'ask' });
  }
  if (!(await mayNameChat(context, turn, actor, { peer, inThatChat }))) return answer(turn, texts.notTheOwner());
  await turn.answerPress(null);
  await turn.reply({ text: texts.whichClass(kind, inThatChat), keyboard: choice.keyboard });
}

/** A class written to the bot in a chat that is not confirmed yet; false when the text is something else. */
export async function onClassNamed(context: SchoolContext, turn: Turn, actor: Actor, text: string): Promise<boolean> {
  const { peer } = turn;
  const classLabel = parseClassLabel(text);
  if (peer === null || classLabel === null || !(await waitsForOwner(turn, peer))) return false;
  const asked = await askedAboutChat(turn, peer);
  const kind = asked?.peer === peer ? asked.kind : 'class';
  const claim: ChatClaim = { kind, classLabel, peer, inThatChat: true, other: 'ask' };
  if (!(await askWhichClass(context, turn, actor, claim))) await confirm(context, turn, actor, claim);
  return true;
}

/** A class written in private right after the question what a chat is; false when the text is something else. */
export async function onClassSaid(context: SchoolContext, turn: Turn, actor: Actor, text: string): Promise<boolean> {
  if (text.length > LONGEST_CLASS) return false;
  const label = parseClassLabel(text);
  const named = label === null && !soundsAsking(text) ? ofClass(context, text) : null;
  if (label === null && named === null) return false;
  const asked = await askedAboutChat(turn, privatePeer(actor.user));
  if (!asked) return false;
  const chat = named ?? { kind: asked.kind, classLabel: label };
  const claim: ChatClaim = { ...chat, peer: asked.peer, inThatChat: false, other: 'ask' };
  if (!(await askWhichClass(context, turn, actor, claim))) await confirm(context, turn, actor, claim, true);
  return true;
}

/** The title names another class than the one that was said: asked which of them is meant; false: it does not. */
async function askWhichClass(context: SchoolContext, turn: Turn, actor: Actor, claim: ChatClaim): Promise<boolean> {
  const { peer, inThatChat } = claim;
  const title = (await turn.stores.chats.find(peer))?.title ?? null;
  const named = title === null ? null : classFromTitle(title, context.school.classes);
  if (named === null || claim.classLabel === null || named === claim.classLabel) return false;
  if (!context.school.classes.includes(claim.classLabel)) return false;
  if (!(await mayNameChat(context, turn, actor, { peer, inThatChat }))) return false;
  const keyboard = saidOrTitledButtons(peer, claim, { ...claim, classLabel: named });
  await turn.reply({ text: texts.saidOtherwise(title, claim, named), keyboard });
  return true;
}

/** «8А родители», «учителя 8А». */
const LONGEST_CLASS = 30;

function ofClass(context: SchoolContext, text: string): ChatProposal | null {
  const [first] = proposalsFrom(text, { classes: context.school.classes, subjects: [] });
  return first && first.classLabel !== null ? first : null;
}

/** `inWords`: the word was given in private without a button, so the answer says about which chat. */
async function confirm(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  claim: ChatClaim,
  inWords = false,
): Promise<void> {
  const result = await confirmChat(context, turn, actor, claim);
  if (result.kind === 'not_yet' && turn.event.kind === 'press') return turn.answerPress(texts.confirmedFirst());
  if (result.kind === 'forbidden' || result.kind === 'not_yet') return answer(turn, texts.notTheOwner());
  await turn.answerPress(null);
  const keyboard = keyboardAfter(context, actor, claim, result);
  const said = confirmedText(context, claim, result);
  const about = inWords ? texts.aboutChat((await turn.stores.chats.find(claim.peer))?.title ?? null, said) : said;
  await turn.reply({ text: about, ...(keyboard && { keyboard }) });
  if (result.kind !== 'confirmed') return;
  if (result.isFirstWord && !claim.inThatChat) await turn.send(claim.peer, { text: texts.answeredInPrivate(claim) });
  await tellOwners(context, turn, actor, claim, result.changed);
  await tellSecondsLost(context, turn, actor, result.seconds);
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

/** The question stands on under an answer that records nothing. */
function keyboardAfter(context: SchoolContext, actor: Actor, claim: ChatClaim, result: ChatConfirmed): Keyboard | null {
  const { peer, kind, inThatChat } = claim;
  if (result.kind === 'taken') return takenButtons(peer, chatKey(claim));
  if (result.kind !== 'unknown_class' || inThatChat || !isOfClass(kind)) return null;
  const choice = chooseClass(context, actor, { peer, kind });
  return choice.kind === 'several' ? choice.keyboard : null;
}

function confirmedText(
  context: SchoolContext,
  chat: ChatClaim,
  result: Exclude<ChatConfirmed, { kind: 'forbidden' | 'not_yet' }>,
): string {
  switch (result.kind) {
    case 'unknown_chat':
      return texts.unknownChat();
    case 'unknown_class':
      return texts.unknownClass(context.school.classes, chat.inThatChat);
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
