/** The digest of the administration's chat, when the clock finds it due. */
import type { ChatDigestDue } from '../messaging/incoming';
import type { Turn } from '../messaging/turn';
import { chatDigest } from '../texts/chatDigest';
import { digestChat } from '../usecases/chatDigest';
import type { SchoolContext } from '../usecases/context';
import { mailing } from '../usecases/mailing';
import { makeChatDigest } from '../usecases/makeChatDigest';

/** Says it once a day, in the chat it was wished for while the bot is in it; nothing while mailing is paused, or too late. */
export async function onChatDigest(
  context: SchoolContext,
  turn: Turn,
  { date, at, staleAfter }: ChatDigestDue,
  realNow: number,
): Promise<void> {
  if ((staleAfter !== null && realNow > staleAfter) || (await mailing(turn)) === 'paused') return;
  const peer = await digestChat(turn);
  if (peer === null || !(await turn.stores.ledger.enter(`chat_digest:${date}`, at))) return;
  const text = chatDigest(await makeChatDigest(context, turn), context.privateChat);
  await turn.send(peer, { text }, 'unasked', { expiresAt: staleAfter });
}
