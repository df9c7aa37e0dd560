/** A short number of what a person was shown, for the button under it: a press after the facts have changed is noticed. */

/** A number that differs, but for chance, when the facts do. */
export function markOf(facts: unknown): number {
  return [...JSON.stringify(facts)].reduce(
    (mark, letter) => (mark * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007,
    17,
  );
}
