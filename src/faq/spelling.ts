/** Finds the known word behind a typo: one letter more, less, or another. */

const SHORTEST_KNOWN = 5;
const SHORTEST_TYPO = 6;

/** The word with each letter left out in turn: two words that share such a form are a typo apart. */
function shortened(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** Learns the known words; what it gives back finds the known word that was meant, or null. */
export function learnSpelling(words: Iterable<string>): (word: string) => string | null {
  const meant = new Map<string, string>();
  for (const word of words) {
    if (word.length < SHORTEST_KNOWN) continue;
    meant.set(word, word);
    for (const form of shortened(word)) if (!meant.has(form)) meant.set(form, word);
  }
  return (word) => {
    if (word.length < SHORTEST_TYPO) return null;
    for (const form of [word, ...shortened(word)]) {
      const known = meant.get(form);
      if (known !== undefined && Math.abs(known.length - word.length) <= 1) return known;
    }
    return null;
  };
}
