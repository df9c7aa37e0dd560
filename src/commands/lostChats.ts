/** A chat the bot is no longer in: its owner hears of it in private, with what may be done. */
import { privatePeer } from '../domain/ids';
import type { Button } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { CHAT_LABELS } from '../texts/chatRegister';
import { chatLost, unrecordedLost } from '../texts/chats';
import type { Refused } from '../usecases/noteRefusal';
import { openButton } from './menu';

const DAY_MS = 86_400_000;

/** Tells the right people, once. */
export async function tellLost(turn: Turn, lost: Refused, reason: 'moved' | 'refused' | 'removed'): Promise<void> {
  if (lost.kind !== 'chat_gone') return;
  const { peer, kind, title } = lost.chat;
  if (kind === null && reason !== 'moved') {
    // nothing is to be decided: said once a day, however often the bot is thrown out
    const day = Math.floor(turn.now / DAY_MS);
    if (!(await turn.stores.ledger.enter(`chat_lost:${peer}:${day}:${reason}`, turn.now))) return;
    for (const user of lost.tell) await turn.send(privatePeer(user), { text: unrecordedLost(title) });
    return;
  }
  const noMore: Button = { label: CHAT_LABELS.noMore, payload: { do: 'chat_card', peer, act: 'no_more' } };
  const rows = [...(reason === 'moved' ? [[openButton('declare_chat')]] : []), ...(kind === null ? [] : [[noMore]])];
  const keyboard = { inline: true, rows };
  for (const user of lost.tell) {
    await turn.send(privatePeer(user), { text: chatLost(title, reason), keyboard });
  }
}
