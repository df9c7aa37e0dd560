/** Bytes that look random and are the same at every run. */
import type { RandomBytes } from '../../src/domain/personalCode';

/** A source of bytes by a linear congruence. */
export function tossed(seed: number): RandomBytes {
  let state = seed;
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
}
