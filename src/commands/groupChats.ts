/** The bot in group chats: added, described, confirmed by its owner, removed. */
import { parseClassLabel } from '../domain/classes';
import { privatePeer, type ClassLabel, type PeerId } from '../domain/ids';
import { CHAT_KINDS, type ChatKind } from '../domain/order';
import type { Actor } from '../domain/access';
import type { JobIncoming } from '../messaging/incoming';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/chats';
import { clauseText } from '../texts/clauses';
import { oldButtonHere } from '../texts/refusals';
import { confirmChat, mayNameChat, type ChatConfirmed } from '../usecases/confirmChat';
import type { SchoolContext } from '../usecases/context';
import { loseChat, type Refused } from '../usecases/noteRefusal';
import {
  describeChat,
  noteAdded,
  renameChat,
  waitsForOwner,
  type ChatProposal,
  type DescribedChat,
} from '../usecases/registerChat';
import { checkOwnRights } from './chatMembers';

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
  await propose(turn, peer, described, texts.greeting(context.school, first ?? null));
}

/** The title changed: what the bot could not read before, or read otherwise, is proposed anew. */
export async function onRenamed(context: SchoolContext, turn: Turn, peer: PeerId, title: string): Promise<void> {
  const described = await renameChat(context, turn, peer, title);
  if (described.kind === 'nothing_new') return;
  const [first] = described.proposals;
  if (first) await propose(turn, peer, described, texts.renamed(first));
}

/** Asks in the chat, and the owners in private. */
async function propose(
  turn: Turn,
  peer: PeerId,
  described: Extract<DescribedChat, { kind: 'proposed' }>,
  text: string,
): Promise<void> {
  const { proposals, owners, title } = described;
  const [first] = proposals;
  const keyboard = first ? proposalButtons(peer, proposals) : kindButtons(peer);
  await turn.send(peer, { text, keyboard });
  if (!first) return;
  for (const owner of owners) {
    await turn.send(privatePeer(owner), { text: texts.askOwner(title, first.kind, first.classLabel), keyboard });
  }
}

/** The bot was removed: its owner is told in private. */
export async function onRemoved(context: SchoolContext, turn: Turn, peer: PeerId): Promise<void> {
  await tellLost(turn, await loseChat(context, turn, peer, 'removed'), 'removed');
}

/** Tells the right people that a chat is lost. */
export async function tellLost(turn: Turn, refused: Refused, reason: 'moved' | 'refused' | 'removed'): Promise<void> {
  if (refused.kind !== 'chat_gone') return;
  for (const user of refused.tell) {
    await turn.send(privatePeer(user), { text: texts.chatLost(refused.chat.title, reason) });
  }
}

/** A press on «Да, чат 7Б»; the payload says what, the account says whether. */
export async function onChatChosen(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  choice: { readonly peer: number; readonly is: string },
): Promise<void> {
  const proposal = parseChoice(choice.is);
  const peer = choice.peer as PeerId;
  if (choice.is === 'not_this') {
    if (!(await mayNameChat(context, turn, actor, { peer, inThatChat: turn.peer === peer })))
      return answer(turn, texts.notTheOwner());
    await turn.answerPress(null);
    await turn.reply({ text: texts.whichClass(), keyboard: kindButtons(peer) });
    return;
  }
  if (!proposal) {
    await answer(turn, oldButtonHere());
    return;
  }
  await confirm(context, turn, actor, { ...proposal, peer });
}

/** A class written to the bot in a chat that is not confirmed yet; false when the text is something else. */
export async function onClassNamed(context: SchoolContext, turn: Turn, actor: Actor, text: string): Promise<boolean> {
  if (turn.peer === null) return false;
  const classLabel = parseClassLabel(text);
  if (classLabel === null) return false;
  if (!(await waitsForOwner(turn, turn.peer))) return false;
  await confirm(context, turn, actor, { kind: 'class', classLabel, peer: turn.peer });
  return true;
}

async function confirm(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  request: ChatProposal & { readonly peer: PeerId },
): Promise<void> {
  const result = await confirmChat(context, turn, actor, { ...request, inThatChat: turn.peer === request.peer });
  if (result.kind === 'forbidden') {
    await answer(turn, texts.notTheOwner());
    return;
  }
  await turn.answerPress(null);
  await turn.reply({ text: confirmedText(context, request, result) });
  if (result.kind === 'confirmed') await checkOwnRights(turn, actor, request.peer);
}

function confirmedText(
  context: SchoolContext,
  { kind, classLabel }: ChatProposal,
  result: Exclude<ChatConfirmed, { kind: 'forbidden' }>,
): string {
  switch (result.kind) {
    case 'unknown_chat':
      return texts.unknownChat();
    case 'unknown_class':
      return texts.unknownClass(context.school.classes);
    case 'taken':
      return texts.taken(kind, classLabel);
    case 'same':
      return texts.sameAgain(kind, classLabel);
    case 'confirmed':
      return texts.confirmed(
        kind,
        classLabel,
        result.duties.map((duty) => clauseText(duty.clause)),
      );
  }
}

/** Over the pressed button when there is one, else as a message. */
async function answer(turn: Turn, text: string): Promise<void> {
  if (turn.event.kind === 'press') await turn.answerPress(text);
  else await turn.reply({ text });
}

/** What a chat without a class may be; an administrator may say so. */
const SCHOOL_KINDS = ['administration', 'teachers', 'other'] as const satisfies readonly ChatKind[];

function proposalButtons(peer: PeerId, proposals: readonly ChatProposal[]): Keyboard {
  const rows = proposals.map(({ kind, classLabel }, index) =>
    choice(
      peer,
      texts.yesItIs(kind, classLabel),
      `${kind}:${classLabel ?? ''}`,
      index === 0 ? 'positive' : 'secondary',
    ),
  );
  return { inline: true, rows: [...rows, choice(peer, texts.itIsOther(), 'not_this', 'secondary')] };
}

function kindButtons(peer: PeerId): Keyboard {
  const rows = SCHOOL_KINDS.map((kind) => choice(peer, texts.itIs(kind), `${kind}:`, 'secondary'));
  return { inline: true, rows };
}

function choice(peer: PeerId, label: string, is: string, color: 'positive' | 'secondary'): Button[] {
  return [{ label, payload: { do: 'chat', peer, is }, color, press: 'callback' }];
}

function parseChoice(value: string): ChatProposal | null {
  const [kind = '', label = ''] = value.split(':');
  if (!(CHAT_KINDS as readonly string[]).includes(kind)) return null;
  const classLabel: ClassLabel | null = label === '' ? null : parseClassLabel(label);
  return label !== '' && classLabel === null ? null : { kind: kind as ChatKind, classLabel };
}
