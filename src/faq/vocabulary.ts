/** Words into sparse vectors: stems, pairs of neighbours, concepts, pairs of concepts, pieces of words. */
import type { ConceptFinder, Leads } from './concepts';
import { countFeatures, pairOf, pairsOf, type Counter } from './featureCounts';
import { fromTransliteration } from './layout';
import { learnSpelling } from './spelling';
import { wordReader, type Word } from './wordForms';

/** How much each kind of feature counts. */
const STEM = 1;
const NEIGHBOURS = 1;
const CONCEPT = 0.8;
const CONCEPT_PAIR = 0.6;
const PIECE = 0.45;
/** A feature named more than once in a text counts so much more. */
const REPEATED = 1.3;

const REMEMBERED_WORDS = 20_000;

/** A sparse vector of length one, or less where the text has unknown words. */
export interface Vector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
  /** So many of the ids, the first ones, are stems, concepts and pairs of them; the rest are pieces of words. */
  readonly whole: number;
  /** The stems of its words; −1 for one never seen. */
  readonly stems: readonly number[];
  /** Share of the words that were seen in training, 0…1. */
  readonly known: number;
  /** The same in more than one text: what would be known of a training text, had it not been one. */
  readonly knownElsewhere: number;
  readonly concepts: ReadonlySet<string>;
}

export interface Vocabulary {
  readonly size: number;
  /** Stems have numbers below this one. */
  readonly stems: number;
  /** Stems, concepts and pairs of them have numbers below this one, pieces of words the others. */
  readonly whole: number;
  vector(words: readonly string[]): Vector;
}

/** A word as the fitted vocabulary sees it. */
interface Entry {
  readonly stem: number;
  readonly leads: Leads;
  readonly pieces: readonly number[];
}

/** Learns the features of the training texts, given as words. */
export function fitVocabulary(texts: readonly (readonly string[])[], finder: ConceptFinder): Vocabulary {
  const read = wordReader(finder);
  const counts = countFeatures(texts, read, finder);
  const weights: number[] = [];
  const frequency: number[] = [];
  const numbered = <Name>(counter: Counter<Name>, importance: number, least: number): Map<Name, number> => {
    const ids = new Map<Name, number>();
    for (const [name, number] of counter.numbers) {
      const count = counter.counts[number]!;
      if (count < least) continue;
      ids.set(name, weights.length);
      weights.push(importance * Math.sqrt(Math.log(1 + texts.length / count)));
      frequency.push(count);
    }
    return ids;
  };
  const stemIds = numbered(counts.stems, STEM, 1);
  const stems = weights.length;
  const neighbourIds = numbered(counts.neighbours, NEIGHBOURS, 2);
  const conceptIds = numbered(counts.concepts, CONCEPT, 1);
  const conceptPairIds = numbered(counts.conceptPairs, CONCEPT_PAIR, 2);
  const whole = weights.length;
  const pieceIds = numbered(counts.pieces, PIECE, 3);
  const frequencyOf = ({ stem }: Word): number => frequency[stemIds.get(stem) ?? -1] ?? 0;
  const unknownWeight = STEM * Math.sqrt(Math.log(1 + texts.length));

  const usual = [...counts.words].sort(([, one], [, other]) => frequencyOf(other) - frequencyOf(one));
  const correct = learnSpelling(usual.map(([word]) => word));
  /** A word that was not seen, as the seen one it stands for where there is one. */
  const meantBy = (written: string): Word => {
    const word = read(written);
    if (word.leads.length > 0 || stemIds.has(word.stem)) return word;
    const russian = /[a-z]/.test(written) ? fromTransliteration(written) : written;
    const known = counts.words.get(russian) ?? counts.words.get(correct(russian) ?? '');
    return known === undefined ? word : { ...known, pieces: word.pieces };
  };
  const remembered = new Map<string, Entry>();
  const entryOf = (written: string): Entry => {
    const found = remembered.get(written);
    if (found !== undefined) return found;
    const word = counts.words.get(written) ?? meantBy(written);
    const pieces: number[] = [];
    for (const piece of word.pieces) {
      const id = pieceIds.get(piece);
      if (id !== undefined) pieces.push(id);
    }
    const entry = { stem: stemIds.get(word.stem) ?? -1, leads: word.leads, pieces };
    if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
    remembered.set(written, entry);
    return entry;
  };

  const times = new Uint16Array(weights.length);
  const touched: number[] = [];
  const touch = (id: number | undefined): void => {
    if (id === undefined) return;
    if (times[id] === 0) touched.push(id);
    times[id]! += 1;
  };
  const vector = (words: readonly string[]): Vector => {
    touched.length = 0;
    const named = new Set<string>();
    const add = (concept: string): void => void named.add(concept);
    const entries = words.map(entryOf);
    let known = 0;
    let knownElsewhere = 0;
    entries.forEach(({ stem, leads }, place) => {
      if (stem >= 0) {
        touch(stem);
        known++;
        if (frequency[stem]! > 1) knownElsewhere++;
      }
      const before = place > 0 ? entries[place - 1]!.stem : -1;
      if (before >= 0 && stem >= 0) touch(neighbourIds.get(pairOf(before, stem)));
      finder.meant(leads, words[place + 1] ?? null, add);
    });
    for (const concept of named) touch(conceptIds.get(concept));
    pairsOf(named, counts.concepts.numbers, (pair) => touch(conceptPairIds.get(pair)));
    const wholeOnes = touched.length;
    for (const entry of entries) for (const id of entry.pieces) touch(id);

    const ids = new Int32Array(touched);
    const values = new Float32Array(ids.length);
    let square = (words.length - known) * unknownWeight * unknownWeight;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!;
      const value = weights[id]! * (times[id]! > 1 ? REPEATED : 1);
      times[id] = 0;
      values[i] = value;
      square += value * value;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let i = 0; i < values.length; i++) values[i]! *= scale;
    return {
      ids,
      values,
      whole: wholeOnes,
      stems: entries.map(({ stem }) => stem),
      known: words.length === 0 ? 0 : known / words.length,
      knownElsewhere: words.length === 0 ? 0 : knownElsewhere / words.length,
      concepts: named,
    };
  };

  return { size: weights.length, stems, whole, vector };
}
