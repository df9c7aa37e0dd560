/** Every clause of the order with the capabilities that carry it out, and what shows each of them. */
import { GENERAL } from './general';
import { ORDER } from './order';
import type { Pending, Proof } from './proofs';
import { REGULATION } from './regulation';

export interface ClauseLine {
  /** «п.6», «2.1». */
  readonly clause: string;
  /** Which part of the clause, in the words of the map of capabilities; '' for the whole. */
  readonly part: string;
  readonly proofs: Readonly<Record<string, Proof | Pending>>;
}

export const CLAUSES: readonly ClauseLine[] = [...ORDER, ...GENERAL, ...REGULATION];
