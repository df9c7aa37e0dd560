/** The chats that nobody has confirmed and that are one person's to confirm: of the class they lead, or added by them. */
import { may, type Actor } from '../domain/access';
import type { ChatProposal } from '../domain/chats';
import type { PeerId } from '../domain/ids';
import { mayNameChat } from './confirmChat';
import type { SchoolContext, Work } from './context';
import { proposalsFor } from './registerChat';

export interface WaitingChat {
  readonly peer: PeerId;
  readonly title: string | null;
  readonly proposals: readonly ChatProposal[];
}

/** So many are asked about at once; the rest are in «Чаты». */
const MOST = 3;

/** What waits for the person's word. Administrators may confirm any chat: they have been asked already. */
export async function chatsWaitingFor(context: SchoolContext, work: Work, actor: Actor): Promise<WaitingChat[]> {
  if (may(actor, 'chat.confirm_any')) return [];
  const waiting: WaitingChat[] = [];
  for (const { peer, title, state } of await work.stores.chats.all()) {
    if (state !== 'seen' || !(await mayNameChat(context, work, actor, { peer, inThatChat: false }))) continue;
    waiting.push({ peer, title, proposals: title === null ? [] : await proposalsFor(context, work, title) });
  }
  return waiting.slice(0, MOST);
}
