/** Words into sparse vectors: stems, pairs of neighbours, concepts, pairs of concepts, pieces of words. */
import { newStemmer } from 'snowball-stemmers';
import { conceptFinder, type Leads } from './lexicon';

/** How much each kind of feature counts. */
const WEIGHT = { stem: 1, neighbours: 0.7, concept: 0.8, concepts: 0.6, piece: 0.35 } as const;
type Kind = keyof typeof WEIGHT;

const REMEMBERED_WORDS = 20_000;
const MAX_CONCEPTS_PAIRED = 9;

/** A sparse vector of length one, or less where the text has unknown words. */
export interface Vector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
  /** How many of them, at the beginning, are words and concepts rather than pieces of words. */
  readonly lexical: number;
  /** The stems of its words; −1 for one never seen. */
  readonly stems: readonly number[];
  /** Share of the words that were seen in training, 0…1. */
  readonly known: number;
  readonly concepts: ReadonlySet<string>;
}

interface Word {
  readonly stem: string;
  readonly leads: Leads;
  readonly pieces: readonly string[];
}

/** A word as the fitted vocabulary sees it: numbers of features instead of their names. */
interface Entry {
  readonly stemId: number;
  readonly stem: string;
  readonly leads: Leads;
  readonly ids: readonly number[];
}

export interface Vocabulary {
  readonly size: number;
  /** Features below this number are words and concepts, the others pieces of words. */
  readonly lexical: number;
  /** How many training texts have the feature. */
  readonly frequency: Int32Array;
  vector(words: readonly string[]): Vector;
  /** The same, as though this text had not been in the training set. */
  unseen(words: readonly string[]): Vector;
}

function piecesOf(word: string): string[] {
  const bounded = `_${word}_`;
  const pieces: string[] = [];
  for (const length of [3, 4]) {
    for (let i = 0; i + length <= bounded.length; i++) pieces.push(bounded.slice(i, i + length));
  }
  return pieces;
}

function* pairsOf(concepts: readonly string[]): Generator<string> {
  const sorted = [...concepts].sort().slice(0, MAX_CONCEPTS_PAIRED);
  for (let i = 0; i < sorted.length; i++) {
    for (let j = i + 1; j < sorted.length; j++) yield `concepts ${sorted[i]!}+${sorted[j]!}`;
  }
}

function kindOf(feature: string): Kind {
  return feature.slice(0, feature.indexOf(' ')) as Kind;
}

