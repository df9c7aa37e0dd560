/** Gives VK a document of the bot's (VK `docs.getMessagesUploadServer`, the upload itself, `docs.save`). */
import { isRecord, type ApiAnswer, type VkApi } from './api';
import { reactionTo } from './errorTable';
import { isVkAddress } from './fileHosts';

export interface DocumentToUpload {
  readonly peer: number;
  readonly title: string;
  readonly bytes: Uint8Array;
}

/** `later`: VK is away or busy; `refused`: it will not take the document. */
export type Uploaded =
  | { readonly kind: 'attachment'; readonly attachment: string }
  | { readonly kind: 'later' }
  | { readonly kind: 'refused' };

type Posted = { readonly kind: 'file'; readonly file: string } | Exclude<Uploaded, { kind: 'attachment' }>;

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
  const posted = await post(url, title, bytes);
  if (posted.kind !== 'file') return posted;
  const saved = await api.call('docs.save', { file: posted.file, title });
  if (saved.kind !== 'ok') return troubleOf(saved);
  const doc = isRecord(saved.response) ? saved.response.doc : null;
  if (!isRecord(doc) || typeof doc.owner_id !== 'number' || typeof doc.id !== 'number') return { kind: 'refused' };
  return { kind: 'attachment', attachment: `doc${doc.owner_id}_${doc.id}` };
}

async function post(url: string, title: string, bytes: Uint8Array): Promise<Posted> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), title);
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', body: form, redirect: 'error', signal });
    if (response.status >= 500) return { kind: 'later' };
    const file = textIn(await response.json(), 'file');
    return file === null ? { kind: 'refused' } : { kind: 'file', file };
  } catch {
    return { kind: 'later' };
  }
}

function troubleOf(answer: Exclude<ApiAnswer, { kind: 'ok' }>): Uploaded {
  if (answer.kind === 'network') return { kind: 'later' };
  return { kind: reactionTo(answer.code).kind === 'refuse' ? 'refused' : 'later' };
}

function textIn(value: unknown, field: string): string | null {
  const found = isRecord(value) ? value[field] : null;
  return typeof found === 'string' && found !== '' ? found : null;
}
