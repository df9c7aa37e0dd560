/** Chats in which nothing was said for two school weeks, by counts alone (2.2). */
import { may, type Actor } from '../domain/access';
import { silentInTerm } from '../domain/chatPulse';
import { toLocal } from '../domain/zone';
import type { Chat } from '../store/chatStore';
import type { SchoolContext, Work } from './context';

export type SilentChats =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'list'; readonly chats: readonly { readonly chat: Chat; readonly days: number }[] };

/** The silent ones among the confirmed chats that the bot hears, the longest first. */
export async function listSilentChats(context: SchoolContext, work: Work, actor: Actor): Promise<SilentChats> {
  if (!may(actor, 'chats.read')) return { kind: 'forbidden' };
  const { calendar, school } = context;
  const today = toLocal(work.now, school.timeZone).date;
  const silent: { readonly chat: Chat; readonly days: number }[] = [];
  for (const chat of await work.stores.chats.all()) {
    if (chat.state !== 'confirmed') continue;
    const counts = await work.stores.chatActivity.of(chat.peer);
    const days = silentInTerm(counts, today, calendar, school.workingWeek);
    if (days !== null) silent.push({ chat, days });
  }
  return { kind: 'list', chats: silent.sort((a, b) => b.days - a.days) };
}
