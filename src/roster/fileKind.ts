/** What a file is, by its content: names and extensions prove nothing. */
import { LARGEST_ROSTER, type FileRefusal } from '../domain/rosterFile';
import { readArchive, type ArchiveEntry } from './archive';
import { hasFormulaRecord } from './biff';

export type FileKind =
  | { readonly kind: 'workbook' }
  | { readonly kind: 'text' }
  | { readonly kind: 'refused'; readonly reason: FileRefusal };

const ODS_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
/** Compound files (MS-CFB), in which XLS and encrypted XLSX lie. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
const JPEG = [0xff, 0xd8];

const refused = (reason: FileRefusal): FileKind => ({ kind: 'refused', reason });

/** Looks at the first bytes, and into archives without unpacking more than the limits. */
export function kindOf(bytes: Buffer): FileKind {
  if (bytes.length > LARGEST_ROSTER) return refused('too_big');
  if (bytes.length === 0) return refused('empty');
  if (beginsWith(bytes, ZIP)) return inArchive(bytes);
  if (beginsWith(bytes, COMPOUND)) return inCompound(bytes);
  return looksLikeText(bytes) ? { kind: 'text' } : refused('not_a_table');
}

function inArchive(bytes: Buffer): FileKind {
  const archive = readArchive(bytes);
  if (archive.kind === 'refused') return archive;
  const { entries } = archive;
  const names = entries.map((entry) => entry.name);
  const isXlsx = names.includes('xl/workbook.xml');
  const isOds = entries.some(
    (entry) => entry.name === 'mimetype' && entry.content.toString('latin1').startsWith(ODS_TYPE),
  );
  if (!isXlsx && !isOds) return refused('not_a_table');
  if (names.some(isMacro)) return refused('macros');
  if (entries.some(hasFormula)) return refused('formulas');
  return { kind: 'workbook' };
}

/** VBA and sheets of old macros in XLSX; Basic and scripts in ODS. */
function isMacro(name: string): boolean {
  return /vbaProject|^xl\/macrosheets\/|^Basic\/|^Scripts\//iu.test(name);
}

function hasFormula({ name, content }: ArchiveEntry): boolean {
  if (/^xl\/worksheets\/.*\.xml$/u.test(name)) return /<(?:\w+:)?f[\s>/]/u.test(content.toString('latin1'));
  return name === 'content.xml' && content.includes('table:formula=');
}

function inCompound(bytes: Buffer): FileKind {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return refused('encrypted');
  if (has('_VBA_PROJECT')) return refused('macros');
  if (!has('Workbook') && !has('Book')) return refused('not_a_table');
  return hasFormulaRecord(bytes) ? refused('formulas') : { kind: 'workbook' };
}

/** Text has no zero bytes, unless it is UTF-16 and says so; pages, documents and PDF are text of another kind. */
function looksLikeText(bytes: Buffer): boolean {
  if (beginsWith(bytes, [0xff, 0xfe]) || beginsWith(bytes, [0xfe, 0xff])) return true;
  if (beginsWith(bytes, JPEG) || bytes.subarray(0, 65_536).includes(0)) return false;
  const start = bytes.subarray(0, 200).toString('latin1').trimStart().toLowerCase();
  return !/^(%pdf|<|\{\\rtf|\x89|gif8)/u.test(start);
}

function beginsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
