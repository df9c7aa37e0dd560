/** What could not be delivered of late, and staff whom nothing can be sent to (2.1). */
import { isGroupChat } from '../domain/ids';
import type { Refusal } from '../domain/refusal';
import type { Staff } from '../store/staffStore';
import { digestChat, wishedIn } from './chatDigest';
import type { Work } from './context';
import type { Progress } from './schoolProgress';

export interface UndeliveredLine {
  /** The member of staff, when the conversation is one of theirs; null for anyone else and for chats. */
  readonly staff: Staff | null;
  readonly chatTitle: string | null;
  readonly isChat: boolean;
  /** Null: nobody knows whether it arrived. */
  readonly refusal: Refusal | null;
  readonly code: number | null;
}

/** VK: the person has not allowed messages. */
const FORBIDDEN = 901;
/** Members of staff who would be reminded: not registered, or without the chat of their class. */
function withSomethingToDo(progress: Progress): Staff[] {
  const missing = new Set(progress.chats.filter((chat) => !chat.exists).map((chat) => chat.classLabel));
  return progress.staff
    .filter(({ staff, state }) => state !== 'registered' || (staff.classTeacherOf && missing.has(staff.classTeacherOf)))
    .map(({ staff }) => staff);
}

/** A line for each conversation; `since`: real time. */
export async function undelivered(work: Work, progress: Progress, since: number): Promise<UndeliveredLine[]> {
  const byPeer = new Map<number, UndeliveredLine>();
  const unreachable = await work.stores.reachability.unreachable();
  for (const { peer, refusal, code } of await work.stores.outbox.undeliveredSince(since)) {
    const chat = await work.stores.chats.find(peer);
    // whoever wrote to the bot since is in touch again; every other refusal is a person's to mend
    if (refusal === 'person_unreachable' && !isGroupChat(peer) && !unreachable.has(peer)) continue;
    const staff = progress.staff.find((one) => (one.staff.user as number | null) === peer)?.staff ?? null;
    byPeer.set(peer, { staff, chatTitle: chat?.title ?? null, isChat: isGroupChat(peer), refusal, code });
  }
  for (const staff of withSomethingToDo(progress)) {
    // nothing is sent to those who forbade it, so nothing is refused: they are named until they return
    if (staff.user === null || !unreachable.has(staff.user) || byPeer.has(staff.user)) continue;
    byPeer.set(staff.user, { staff, chatTitle: null, isChat: false, refusal: 'person_unreachable', code: FORBIDDEN });
  }
  const wished = await wishedIn(work);
  if (wished !== null && !byPeer.has(wished) && (await digestChat(work)) === null) {
    const chatTitle = (await work.stores.chats.find(wished))?.title ?? null;
    byPeer.set(wished, { staff: null, chatTitle, isChat: true, refusal: 'chat_unreachable', code: null });
  }
  return [...byPeer.values()];
}
