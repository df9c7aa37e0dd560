/**
 * Finds the known word behind a misspelt one: written as it sounds, with a letter more, less or another. Words are
 * compared by their sounds, so that one slip of the fingers may come on top of «малако».
 */

const SHORTEST_KNOWN = 4;
const SHORTEST_TYPO = 5;

/** Letters that are taken for one another, or that a careless hand leaves out; a letter not named sounds as itself. */
const SOUNDS = new Map(
  Object.entries({ о: 'а', е: 'и', э: 'и', ы: 'и', й: 'и', ю: 'у', щ: 'ш', ъ: '', ь: '' }).concat(
    Object.entries({ б: 'п', в: 'ф', г: 'к', д: 'т', з: 'с', ж: 'ш' }),
  ),
);

/** How a word sounds, doubled letters once. */
export function soundOf(word: string): string {
  let sound = '';
  for (const letter of word) {
    const next = SOUNDS.get(letter) ?? letter;
    if (!sound.endsWith(next)) sound += next;
  }
  return sound;
}

/** The word with each letter left out in turn: two words that share such a form are a slip apart. */
function shortened(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** Learns the known words, the usual ones first; what it gives back finds the known word that was meant, or null. */
export function learnSpelling(words: Iterable<string>): (word: string) => string | null {
  const meant = new Map<string, string>();
  const slips = new Map<string, string>();
  for (const word of words) {
    if (word.length < SHORTEST_KNOWN) continue;
    const sound = soundOf(word);
    if (meant.has(sound)) continue;
    meant.set(sound, word);
    for (const form of shortened(sound)) if (!slips.has(form)) slips.set(form, word);
  }
  const known = (form: string, written: string): string | null => {
    const word = meant.get(form) ?? slips.get(form);
    return word !== undefined && Math.abs(word.length - written.length) <= 2 ? word : null;
  };
  return (word) => {
    if (word.length < SHORTEST_TYPO) return null;
    const sound = soundOf(word);
    const alike = meant.get(sound) ?? known(sound, word);
    if (alike !== null) return alike;
    for (const form of shortened(sound)) {
      const found = known(form, word);
      if (found !== null) return found;
    }
    return null;
  };
}
