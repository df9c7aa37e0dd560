/** The link by which whoever is in a declared chat says so: its number and a key that only those see who are in the chat. */
import { CODE_ALPHABET, type RandomBytes } from './personalCode';

const KEY_LENGTH = 8;
const REF = new RegExp(`^chat(\\d{1,7})-([${CODE_ALPHABET}]{${KEY_LENGTH}})$`, 'u');

/** Draws a key: eight of 26 symbols are 37 bits, and a guess would need a profile of the school's besides. */
export function drawWitnessKey(random: RandomBytes): string {
  // the slight favour of a remainder is nothing for a key that is shown to a whole chat
  return [...random(KEY_LENGTH)].map((byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)).join('');
}

export interface WitnessRef {
  readonly declaration: number;
  readonly key: string;
}

/** What stands behind `?ref=` (VK: letters, digits, `-`, `_`). */
export const writeWitnessRef = ({ declaration, key }: WitnessRef): string => `chat${declaration}-${key}`;

/** Reads it back; null: it is something else. */
export function readWitnessRef(ref: string): WitnessRef | null {
  const found = REF.exec(ref.trim());
  return found ? { declaration: Number(found[1]), key: found[2] ?? '' } : null;
}
