/** Tables as text: `;`, `,` or tab, in the encodings school computers write. Cells are text and stay text. */
import type { Sheet } from './workbook';

const SEPARATORS = [';', ',', '\t'] as const;
/** Rows from which the separator is guessed. */
const SAMPLE = 20;

/** Reads a text table; `sep=;` in the first line is Excel's word on the separator. */
export function readCsv(bytes: Uint8Array): Sheet {
  const text = decode(bytes);
  const named = /^sep=(.)\r?\n/iu.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  return { name: null, hidden: false, rows: split(body, named?.[1] ?? separatorOf(body)) };
}

/** UTF-8 when it reads as that, or by its mark UTF-16; windows-1251 otherwise. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The separator that cuts the most rows into several cells; a tie is for the one named first. */
function separatorOf(text: string): string {
  const score = (separator: string): number =>
    split(text, separator)
      .slice(0, SAMPLE)
      .reduce((sum, row) => sum + (row.length > 1 ? row.length : 0), 0);
  return SEPARATORS.reduce((best, one) => (score(one) > score(best) ? one : best));
}

function split(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted) {
      const doubled = char === '"' && text.charAt(at + 1) === '"';
      if (char !== '"' || doubled) cell += char;
      else quoted = false;
      if (doubled) at += 1;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === separator) endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
