/** Latin letters typed in place of the Cyrillic ones they look like. */

/** A small Latin «b» looks like nothing for sure and is left out. */
const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  [...'AАBВCСEЕHНKКMМOОPРTТXХYУaаcсeеkкmмoоpрxхyу'].flatMap((letter, at, all) =>
    at % 2 === 0 ? [[letter, all[at + 1] ?? letter]] : [],
  ),
);

/** The text with each Latin look-alike turned into the Cyrillic letter of the same case; other letters stay. */
export function withoutLookAlikes(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => CYRILLIC[letter] ?? letter);
}
