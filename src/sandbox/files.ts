/** Documents in the embedded VK: kept with their bytes, shown in VK's shape, fetched by an address with a key. */
import { createHash, randomBytes } from 'node:crypto';
import type { Shelf } from './shelf';

export interface StoredFile {
  readonly id: number;
  /** A person, or −group id for the bot. */
  readonly owner: number;
  readonly title: string;
  readonly size: number;
  /** School's clock, epoch ms. */
  readonly at: number;
  readonly key: string;
  readonly base64: string;
}

/** Larger ones VK's clients refuse too; a sandbox need not hold more. */
export const LARGEST_FILE = 64 * 1024 * 1024;
/** The oldest go: a sandbox is no archive. */
const KEPT = 20;

export class Files {
  /** http://127.0.0.1:PORT, once the server listens. */
  origin = '';
  private readonly byName = new Map<string, StoredFile>();
  private lastId = 0;

  constructor(private readonly shelf: Shelf) {
    const files = (shelf.load('file') as StoredFile[]).sort((one, other) => one.id - other.id);
    for (const file of files) this.byName.set(nameOf(file), file);
    this.lastId = files.at(-1)?.id ?? 0;
  }

  /** Keeps a document; returns its name as an attachment, `doc<owner>_<id>`. */
  save(owner: number, title: string, bytes: Uint8Array, at: number): string {
    const id = (this.lastId += 1);
    const key = randomBytes(9).toString('hex');
    const file = { id, owner, title, size: bytes.length, at, key, base64: Buffer.from(bytes).toString('base64') };
    this.byName.set(nameOf(file), file);
    this.shelf.put('file', id, file);
    for (const [name, oldest] of this.byName) {
      if (this.byName.size <= KEPT) break;
      this.byName.delete(name);
      this.shelf.drop('file', oldest.id);
    }
    return nameOf(file);
  }

  find(name: string): StoredFile | null {
    return this.byName.get(name) ?? null;
  }

  /** A document as messages and `docs.save` show it (schema `docs_doc`); null when there is none of that name. */
  shape(name: string): Record<string, unknown> | null {
    const file = this.find(name);
    if (file === null) return null;
    return {
      id: file.id,
      owner_id: file.owner,
      title: file.title,
      size: file.size,
      ext: /\.([^.]+)$/u.exec(file.title)?.[1]?.toLowerCase() ?? '',
      date: Math.floor(file.at / 1000),
      type: 1,
      url: this.urlOf(file),
      access_key: createHash('sha256').update(file.key).digest('hex').slice(0, 18),
    };
  }

  /** Where the document lies; the key in it is a secret. */
  urlOf(file: StoredFile): string {
    return `${this.origin}/${nameOf(file)}?hash=${file.key}`;
  }
}

function nameOf({ owner, id }: Pick<StoredFile, 'owner' | 'id'>): string {
  return `doc${owner}_${id}`;
}
