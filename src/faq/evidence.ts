/** What speaks for each topic, and how far the best one can be trusted. */
import type { AboutEvidence } from './about';
import type { ClassModel } from './bayes';
import { coverageOf } from './coverage';
import type { Language } from './language';
import { softmax } from './linear';
import type { Vector } from './vocabulary';

/** For each concept of a fitting line about the topic. */
const ABOUT = 1.5;

export interface Evidence {
  /** How likely each class is; overwritten by the next weighing. */
  readonly odds: Float32Array;
  /** The likeliest topic; −1 where there is none. */
  readonly best: number;
  /** The numbers the acceptor judges by. */
  readonly signs: readonly number[];
  /** Names no concept it could be about; of a school without concepts that is said of no text. */
  readonly namesNothing: boolean;
}

/** The training texts: their vectors and classes, in ascending order of classes; the last class is off-topic. */
export interface Trained {
  readonly vectors: readonly Vector[];
  readonly labels: readonly number[];
  readonly classes: number;
  /** Stems have numbers below this one. */
  readonly stems: number;
}

/** The two that give log-odds; together they are right more often than either. */
export interface Models {
  readonly linear: ClassModel;
  readonly counted: ClassModel;
}

/** What was found about one text by the index, and the models to judge it by. */
export interface Findings {
  readonly vector: Vector;
  readonly likeness: Float32Array;
  readonly models: Models;
  /** The text's own class where it is a training text, which must not count for itself; −1 otherwise. */
  readonly own: number;
  /** Of the training texts only each so many counts, from this one on. */
  readonly every: number;
  readonly from: number;
}

export type Weigh = (findings: Findings) => Evidence;

const logit = (x: number): number => Math.log((x + 0.002) / (1.002 - x));

function namesAny(vector: Vector, concepts: ReadonlySet<string>): 0 | 1 {
  for (const name of vector.concepts) if (concepts.has(name)) return 1;
  return 0;
}

/** Whether a text names nothing it could be about: no concept at all, or only such as ask. */
function namesNothing(vector: Vector, asking: ReadonlySet<string>): 0 | 1 {
  for (const name of vector.concepts) if (!asking.has(name)) return 0;
  return 1;
}

/** The two likeliest topics, the better one first, −1 for none; the last class is no topic. */
function bestOf(odds: Float32Array): readonly [number, number] {
  let [first, second] = [-1, -1];
  for (let c = 0; c < odds.length - 1; c++) {
    const value = odds[c]!;
    if (first < 0 || value > odds[first]!) [first, second] = [c, first];
    else if (second < 0 || value > odds[second]!) second = c;
  }
  return [first, second];
}

/** Prepares the weighing of evidence for a set of labelled training texts. */
export function weigher(
  { vectors, labels, classes, stems }: Trained,
  about: AboutEvidence,
  { aboutPlatform, asking, concepts }: Language,
): Weigh {
  const coverage = coverageOf(vectors, labels, classes, stems);
  const off = classes - 1;
  const starts = new Int32Array(classes + 1);
  for (const label of labels) starts[label + 1]! += 1;
  for (let c = 0; c < classes; c++) starts[c + 1]! += starts[c]!;
  const nearest = new Float32Array(classes);
  const mean = new Float32Array(classes);
  const odds = new Float32Array(classes);
  const linear = new Float32Array(classes);
  const counted = new Float32Array(classes);
  const fitting = new Float32Array(classes);

  return ({ vector, likeness, models, own, every, from }) => {
    for (let c = 0; c < classes; c++) {
      const end = starts[c + 1]!;
      let most = 0;
      let sum = 0;
      let count = 0;
      const start = starts[c]!;
      for (let text = start + ((from + every - (start % every)) % every); text < end; text += every) {
        const value = likeness[text]!;
        if (value > most) most = value;
        sum += value;
        count++;
      }
      nearest[c] = most;
      mean[c] = sum / Math.max(1, count);
    }
    models.linear.logits(vector, linear);
    models.counted.logits(vector, counted);
    about.weigh(vector.concepts, fitting);
    for (let c = 0; c < classes; c++) odds[c] = linear[c]! + counted[c]! + ABOUT * fitting[c]!;
    const [first, second] = bestOf(odds);
    const of = (values: Float32Array, c: number): number => (c < 0 ? 0 : values[c]!);
    const overOff = [of(linear, first) - linear[off]!, of(counted, first) - counted[off]!];
    const agreed = [linear, counted, nearest].filter((values) => bestOf(values)[0] === first).length;
    softmax(odds);
    softmax(linear);
    softmax(counted);

    const words = vector.stems.length;
    const domain = namesAny(vector, aboutPlatform);
    const fits = Math.min(of(fitting, first), 3);
    const covered = first < 0 ? 0 : coverage.share(vector, first, own);
    const nothing = namesNothing(vector, asking);
    const strange = words * (1 - vector.known);
    const signs = [
      logit(of(odds, first)),
      logit(of(odds, off)),
      logit(of(linear, first)),
      logit(of(counted, first)),
      logit(of(linear, off)),
      logit(of(counted, off)),
      of(odds, first) - of(odds, second),
      of(nearest, first),
      nearest[off]!,
      of(mean, first),
      vector.known,
      domain,
      namesAny(vector, asking),
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
      ...overOff,
      agreed,
      coverage.mostForeign(vector, own),
      nothing,
    ];
    return { odds, best: first, signs, namesNothing: concepts.size > 0 && nothing === 1 };
  };
}
