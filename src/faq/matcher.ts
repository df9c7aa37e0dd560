/** Text -> topic, candidates or nothing. Everything is learnt at load from the phrasings in the data. */
import { trainAcceptor } from './acceptor';
import { weigher } from './evidence';
import { fitVocabulary } from './features';
import { asMeant, learnLetters } from './layout';
import { trainLinear } from './linear';
import { indexNeighbours } from './neighbours';
import { patternsOf } from './patterns';
import type { Match, Matcher, Place, Topic } from './topic';
import { cleanText, sentencesOf, wordsOf, type Passage } from './words';

export type { Match, Matcher, Place, Topic } from './topic';

/** Above this the bot answers at once in that place. */
const SURE: Readonly<Record<Place, number>> = { chat: 0.9, dm: 0.4 };
/** Above this it offers candidates in private. */
const WORTH_ASKING = 0.15;

const FOLDS = 3;
/** So many texts are enough for the acceptor to learn from. */
const JUDGED = 1_400;
const WINDOW = 14;
const MAX_PASSAGES = 10;
const MAX_WORDS = 40;
/** A sentence inside a longer text counts as a known phrase from so many words on. */
const EXACT_WORDS = 3;

const NOTHING: Match = { topic: null, candidates: [], score: 0 };

function keyOf(words: readonly string[]): string {
  return words.join(' ');
}

function passagesOf(clean: string): Passage[] {
  const sentences = sentencesOf(clean, WINDOW);
  const whole = sentences.flatMap(({ words }) => words);
  const asks = sentences.some((sentence) => sentence.asks);
  const passages: Passage[] = whole.length <= MAX_WORDS ? [{ words: whole, asks }] : [];
  if (sentences.length < 2) return passages.length > 0 ? passages : sentences;
  const asking = sentences.filter((sentence) => sentence.asks);
  const telling = sentences.filter((sentence) => !sentence.asks && sentence.words.length > 1);
  return [...passages, ...asking, ...telling].slice(0, MAX_PASSAGES);
}

/** Learns the topics' phrasings and what is off-topic; under a second for some thousand phrases. */
export function buildMatcher(topics: readonly Topic[], offTopic: readonly string[]): Matcher {
  const off = topics.length;
  const texts: string[][] = [];
  const labels: number[] = [];
  const exact = new Map<string, number>();
  const add = (text: string, label: number): void => {
    const words = wordsOf(cleanText(text));
    if (words.length === 0) return;
    if (!exact.has(keyOf(words))) exact.set(keyOf(words), label);
    texts.push(words);
    labels.push(label);
  };
  topics.forEach((topic, label) => {
    for (const text of [topic.title, ...topic.questions]) add(text, label);
    exact.set(topic.id.toLowerCase(), label);
  });
  for (const text of offTopic) add(text, off);

  const letters = learnLetters(texts.flat());
  const vocabulary = fitVocabulary(texts);
  const vectors = texts.map((words) => vocabulary.vector(words));
  const classes = topics.length + 1;
  const neighbours = indexNeighbours(vectors, vocabulary.size);
  const likeness = new Float32Array(vectors.length);
  const patterns = patternsOf(topics.map(({ id }) => id));
  const weigh = weigher(vectors, { of: Int32Array.from(labels), classes }, patterns, vocabulary.lexical);

  const signs: (readonly number[])[] = [];
  const right: boolean[] = [];
  const stride = Math.ceil(vectors.length / JUDGED);
  for (let fold = 0; fold < FOLDS; fold++) {
    const kept = vectors.map((_, i) => i).filter((i) => i % FOLDS !== fold);
    const model = trainLinear(
      kept.map((i) => vectors[i]!),
      kept.map((i) => labels[i]!),
      classes,
      vocabulary.lexical,
    );
    for (let i = fold; i < vectors.length; i += FOLDS * stride) {
      const vector = vocabulary.unseen(texts[i]!);
      neighbours.likeness(vector, likeness);
      for (let j = fold; j < vectors.length; j += FOLDS) likeness[j] = 0;
      const evidence = weigh.weigh({ vector, likeness, model, own: labels[i]! });
      signs.push(evidence.signs);
      right.push(evidence.best[0] === labels[i]);
    }
  }
  const accept = trainAcceptor(signs, right);
  const model = trainLinear(vectors, labels, classes, vocabulary.lexical);
  const idOf = (label: number): string => topics[label]!.id;

  const match = (text: string, place: Place): Match => {
    const written = cleanText(text);
    const asked = exact.get(written.trim());
    if (asked !== undefined && asked !== off) return { topic: idOf(asked), candidates: [idOf(asked)], score: 1 };
    let found: { readonly best: readonly number[]; readonly score: number } | null = null;
    const passages = passagesOf(asMeant(written, letters));
    for (const { words } of passages) {
      const label = words.length >= EXACT_WORDS || words === passages[0]?.words ? exact.get(keyOf(words)) : undefined;
      if (label === off) continue;
      const vector = vocabulary.vector(words);
      if (vector.ids.length === 0) continue;
      neighbours.likeness(vector, likeness);
      const { best, signs: seen } = weigh.weigh({ vector, likeness, model, own: -1 });
      const score = label === undefined ? accept(seen) : 1;
      const ranked = label === undefined ? best : [label, ...best.filter((other) => other !== label)].slice(0, 3);
      if (found === null || score > found.score) found = { best: ranked, score };
    }
    if (found === null || found.score < WORTH_ASKING) return { ...NOTHING, score: found?.score ?? 0 };
    const candidates = found.best.map(idOf);
    return { topic: found.score >= SURE[place] ? (candidates[0] ?? null) : null, candidates, score: found.score };
  };
  return { match };
}
