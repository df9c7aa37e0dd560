/** Pictures in the embedded VK: taken by its upload server, saved by `photos.saveMessagesPhoto`, shown in VK's shape. */
import { randomBytes } from 'node:crypto';
import { ok, refuse, type MethodAnswer } from './answers';
import type { Core } from './core';
import { imageSize, type ImageSize } from './imageSize';
import { integerParam, textParam, type Params } from './params';
import type { Shelf } from './shelf';
import { unreachable } from './sendMessage';

export interface StoredPhoto extends ImageSize {
  readonly id: number;
  /** −group id for the bot. */
  readonly owner: number;
  /** School's clock, epoch ms. */
  readonly at: number;
  readonly key: string;
  readonly base64: string;
}

export const PHOTO_UPLOAD = '/upload/photo';
/** Bytes; larger ones VK refuses. */
export const LARGEST_PHOTO = 50 * 1024 * 1024;
/** Width and height together; and how much longer one side may be than the other. */
const LONGEST_SIDES = 14_000;
const MOST_UNEQUAL = 20;
/** Of a community's pictures in messages. */
const MESSAGES_ALBUM = -64;
/** The oldest go: a sandbox is no archive. */
const KEPT = 60;
const KEPT_UPLOADS = 5;
const NO_PICTURE = '[]';

interface PhotoUpload {
  readonly server: number;
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly size: ImageSize;
}

export class Photos {
  /** http://127.0.0.1:PORT, once the server listens. */
  origin = '';
  private readonly byName = new Map<string, StoredPhoto>();
  private readonly waiting = new Map<string, PhotoUpload>();
  private lastId = 0;

  constructor(private readonly shelf: Shelf) {
    const photos = (shelf.load('photo') as StoredPhoto[]).sort((one, other) => one.id - other.id);
    for (const photo of photos) this.byName.set(nameOf(photo), photo);
    this.lastId = photos.at(-1)?.id ?? 0;
  }

  /** What the upload server answers: of what is no picture, or too large a one, an empty list of pictures. */
  upload(bytes: Uint8Array | null): { readonly server: number; readonly photo: string; readonly hash: string } {
    const hash = randomBytes(16).toString('hex');
    const server = 100_000 + randomBytes(2).readUInt16BE();
    const size = bytes === null ? null : imageSize(bytes);
    if (bytes === null || size === null || !isTaken(size)) return { server, photo: NO_PICTURE, hash };
    const photo = JSON.stringify([{ photo: `${hash.slice(0, 10)}:w`, sizes: [], kid: hash }]);
    this.waiting.set(photo, { server, hash, bytes, size });
    for (const oldest of this.waiting.keys()) {
      if (this.waiting.size <= KEPT_UPLOADS) break;
      this.waiting.delete(oldest);
    }
    return { server, photo, hash };
  }

  /** What was uploaded, by the three values the upload server gave; once. */
  take(photo: string, server: number, hash: string): PhotoUpload | 'no_photo' | 'wrong_server' | 'wrong_hash' {
    const found = this.waiting.get(photo);
    if (found === undefined) return 'no_photo';
    if (found.server !== server) return 'wrong_server';
    if (found.hash !== hash) return 'wrong_hash';
    this.waiting.delete(photo);
    return found;
  }

  /** Keeps a picture. */
  save(owner: number, { bytes, size }: Pick<PhotoUpload, 'bytes' | 'size'>, at: number): StoredPhoto {
    const id = (this.lastId += 1);
    const key = randomBytes(9).toString('hex');
    const photo = { ...size, id, owner, at, key, base64: Buffer.from(bytes).toString('base64') };
    this.byName.set(nameOf(photo), photo);
    this.shelf.put('photo', id, photo);
    for (const [name, oldest] of this.byName) {
      if (this.byName.size <= KEPT) break;
      this.byName.delete(name);
      this.shelf.drop('photo', oldest.id);
    }
    return photo;
  }

  /** The picture of an attachment, `photo<owner>_<id>` with or without its key; a wrong key finds none. */
  find(attachment: string): StoredPhoto | null {
    const [, name = '', key] = /^(photo-?\d+_\d+)(?:_([0-9a-f]+))?$/.exec(attachment) ?? [];
    const photo = this.byName.get(name);
    return photo === undefined || (key !== undefined && key !== photo.key) ? null : photo;
  }

  /** Where the picture lies; the key in it is a secret. */
  urlOf(photo: StoredPhoto): string {
    return `${this.origin}/${nameOf(photo)}?hash=${photo.key}`;
  }

  /** A picture as messages and `photos.saveMessagesPhoto` show it (schema `photos_photo`). */
  shape(photo: StoredPhoto): Record<string, unknown> {
    const { id, owner, at, key, width, height } = photo;
    const url = this.urlOf(photo);
    return {
      album_id: MESSAGES_ALBUM,
      date: Math.floor(at / 1000),
      id,
      owner_id: owner,
      access_key: key,
      sizes: SIZES.map(([type, longest]) => ({ type, url, ...within(longest, width, height) })),
      text: '',
      has_tags: false,
    };
  }
}

/** VK's copies, by their longest side. */
const SIZES = [
  ['s', 75],
  ['m', 130],
  ['x', 604],
  ['y', 807],
  ['z', 1280],
  ['w', 2560],
] as const;

function within(longest: number, width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function isTaken({ width, height }: ImageSize): boolean {
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  return shorter > 0 && width + height <= LONGEST_SIDES && longer <= shorter * MOST_UNEQUAL;
}

const nameOf = ({ owner, id }: Pick<StoredPhoto, 'owner' | 'id'>): string => `photo${owner}_${id}`;

/** `photos.getMessagesUploadServer`. */
export function getPhotoServer(core: Core, params: Params, url: string): MethodAnswer {
  const peer = integerParam(params, 'peer_id') ?? 0;
  const error = peer === 0 ? null : unreachable(core, peer);
  if (error !== null) return { kind: 'error', error };
  const address = `${url}${PHOTO_UPLOAD}?peer_id=${peer}`;
  return ok({ album_id: MESSAGES_ALBUM, upload_url: address, user_id: 0, group_id: core.group.id });
}

/** `photos.saveMessagesPhoto`: the three values are to come as the upload server gave them. */
export function savePhoto(core: Core, params: Params): MethodAnswer {
  const photo = textParam(params, 'photo');
  if (photo === null || photo === '') return refuse(100, 'photo is undefined');
  const server = integerParam(params, 'server') ?? 0;
  const upload = core.photos.take(photo, server, textParam(params, 'hash') ?? '');
  if (upload === 'no_photo') return refuse(100, 'photos_list is invalid');
  if (upload === 'wrong_server') return refuse(118);
  if (upload === 'wrong_hash') return refuse(121);
  return ok([core.photos.shape(core.photos.save(-core.group.id, upload, core.clock.now()))]);
}
