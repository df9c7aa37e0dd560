/** Formulas in an XLS file: its records are walked from each beginning of a sheet (MS-XLS 2.1.4). */

const BEGINNING = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]);
const END = 0x000a;
const FORMULAS = new Set([0x0006, 0x0206, 0x0406]);

/** Whether a sheet of the file computes anything. Sheets lie in one piece unless the file was patched many times. */
export function hasFormulaRecord(bytes: Buffer): boolean {
  for (let from = bytes.indexOf(BEGINNING); from !== -1; from = bytes.indexOf(BEGINNING, from + 1)) {
    for (let at = from; at + 4 <= bytes.length; at += 4 + bytes.readUInt16LE(at + 2)) {
      const record = bytes.readUInt16LE(at);
      if (FORMULAS.has(record)) return true;
      if (record === END) break;
    }
  }
  return false;
}
