/** One word as the matcher sees it: its stem, the concepts it may name, its pieces. */
import { newStemmer } from 'snowball-stemmers';
import type { ConceptFinder, Leads } from './concepts';
import { LETTERS, lettersOf } from './letters';

export interface Word {
  readonly stem: string;
  readonly leads: Leads;
  /** Three and four letters in a row, each as a number; they are alike where two words differ in an ending or a typo. */
  readonly pieces: readonly number[];
}

const PIECE_LENGTHS = [3, 4];

function piecesOf(word: string): number[] {
  const letters = lettersOf(word);
  const pieces: number[] = [];
  for (const length of PIECE_LENGTHS) {
    for (let end = length; end <= letters.length; end++) {
      let piece = 0;
      for (let i = end - length; i < end; i++) piece = piece * LETTERS + letters[i]!;
      pieces.push(piece);
    }
  }
  return pieces;
}

/** Prepares the reading of single words. */
export function wordReader(finder: ConceptFinder): (word: string) => Word {
  const stemmer = newStemmer('russian');
  return (word) => ({ stem: stemmer.stem(word), leads: finder.leads(word), pieces: piecesOf(word) });
}
