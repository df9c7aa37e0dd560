/** Gives VK a document of the bot's (VK `docs.getMessagesUploadServer`, the upload itself, `docs.save`). */
import { isRecord, type VkApi } from './api';
import { isVkAddress } from './fileHosts';
import { postFile, textIn, troubleOf, type Uploaded } from './postFile';

export interface DocumentToUpload {
  readonly peer: number;
  readonly title: string;
  readonly bytes: Uint8Array;
}

const TIMEOUT_MS = 60_000;

/** Uploads a document for a message to that conversation; never throws. */
export async function uploadDocument(
  api: VkApi,
  { peer, title, bytes }: DocumentToUpload,
  apiUrl: string | null,
): Promise<Uploaded> {
  const server = await api.call('docs.getMessagesUploadServer', { type: 'doc', peer_id: peer });
  if (server.kind !== 'ok') return troubleOf(server);
  const url = textIn(server.response, 'upload_url');
  if (url === null || !isVkAddress(url, apiUrl)) return { kind: 'refused' };
  const posted = await postFile(url, { field: 'file', name: title, bytes, timeoutMs: TIMEOUT_MS });
  if (posted.kind !== 'answer') return posted;
  const file = textIn(posted.answer, 'file');
  if (file === null) return { kind: 'refused' };
  const saved = await api.call('docs.save', { file, title });
  if (saved.kind !== 'ok') return troubleOf(saved);
  const doc = isRecord(saved.response) ? saved.response.doc : null;
  if (!isRecord(doc) || typeof doc.owner_id !== 'number' || typeof doc.id !== 'number') return { kind: 'refused' };
  return { kind: 'attachment', attachment: `doc${doc.owner_id}_${doc.id}` };
}
