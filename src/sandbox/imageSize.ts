/** What kind of picture the bytes are, and how large: the kinds VK takes (PNG, JPEG, GIF, BMP), by their headers. */
export interface ImageSize {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/bmp';
  readonly width: number;
  readonly height: number;
}

const PNG = '\x89PNG\r\n\x1a\n';
/** The longest beginning that is looked at in one piece. */
const HEADER = 26;

/** Reads the header; null when it is no such picture. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < HEADER) return null;
  const begins = (with_: string): boolean => data.toString('latin1', 0, with_.length) === with_;
  if (begins(PNG)) return { type: 'image/png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
  if (begins('GIF8')) return { type: 'image/gif', width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
  if (begins('BM')) return { type: 'image/bmp', width: data.readInt32LE(18), height: Math.abs(data.readInt32LE(22)) };
  return begins('\xff\xd8\xff') ? jpegSize(data) : null;
}

/** Goes from marker to marker up to the frame's. */
function jpegSize(data: Buffer): ImageSize | null {
  for (let at = 2; at + 9 < data.length && data[at] === 0xff; at += 2 + data.readUInt16BE(at + 2)) {
    const marker = data[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
  }
  return null;
}
