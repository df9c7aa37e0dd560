/** Whether the bot speaks up in a group chat, and what it has said there is noted in the same turn (1.4). */
import { mannerWhenAsked, mayAnswerUnasked, type Manner } from '../domain/chatManners';
import type { PeerId } from '../domain/ids';
import type { Topic } from '../faq/topic';
import { topicNow } from './answerQuestion';
import type { SchoolContext, Work } from './context';

/** How the bot answers a message addressed to it; `topic` null: by a line that is no answer. */
export async function speakWhenAsked(work: Work, peer: PeerId, topic: string | null): Promise<Manner> {
  const { chatLines } = work.stores;
  const manner = mannerWhenAsked(topic, await chatLines.lately(peer, work.now), work.now);
  if (manner === 'silent') return manner;
  const line = manner === 'answer' && topic === null ? 'other' : manner;
  await chatLines.add(peer, { line, topic: manner === 'offer' ? null : topic, unasked: false, at: work.now });
  return manner;
}

/** The topic to answer though nobody addressed the bot; null: the chat has not asked for that (any more), or it is better silent. */
export async function speakUnasked(
  context: SchoolContext,
  work: Work,
  { peer, topic: id }: { readonly peer: PeerId; readonly topic: string },
): Promise<Topic | null> {
  const { chats, chatLines } = work.stores;
  if (!(await chats.overheardAmong([peer])).has(peer)) return null;
  const topic = await topicNow(context, work, id);
  if (topic === null || !mayAnswerUnasked(id, await chatLines.lately(peer, work.now), work.now)) return null;
  await chatLines.add(peer, { line: 'answer', topic: id, unasked: true, at: work.now });
  return topic;
}
