/** How well the words of a text are covered by the phrasings of a class. */
import type { Vector } from './vocabulary';

export interface Coverage {
  /** Share of the text's words that the class uses, rare words counting more; `own` as in the findings. */
  share(vector: Vector, label: number, own: number): number;
}

/** Counts which class uses which of the stems, of which there are fewer than `features`. */
export function coverageOf(
  vectors: readonly Vector[],
  labels: ArrayLike<number>,
  classes: number,
  features: number,
): Coverage {
  const uses = new Uint16Array(features * classes);
  const total = new Uint32Array(features);
  vectors.forEach(({ stems }, text) => {
    for (const stem of new Set(stems)) {
      uses[stem * classes + labels[text]!]! += 1;
      total[stem]! += 1;
    }
  });
  const texts = vectors.length;
  const rarest = Math.log(1 + texts);
  return {
    share(vector, label, own) {
      let covered = 0;
      let all = 0;
      for (const stem of vector.stems) {
        const weight = stem < 0 ? rarest : Math.log(1 + texts / total[stem]!);
        all += weight;
        if (stem >= 0 && uses[stem * classes + label]! > (label === own ? 1 : 0)) covered += weight;
      }
      return all === 0 ? 0 : covered / all;
    },
  };
}
