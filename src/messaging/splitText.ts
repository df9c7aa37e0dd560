/** Cuts a long text into messages that a messenger takes. */

/** Borders from the best to the worst: paragraph, line, sentence, word. */
const BORDERS: readonly RegExp[] = [/\n\s*\n/g, /\n/g, /[.!?…]+[»")]*\s/g, /\s/g];
/** A better border is taken only when the piece before it is not much shorter than it could be. */
const SHORTEST_SHARE = 0.4;

/**
 * Splits at the borders of paragraphs, lines, sentences or words; a word longer than the limit is cut, never inside a character.
 * Only white space at the cuts is lost; `limit` is in UTF-16 units, at least 2. A blank text gives no pieces.
 */
export function splitText(text: string, limit = 4096): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  pieces.push(rest);
  return pieces.filter((piece) => piece.trim() !== '');
}

function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit + 1);
  const [last] = BORDERS.slice(-1);
  for (const border of BORDERS) {
    let best = 0;
    for (const found of head.matchAll(border)) {
      const at = found.index + found[0].trimEnd().length;
      if (at > 0 && at <= limit) best = at;
    }
    if (best >= (border === last ? 1 : limit * SHORTEST_SHARE)) return best;
  }
  const insideCharacter = /[\ud800-\udbff]/.test(text.charAt(limit - 1));
  return insideCharacter ? limit - 1 : limit;
}
