/** Words that say nothing about the subject, and how concepts are found in a text. */
import { CONCEPTS } from './concepts';

/** Greetings, politeness and fillers. */
export const FILLERS: ReadonlySet<string> = new Set(
  (
    'здравствуйте здраствуйте здрасьте здравствуй привет приветствую добрый доброе доброго доброй добрые утро утра ' +
    'вечер вечера пожалуйста пожалуста плиз плз спасибо благодарю извините простите подскажите подскажи скажите ' +
    'скажи уважаемые уважаемая уважаемый бот ботик ну вот же ли бы а и ведь уж просто кстати интересно вопрос'
  ).split(' '),
);

/** A word or the beginning of one. */
interface Pattern {
  readonly text: string;
  readonly whole: boolean;
}

interface Entry {
  readonly concept: string;
  readonly first: Pattern;
  readonly second: Pattern | null;
}

function patternOf(written: string): Pattern {
  return written.startsWith('=') ? { text: written.slice(1), whole: true } : { text: written, whole: false };
}

function fits(pattern: Pattern, word: string): boolean {
  return pattern.whole ? word === pattern.text : word.startsWith(pattern.text);
}

function entryOf(concept: string, written: string): Entry {
  const [first = '', second = ''] = written.split('+');
  return { concept, first: patternOf(first), second: second === '' ? null : patternOf(second) };
}

/** The entries a word may begin, to be kept with the word. */
export type Leads = readonly Entry[];

export interface ConceptFinder {
  /** What a word can mean alone or with the next one. */
  leads(word: string): Leads;
  /** The concepts meant by a word with these leads before `next`. */
  meant(leads: Leads, next: string | null, add: (concept: string) => void): void;
}

/** Prepares the finding of concepts. */
export function conceptFinder(): ConceptFinder {
  const byStart = new Map<string, Entry[]>();
  for (const [concept, words] of Object.entries(CONCEPTS)) {
    for (const written of words.split(' ')) {
      const entry = entryOf(concept, written);
      const start = entry.first.text.slice(0, 2);
      byStart.set(start, [...(byStart.get(start) ?? []), entry]);
    }
  }
  const short = new Map<string, Entry[]>();
  for (const [start, entries] of byStart) if (start.length < 2) short.set(start, entries);
  const classLabel = entryOf('classlabel', '=');
  return {
    leads(word) {
      const entries = [
        ...(byStart.get(word.slice(0, 2)) ?? []),
        ...(word.length > 1 ? (short.get(word[0]!) ?? []) : []),
      ];
      const found = entries.filter(({ first }) => fits(first, word));
      return /^\d{1,2}[а-я]$/.test(word) ? [...found, classLabel] : found;
    },
    meant(leads, next, add) {
      for (const { concept, second } of leads) {
        if (second === null || (next !== null && fits(second, next))) add(concept);
      }
    },
  };
}
