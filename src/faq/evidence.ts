/** What speaks for each topic, and how far the best one can be trusted. */
import type { Vector } from './features';
import { DOMAIN_CONCEPTS, QUESTION_CONCEPTS } from './concepts';
import { softmax, type LinearModel } from './linear';
import type { PatternEvidence } from './patterns';

/** How much the nearest phrasing and the mean of a topic's phrasings add to the linear model's log-odds. */
const NEAREST = 6;
const MEAN = 10;
/** For each concept of a fitting pattern. */
const PATTERN = 1;

export interface Evidence {
  /** Topics by probability, best first, at most three. */
  readonly best: readonly number[];
  /** The numbers the acceptor judges by. */
  readonly signs: readonly number[];
}

export interface Labels {
  /** Class of each training text; the last class is off-topic. */
  readonly of: Int32Array;
  readonly classes: number;
}

export interface Weigher {
  weigh(vector: Vector, words: number, likeness: Float32Array, model: LinearModel): Evidence;
}

/** Prepares the weighing of evidence for a set of labelled training texts. */
export function weigher(labels: Labels, patterns: PatternEvidence): Weigher {
  const { classes } = labels;
  const off = classes - 1;
  const sizes = new Float32Array(classes);
  for (const label of labels.of) sizes[label]! += 1;
  const nearest = new Float32Array(classes);
  const mean = new Float32Array(classes);
  const odds = new Float32Array(classes);
  const linear = new Float32Array(classes);
  const fitting = new Float32Array(classes);

  return {
    weigh(vector, words, likeness, model) {
      nearest.fill(0);
      mean.fill(0);
      for (let text = 0; text < likeness.length; text++) {
        const value = likeness[text]!;
        const label = labels.of[text]!;
        if (value > nearest[label]!) nearest[label] = value;
        mean[label]! += value;
      }
      model.logits(vector, odds);
      linear.set(odds);
      patterns.weigh(vector.concepts, fitting);
      odds[off]! += NEAREST * nearest[off]!;
      for (let c = 0; c < off; c++) {
        odds[c]! += NEAREST * nearest[c]! + (MEAN * mean[c]!) / sizes[c]! + PATTERN * fitting[c]!;
      }
      softmax(odds);
      softmax(linear);
      let [first, second, third] = [-1, -1, -1];
      for (let c = 0; c < off; c++) {
        const value = odds[c]!;
        if (first < 0 || value > odds[first]!) [first, second, third] = [c, first, second];
        else if (second < 0 || value > odds[second]!) [second, third] = [c, second];
        else if (third < 0 || value > odds[third]!) third = c;
      }
      const best = [first, second, third].filter((c) => c >= 0);
      const p = (c: number): number => (c < 0 ? 0 : odds[c]!);
      const has = (names: ReadonlySet<string>): number => {
        for (const name of vector.concepts) if (names.has(name)) return 1;
        return 0;
      };
      const logit = (x: number): number => Math.log((x + 0.002) / (1.002 - x));
      const signs = [
        logit(p(first)),
        logit(p(off)),
        logit(first < 0 ? 0 : linear[first]!),
        p(first) - p(second),
        first < 0 ? 0 : nearest[first]!,
        nearest[off]!,
        first < 0 ? 0 : mean[first]! / sizes[first]!,
        vector.known,
        has(DOMAIN_CONCEPTS),
        has(QUESTION_CONCEPTS),
        Math.min(vector.concepts.size, 6) / 6,
        Math.log(1 + words) / 3,
        words === 1 ? 1 : 0,
        first < 0 ? 0 : Math.min(fitting[first]!, 3),
      ];
      return { best, signs };
    },
  };
}