/** All single edits by leaving one letter out: two words that share one are a typo apart. */
function shortened(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** Learns the features of the training texts. */
export function fitVocabulary(texts: readonly (readonly string[])[]): Vocabulary {
  const stemmer = newStemmer('russian');
  const finder = conceptFinder();
  const look = (word: string): Word => ({
    stem: stemmer.stem(word),
    leads: finder.leads(word),
    pieces: piecesOf(word),
  });

  const seen = new Map<string, Word>();
  const counts = new Map<string, number>();
  for (const text of texts) {
    const features = new Set<string>();
    const concepts = new Set<string>();
    let before = '';
    text.forEach((written, place) => {
      const word = seen.get(written) ?? look(written);
      seen.set(written, word);
      features.add(`stem ${word.stem}`);
      if (before !== '') features.add(`neighbours ${before} ${word.stem}`);
      before = word.stem;
      for (const piece of word.pieces) features.add(`piece ${piece}`);
      finder.meant(word.leads, text[place + 1] ?? null, (concept) => concepts.add(concept));
    });
    for (const concept of concepts) features.add(`concept ${concept}`);
    for (const pair of pairsOf([...concepts])) features.add(pair);
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }

  const idOf = new Map<string, number>();
  const number = (wanted: (kind: Kind) => boolean): number => {
    for (const [feature, count] of counts) {
      const kind = kindOf(feature);
      if (wanted(kind) && (count > 1 || kind === 'stem' || kind === 'concept')) idOf.set(feature, idOf.size);
    }
    return idOf.size;
  };
  const lexicalFeatures = number((kind) => kind !== 'piece');
  number((kind) => kind === 'piece');
  const frequency = new Int32Array(idOf.size);
  const weight = new Float32Array(idOf.size);
  for (const [feature, id] of idOf) {
    frequency[id] = counts.get(feature)!;
    weight[id] = WEIGHT[kindOf(feature)] * Math.log(1 + texts.length / frequency[id]);
  }
  const unknownWeight = WEIGHT.stem * Math.log(1 + texts.length);

  const typos = new Map<string, string>();
  for (const word of seen.keys()) {
    if (word.length < 5) continue;
    for (const form of [word, ...shortened(word)]) if (!typos.has(form)) typos.set(form, word);
  }
  const corrected = (word: string): string => {
    if (seen.has(word) || word.length < 6) return word;
    for (const form of [word, ...shortened(word)]) {
      const meant = typos.get(form);
      if (meant !== undefined && Math.abs(meant.length - word.length) <= 1) return meant;
    }
    return word;
  };

  const remembered = new Map<string, Entry>();
  const entryOf = (written: string): Entry => {
    const found = remembered.get(written);
    if (found !== undefined) return found;
    let word = seen.get(written) ?? look(written);
    if (word.leads.length === 0 && !idOf.has(`stem ${word.stem}`)) {
      const meant = seen.get(corrected(written));
      if (meant !== undefined) word = { ...meant, pieces: word.pieces };
    }
    const stemId = idOf.get(`stem ${word.stem}`) ?? -1;
    const ids: number[] = stemId < 0 ? [] : [stemId];
    for (const piece of word.pieces) {
      const id = idOf.get(`piece ${piece}`);
      if (id !== undefined) ids.push(id);
    }
    const entry = { stemId, stem: word.stem, leads: word.leads, ids };
    if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
    remembered.set(written, entry);
    return entry;
  };

  const times = new Float32Array(idOf.size);
  const build = (words: readonly string[], own: number): Vector => {
    const touched: number[] = [];
    const touch = (id: number): void => {
      if (times[id] === 0) touched.push(id);
      times[id]! += 1;
    };
    const concepts = new Set<string>();
    let before = '';
    const stems: number[] = [];
    let known = 0;
    let unknown = 0;
    words.forEach((written, place) => {
      const entry = entryOf(written);
      for (const id of entry.ids) touch(id);
      if (before !== '') {
        const id = idOf.get(`neighbours ${before} ${entry.stem}`);
        if (id !== undefined) touch(id);
      }
      before = entry.stem;
      stems.push(entry.stemId);
      if (entry.stemId >= 0 && frequency[entry.stemId]! > own) known++;
      else if (entry.stemId < 0) unknown++;
      finder.meant(entry.leads, words[place + 1] ?? null, (concept) => concepts.add(concept));
    });
    for (const concept of concepts) {
      const id = idOf.get(`concept ${concept}`);
      if (id !== undefined) touch(id);
    }
    for (const pair of pairsOf([...concepts])) {
      const id = idOf.get(pair);
      if (id !== undefined) touch(id);
    }
    const isLexical = (id: number): boolean => id < lexicalFeatures;
    const lexicalIds = touched.filter(isLexical);
    const ids = Int32Array.from([...lexicalIds, ...touched.filter((id) => !isLexical(id))]);
    const values = new Float32Array(ids.length);
    let square = unknown * unknownWeight * unknownWeight;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!;
      const value = weight[id]! * (times[id]! > 1 ? 1.3 : 1);
      times[id] = 0;
      values[i] = value;
      square += value * value;
    }
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let i = 0; i < values.length; i++) values[i]! *= scale;
    return {
      ids,
      values,
      lexical: lexicalIds.length,
      stems,
      known: words.length === 0 ? 0 : known / words.length,
      concepts,
    };
  };

  return {
    size: idOf.size,
    lexical: lexicalFeatures,
    frequency,
    vector: (words) => build(words, 0),
    unseen: (words) => build(words, 1),
  };
}
