/** How people speak of the platform: data of the school, like its topics. */

/** The words of `data/faq/language.yaml`. */
export interface Language {
  /** Greetings, politeness and other words that say nothing about the subject. */
  readonly fillers: ReadonlySet<string>;
  /** Names of concepts, each with the patterns of words that mean it. */
  readonly concepts: ReadonlyMap<string, readonly string[]>;
  /** Concepts that only a question about the platform is likely to name. */
  readonly aboutPlatform: ReadonlySet<string>;
  /** Concepts that make a text look like a question or a request. */
  readonly asking: ReadonlySet<string>;
  /** Patterns of words with which a question begins. */
  readonly questionWords: readonly string[];
  /** The same words in a sentence that asks nothing: «как только», «кто-то». */
  readonly notQuestions: readonly string[];
}

/** For a school that tells nothing of its language: topics are found by the words of their phrasings alone. */
export const NO_LANGUAGE: Language = {
  fillers: new Set(),
  concepts: new Map(),
  aboutPlatform: new Set(),
  asking: new Set(),
  questionWords: [],
  notQuestions: [],
};
