/** A short number of what a person was shown, for the button under it: a press after the facts have changed is noticed. */

/** A number that differs, but for chance, when the facts do; the order in which their fields are written is no fact. */
export function markOf(facts: unknown): number {
  return [...JSON.stringify(facts, inOrder)].reduce(
    (mark, letter) => (mark * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007,
    17,
  );
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
