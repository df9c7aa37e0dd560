/** One word as the matcher sees it: its stem, the concepts it may name, its pieces. */
import { newStemmer } from 'snowball-stemmers';
import type { ConceptFinder, Leads } from './concepts';

export interface Word {
  readonly stem: string;
  readonly leads: Leads;
  /** Three and four letters in a row; they are alike where two words differ in an ending or a typo. */
  readonly pieces: readonly string[];
}

const PIECE_LENGTHS = [3, 4];

function piecesOf(word: string): string[] {
  const bounded = `_${word}_`;
  const pieces: string[] = [];
  for (const length of PIECE_LENGTHS) {
    for (let i = 0; i + length <= bounded.length; i++) pieces.push(bounded.slice(i, i + length));
  }
  return pieces;
}

/** Prepares the reading of single words. */
export function wordReader(finder: ConceptFinder): (word: string) => Word {
  const stemmer = newStemmer('russian');
  return (word) => ({ stem: stemmer.stem(word), leads: finder.leads(word), pieces: piecesOf(word) });
}
