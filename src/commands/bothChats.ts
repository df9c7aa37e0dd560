/** Whether the administration's chat is the director's chat with the deputies as well: the director decides (2.2). */
import type { Actor } from '../domain/access';
import { peerId, privatePeer, type PeerId } from '../domain/ids';
import type { Button } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/bothChats';
import { chatNotYours } from '../texts/chatRegister';
import { clausesText } from '../texts/clauses';
import { administratorsOf } from '../usecases/administrators';
import type { SchoolContext } from '../usecases/context';
import { ownersOf } from '../usecases/registerChat';
import { secondOf, serveBoth, type Second } from '../usecases/serveBoth';

type Answer = 'both' | 'apart';

/** The button that says so on the chat's card. */
export const bothButton = (peer: PeerId, { is }: Second): Button => ({
  label: texts.alsoLabel(is),
  payload: { do: 'chat_card', peer, act: 'both' },
});

/** A chat has just become known that may be two: whoever answers for the second is asked in private, once. */
export async function askWhetherBoth(context: SchoolContext, turn: Turn, peer: PeerId): Promise<void> {
  const chat = await turn.stores.chats.find(peer);
  const second = chat && (await secondOf(context, turn, chat));
  if (!second || !(await turn.stores.ledger.enter(`chat_both:${peer}`, turn.now))) return;
  const owners = await ownersOf(context, turn, second.is, null);
  const clauses = clausesText(second.duties.map(({ clause }) => clause));
  const answer = (act: Answer): Button => ({ label: texts.BOTH_LABELS[act], payload: { do: 'chat_card', peer, act } });
  for (const user of owners.length > 0 ? owners : await administratorsOf(context, turn)) {
    const text = texts.askWhetherBoth(chat.title, second.is, clauses);
    await turn.send(privatePeer(user), {
      text,
      keyboard: { inline: true, rows: [[answer('both')], [answer('apart')]] },
    });
  }
}

/** The answer; that they are two chats changes nothing. */
export async function onBoth(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: { readonly peer: number; readonly act: Answer },
): Promise<void> {
  if (payload.act === 'apart') return turn.reply({ text: texts.apart() });
  const served = await serveBoth(context, turn, actor, peerId(payload.peer));
  if (served.kind === 'forbidden') return turn.reply({ text: chatNotYours() });
  if (served.kind === 'nothing') return turn.reply({ text: texts.nothingMore() });
  const { title, second } = served;
  await turn.reply({ text: texts.served(title, second.is, clausesText(second.duties.map(({ clause }) => clause))) });
}
