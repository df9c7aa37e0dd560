/** A member of staff's personal code: how it is drawn, written and read back from what people type. */

/**
 * Letters and digits that nobody mixes up: of each pair that looks alike (O and 0, I, L and 1, Z and 2, S and 5, G and 6,
 * B and 8, Q and O) at most one is there.
 */
export const CODE_ALPHABET = 'ACDEFHJKMNPRTUVWXY23456789';
/** Twelve of 26 symbols are 56 bits: nobody guesses one, and it fits a line of print. */
export const CODE_LENGTH = 12;
const GROUP = 4;
/** Words have no digits, phone and passport numbers no letters: a code has two of each at least, so that it is neither. */
const LEAST_OF_EACH = 2;

/** A code is handed out on paper and lies on a desk: a month is enough for the slowest, and no code outlives its term. */
export const CODE_LIFE_MS = 30 * 86_400_000;
/** A dead code is remembered so long, to be told from a wrong one; then its row goes. */
export const DEAD_CODE_KEPT_MS = 30 * 86_400_000;
/** «Это не я» takes a link by code back within a day; afterwards it is the administrator's to undo. */
export const NOT_ME_MS = 86_400_000;

/** Random bytes from a source that cannot be foretold. */
export type RandomBytes = (count: number) => Uint8Array;

/** Draws a code; every code is equally likely. */
export function drawCode(random: RandomBytes): string {
  for (;;) {
    let code = '';
    while (code.length < CODE_LENGTH) {
      for (const byte of random(CODE_LENGTH)) {
        // the last bytes would favour the first symbols
        if (byte < 256 - (256 % CODE_ALPHABET.length)) code += CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length);
      }
    }
    code = code.slice(0, CODE_LENGTH);
    if (isCode(code)) return code;
  }
}

/** A code as it is printed: three groups of four. */
export function codeInGroups(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'gu')) ?? []).join('-');
}

export type CodeRead =
  /** What may have been meant, the likeliest first: as typed, by look-alike letters, by the keys of a Russian keyboard. */
  | { readonly kind: 'code'; readonly readings: readonly string[] }
  /** A code with a symbol too many, too few or of no code. */
  | { readonly kind: 'slip' }
  | { readonly kind: 'none' };

const NOTHING: CodeRead = { kind: 'none' };
const LONGEST_TYPED = 60;
const ANNOUNCED =
  /^(?:вот\s+)?(?:мой\s+)?(?:личный\s+)?(?:код|code)(?:\s+(?:доступа|сотрудника))?\s*[:=—–-]?\s+(?=\S)/iu;
const SEPARATORS = /[\s\p{Pd}−._/]+/gu;
const IN_GROUPS = /^[\p{L}\d]{4}[\s\p{Pd}−._/]+[\p{L}\d]{4}[\s\p{Pd}−._/]+[\p{L}\d]{4}$/u;
const IN_ONE = /^[\p{L}\d]+$/u;
const SLIP = { least: 10, most: 14 };

/** Reads a whole message as a code, typed in any case and on either keyboard, with or without dashes and the word «код». */
export function readCode(text: string): CodeRead {
  if (text.length > LONGEST_TYPED) return NOTHING;
  const trimmed = text.trim().replace(/[.!,;]+$/u, '');
  const said = trimmed.replace(ANNOUNCED, '');
  const isAnnounced = said !== trimmed;
  const whole = said.replace(/^[«"'(]+|[»"')]+$/gu, '').trim();
  if (!isAnnounced && !IN_ONE.test(whole) && !IN_GROUPS.test(whole)) return slipOf(whole);
  const symbols = whole.replace(SEPARATORS, '').toUpperCase();
  const readings = [asTyped(symbols), byLook(symbols), byKeys(symbols)].filter(isCode);
  if (readings.length > 0) return { kind: 'code', readings: [...new Set(readings)] };
  return slipOf(whole);
}

/** Whether it is a code as drawn. */
export function isCode(text: string): boolean {
  return (
    text.length === CODE_LENGTH &&
    [...text].every((symbol) => CODE_ALPHABET.includes(symbol)) &&
    (text.match(/\d/gu) ?? []).length >= LEAST_OF_EACH &&
    (text.match(/\D/gu) ?? []).length >= LEAST_OF_EACH
  );
}

/** Latin capitals and digits of about the length, both of them, in groups or in one: somebody miscopied a code. */
function slipOf(typed: string): CodeRead {
  const symbols = typed.toUpperCase().replace(/[\p{Pd}−]/gu, '');
  const { length } = symbols;
  if (length < SLIP.least || length > SLIP.most || !/^[A-Z\d]+$/u.test(symbols)) return NOTHING;
  if (typed !== typed.toUpperCase()) return NOTHING;
  const digits = symbols.match(/\d/gu) ?? [];
  return digits.length >= LEAST_OF_EACH && length - digits.length >= LEAST_OF_EACH ? { kind: 'slip' } : NOTHING;
}

const table = (from: string, to: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...from].map((letter, index) => [letter, to.charAt(index)]));

/** A symbol that is in no code, read as the one it looks like. */
const TWINS = table('ZSGB', '2568');
const LOOK = table('АВСЕНКМРТХУ', 'ABCEHKMPTXY');
const KEYS = table('ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ', 'QWERTYUIOPASDFGHJKLZXCVBNM');

const replaced = (text: string, by: Readonly<Record<string, string>>): string =>
  [...text].map((symbol) => by[symbol] ?? symbol).join('');
const asTyped = (text: string): string => replaced(text, TWINS);
const byLook = (text: string): string => replaced(text, LOOK);
const byKeys = (text: string): string => replaced(text, KEYS);
