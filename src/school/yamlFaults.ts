/** Faults of a file that is not proper YAML: each where a person can mend it, without those that only follow from another. */
import { visit, type Document, type YAMLError } from 'yaml';
import { quoteProblem, syntaxProblem } from '../texts/dataProblems';

export interface Fault {
  /** Where in the text it is. */
  readonly offset: number;
  readonly message: string;
}

/** What is wrong with the file; empty when it can be read. `lineOf` counts from 1. */
export function faultsOf(document: Document, text: string, lineOf: (offset: number) => number): Fault[] {
  const faults = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  const [first] = faults;
  if (first === undefined) return unknownAliases(document);
  const quote = openQuote(document, first, text, lineOf);
  if (quote) return [quote];
  return faults.map((fault) => ({ offset: Math.min(fault.pos[0], text.length), message: syntaxProblem(fault.code) }));
}

/**
 * A quote that nobody closed swallows what follows, up to the next quote or the end: the fault shows there, the mistake is
 * where it opens, and every other fault of the file follows from it.
 */
function openQuote(
  document: Document,
  fault: YAMLError,
  text: string,
  lineOf: (offset: number) => number,
): Fault | null {
  if (fault.code === 'BAD_DQ_ESCAPE') return null;
  const unclosed = fault.code === 'MISSING_CHAR' && /quote/.test(fault.message);
  const at = Math.min(fault.pos[0], text.length);
  for (const [from, to] of quotedScalars(document).reverse()) {
    if (from > at) continue;
    if (unclosed && at <= to) return { offset: from, message: quoteProblem(null) };
    const last = lineOf(Math.max(from, to - 1));
    const swallowedLines = lineOf(from) < last && lineOf(at) <= last;
    if (!unclosed && swallowedLines) return { offset: from, message: quoteProblem(last) };
  }
  return null;
}

/** Start and end of each text in quotes, in the order of the file. */
function quotedScalars(document: Document): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  visit(document, {
    Scalar(_key, node) {
      if ((node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') && node.range) {
        found.push([node.range[0], node.range[1]]);
      }
    },
  });
  return found.sort(([a], [b]) => a - b);
}

/** Links to names that nothing above has: the parser lets them pass. */
function unknownAliases(document: Document): Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Alias(_key, node) {
      if (node.resolve(document) === undefined && node.range) {
        faults.push({ offset: node.range[0], message: syntaxProblem('BAD_ALIAS') });
      }
    },
  });
  return faults;
}
