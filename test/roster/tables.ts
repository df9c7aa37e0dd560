/** The same roster as tables of every kind, made for the tests. */
import { deflateRawSync } from 'node:zlib';

export type Table = readonly (readonly string[])[];

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A text table, UTF-8. */
export function csv(rows: Table, separator = ';', lineEnd = '\r\n'): Buffer {
  return Buffer.from(rows.map((row) => row.map((cell) => quoted(cell, separator)).join(separator)).join(lineEnd));
}

/** UTF-8 as windows-1251; what that lacks is a mistake of the test. */
export function cp1251(utf8: Buffer): Buffer {
  const decoder = new TextDecoder('windows-1251');
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]));
  return Buffer.from(
    [...utf8.toString()].map((char) => {
      const byte = table.get(char);
      if (byte === undefined) throw new Error(`not in windows-1251: ${char}`);
      return byte;
    }),
  );
}

export function utf16(utf8: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(utf8.toString(), 'utf16le')]);
}

export const xlsx = (rows: Table): Promise<Buffer> => xlsxBook([{ name: 'Лист1', rows }]);

export const ods = (rows: Table): Promise<Buffer> => odsBook([{ name: 'Лист1', rows }]);

export interface NamedTable {
  readonly name: string;
  readonly rows: Table;
  readonly hidden?: boolean;
}

const written = (sheets: readonly NamedTable[]) =>
  sheets.map(({ name, rows, hidden = false }) => ({ name, hidden, rows: rows.map((row) => [...row]) }));

/** A workbook of several sheets. */
export async function xlsxBook(sheets: readonly NamedTable[]): Promise<Buffer> {
  const { writeXlsx } = await import('hucre');
  return Buffer.from(await writeXlsx({ sheets: written(sheets) }));
}

/** The same as ODS. */
export async function odsBook(sheets: readonly NamedTable[]): Promise<Buffer> {
  const { writeOds } = await import('hucre');
  return Buffer.from(await writeOds({ sheets: written(sheets) }));
}

export interface Packed {
  readonly name: string;
  readonly content: Buffer;
  /** What the directory says of the unpacked size, when that is a lie. */
  readonly saysSize?: number;
}

/** A ZIP archive, honest or not. */
export function zip(entries: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, saysSize } of entries) {
    const data = deflateRawSync(content, { level: 9 });
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(saysSize ?? content.length, 18);
    const nameBytes = Buffer.from(name);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(nameBytes.length, 0);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, lengths, nameBytes, data]);
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(at, 12);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
        fields,
        lengths.subarray(0, 4),
        tail.subarray(2),
        nameBytes,
      ]),
    );
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}
