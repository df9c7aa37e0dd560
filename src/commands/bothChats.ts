/** Whether the administration's chat is the director's chat with the deputies as well: the director decides (2.2). */
import type { Actor } from '../domain/access';
import { peerId, privatePeer, type PeerId, type UserId } from '../domain/ids';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import type { Chat } from '../store/chatStore';
import * as texts from '../texts/bothChats';
import { chatNotYours } from '../texts/chatRegister';
import { clausesText } from '../texts/clauses';
import { administratorsOf } from '../usecases/administrators';
import type { SchoolContext } from '../usecases/context';
import { ownersOf } from '../usecases/registerChat';
import { askOnce, keepApart, secondOf, serveBoth, type Second, type SecondLost } from '../usecases/serveBoth';

type Answer = 'both' | 'apart';

/** The button that says so on the chat's card. */
export const bothButton = (peer: PeerId, { is }: Second): Button => ({
  label: texts.alsoLabel(is),
  payload: { do: 'chat_card', peer, act: 'both' },
});

/** The button that takes it back. */
export const apartButton = (peer: PeerId): Button => ({
  label: texts.BOTH_LABELS.apart,
  payload: { do: 'chat_card', peer, act: 'apart' },
});

/** The question, with a button for each answer. */
export function bothQuestion(chat: Chat, { is, duties }: Second): OutgoingMessage {
  const { peer, title } = chat;
  const both: Button = { label: texts.BOTH_LABELS.both, payload: { do: 'chat_card', peer, act: 'both' } };
  return {
    text: texts.askWhetherBoth(title, is, clausesText(duties.map(({ clause }) => clause))),
    keyboard: { inline: true, rows: [[both], [apartButton(peer)]] },
  };
}

/** A chat has just become known that may be two: whoever answers for the second is asked in private, once. */
export async function askWhetherBoth(context: SchoolContext, turn: Turn, peer: PeerId): Promise<void> {
  const chat = await turn.stores.chats.find(peer);
  const second = chat && (await secondOf(context, turn, chat));
  if (!chat || !second || !(await askOnce(turn, peer))) return;
  for (const user of await whoAnswers(context, turn, second)) {
    await turn.send(privatePeer(user), bothQuestion(chat, second));
  }
}

/** The record of a chat was changed by somebody else: whoever had said that it is both hears of it. */
export async function tellSecondsLost(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  lost: readonly SecondLost[],
  why: 'record' | 'apart' = 'record',
): Promise<void> {
  for (const { title, second } of lost) {
    const clauses = clausesText(second.duties.map(({ clause }) => clause));
    for (const user of await whoAnswers(context, turn, second)) {
      if (user !== actor.user) {
        await turn.send(privatePeer(user), { text: texts.secondLost(title, second.is, clauses, why) });
      }
    }
  }
}

/** Whoever answers for the second chat, or the administrators in their stead. */
async function whoAnswers(context: SchoolContext, turn: Turn, { is }: Second): Promise<readonly UserId[]> {
  const owners = await ownersOf(context, turn, is, null);
  return owners.length > 0 ? owners : administratorsOf(context, turn);
}

/** The answer, or another one later. */
export async function onBoth(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: { readonly peer: number; readonly act: Answer },
): Promise<void> {
  const peer = peerId(payload.peer);
  if (payload.act === 'apart') {
    const kept = await keepApart(context, turn, actor, peer);
    if (kept.kind === 'forbidden') return turn.reply({ text: chatNotYours() });
    const reopened = kept.reopened && clausesText(kept.reopened.duties.map(({ clause }) => clause));
    await turn.reply({ text: texts.apart(reopened) });
    return kept.reopened
      ? tellSecondsLost(context, turn, actor, [{ title: kept.title, second: kept.reopened }], 'apart')
      : undefined;
  }
  const served = await serveBoth(context, turn, actor, peer);
  if (served.kind === 'forbidden') return turn.reply({ text: chatNotYours() });
  if (served.kind === 'nothing') return turn.reply({ text: texts.nothingMore() });
  const { title, second } = served;
  await turn.reply({ text: texts.served(title, second.is, clausesText(second.duties.map(({ clause }) => clause))) });
}
