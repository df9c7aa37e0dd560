/** The learnt judge of yes or no: how likely the best topic is the right one. Logistic regression by Newton's method. */

const ROUNDS = 5;
const RIDGE = 10;

export type Acceptor = (signs: readonly number[]) => number;

/** Solves `matrix · x = right` in place by elimination; the matrix is symmetric and positive. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    const pivot = matrix[column]!;
    for (let row = column + 1; row < size; row++) {
      const line = matrix[row]!;
      const factor = line[column]! / pivot[column]!;
      if (factor === 0) continue;
      for (let k = column; k < size; k++) line[k]! -= factor * pivot[k]!;
      right[row]! -= factor * right[column]!;
    }
  }
  const found = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let rest = right[row]!;
    for (let k = row + 1; k < size; k++) rest -= matrix[row]![k]! * found[k]!;
    found[row] = rest / matrix[row]![row]!;
  }
  return found;
}

/** How the signs are brought to a like size. */
interface Scale {
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

/** Writes the signs, brought to a like size, and a last one that is always there into `into`. */
function scaled(signs: readonly number[], { mean, spread }: Scale, into: Float64Array): Float64Array {
  const last = into.length - 1;
  for (let i = 0; i < last; i++) into[i] = (signs[i]! - mean[i]!) / spread[i]!;
  into[last] = 1;
  return into;
}

function chance(weights: Float64Array, row: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += weights[i]! * row[i]!;
  return 1 / (1 + Math.exp(-sum));
}

/** It knows the weights alone: what they were learnt from is forgotten. */
function acceptorOf(weights: Float64Array, scale: Scale): Acceptor {
  const row = new Float64Array(weights.length);
  return (signs) => chance(weights, scaled(signs, scale, row));
}

/** Prepares the learning from signs, each weighing as given; then learns from whether the answers to them were yes. */
export function acceptorsFrom(
  signs: readonly (readonly number[])[],
  weighs: readonly number[],
): (yes: readonly boolean[]) => Acceptor {
  const size = (signs[0]?.length ?? 0) + 1;
  const mean = new Float64Array(size);
  const spread = new Float64Array(size).fill(1);
  let total = 0;
  for (const weigh of weighs) total += weigh;
  for (let i = 0; i + 1 < size; i++) {
    let sum = 0;
    for (let row = 0; row < signs.length; row++) sum += weighs[row]! * signs[row]![i]!;
    mean[i] = sum / Math.max(1, total);
    let squares = 0;
    for (let row = 0; row < signs.length; row++) squares += weighs[row]! * (signs[row]![i]! - mean[i]!) ** 2;
    spread[i] = Math.sqrt(squares / Math.max(1, total)) || 1;
  }
  const scale = { mean, spread };
  const rows = signs.map((row) => scaled(row, scale, new Float64Array(size)));
  return (yes) => {
    const weights = new Float64Array(size);
    for (let round = 0; round < ROUNDS; round++) {
      const gradient = Float64Array.from(weights, (weight) => -RIDGE * weight);
      const curvature = Array.from({ length: size }, () => new Float64Array(size));
      rows.forEach((row, index) => {
        const p = chance(weights, row);
        const error = weighs[index]! * ((yes[index]! ? 1 : 0) - p);
        const bend = weighs[index]! * Math.max(p * (1 - p), 1e-6);
        for (let i = 0; i < size; i++) {
          const line = curvature[i]!;
          const bent = bend * row[i]!;
          gradient[i]! += error * row[i]!;
          for (let j = 0; j <= i; j++) line[j]! += bent * row[j]!;
        }
      });
      for (let i = 0; i < size; i++) {
        curvature[i]![i]! += RIDGE;
        for (let j = i + 1; j < size; j++) curvature[i]![j] = curvature[j]![i]!;
      }
      solve(curvature, gradient).forEach((step, i) => (weights[i]! += step));
    }
    return acceptorOf(weights, scale);
  };
}
