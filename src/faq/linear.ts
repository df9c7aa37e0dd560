/**
 * Multinomial logistic regression over sparse vectors, trained by plain gradient steps in a fixed order. It goes by
 * words and concepts: their pieces would be three quarters of the work, and counting (bayes.ts) makes as much of them.
 */
import type { ClassModel } from './bayes';
import type { Vector } from './vocabulary';

const EPOCHS = 2;
const FIRST_STEP = 7;
const DECAY = 0.7;
const NEGLIGIBLE = 0.015;
const BIAS_SHARE = 0.05;

/** Turns log-odds into probabilities in place. */
export function softmax(values: Float32Array): void {
  let max = -Infinity;
  for (const value of values) if (value > max) max = value;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = Math.exp(values[i]! - max);
    values[i] = value;
    sum += value;
  }
  for (let i = 0; i < values.length; i++) values[i]! /= sum;
}

/** Learns to tell the classes apart; `labels[i]` is the class of `vectors[i]`. */
export function trainLinear(
  vectors: readonly Vector[],
  labels: readonly number[],
  classes: number,
  features: number,
): ClassModel {
  const weights = new Float32Array(features * classes);
  const bias = new Float32Array(classes);
  const logitsOf = (vector: Vector, logits: Float32Array): void => {
    logits.set(bias);
    const { ids, values, whole } = vector;
    for (let i = 0; i < whole; i++) {
      const value = values[i]!;
      const start = ids[i]! * classes;
      for (let c = 0; c < classes; c++) logits[c]! += value * weights[start + c]!;
    }
  };
  const order = Int32Array.from(vectors, (_, i) => i);
  const gradient = new Float32Array(classes);
  const moving = new Int32Array(classes);
  let seed = 12345;
  let step = FIRST_STEP;
  for (let epoch = 0; epoch < EPOCHS; epoch++, step *= DECAY) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      const j = seed % (i + 1);
      const kept = order[i]!;
      order[i] = order[j]!;
      order[j] = kept;
    }
    for (const index of order) {
      const vector = vectors[index]!;
      logitsOf(vector, gradient);
      softmax(gradient);
      gradient[labels[index]!]! -= 1;
      const { ids, values, whole } = vector;
      let active = 0;
      for (let c = 0; c < classes; c++) {
        if (Math.abs(gradient[c]!) < NEGLIGIBLE) continue;
        moving[active++] = c;
        gradient[c]! *= step;
        bias[c]! -= gradient[c]! * BIAS_SHARE;
      }
      for (let i = 0; i < whole; i++) {
        const value = values[i]!;
        const start = ids[i]! * classes;
        for (let a = 0; a < active; a++) weights[start + moving[a]!]! -= value * gradient[moving[a]!]!;
      }
    }
  }
  return { logits: logitsOf };
}
