/** Answers hold placeholders, `{administrator}` or `{due.class-chat}`, that the school's and order's data fill. */

const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9_.-]*)\}/g;

/** What stands before a sentence: nothing, a line's end, or the end of a sentence, which «п.» and «г.» are not. */
const SENTENCE_STARTS = /(?:^|\n|(?:[!?…]|(?<!(?:^|[^\p{L}])\p{Ll}{1,2})\.)[»")]*\s)[\s«"(]*$/u;
/** A value that begins with a word, as an address or a site does not. */
const BEGINS_WITH_WORD = /^\p{Ll}[\p{L}-]*(?=[\s,]|$)/u;

/**
 * Puts the values in the place of their placeholders; one without a value stays as it is written. At the beginning
 * of the text, of a line or of a sentence a value that is words gets a capital.
 */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (written, name: string, at: number) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? written) : written;
    if (!BEGINS_WITH_WORD.test(value) || !SENTENCE_STARTS.test(text.slice(0, at))) return value;
    return value.charAt(0).toUpperCase() + value.slice(1);
  });
}
