/** VK refused a conversation for good: a person or a chat that is lost is noted, and the right people are told. */
import type { Refusal } from '../domain/refusal';
import type { JobIncoming } from '../messaging/incoming';
import type { Turn } from '../messaging/turn';
import type { SchoolContext } from '../usecases/context';
import { noteRefusal } from '../usecases/noteRefusal';
import { takeBackUnsaid } from '../usecases/takeBackUnsaid';
import { tellLost } from './lostChats';

/** Why a refused conversation is lost, from VK's point of view. */
const LOST: Readonly<Partial<Record<Refusal, 'person' | 'chat' | 'moved'>>> = {
  person_unreachable: 'person',
  chat_unreachable: 'chat',
  chat_moved: 'moved',
};

/** Notes what a refusal means and tells whom it concerns. */
export async function onRefused(
  context: SchoolContext,
  turn: Turn,
  { peer, code, refusal }: Extract<JobIncoming, { kind: 'refused' }>,
): Promise<void> {
  const lost = LOST[refusal] ?? 'nobody';
  const noted = await noteRefusal(context, turn, { peer, code, lost });
  await tellLost(turn, noted, lost === 'moved' ? 'moved' : 'refused');
}

/** What the clock said never left: it is said on another day. */
export function onUnsaid(
  context: SchoolContext,
  turn: Turn,
  { user, about }: Extract<JobIncoming, { kind: 'unsaid' }>,
): Promise<void> {
  return takeBackUnsaid(context, turn, user, about);
}
