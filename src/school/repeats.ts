/** What stands twice in a list. */

/** Places of the values that stood earlier in the list already. */
export function repeats(values: readonly unknown[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
