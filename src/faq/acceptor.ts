/** The learnt judge: how likely the best topic is the right one. Logistic regression on a dozen signs. */

const ROUNDS = 400;
const STEP = 0.5;
const RIDGE = 0.002;

export type Acceptor = (signs: readonly number[]) => number;

/** Learns from signs and whether the best topic was right for them. */
export function trainAcceptor(signs: readonly (readonly number[])[], right: readonly boolean[]): Acceptor {
  const size = signs[0]?.length ?? 0;
  const count = Math.max(1, signs.length);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  for (const row of signs) row.forEach((value, i) => (mean[i]! += value / count));
  for (const row of signs) row.forEach((value, i) => (spread[i]! += (value - mean[i]!) ** 2 / count));
  for (let i = 0; i < size; i++) spread[i] = Math.sqrt(spread[i]!) || 1;
  const rows = signs.map((row) => Float64Array.from(row, (value, i) => (value - mean[i]!) / spread[i]!));

  const weights = new Float64Array(size);
  const speed = new Float64Array(size);
  let bias = 0;
  const chance = (row: ArrayLike<number>): number => {
    let sum = bias;
    for (let i = 0; i < size; i++) sum += weights[i]! * row[i]!;
    return 1 / (1 + Math.exp(-sum));
  };
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = new Float64Array(size);
    let biasGradient = 0;
    rows.forEach((row, i) => {
      const error = chance(row) - (right[i]! ? 1 : 0);
      for (let j = 0; j < size; j++) gradient[j]! += (error * row[j]!) / count;
      biasGradient += error / count;
    });
    for (let j = 0; j < size; j++) {
      speed[j] = 0.9 * speed[j]! - STEP * (gradient[j]! + RIDGE * weights[j]!);
      weights[j]! += speed[j]!;
    }
    bias -= STEP * 4 * biasGradient;
  }
  return (row) => chance(Float64Array.from(row, (value, i) => (value - mean[i]!) / spread[i]!));
}
