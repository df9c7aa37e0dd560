/** A ZIP archive unpacked within limits: what it says of its sizes is checked first and held to afterwards (APPNOTE 4.3). */
import { inflateRawSync } from 'node:zlib';

export interface ArchiveEntry {
  readonly name: string;
  readonly content: Buffer;
}

export type Archive =
  | { readonly kind: 'entries'; readonly entries: readonly ArchiveEntry[] }
  | { readonly kind: 'refused'; readonly reason: 'too_big' | 'damaged' | 'encrypted' };

const LARGEST_UNPACKED = 50 * 1024 * 1024;
const MOST_ENTRIES = 1_000;
/** Nothing a school writes is packed so tightly. */
const TIGHTEST = 200;
const SMALL = 256 * 1024;

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

interface Header {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** Unpacks the whole archive, or says why not. */
export function readArchive(bytes: Buffer): Archive {
  try {
    const headers = centralDirectory(bytes);
    if (headers === 'encrypted') return { kind: 'refused', reason: 'encrypted' };
    if (headers.length > MOST_ENTRIES || headers.some(isBomb) || sumOf(headers) > LARGEST_UNPACKED) {
      return { kind: 'refused', reason: 'too_big' };
    }
    return { kind: 'entries', entries: headers.map((header) => unpack(bytes, header)) };
  } catch {
    // out of bounds, a lie about the sizes, or not deflated at all
    return { kind: 'refused', reason: 'damaged' };
  }
}

const sumOf = (headers: readonly Header[]): number => headers.reduce((sum, header) => sum + header.unpacked, 0);

const isBomb = ({ packed, unpacked }: Header): boolean => unpacked > SMALL && unpacked > packed * TIGHTEST;

function centralDirectory(bytes: Buffer): Header[] | 'encrypted' {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const headers: Header[] = [];
  for (let index = 0; index < count; index += 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new Error('no header where one should be');
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) return 'encrypted';
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const [nameLength = 0] = lengths;
    headers.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return headers;
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw new Error('no end of the archive');
}

function unpack(bytes: Buffer, { name, method, packed, unpacked, at }: Header): ArchiveEntry {
  if (bytes.readUInt32LE(at) !== LOCAL) throw new Error('no entry where one should be');
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const data = bytes.subarray(from, from + packed);
  if (data.length !== packed) throw new Error('the entry ends early');
  if (method === STORED) return { name, content: data };
  if (method !== DEFLATED) throw new Error('an unknown way of packing');
  const content = inflateRawSync(data, { maxOutputLength: Math.max(unpacked, 1) });
  if (content.length !== unpacked) throw new Error('the size is not as said');
  return { name, content };
}
