/** Documents and pictures over HTTP: fetched by their address, uploaded to the address that VK gives (`….getMessagesUploadServer`). */
import type { Core } from './core';
import { LARGEST_FILE } from './files';
import { hangUp, readBytes, sendJson, sendRefusal, type Exchange } from './httpExchange';
import { LARGEST_PHOTO, PHOTO_UPLOAD } from './photos';

/** Uploaded and not yet saved, by the token VK gave for it. */
interface Upload {
  readonly title: string;
  readonly bytes: Uint8Array;
}

const UPLOAD = '/upload/doc';
/** The name by which tests order faults of the pictures' upload server. */
const PHOTO_FAULTS = 'upload.photo';
/** An uploaded file that nobody saves is forgotten after so many others. */
const KEPT_UPLOADS = 5;

export class FileRoutes {
  constructor(private readonly core: Core) {}

  /** Serves the request if it is one for documents or pictures; false when it is not. */
  serve(on: Exchange): boolean {
    const name = /^\/((?:doc|photo)-?\d+_\d+)$/.exec(on.path)?.[1];
    if (name?.startsWith('doc') && on.request.method === 'GET') this.fetch(on, name);
    else if (name?.startsWith('photo') && on.request.method === 'GET') this.show(on, name);
    else if (on.path === PHOTO_UPLOAD && on.request.method === 'POST') void this.uploadPhoto(on);
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

  private show(on: Exchange, name: string): void {
    const photo = this.core.photos.find(name);
    if (photo === null || new URLSearchParams(on.query).get('hash') !== photo.key) {
      return sendRefusal(on, 404, 'no such picture');
    }
    const bytes = Buffer.from(photo.base64, 'base64');
    on.response.writeHead(200, {
      'content-type': photo.type,
      'content-length': bytes.length,
      'cache-control': 'private, max-age=86400',
      'x-content-type-options': 'nosniff',
    });
    on.response.end(bytes);
  }

  /** VK's answer names what was seen in the field `photo`; of anything else it is an empty list, and saving it fails. */
  private async uploadPhoto(on: Exchange): Promise<void> {
    const { faults, photos } = this.core;
    const body = await readBytes(on, LARGEST_PHOTO).catch(() => null);
    const broken = faults.breakageOf(PHOTO_FAULTS);
    if (faults.outage || broken?.kind === 'hangUp') return hangUp(on);
    if (broken !== null) return sendRefusal(on, broken.status, 'broken by order');
    if (body === null) return sendRefusal(on, 413, 'the picture is too large');
    const upload = await readForm(body, on.request.headers['content-type'] ?? '', 'photo');
    sendJson(on, 200, JSON.stringify(photos.upload(upload?.bytes ?? null)));
  }

  private async upload(on: Exchange): Promise<void> {
    const body = await readBytes(on, LARGEST_FILE).catch(() => null);
    if (body === null) return sendRefusal(on, 413, 'the document is too large');
    const upload = await readForm(body, on.request.headers['content-type'] ?? '', 'file');
    if (upload === null) return sendJson(on, 200, JSON.stringify({ error: 'no_file' }));
    sendJson(on, 200, JSON.stringify({ file: this.core.uploads.keep(upload) }));
  }
}

async function readForm(body: Buffer, type: string, field: 'file' | 'photo'): Promise<Upload | null> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const file = form.get(field);
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
