/** Whether words that nobody addressed to the bot are a question about the platform, so clear that it may answer. Pure. */
import { conceptFinder, type ConceptFinder } from './concepts';
import type { Language } from './language';
import type { Match } from './topic';
import { cleanText, wordsOf } from './words';

/** So sure the matcher is to be; addressed, the bot answers at less. */
const VERY_SURE = 0.98;
/** Longer is a story, and not a question to anybody who passes by. */
const LONGEST = 200;
/** Forms of address and politeness may stand before the word that asks. */
const OPENING_WORDS = 4;
const ASKS = 'asks';
const ASKS_NOTHING = 'asks_nothing';

/** Makes the test by the language of a school: one sentence both asks and names the platform. */
export function platformQuestions(language: Language): (text: string) => boolean {
  const { concepts, aboutPlatform } = language;
  const platform = conceptFinder(new Map([...concepts].filter(([name]) => aboutPlatform.has(name))));
  const forms = conceptFinder(
    new Map([
      [ASKS, language.questionWords],
      [ASKS_NOTHING, language.notQuestions],
    ]),
  );
  return (text) => {
    if (text.length > LONGEST) return false;
    return Array.from(cleanText(text).matchAll(/[^.!?\n;…]+[.!?\n;…]*/g), ([sentence]) => sentence).some((sentence) => {
      const words = wordsOf(sentence, NO_FILLERS);
      return meantBy(platform, words).size > 0 && (sentence.includes('?') || begins(forms, words));
    });
  };
}

/** The topic to answer nobody asked the bot about; null unless the matcher has hardly a doubt. */
export function verySure(match: Match): string | null {
  return match.score >= VERY_SURE ? match.topic : null;
}

const NO_FILLERS: ReadonlySet<string> = new Set();

function begins(forms: ConceptFinder, words: readonly string[]): boolean {
  const named = meantBy(forms, words.slice(0, OPENING_WORDS));
  return named.has(ASKS) && !named.has(ASKS_NOTHING);
}

function meantBy(finder: ConceptFinder, words: readonly string[]): Set<string> {
  const named = new Set<string>();
  words.forEach((word, index) => {
    finder.meant(finder.leads(word), words[index + 1] ?? null, (concept) => named.add(concept));
  });
  return named;
}
