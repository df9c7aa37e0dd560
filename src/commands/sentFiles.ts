/** A file of the bot's reached VK: the message with it is sent, and the file erased here. */
import type { JobIncoming } from '../messaging/incoming';
import type { Turn } from '../messaging/turn';
import { fileNotTaken } from '../texts/refusals';

/** Sends the message with its file, or says that VK did not take the file. */
export async function onUploaded(turn: Turn, event: Extract<JobIncoming, { kind: 'file_uploaded' }>): Promise<void> {
  const { peer, file, attachment, text } = event;
  await turn.stores.outgoingFiles.remove(file);
  await turn.send(peer, attachment === null ? { text: fileNotTaken() } : { text, attachment });
}
