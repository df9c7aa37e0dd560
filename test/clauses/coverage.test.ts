/** Every clause of the order points to something that exists; what does not yet is listed, and the list may only shrink. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PENDING_AT_MOST } from './baseline';
import { CLAUSES, type ClauseLine } from './map';
import { PENDING } from './pending';
import { isPending } from './proofs';
import type { SchoolContext } from '../../src/usecases/context';
import { openClauseSchool, readClauses, type ClauseSchool } from './school';

const nameOf = ({ clause, part }: ClauseLine): string => (part === '' ? clause : `${clause} ${part}`);

let context: SchoolContext;
let school: ClauseSchool;
beforeAll(async () => {
  context = await readClauses();
});
beforeEach(async () => {
  school = await openClauseSchool(context);
});
afterEach(() => school.house.close());

const proofs = CLAUSES.flatMap((line) =>
  Object.entries(line.proofs).flatMap(([code, proof]) =>
    isPending(proof) ? [] : [{ clause: nameOf(line), code, what: proof.what, run: proof.run }],
  ),
);

test.each(proofs)('$clause → $code: $what', ({ run }) => run(school));

test('every clause of the order has a line here, and every line is a clause of the order', () => {
  const clauses = school.context.orders
    .flatMap((order) => order.clauses)
    .map(({ document, number }) => (document === 'order' ? `п.${number}` : number));
  expect(new Set(CLAUSES.map((line) => line.clause))).toEqual(new Set(clauses));
});

test('every duty of the order belongs to a clause whose line names one of its capabilities', () => {
  for (const duty of school.context.orders.flatMap((order) => order.duties)) {
    const clause = duty.clause.document === 'order' ? `п.${duty.clause.number}` : duty.clause.number;
    const codes = CLAUSES.filter((line) => line.clause === clause).flatMap((line) => Object.keys(line.proofs));
    expect({ duty: duty.id, named: duty.capability.some((code) => codes.includes(code)) }).toMatchObject({
      named: true,
    });
  }
});

test('what is pending is on the list, and nothing else is', () => {
  const pending = CLAUSES.flatMap((line) =>
    Object.entries(line.proofs).flatMap(([code, proof]) =>
      isPending(proof) ? [`${nameOf(line)} → ${code} (${proof.pending})`] : [],
    ),
  );
  expect(pending.sort()).toEqual([...PENDING].sort());
});

test('the list only shrinks: nothing is pending that was not when it was closed', () => {
  expect(PENDING.filter((line) => !PENDING_AT_MOST.has(line))).toEqual([]);
  expect(new Set(PENDING).size).toBe(PENDING.length);
  expect(PENDING_AT_MOST.size).toBe(22);
});

const MAP = join(__dirname, '../../../shared/capabilities.md');
const whenShared = existsSync(MAP) ? test : test.skip;

whenShared('the lines are those of the map of capabilities (../shared; skipped where it is not there)', () => {
  const said = new Map(CLAUSES.map((line) => [nameOf(line), Object.keys(line.proofs).sort()]));
  expect(said).toEqual(readMap(readFileSync(MAP, 'utf8')));
});

/** «2.1: appointed → R4 · links → L1, L4»: the clause, its part, its codes. */
function readMap(text: string): Map<string, string[]> {
  const lines = text.split('## The clauses, one by one')[1]?.split('\nOpen points')[0]?.trim().split('\n') ?? [];
  const found = new Map<string, string[]>();
  for (const line of lines) {
    let clause = '';
    for (const piece of line.split(' · ')) {
      const [left = '', right = ''] = piece.split(' → ');
      const several = /^(?:\d\.\d, )+\d\.\d$/u.test(left) ? left.split(', ') : [left];
      for (const one of several) {
        const headed = /^(п\.\d|\d\.\d):? ?(.*)$/u.exec(one);
        clause = headed?.[1] ?? clause;
        const part = headed ? (headed[2] ?? '') : one;
        found.set(part === '' ? clause : `${clause} ${part}`, codesIn(right, clause).sort());
      }
    }
  }
  return found;
}

/** «O1–O5, R2» without what stands in brackets after it. */
function codesIn(text: string, clause: string): string[] {
  // «4.1, 4.2 → F10; what the Regulation leaves open goes to a human (F2, F3)»: the latter is 4.2
  const whole = clause === '4.1' ? (text.split(';')[0] ?? '') : text;
  return [...whole.matchAll(/([A-Z])(\d+)(?:–[A-Z](\d+))?/gu)].flatMap(([, letter = '', first = '', last]) =>
    Array.from(
      { length: Number(last ?? first) - Number(first) + 1 },
      (_, index) => `${letter}${Number(first) + index}`,
    ),
  );
}
