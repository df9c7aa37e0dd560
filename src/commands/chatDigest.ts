/** The digest of the administration's chat, when the clock finds it due. */
import type { PeerId } from '../domain/ids';
import type { ChatDigestDue } from '../messaging/incoming';
import type { OutgoingMessage } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { chatDigest } from '../texts/chatDigest';
import { digestChat } from '../usecases/chatDigest';
import type { SchoolContext, Work } from '../usecases/context';
import { mailing } from '../usecases/mailing';
import { makeChatDigest } from '../usecases/makeChatDigest';

/** Sends it, unless it is too late. */
export async function onChatDigest(
  context: SchoolContext,
  turn: Turn,
  event: ChatDigestDue,
  realNow: number,
): Promise<void> {
  const { staleAfter } = event;
  if (staleAfter !== null && realNow > staleAfter) return;
  const due = await chatDigestMessage(context, turn, event);
  if (due) await turn.send(due.peer, due.message, 'unasked', { expiresAt: staleAfter });
}

/** Makes it once a day, for the chat it was wished for while the bot is in it; null also while mailing is paused. */
export async function chatDigestMessage(
  context: SchoolContext,
  work: Work,
  { date, at }: Pick<ChatDigestDue, 'date' | 'at'>,
): Promise<{ readonly peer: PeerId; readonly message: OutgoingMessage } | null> {
  if ((await mailing(work)) === 'paused') return null;
  const peer = await digestChat(work);
  if (peer === null || !(await work.stores.ledger.enter(`chat_digest:${date}`, at))) return null;
  return { peer, message: { text: chatDigest(await makeChatDigest(context, work), context.privateChat) } };
}
