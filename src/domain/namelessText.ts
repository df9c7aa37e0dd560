/** A text as it may be kept and shown to others: without names, numbers and addresses of anybody. */
import { plainWords } from './foreignText';

/** What stands where something was taken out. */
const OUT = '…';

const ADDRESS = /(?:https?:\/\/|www\.|vk\.(?:com|me)\/|t\.me\/)\S+|\S{1,80}\s?@\s?\S+|(?<![\p{L}\p{Nd}])id\d{3,}/giu;
/** Six digits and more, as numbers of papers are written; dates have dots. */
const LONG_NUMBER = /\+?\p{Nd}(?:[\s()\p{Pd}\p{M}]{0,2}\p{Nd}){5,}/gu;
/** A telephone, whatever people put between its digits. */
const TELEPHONE = /\+?\p{Nd}(?:[\s()./_\p{Pd}\p{M}]{0,4}\p{Nd}){9,}/gu;
const INITIALS = /(?<!\p{L})(?:\p{Lu}\.\s?){1,2}\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+\s(?:\p{Lu}\.\s?)?\p{Lu}\./gu;
/** A patronymic in any case, with the first name before it. */
const PATRONYMIC =
  /(?:(?<!\p{L})\p{L}{4,}\s+)?(?<!\p{L})\p{L}{3,}(?:ович|евич|льич|мич|овн|евн|ичн)(?:[ауеы]|ем|ом|ой|ою|на|ну|не|ны|ной)?(?!\p{L})/giu;
const WORD = /\p{L}[\p{L}-]*/gu;
/** As names are written, also with capitals alone; short words of capitals are abbreviations. */
const CAPITALISED = /^\p{Lu}\p{Ll}|^(?=.*\p{Lu}.*\p{Lu})[\p{L}-]{4,}$/u;
/** What is left of a picture that was cut in two. */
const HALF_SIGN = /\p{Cs}$/u;
/** Endings that a surname takes. */
const LONGEST_ENDING = 3;

export interface Known {
  /** Surnames of the school's staff. */
  readonly surnames: readonly string[];
  /** Words that name no person, in lower case and with «е» for «ё»: those of the bot's own topics. */
  readonly words: ReadonlySet<string>;
  /** Whether a capital letter makes a name of any other word. */
  readonly capitalsAreNames: boolean;
}

/** Words that go to somebody who knows the writer: no telephone, and no number of a paper. */
export const withoutNumbers = (text: string): string => text.replace(TELEPHONE, OUT).replace(LONG_NUMBER, OUT);

const folded = (word: string): string => word.toLowerCase().replaceAll('ё', 'е');

/** Whether a text has words beside the known ones: without any it names nobody by a surname of the staff. */
export function hasOtherWords(text: string, words: ReadonlySet<string>): boolean {
  return (text.match(WORD) ?? []).some((word) => !words.has(folded(word)));
}

/** One line of at most so many characters. Names of people outside the staff that are written in lower case may escape it. */
export function nameless(text: string, { surnames, words, capitalsAreNames }: Known, longest: number): string {
  const isStaff = staffNames(surnames);
  const line = withoutNumbers(plainWords(text.replace(ADDRESS, OUT), longest * 2))
    .replace(INITIALS, OUT)
    .replace(PATRONYMIC, OUT)
    .replace(WORD, (word) => {
      const lower = folded(word);
      return !words.has(lower) && ((capitalsAreNames && CAPITALISED.test(word)) || isStaff(lower)) ? OUT : word;
    })
    .replace(/…(?:[\s,]*…)+/gu, OUT)
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1).replace(HALF_SIGN, '')}…` : line;
}

/** Whether a word is a surname in some case. */
function staffNames(surnames: readonly string[]): (word: string) => boolean {
  let beginnings: string[] | null = null;
  return (word) => {
    beginnings ??= surnames
      .map((surname) => folded(surname).replace(/[аеийоуыьэюя]+$/u, ''))
      .filter((begins) => begins.length > 3);
    return beginnings.some((begins) => word.startsWith(begins) && word.length - begins.length <= LONGEST_ENDING);
  };
}
