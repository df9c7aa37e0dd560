/** Puts questions that ask the same together, by the words and concepts they share. */
import { conceptFinder } from './concepts';
import type { Language } from './language';
import { wordReader, type Word } from './wordForms';
import { cleanText, wordsOf } from './words';

/** Share of what a question says that it has in common with those before it, from which on it asks the same. */
const ALIKE = 0.45;
/** «Подключить» and «подключение» begin alike. */
const BEGINNING = 6;
/** A word counts more than a concept, which many questions name. */
const WORD = 1;
const CONCEPT = 0.6;

/** Name of a word or a concept, with how much it counts. */
type Features = ReadonlyMap<string, number>;

interface Group {
  readonly members: number[];
  /** Of all its members together. */
  readonly sum: Map<string, number>;
  /** Of the sum. */
  length: number;
}

/** Numbers of the texts in groups: the largest first, in a group as they came. Every text is in exactly one. */
export function groupAlike(texts: readonly string[], language: Language): number[][] {
  const groups: Group[] = [];
  /** The groups in which a feature is. */
  const places = new Map<string, Set<Group>>();
  weighed(texts.map(featureReader(language))).forEach((features, index) => {
    const near = new Set([...features.keys()].flatMap((name) => [...(places.get(name) ?? [])]));
    let best: Group | null = null;
    let likeness = ALIKE;
    const length = lengthOf(features);
    for (const group of near) {
      const likely = shared(features, group.sum) / (length * group.length);
      if (likely >= likeness) [best, likeness] = [group, likely];
    }
    const group = best ?? { members: [], sum: new Map<string, number>(), length: 0 };
    if (!best) groups.push(group);
    group.members.push(index);
    for (const [name, value] of features) {
      group.sum.set(name, (group.sum.get(name) ?? 0) + value);
      places.set(name, (places.get(name) ?? new Set()).add(group));
    }
    group.length = lengthOf(group.sum);
  });
  return groups.map(({ members }) => members).sort((one, other) => other.length - one.length || one[0]! - other[0]!);
}

/** What many of the texts say counts less. */
function weighed(all: readonly Features[]): Features[] {
  const counts = new Map<string, number>();
  for (const features of all) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const rarity = (name: string): number => Math.log(1 + all.length / counts.get(name)!);
  return all.map((features) => new Map([...features].map(([name, value]) => [name, value * rarity(name)])));
}

function featureReader(language: Language): (text: string) => Features {
  const finder = conceptFinder(language.concepts);
  const read = wordReader(finder);
  /** People ask in the same words, and a stem takes long. */
  const known = new Map<string, Word>();
  return (text) => {
    const words = wordsOf(cleanText(text), language.fillers);
    const features = new Map<string, number>();
    words.forEach((word, i) => {
      const found = known.get(word) ?? read(word);
      known.set(word, found);
      const { stem, leads } = found;
      features.set(stem.slice(0, BEGINNING), WORD);
      finder.meant(leads, words[i + 1] ?? null, (concept) => features.set(`<${concept}>`, CONCEPT));
    });
    return features;
  };
}

function shared(one: Features, other: Features): number {
  let sum = 0;
  for (const [name, value] of one) sum += value * (other.get(name) ?? 0);
  return sum;
}

const lengthOf = (features: Features): number =>
  Math.sqrt([...features.values()].reduce((sum, value) => sum + value * value, 0));
