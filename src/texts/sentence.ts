/** Small matters of spelling that many texts share. */

/** The text with a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with one full stop at its end: «Соколова И.Л.» has one already. */
export function fullStop(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** A text shortened to fit a line, at the end of a word where that leaves most of it. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length / 2 ? space : length - 1).replace(/[\s,;:—\p{Cs}-]+$/u, '')}…`;
}
