/** The part of snowball-stemmers that the matcher uses; the package brings no types. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string;
  }
  export function newStemmer(language: 'russian'): Stemmer;
}
