/** A chat the bot is no longer in: its owner hears of it in private, with what may be done. */
import { privatePeer } from '../domain/ids';
import type { Button } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { CHAT_LABELS } from '../texts/chatRegister';
import { chatLost } from '../texts/chats';
import type { Refused } from '../usecases/noteRefusal';
import { openButton } from './menu';

/** Tells the right people, once. */
export async function tellLost(turn: Turn, lost: Refused, reason: 'moved' | 'refused' | 'removed'): Promise<void> {
  if (lost.kind !== 'chat_gone') return;
  const { peer, kind, title } = lost.chat;
  const noMore: Button = { label: CHAT_LABELS.noMore, payload: { do: 'chat_card', peer, act: 'no_more' } };
  const rows = [...(reason === 'moved' ? [[openButton('declare_chat')]] : []), [noMore]];
  for (const user of lost.tell) {
    // what was never confirmed shows no duty: there is nothing to decide
    const keyboard = kind === null ? {} : { keyboard: { inline: true, rows } };
    await turn.send(privatePeer(user), { text: chatLost(title, reason, kind !== null), ...keyboard });
  }
}
