/** Answers hold placeholders, `{administrator}` or `{due.class-chat}`, that the school's and order's data fill. */

const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9_.-]*)\}/g;

/** Puts the values in the place of their placeholders; one without a value stays as it is written. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (written, name: string) =>
    Object.prototype.hasOwnProperty.call(values, name) ? (values[name] ?? written) : written,
  );
}

/** The placeholders of a text that are not among the known ones: each once, in order of appearance. */
export function unknownPlaceholders(text: string, known: Iterable<string>): readonly string[] {
  const allowed = new Set(known);
  const unknown = new Set<string>();
  for (const [, name] of text.matchAll(PLACEHOLDER)) {
    if (name !== undefined && !allowed.has(name)) unknown.add(name);
  }
  return [...unknown];
}
