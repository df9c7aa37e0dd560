/** Documents over HTTP: fetched by their address, uploaded to the address that VK gives (`docs.getMessagesUploadServer`). */
import type { Core } from './core';
import { LARGEST_FILE } from './files';
import { readBytes, sendJson, sendRefusal, type Exchange } from './httpExchange';

/** Uploaded and not yet saved, by the token VK gave for it. */
interface Upload {
  readonly title: string;
  readonly bytes: Uint8Array;
}

const UPLOAD = '/upload/doc';
/** An uploaded file that nobody saves is forgotten after so many others. */
const KEPT_UPLOADS = 5;

export class FileRoutes {
  constructor(private readonly core: Core) {}

  /** Serves the request if it is one for documents; false when it is not. */
  serve(on: Exchange): boolean {
    const name = /^\/(doc-?\d+_\d+)$/.exec(on.path)?.[1];
    if (name !== undefined && on.request.method === 'GET') this.fetch(on, name);
    else if (on.path === UPLOAD && on.request.method === 'POST') void this.upload(on);
    else return false;
    return true;
  }

  private fetch(on: Exchange, name: string): void {
    const file = this.core.files.find(name);
    if (file === null || new URLSearchParams(on.query).get('hash') !== file.key) {
      return sendRefusal(on, 404, 'no such document');
    }
    const bytes = Buffer.from(file.base64, 'base64');
    on.response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': bytes.length,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.title)}`,
      'x-content-type-options': 'nosniff',
    });
    on.response.end(bytes);
  }

  private async upload(on: Exchange): Promise<void> {
    const body = await readBytes(on, LARGEST_FILE).catch(() => null);
    if (body === null) return sendRefusal(on, 413, 'the document is too large');
    const upload = await readForm(body, on.request.headers['content-type'] ?? '');
    if (upload === null) return sendJson(on, 200, JSON.stringify({ error: 'no_file' }));
    sendJson(on, 200, JSON.stringify({ file: this.core.uploads.keep(upload) }));
  }
}

async function readForm(body: Buffer, type: string): Promise<Upload | null> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const file = form.get('file');
    if (file === null || typeof file === 'string') return null;
    return { title: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return null; // not multipart/form-data
  }
}

/** What was uploaded and waits for `docs.save`. */
export class Uploads {
  private readonly waiting = new Map<string, Upload>();
  private last = 0;

  keep(upload: Upload): string {
    const token = `${(this.last += 1)}|${upload.bytes.length}`;
    this.waiting.set(token, upload);
    for (const oldest of this.waiting.keys()) {
      if (this.waiting.size <= KEPT_UPLOADS) break;
      this.waiting.delete(oldest);
    }
    return token;
  }

  take(token: string): Upload | null {
    const found = this.waiting.get(token) ?? null;
    this.waiting.delete(token);
    return found;
  }
}

/** Where a document for a message is to be uploaded. */
export const uploadUrl = (url: string, peer: number): string => `${url}${UPLOAD}?peer_id=${peer}`;
