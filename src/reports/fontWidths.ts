/** How wide a text is, from the widths in a TrueType font (tables `head`, `hhea`, `hmtx`, `cmap` of format 4). */
import { readFileSync } from 'node:fs';

/** The width of a text of size 1; a sign that the font lacks is as wide as its stand-in. */
export type TextWidth = (text: string) => number;

const UNICODE = { platform: 3, encoding: 1 } as const;

/** Reads a font file; throws when it is no such font. */
export function readWidths(path: string): TextWidth {
  const bytes = readFileSync(path);
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < font.getUint16(4); index += 1) {
    const entry = 12 + 16 * index;
    tables.set(bytes.toString('latin1', entry, entry + 4), font.getUint32(entry + 8));
  }
  const table = (name: string): number => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`${path} has no table ${name}`);
    return at;
  };
  const unitsPerEm = font.getUint16(table('head') + 18);
  const metrics = font.getUint16(table('hhea') + 34);
  const hmtx = table('hmtx');
  const glyphOf = readGlyphs(font, table('cmap'));
  const known = new Map<string, number>();
  const widthOf = (sign: string): number => {
    const width = known.get(sign) ?? font.getUint16(hmtx + 4 * Math.min(glyphOf(sign.charCodeAt(0)), metrics - 1));
    known.set(sign, width);
    return width;
  };
  return (text) => [...text].reduce((sum, sign) => sum + widthOf(sign), 0) / unitsPerEm;
}

function readGlyphs(font: DataView, cmap: number): (code: number) => number {
  for (let index = 0; index < font.getUint16(cmap + 2); index += 1) {
    const entry = cmap + 4 + 8 * index;
    const at = cmap + font.getUint32(entry + 4);
    const isUnicode = font.getUint16(entry) === UNICODE.platform && font.getUint16(entry + 2) === UNICODE.encoding;
    if (isUnicode && font.getUint16(at) === 4) return (code) => glyphIn(font, at, code);
  }
  throw new Error('the font has no Unicode table of format 4');
}

/** The glyph of a code in a table of format 4; 0: there is none. */
function glyphIn(font: DataView, at: number, code: number): number {
  const segments = font.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * segments];
  const [deltas, ranges] = [starts + 2 * segments, starts + 4 * segments];
  for (let index = 0; index < segments; index += 1) {
    if (code > font.getUint16(ends + 2 * index)) continue;
    const start = font.getUint16(starts + 2 * index);
    if (code < start) return 0;
    const delta = font.getUint16(deltas + 2 * index);
    const range = font.getUint16(ranges + 2 * index);
    if (range === 0) return (code + delta) & 0xffff;
    const glyph = font.getUint16(ranges + 2 * index + range + 2 * (code - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
