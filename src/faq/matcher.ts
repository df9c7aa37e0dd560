/** Text -> topic, candidates or nothing. Everything is learnt at load from the school's data. */
import type { Language } from './language';
import { asMeant, learnLetters } from './layout';
import type { Match, Matcher, Place, Topic } from './topic';
import { learnTopics, type Judgement } from './training';
import { cleanText, sentencesOf, wordsOf } from './words';

/** Above this the bot answers at once in that place. */
const SURE: Readonly<Record<Place, number>> = { chat: 0.9, dm: 0.4 };
/** Above this it offers candidates in private. */
const WORTH_ASKING = 0.15;

const WINDOW = 14;
const MAX_PASSAGES = 10;
const MAX_WORDS = 40;
/** A sentence inside a longer text counts as a known phrase from so many words on. */
const EXACT_WORDS = 3;

function keyOf(words: readonly string[]): string {
  return words.join(' ');
}

/** What may hold the question: the whole text where it is short, then its questions, then its other sentences. */
function passagesOf(clean: string, fillers: ReadonlySet<string>): (readonly string[])[] {
  const sentences = sentencesOf(clean, fillers, WINDOW);
  const whole = sentences.flatMap(({ words }) => words);
  if (sentences.length < 2) return [whole];
  const asking = sentences.filter(({ asks }) => asks);
  const telling = sentences.filter(({ asks, words }) => !asks && words.length > 1);
  const parts = [...asking, ...telling].map(({ words }) => words);
  return (whole.length <= MAX_WORDS ? [whole, ...parts] : parts).slice(0, MAX_PASSAGES);
}

/** Learns the topics' phrasings and what is off-topic; under a second for some thousand phrases. */
export function buildMatcher(topics: readonly Topic[], offTopic: readonly string[], language: Language): Matcher {
  const off = topics.length;
  const texts: string[][] = [];
  const labels: number[] = [];
  /** Texts that need no judging: known phrases and ids. */
  const exact = new Map<string, number>();
  const add = (text: string, label: number): void => {
    const words = wordsOf(cleanText(text), language.fillers);
    if (words.length === 0) return;
    if (!exact.has(keyOf(words))) exact.set(keyOf(words), label);
    texts.push(words);
    labels.push(label);
  };
  topics.forEach((topic, label) => {
    for (const text of [topic.title, ...topic.questions]) add(text, label);
    exact.set(topic.id.toLowerCase(), label);
  });
  for (const text of offTopic) add(text, off);

  const letters = learnLetters(texts.flat());
  const judge = learnTopics({ texts, labels }, topics, language);
  const idOf = (label: number): string => topics[label]!.id;

  const match = (text: string, place: Place): Match => {
    const written = cleanText(text);
    const asked = exact.get(written.trim());
    if (asked !== undefined && asked !== off) return { topic: idOf(asked), candidates: [idOf(asked)], score: 1 };
    let found: Judgement | null = null;
    const passages = passagesOf(asMeant(written, letters), language.fillers);
    for (const words of passages) {
      const label = words.length >= EXACT_WORDS || words === passages[0] ? exact.get(keyOf(words)) : undefined;
      if (label === off) continue;
      const judged = judge(words);
      if (judged === null) continue;
      const judgement = label === undefined ? judged : certain(label, judged);
      if (found === null || judgement.score > found.score) found = judgement;
    }
    if (found === null || found.score < WORTH_ASKING) return { topic: null, candidates: [], score: found?.score ?? 0 };
    const candidates = found.best.map(idOf);
    return { topic: found.score >= SURE[place] ? (candidates[0] ?? null) : null, candidates, score: found.score };
  };
  return { match };
}

/** A known phrase: its topic first, the others as they were judged. */
function certain(label: number, { best }: Judgement): Judgement {
  return { best: [label, ...best.filter((other) => other !== label)].slice(0, 3), score: 1 };
}
