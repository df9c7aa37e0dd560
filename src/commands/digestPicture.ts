/** A digest with its picture: the text is ready at once, and waits a little for what is drawn and uploaded outside the turn. */
import type { Actor } from '../domain/access';
import type { PeerId } from '../domain/ids';
import type { JobIncoming } from '../messaging/incoming';
import { letGo } from '../messaging/outbox';
import type { OutgoingMessage, Priority } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import type { SchoolContext } from '../usecases/context';
import { progressFacts } from '../usecases/progressFacts';

/** Sends a digest with the picture of progress; without one where nothing has a date. */
export async function sendDigest(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  {
    peer,
    message,
    priority,
  }: { readonly peer: PeerId; readonly message: OutgoingMessage; readonly priority: Priority },
  more: { readonly expiresAt: number | null; readonly about?: string },
): Promise<void> {
  const counted = await progressFacts(context, turn, actor);
  if (counted.kind === 'facts') await turn.sendWithPicture(peer, message, counted.facts, priority, more);
  else await turn.send(peer, message, priority, more);
}

/** The picture is with VK, or will not come: the digest goes. */
export async function onPictureDrawn(
  turn: Turn,
  { row, attachment, words }: Extract<JobIncoming, { kind: 'picture_drawn' }>,
): Promise<void> {
  await letGo(turn.stores, row, attachment === null ? null : { attachment, words });
}
