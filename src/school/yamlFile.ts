/** Reads one YAML file of the data and knows where in it everything stands. Never throws on what the file holds. */
import { readFile } from 'node:fs/promises';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { fileProblem, type PlacedProblem } from '../texts/dataProblems';
import { faultsOf } from './yamlFaults';

export type DataPath = readonly (string | number)[];

/** A file that parsed as YAML; its value is not checked yet. */
export interface YamlFile {
  readonly kind: 'yaml';
  readonly file: string;
  readonly value: unknown;
  /** A problem at the value under the path, or at the nearest thing above that exists. */
  problemAt(path: DataPath, message: string): PlacedProblem;
  /** A problem at a key of the map under the path. */
  problemAtKey(path: DataPath, key: string, message: string): PlacedProblem;
  /** Problems at each occurrence of a piece of text inside the scalar under the path. */
  problemAtText(path: DataPath, text: string, message: string): PlacedProblem;
}

export interface FileProblems {
  readonly kind: 'problems';
  readonly problems: readonly PlacedProblem[];
}

/** Reads and parses a file; a missing, unreadable, empty, wrongly encoded or broken one is a list of problems. */
export async function readYamlFile(file: string): Promise<YamlFile | FileProblems> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'EIO';
    return failed({
      file,
      line: 1,
      column: 1,
      message: code === 'ENOENT' ? fileProblem.missing() : fileProblem.unreadable(code),
    });
  }
  return parseYaml(file, bytes);
}

/** Parses the bytes of a file that is already read. */
export function parseYaml(file: string, bytes: Uint8Array): YamlFile | FileProblems {
  const text = new TextDecoder('utf-8').decode(bytes);
  const foreign = text.search(/[\uFFFD\u0000]/);
  if (foreign >= 0) return failed({ file, ...placeIn(text, foreign), message: fileProblem.notUtf8() });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const faults = faultsOf(document, text, (offset) => lines.linePos(offset).line);
  if (faults.length > 0) {
    return {
      kind: 'problems',
      problems: faults.map(({ offset, message }) => {
        const at = lines.linePos(offset);
        return { file, line: Math.max(at.line, 1), column: Math.max(at.col, 1), message };
      }),
    };
  }
  return valueOf(file, text, document, lines);
}

function valueOf(file: string, text: string, document: Document, lines: LineCounter): YamlFile | FileProblems {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 });
  } catch {
    return failed({ file, line: 1, column: 1, message: fileProblem.unfolds() });
  }
  if (value === null || value === undefined) return failed({ file, line: 1, column: 1, message: fileProblem.empty() });
  const place = (offset: number, message: string): PlacedProblem => {
    const at = lines.linePos(offset);
    return { file, line: Math.max(at.line, 1), column: Math.max(at.col, 1), message };
  };
  return {
    kind: 'yaml',
    file,
    value,
    problemAt: (path, message) => place(rangeAt(document, path)[0], message),
    problemAtKey: (path, key, message) => place(keyOffset(document, path, key), message),
    problemAtText: (path, piece, message) => {
      const [from, to] = rangeAt(document, path);
      const found = text.slice(from, to).indexOf(piece);
      return place(found < 0 ? from : from + found, message);
    },
  };
}

function failed(problem: PlacedProblem): FileProblems {
  return { kind: 'problems', problems: [problem] };
}

function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** Start and end of the node under the path; of the deepest existing one above it otherwise. */
function rangeAt(document: Document, path: DataPath): [number, number] {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (hasRange(node)) return [node.range[0], node.range[1]];
  }
  return [0, 0];
}

function keyOffset(document: Document, path: DataPath, key: string): number {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  return pair && hasRange(pair.key) ? pair.key.range[0] : rangeAt(document, path)[0];
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
