/** PNG for tests: read to pixels, shrunk, written, compared. Eight bits a channel, RGB or RGBA, not interlaced. */
import { deflateSync, inflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly rgb: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads a PNG; throws when it is another kind of picture. */
export function readPng(bytes: Uint8Array): Pixels {
  const data = Buffer.from(bytes);
  if (!data.subarray(0, 8).equals(SIGNATURE)) throw new Error('no PNG');
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const channels = { 2: 3, 6: 4 }[data[25] ?? -1];
  if (data[24] !== 8 || channels === undefined || data[28] !== 0) throw new Error('a PNG of another kind');
  const parts: Buffer[] = [];
  for (let at = 8; at < data.length; at += 12 + data.readUInt32BE(at)) {
    if (data.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(data.subarray(at + 8, at + 8 + data.readUInt32BE(at)));
    }
  }
  const lines = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let c = 0; c < 3; c += 1) rgb[pixel * 3 + c] = lines[pixel * channels + c] ?? 0;
  }
  return { width, height, rgb };
}

/** Names of the program's own: under Jest every look at a global costs more than the sum it is for. */
const { abs, round } = Math;

function unfiltered(raw: Buffer, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const [line, above, from] = [y * stride, (y - 1) * stride, y * (stride + 1) + 1];
    for (let x = 0; x < stride; x += 1) {
      const left = x >= step ? (out[line + x - step] ?? 0) : 0;
      const up = y > 0 ? (out[above + x] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (out[above + x - step] ?? 0) : 0;
      out[line + x] = (raw[from + x] ?? 0) + guess(filter, left, up, corner);
    }
  }
  return out;
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  return filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
}

function paeth(left: number, up: number, corner: number): number {
  const a = abs(up - corner);
  const b = abs(left - corner);
  const c = abs(left + up - 2 * corner);
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The picture so many times smaller, each pixel the mean of those it stands for. */
export function shrunk({ width, height, rgb }: Pixels, times: number): Pixels {
  const [w, h] = [(width / times) | 0, (height / times) | 0];
  const small = new Uint8Array(w * h * 3);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      for (let c = 0; c < 3; c += 1) {
        let sum = 0;
        for (let dy = 0; dy < times; dy += 1) {
          for (let dx = 0; dx < times; dx += 1) sum += rgb[((y * times + dy) * width + x * times + dx) * 3 + c] ?? 0;
        }
        small[(y * w + x) * 3 + c] = round(sum / times ** 2);
      }
    }
  }
  return { width: w, height: h, rgb: small };
}

/** The pixels as PNG. */
export function writePng({ width, height, rgb }: Pixels): Buffer {
  const raw = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1)
    raw.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND'),
  ]);
}

function chunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

/** A pixel that differs by so much in a channel is another pixel. */
const OTHER = 40;

/** The share of pixels that are others; 1 for pictures of different sizes. */
export function difference(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let others = 0;
  for (let at = 0; at < one.rgb.length; at += 3) {
    const differs = [0, 1, 2].some((c) => abs((one.rgb[at + c] ?? 0) - (other.rgb[at + c] ?? 0)) > OTHER);
    if (differs) others += 1;
  }
  return others / (one.width * one.height);
}
