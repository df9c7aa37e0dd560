/** What a made file says, as another program reads it. */
import { readArchive } from '../../src/roster/archive';

/** The parts of a file of the OOXML family, by name. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = readArchive(Buffer.from(bytes));
  if (archive.kind !== 'entries') throw new Error(archive.reason);
  return new Map(archive.entries.map(({ name, content }) => [name, content.toString('utf8')]));
}

/** A document's words: a paragraph a line, a row of a table a line with its cells apart. */
export function wordsOf(bytes: Uint8Array): string[] {
  const document = partsOf(bytes).get('word/document.xml') ?? '';
  const blocks = document.match(/<w:tr[ >].*?<\/w:tr>|<w:p[ >].*?<\/w:p>/gsu) ?? [];
  return blocks.map((block) =>
    block.startsWith('<w:tr') ? (block.match(/<w:tc>.*?<\/w:tc>/gsu) ?? []).map(plain).join(' | ') : plain(block),
  );
}

function plain(xml: string): string {
  return (xml.match(/<w:t[ >].*?<\/w:t>|<w:br\/>/gsu) ?? [])
    .map((piece) => (piece === '<w:br/>' ? ' ⏎ ' : piece.replace(/<[^>]*>/gu, '')))
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
