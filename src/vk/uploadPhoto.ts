/** Gives VK a picture of the bot's (VK `photos.getMessagesUploadServer`, the upload itself, `photos.saveMessagesPhoto`). */
import { isRecord, type VkApi } from './api';
import { isVkAddress } from './fileHosts';
import { postFile, textIn, troubleOf, type Uploaded } from './postFile';

export interface PhotoToUpload {
  readonly peer: number;
  /** PNG. */
  readonly bytes: Uint8Array;
}

/** Somebody waits for the message. */
const TIMEOUT_MS = 10_000;
/** What VK answers when it saw no picture in what was posted. */
const NO_PICTURE = '[]';

/** Uploads a picture for a message to that conversation; never throws. */
export async function uploadPhoto(
  api: VkApi,
  { peer, bytes }: PhotoToUpload,
  apiUrl: string | null,
): Promise<Uploaded> {
  const server = await api.call('photos.getMessagesUploadServer', { peer_id: peer });
  if (server.kind !== 'ok') return troubleOf(server);
  const url = textIn(server.response, 'upload_url');
  if (url === null || !isVkAddress(url, apiUrl)) return { kind: 'refused' };
  const file = { field: 'photo', name: 'progress.png', type: 'image/png', bytes, timeoutMs: TIMEOUT_MS };
  const posted = await postFile(url, file);
  if (posted.kind !== 'answer') return posted;
  const photo = textIn(posted.answer, 'photo');
  const { server: serverId, hash } = posted.answer;
  if (photo === null || photo === NO_PICTURE || !isServer(serverId) || typeof hash !== 'string')
    return { kind: 'refused' };
  const saved = await api.call('photos.saveMessagesPhoto', { photo, server: serverId, hash });
  if (saved.kind !== 'ok') return troubleOf(saved);
  return attachmentOf(saved.response);
}

const isServer = (value: unknown): value is number | string => typeof value === 'number' || typeof value === 'string';

/** `photo<owner>_<id>_<key>`: without its key nobody but the community would see it. */
function attachmentOf(response: unknown): Uploaded {
  const photo: unknown = Array.isArray(response) ? response[0] : null;
  if (!isRecord(photo) || typeof photo.owner_id !== 'number' || typeof photo.id !== 'number')
    return { kind: 'refused' };
  const key = textIn(photo, 'access_key');
  return { kind: 'attachment', attachment: `photo${photo.owner_id}_${photo.id}${key === null ? '' : `_${key}`}` };
}
