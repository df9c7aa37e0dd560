/** The letters of the pictures: Golos Text in two weights, measured so that nothing runs over anything. */
import { readWidths, type TextWidth } from './fontWidths';

export const FONT_FAMILY = 'Golos Text';
export const FONT_FILES = [
  require.resolve('@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf'),
  require.resolve('@expo-google-fonts/golos-text/700Bold/GolosText_700Bold.ttf'),
] as const;

export interface Face {
  readonly size: number;
  readonly bold: boolean;
}

const ELLIPSIS = '…';
let widths: { readonly regular: TextWidth; readonly bold: TextWidth } | null = null;

/** How wide a text is, in pixels; the fonts are read at the first call. */
export function widthOf(text: string, { size, bold }: Face): number {
  widths ??= { regular: readWidths(FONT_FILES[0]), bold: readWidths(FONT_FILES[1]) };
  return size * (bold ? widths.bold(text) : widths.regular(text));
}

/** The text in at most so many lines of that width; what does not fit is cut off with «…». */
export function wrapped(text: string, face: Face, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text.trim().replace(/\s+/gu, ' ');
  while (rest !== '' && lines.length < most) {
    const isLast = lines.length === most - 1;
    const taken = isLast ? cut(rest, face, width) : firstLine(rest, face, width);
    lines.push(taken);
    rest = isLast ? '' : rest.slice(taken.length).trimStart();
  }
  return lines;
}

/** As many whole words as fit, also up to a hyphen; a word longer than the line is broken. */
function firstLine(text: string, face: Face, width: number): string {
  if (widthOf(text, face) <= width) return text;
  const fitting = longestFitting(text, face, width);
  const space = text[fitting.length] === ' ' ? fitting.length : fitting.lastIndexOf(' ');
  const end = Math.max(space, fitting.lastIndexOf('-') + 1);
  return end > 0 ? fitting.slice(0, end) : fitting;
}

function cut(text: string, face: Face, width: number): string {
  if (widthOf(text, face) <= width) return text;
  return `${longestFitting(text, face, width - widthOf(ELLIPSIS, face)).trimEnd()}${ELLIPSIS}`;
}

/** The longest beginning that fits, one sign at least. */
function longestFitting(text: string, face: Face, width: number): string {
  let fitting = '';
  let taken = 0;
  for (const sign of text) {
    taken += widthOf(sign, face);
    if (fitting !== '' && taken > width) break;
    fitting += sign;
  }
  return fitting;
}
