/** What speaks for each topic, and how far the best one can be trusted. */
import type { Vector } from './features';
import { DOMAIN_CONCEPTS, QUESTION_CONCEPTS } from './concepts';
import { softmax, type LinearModel } from './linear';
import type { PatternEvidence } from './patterns';

/** How much the nearest phrasing and the mean of a topic's phrasings add to the linear model's log-odds. */
const NEAREST = 6;
const MEAN = 10;
/** For each concept of a fitting pattern. */
const PATTERN = 1.5;

export interface Evidence {
  /** Topics by probability, best first, at most three. */
  readonly best: readonly number[];
  /** The numbers the acceptor judges by. */
  readonly signs: readonly number[];
}

export interface Labels {
  /** Class of each training text, in ascending order; the last class is off-topic. */
  readonly of: Int32Array;
  readonly classes: number;
}

/** What was found about one text by the index and the linear model. */
export interface Findings {
  readonly vector: Vector;
  readonly likeness: Float32Array;
  readonly model: LinearModel;
  /** The text's own class where it is a training text, which must not count for itself; −1 otherwise. */
  readonly own: number;
}

export interface Weigher {
  weigh(findings: Findings): Evidence;
}

/** How well the words of a text are covered by the phrasings of a class. */
interface Coverage {
  share(vector: Vector, label: number, own: number): number;
}

function coverageOf(vectors: readonly Vector[], labels: Labels, features: number): Coverage {
  const { classes } = labels;
  const uses = new Uint16Array(features * classes);
  const total = new Uint32Array(features);
  vectors.forEach(({ stems }, text) => {
    for (const stem of new Set(stems)) {
      uses[stem * classes + labels.of[text]!]! += 1;
      total[stem]! += 1;
    }
  });
  const rarest = Math.log(1 + vectors.length);
  return {
    share(vector, label, own) {
      let covered = 0;
      let all = 0;
      for (const stem of vector.stems) {
        const weight = stem < 0 ? rarest : Math.log(1 + vectors.length / total[stem]!);
        all += weight;
        if (stem >= 0 && uses[stem * classes + label]! > (label === own ? 1 : 0)) covered += weight;
      }
      return all === 0 ? 0 : covered / all;
    },
  };
}

/** Prepares the weighing of evidence for a set of labelled training texts. */
export function weigher(
  vectors: readonly Vector[],
  labels: Labels,
  patterns: PatternEvidence,
  features: number,
): Weigher {
  const { classes } = labels;
  const coverage = coverageOf(vectors, labels, features);
  const off = classes - 1;
  const starts = new Int32Array(classes + 1);
  for (const label of labels.of) starts[label + 1]! += 1;
  for (let c = 0; c < classes; c++) starts[c + 1]! += starts[c]!;
  const nearest = new Float32Array(classes);
  const mean = new Float32Array(classes);
  const odds = new Float32Array(classes);
  const linear = new Float32Array(classes);
  const fitting = new Float32Array(classes);

  return {
    weigh({ vector, likeness, model, own }) {
      const words = vector.stems.length;
      for (let c = 0; c < classes; c++) {
        const end = starts[c + 1]!;
        let most = 0;
        let sum = 0;
        for (let text = starts[c]!; text < end; text++) {
          const value = likeness[text]!;
          if (value > most) most = value;
          sum += value;
        }
        nearest[c] = most;
        mean[c] = sum / Math.max(1, end - starts[c]!);
      }
      model.logits(vector, odds);
      linear.set(odds);
      patterns.weigh(vector.concepts, fitting);
      odds[off]! += NEAREST * nearest[off]!;
      for (let c = 0; c < off; c++) {
        odds[c]! += NEAREST * nearest[c]! + MEAN * mean[c]! + PATTERN * fitting[c]!;
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
      const domain = has(DOMAIN_CONCEPTS);
      const fits = first < 0 ? 0 : Math.min(fitting[first]!, 3);
      const covered = first < 0 ? 0 : coverage.share(vector, first, own);
      const strange = words * (1 - vector.known);
      const signs = [
        logit(p(first)),
        logit(p(off)),
        logit(first < 0 ? 0 : linear[first]!),
        p(first) - p(second),
        first < 0 ? 0 : nearest[first]!,
        nearest[off]!,
        first < 0 ? 0 : mean[first]!,
        vector.known,
        domain,
        has(QUESTION_CONCEPTS),
        Math.min(vector.concepts.size, 6) / 6,
        Math.log(1 + words) / 3,
        words === 1 ? 1 : 0,
        fits,
        covered,
        coverage.share(vector, off, own),
        domain * covered,
        domain * vector.known,
        domain * fits,
        (1 - domain) * Math.min(strange, 3),
        domain * Math.min(strange, 3),
      ];
      return { best, signs };
    },
  };
}
