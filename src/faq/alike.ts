/** Puts questions that ask the same together, by the words and concepts they share. */
import { conceptFinder } from './concepts';
import type { Language } from './language';
import { wordReader } from './wordForms';
import { cleanText, wordsOf } from './words';

/** Share of what two questions say that they have in common, from which on they ask the same. */
const ALIKE = 0.5;
/** A word counts more than a concept, which many questions name. */
const WORD = 1;
const CONCEPT = 0.5;

type Features = ReadonlyMap<string, number>;

/** Numbers of the texts in groups: the largest first, in a group as they came. Every text is in exactly one. */
export function groupAlike(texts: readonly string[], language: Language): number[][] {
  const read = featureReader(language);
  const groups: { readonly members: number[]; readonly seen: Features[] }[] = [];
  texts.forEach((text, index) => {
    const features = read(text);
    const likeness = groups.map(({ seen }) => Math.max(...seen.map((one) => cosine(one, features))));
    const best = likeness.indexOf(Math.max(...likeness));
    const group = best >= 0 && likeness[best]! >= ALIKE ? groups[best] : undefined;
    if (!group) return groups.push({ members: [index], seen: [features] });
    group.seen.push(features);
    return group.members.push(index);
  });
  return groups.map(({ members }) => members).sort((one, other) => other.length - one.length || one[0]! - other[0]!);
}

function featureReader(language: Language): (text: string) => Features {
  const finder = conceptFinder(language.concepts);
  const read = wordReader(finder);
  return (text) => {
    const words = wordsOf(cleanText(text), language.fillers);
    const features = new Map<string, number>();
    words.forEach((word, i) => {
      const { stem, leads } = read(word);
      features.set(stem, WORD);
      finder.meant(leads, words[i + 1] ?? null, (concept) => features.set(`<${concept}>`, CONCEPT));
    });
    return features;
  };
}

function cosine(one: Features, other: Features): number {
  let shared = 0;
  for (const [name, value] of one) shared += value * (other.get(name) ?? 0);
  return shared === 0 ? 0 : shared / (lengthOf(one) * lengthOf(other));
}

const lengthOf = (features: Features): number =>
  Math.sqrt([...features.values()].reduce((sum, value) => sum + value * value, 0));
