/** A word with the numbers of its features. */
interface Numbered {
  readonly word: Word;
  readonly stem: number;
  readonly pieces: readonly number[];
}

/** Counts the features of the training texts: in how many of them each one occurs. */
import type { ConceptFinder } from './concepts';
import type { Word } from './wordForms';

const MAX_CONCEPTS_PAIRED = 9;

/** Counts in how many texts each name occurs; names are numbered as they come. */
export class Counter<Name> {
  readonly numbers = new Map<Name, number>();
  readonly counts: number[] = [];
  private readonly lastText: number[] = [];

  /** The number of a name, which need not have been counted yet. */
  numberOf(name: Name): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(name, number);
      this.counts.push(0);
      this.lastText.push(-1);
    }
    return number;
  }

  /** Notes the name with this number in a text. */
  note(number: number, text: number): void {
    if (this.lastText[number] === text) return;
    this.lastText[number] = text;
    this.counts[number]! += 1;
  }

  /** Notes the name in a text and gives its number. */
  count(name: Name, text: number): number {
    const number = this.numberOf(name);
    this.note(number, text);
    return number;
  }
}

export interface FeatureCounts {
  /** The words of the texts, as they are written. */
  readonly words: ReadonlyMap<string, Word>;
  readonly stems: Counter<string>;
  /** Two stems in a row. */
  readonly neighbours: Counter<number>;
  readonly concepts: Counter<string>;
  /** Two concepts of one text. */
  readonly conceptPairs: Counter<number>;
  readonly pieces: Counter<number>;
}

/** One number for an ordered pair of numbers below 32,768; small enough for a Map to look it up without a heap object. */
export function pairOf(first: number, second: number): number {
  return first * 32_768 + second;
}

/** Tells each pair of the known concepts among the named ones; of too many the first are enough. */
export function pairsOf(
  named: ReadonlySet<string>,
  numbers: ReadonlyMap<string, number>,
  tell: (pair: number) => void,
): void {
  const known: number[] = [];
  for (const name of named) {
    const number = numbers.get(name);
    if (number !== undefined && known.length < MAX_CONCEPTS_PAIRED) known.push(number);
  }
  known.sort((a, b) => a - b);
  for (let i = 0; i < known.length; i++) {
    for (let j = i + 1; j < known.length; j++) tell(pairOf(known[i]!, known[j]!));
  }
}

/** Counts the features of texts given as words. */
export function countFeatures(
  texts: readonly (readonly string[])[],
  read: (word: string) => Word,
  finder: ConceptFinder,
): FeatureCounts {
  const words = new Map<string, Word>();
  const numbered = new Map<string, Numbered>();
  const stems = new Counter<string>();
  const neighbours = new Counter<number>();
  const concepts = new Counter<string>();
  const conceptPairs = new Counter<number>();
  const pieces = new Counter<number>();
  texts.forEach((text, index) => {
    const named = new Set<string>();
    let before = -1;
    text.forEach((written, place) => {
      let known = numbered.get(written);
      if (known === undefined) {
        const word = read(written);
        words.set(written, word);
        const numbers = word.pieces.map((piece) => pieces.numberOf(piece));
        known = { word, stem: stems.numberOf(word.stem), pieces: numbers };
        numbered.set(written, known);
      }
      const { word, stem } = known;
      stems.note(stem, index);
      if (before >= 0) neighbours.count(pairOf(before, stem), index);
      before = stem;
      for (const piece of known.pieces) pieces.note(piece, index);
      finder.meant(word.leads, text[place + 1] ?? null, (concept) => named.add(concept));
    });
    for (const concept of named) concepts.count(concept, index);
    pairsOf(named, concepts.numbers, (pair) => conceptPairs.count(pair, index));
  });
  return { words, stems, neighbours, concepts, conceptPairs, pieces };
}
