/** Text -> topic, candidates or nothing. Everything is learnt at load from the school's data. */
import type { Language } from './language';
import { asMeant, learnLetters } from './layout';
import { passagesOf, together, type Judgement } from './passages';
import type { Match, Matcher, Place, Taught, Topic } from './topic';
import { learnTopics, type Phrasings } from './training';
import { cleanText, wordsOf } from './words';

/** Above this the bot answers at once in that place. */
const SURE: Readonly<Record<Place, number>> = { chat: 0.93, dm: 0.31 };
/** Above this it offers candidates in private. */
const WORTH_ASKING = 0.08;

/** A sentence inside a longer text counts as a known phrase from so many words on. */
const EXACT_WORDS = 3;

function keyOf(words: readonly string[]): string {
  return words.join(' ');
}

export interface LearntMatcher extends Matcher {
  /** As `match`, but what it knows word for word has to be found as any other text. */
  matchUnremembered(text: string, place: Place): Match;
}

/** What is learnt from, and what needs no judging. */
interface Lessons extends Phrasings {
  /** Known phrases and ids with the number of their topic; what was taught last outdoes what stood there. */
  readonly exact: ReadonlyMap<string, number>;
}

function lessonsOf(
  topics: readonly Topic[],
  offTopic: readonly string[],
  language: Language,
  taught: readonly Taught[],
): Lessons {
  const texts: string[][] = [];
  const labels: number[] = [];
  const exact = new Map<string, number>();
  const keep = (words: string[], label: number): void => {
    if (words.length === 0) return;
    if (!exact.has(keyOf(words))) exact.set(keyOf(words), label);
    texts.push(words);
    labels.push(label);
  };
  const plain = (text: string): string[] => wordsOf(cleanText(text), language.fillers);
  const taughtWords = taught.map(({ text, topic }) => ({ words: plain(text), topic }));
  topics.forEach((topic, label) => {
    for (const text of [topic.title, ...topic.questions]) keep(plain(text), label);
    for (const { words, topic: id } of taughtWords) if (id === topic.id) keep(words, label);
    exact.set(topic.id.toLowerCase(), label);
  });
  for (const text of offTopic) keep(plain(text), topics.length);
  const numbers = new Map(topics.map(({ id }, label) => [id, label]));
  for (const { words, topic } of taughtWords) {
    const label = numbers.get(topic);
    if (label !== undefined && words.length > 0) exact.set(keyOf(words), label);
  }
  return { texts, labels, exact };
}

/** Learns the topics' phrasings, what was taught and what is off-topic; under a second for some thousand phrases. */
export function buildMatcher(
  topics: readonly Topic[],
  offTopic: readonly string[],
  language: Language,
  taught: readonly Taught[] = [],
): LearntMatcher {
  const off = topics.length;
  const { texts, labels, exact } = lessonsOf(topics, offTopic, language, taught);
  const letters = learnLetters(texts.flat());
  const judge = learnTopics({ texts, labels }, topics, language);
  const idOf = (label: number): string => topics[label]!.id;

  const matchKnowing = (known: ReadonlyMap<string, number>, text: string, place: Place): Match => {
    const written = cleanText(text);
    const asked = known.get(written.trim());
    if (asked !== undefined && asked !== off) return { topic: idOf(asked), candidates: [idOf(asked)], score: 1 };
    const judgements: Judgement[] = [];
    const passages = passagesOf(asMeant(written, letters), language.fillers);
    for (const words of passages) {
      const label = words.length >= EXACT_WORDS || words === passages[0] ? known.get(keyOf(words)) : undefined;
      if (label === off) continue;
      const judgement = judge(words);
      if (judgement !== null) judgements.push(label === undefined ? judgement : certain(label, judgement));
    }
    const { best, score } = together(judgements);
    if (score < WORTH_ASKING) return { topic: null, candidates: [], score };
    const candidates = best.map(idOf);
    return { topic: score >= SURE[place] ? (candidates[0] ?? null) : null, candidates, score };
  };
  const nothing = new Map<string, number>();
  return {
    match: (text, place) => matchKnowing(exact, text, place),
    matchUnremembered: (text, place) => matchKnowing(nothing, text, place),
  };
}

/** A known phrase: its topic before all others, which stay as they were judged. */
function certain(label: number, { odds }: Judgement): Judgement {
  return { odds: odds.map((odd, topic) => (topic === label ? 1 : odd / 2)), best: label, score: 1 };
}
