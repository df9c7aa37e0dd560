/**
 * Which features each class uses more than the others do (naive Bayes over weighted features). It learns by counting,
 * so it holds even where a topic has few phrasings; the linear model beside it learns what the counts overrate.
 */
import type { Vector } from './vocabulary';

/** How much of what is usual in all texts is mixed into a class. */
const SMOOTHING = 0.3;

export interface ClassModel {
  /** Writes one log-odds per class into `logits`. */
  logits(vector: Vector, logits: Float32Array): void;
}

/** Counts the features of the texts by their classes. */
export function countClasses(
  vectors: readonly Vector[],
  labels: readonly number[],
  classes: number,
  features: number,
): ClassModel {
  const weights = new Float32Array(features * classes);
  const ofClass = new Float64Array(classes);
  const ofFeature = new Float64Array(features);
  let total = 0;
  vectors.forEach(({ ids, values }, text) => {
    const label = labels[text]!;
    for (let i = 0; i < ids.length; i++) {
      const value = values[i]!;
      weights[ids[i]! * classes + label]! += value;
      ofFeature[ids[i]!]! += value;
      ofClass[label]! += value;
      total += value;
    }
  });
  const smallest = (SMOOTHING * total) / classes;
  // what a class never uses weighs the same in all features: most of the table, and no logarithm for it
  const unused = Array.from(ofClass, (used) => Math.log(smallest / (used + smallest)));
  for (let feature = 0; feature < features; feature++) {
    const usual = ofFeature[feature]!;
    if (usual === 0) continue;
    const mixed = (SMOOTHING * usual) / classes;
    for (let c = 0; c < classes; c++) {
      const place = feature * classes + c;
      const count = weights[place]!;
      weights[place] =
        count === 0 ? unused[c]! : Math.log((((count + mixed) / (ofClass[c]! + smallest)) * total) / usual);
    }
  }
  return {
    logits({ ids, values }, logits) {
      logits.fill(0);
      for (let i = 0; i < ids.length; i++) {
        const value = values[i]!;
        const start = ids[i]! * classes;
        for (let c = 0; c < classes; c++) logits[c]! += value * weights[start + c]!;
      }
    },
  };
}
