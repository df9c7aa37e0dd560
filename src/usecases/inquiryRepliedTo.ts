/** Which question to a person a reply in VK is about, and on which side of it the person stands (п. 4). */
import type { Actor } from '../domain/access';
import type { PeerId } from '../domain/ids';
import type { Work } from './context';

export interface RepliedTo {
  readonly id: number;
  /** Whoever asked it, or else somebody it was told to: what they may do is asked when they do it. */
  readonly as: 'asker' | 'handler';
}

/** Looks the bot's message up among those it sent in the conversation; null: it spoke of no question, or is not known any more. */
export async function inquiryRepliedTo(
  { stores }: Work,
  actor: Actor,
  peer: PeerId,
  cmid: number,
): Promise<RepliedTo | null> {
  const id = await stores.outbox.inquiryIn(peer, cmid);
  if (id === null) return null;
  const inquiry = await stores.inquiries.find(id);
  return { id, as: inquiry?.user === actor.user ? 'asker' : 'handler' };
}
