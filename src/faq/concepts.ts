/**
 * Finds concepts in a text. A concept is words that name the same thing, each written as a pattern: a beginning of
 * a word («ссылк»), a whole word («=код»), a class («<class>»: 7б), or two of these in a row («не+приход»).
 */

/** What a pattern of words looks like. */
export const WORD_PATTERN = /^(?:=?[a-zа-я0-9]+|<class>)(?:\+(?:=?[a-zа-я0-9]+|<class>))?$/;

const CLASS = '<class>';
const CLASS_LABEL = /^\d{1,2}[а-я]$/;

type FitsWord = (word: string) => boolean;

/** A pattern that a word begins. */
interface Lead {
  readonly concept: string;
  readonly first: FitsWord;
  /** Null where one word is enough. */
  readonly second: FitsWord | null;
}

/** What a word can mean, alone or with the next one; to be kept with the word. */
export type Leads = readonly Lead[];

export interface ConceptFinder {
  leads(word: string): Leads;
  /** Tells the concepts meant by a word with these leads before the word `next`. */
  meant(leads: Leads, next: string | null, tell: (concept: string) => void): void;
}

function fitting(pattern: string): FitsWord {
  if (pattern === CLASS) return (word) => CLASS_LABEL.test(word);
  const text = pattern.replace('=', '');
  return pattern.startsWith('=') ? (word) => word === text : (word) => word.startsWith(text);
}

/** Prepares the finding of concepts, given with their patterns. */
export function conceptFinder(concepts: ReadonlyMap<string, readonly string[]>): ConceptFinder {
  /** By the first two letters of the word, or by its only one. */
  const byStart = new Map<string, Lead[]>();
  const classLeads: Lead[] = [];
  for (const [concept, patterns] of concepts) {
    for (const pattern of patterns) {
      const [first = '', second] = pattern.split('+');
      const lead = { concept, first: fitting(first), second: second === undefined ? null : fitting(second) };
      const start = first.replace('=', '').slice(0, 2);
      const alike = first === CLASS ? classLeads : (byStart.get(start) ?? []);
      alike.push(lead);
      if (first !== CLASS) byStart.set(start, alike);
    }
  }
  return {
    leads(word) {
      const start = word.slice(0, 2);
      const possible = [...(byStart.get(start) ?? []), ...(start.length > 1 ? (byStart.get(start[0]!) ?? []) : [])];
      return [...possible, ...classLeads].filter(({ first }) => first(word));
    },
    meant(leads, next, tell) {
      for (const { concept, second } of leads) {
        if (second === null || (next !== null && second(next))) tell(concept);
      }
    },
  };
}
