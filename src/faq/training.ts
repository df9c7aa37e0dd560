/** Learns from the phrasings: which topic a text is nearest to, and how far to trust that. */
import { readAbout } from './about';
import { acceptorsFrom } from './acceptor';
import { countClasses } from './bayes';
import { conceptFinder } from './concepts';
import { weigher, type Models } from './evidence';
import type { Language } from './language';
import { trainLinear } from './linear';
import { indexNeighbours } from './neighbours';
import type { Judgement } from './passages';
import type { Topic } from './topic';
import { fitVocabulary, type Vector } from './vocabulary';

/** Two: each half of the texts is judged by what the other half teaches. */
const FOLDS = 2;
/** Of the texts about topics every fourth is enough for the acceptor to learn from; what is off-topic differs more. */
const JUDGED_STRIDE = 4;
/** Each of them weighs for those left out, and a bit more: the off-topic phrases are the hard cases, not the usual ones. */
const TOPIC_WEIGHT = 5;

/** Phrasings as words, each with the number of its topic; that of what is off-topic is the number of topics. */
export interface Phrasings {
  readonly texts: readonly (readonly string[])[];
  /** In ascending order. */
  readonly labels: readonly number[];
}

/** Says what words ask about; null where no word is known. */
export type Judge = (words: readonly string[]) => Judgement | null;

/** A text that names nothing is about something said before it: so far it can be trusted when it is long, and when it is short. */
const UNNAMED = 0.9;
const UNNAMED_SHORT = 0.3;
const SHORT = 3;

/** An answer to what is off-topic is worse than an answer about the topic beside: whether it is a question to the bot at all counts more. */
const trust = (right: number, onTopic: number): number => Math.sqrt(right) * onTopic;

/** Learns the phrasings of the topics. */
export function learnTopics({ texts, labels }: Phrasings, topics: readonly Topic[], language: Language): Judge {
  const vocabulary = fitVocabulary(texts, conceptFinder(language.concepts));
  const vectors = texts.map((words) => vocabulary.vector(words));
  const classes = topics.length + 1;
  const features = vocabulary.size;
  const modelsOf = (texts: readonly Vector[], of: readonly number[]): Models => ({
    linear: trainLinear(texts, of, classes, vocabulary.whole),
    counted: countClasses(texts, of, classes, features),
  });
  const neighbours = indexNeighbours(vectors, vocabulary.size);
  const likeness = new Float32Array(vectors.length);
  const about = readAbout(topics.map((topic) => topic.about));
  const weigh = weigher({ vectors, labels, classes, stems: vocabulary.stems }, about, language);

  // The acceptor learns how far to trust a judgement from texts judged by models that have not seen them.
  const signs: (readonly number[])[] = [];
  const right: boolean[] = [];
  const onTopic: boolean[] = [];
  const weights: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const kept = (_: unknown, i: number): boolean => i % FOLDS !== fold;
    const models = modelsOf(vectors.filter(kept), labels.filter(kept));
    for (let i = fold; i < vectors.length; i += FOLDS) {
      const aboutTopic = labels[i]! < topics.length;
      if (aboutTopic && Math.floor(i / FOLDS) % JUDGED_STRIDE !== 0) continue;
      const vector = { ...vectors[i]!, known: vectors[i]!.knownElsewhere };
      neighbours.likeness(vector, likeness);
      const evidence = weigh({ vector, likeness, models, own: labels[i]!, every: FOLDS, from: 1 - fold });
      signs.push(evidence.signs);
      right.push(evidence.best === labels[i]);
      onTopic.push(aboutTopic);
      weights.push(aboutTopic ? TOPIC_WEIGHT : 1);
    }
  }
  const acceptor = acceptorsFrom(signs, weights);
  const isRight = acceptor(right);
  const isOnTopic = acceptor(onTopic);
  const models = modelsOf(vectors, labels);

  return (words) => {
    const vector = vocabulary.vector(words);
    if (vector.ids.length === 0) return null;
    neighbours.likeness(vector, likeness);
    const evidence = weigh({ vector, likeness, models, own: -1, every: 1, from: 0 });
    const most = !evidence.namesNothing ? 1 : words.length > SHORT ? UNNAMED : UNNAMED_SHORT;
    return {
      odds: evidence.odds.slice(0, topics.length),
      best: evidence.best,
      score: Math.min(most, trust(isRight(evidence.signs), isOnTopic(evidence.signs))),
    };
  };
}
