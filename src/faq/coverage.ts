/** How well the words of a text are covered by the phrasings of a class, and how foreign one of them can be to all topics. */
import type { Vector } from './vocabulary';

/** A word counts as used half a time more than it was, so that one never seen has log-odds too. */
const UNSEEN = 0.5;

export interface Coverage {
  /** Share of the text's words that the class uses, rare words counting more; `own` as in the findings. */
  share(vector: Vector, label: number, own: number): number;
  /** Log-odds of topics to off-topic of the word that speaks most for off-topic; 0 for a text without words. */
  mostForeign(vector: Vector, own: number): number;
}

/** Counts which class uses which of the stems, of which there are fewer than `features`; the last class is off-topic. */
export function coverageOf(
  vectors: readonly Vector[],
  labels: ArrayLike<number>,
  classes: number,
  features: number,
): Coverage {
  const off = classes - 1;
  const uses = new Uint16Array(features * classes);
  const total = new Uint32Array(features);
  let offTexts = 0;
  vectors.forEach(({ stems }, text) => {
    const label = labels[text]!;
    if (label === off) offTexts++;
    for (const stem of new Set(stems)) {
      uses[stem * classes + label]! += 1;
      total[stem]! += 1;
    }
  });
  const texts = vectors.length;
  const rarest = Math.log(1 + texts);
  const prior = Math.log((offTexts + 1) / (texts - offTexts + 1));
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
    mostForeign({ stems }, own) {
      let least = Infinity;
      for (const stem of stems) {
        const known = stem >= 0;
        const asOff = known ? uses[stem * classes + off]! - (own === off ? 1 : 0) : 0;
        const asTopic = known ? total[stem]! - uses[stem * classes + off]! - (own >= 0 && own !== off ? 1 : 0) : 0;
        least = Math.min(least, Math.log((asTopic + UNSEEN) / (asOff + UNSEEN)) + prior);
      }
      return stems.length === 0 ? 0 : least;
    },
  };
}
