/** Which training texts are alike: an inverted index, one pass over the features a question has. */
import type { Vector } from './vocabulary';

export interface Neighbours {
  /** Writes the likeness (cosine) to every training text into `likeness`. */
  likeness(vector: Vector, likeness: Float32Array): void;
}

/** A feature of more than this share of the texts tells little and costs most: the index leaves it out. */
const COMMON = 0.06;

/** Builds the index of the given texts. */
export function indexNeighbours(vectors: readonly Vector[], features: number): Neighbours {
  const starts = new Int32Array(features + 1);
  for (const { ids } of vectors) for (const id of ids) starts[id + 1]! += 1;
  const common = Math.max(50, vectors.length * COMMON);
  for (let f = 1; f <= features; f++) if (starts[f]! > common) starts[f] = 0;
  for (let f = 0; f < features; f++) starts[f + 1]! += starts[f]!;
  const texts = new Int32Array(starts[features]!);
  const values = new Float32Array(starts[features]!);
  const next = starts.slice(0, features);
  vectors.forEach((vector, text) => {
    vector.ids.forEach((id, i) => {
      if (starts[id] === starts[id + 1]) return;
      const place = next[id]!++;
      texts[place] = text;
      values[place] = vector.values[i]!;
    });
  });
  return {
    likeness(vector, likeness) {
      likeness.fill(0);
      for (let i = 0; i < vector.ids.length; i++) {
        const id = vector.ids[i]!;
        const value = vector.values[i]!;
        const end = starts[id + 1]!;
        for (let place = starts[id]!; place < end; place++) likeness[texts[place]!]! += value * values[place]!;
      }
    },
  };
}
