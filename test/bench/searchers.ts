/** Ways to find the topic of a question: this bot's matcher and three search libraries over the same phrasings. */
import Database from 'better-sqlite3';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Lesson } from '../../src/faq/lesson';
import { buildMatcher } from '../../src/faq/matcher';

export interface Finding {
  /** Best first, at most three. */
  readonly candidates: readonly string[];
  /** Larger is surer; −∞ where nothing was found. */
  readonly score: number;
}

export interface Searcher {
  readonly name: string;
  learn(lesson: Lesson): (text: string) => Finding;
}

const FOUND = 30;
const NOTHING: Finding = { candidates: [], score: -Infinity };

interface Phrase {
  readonly id: number;
  readonly text: string;
  readonly topic: string;
}

/** Off-topic phrases are searched too, under no topic: a question nearest to one of them is off-topic. */
function phrasesOf({ topics, offTopic }: Lesson): Phrase[] {
  const texts = [
    ...topics.flatMap((topic) => [topic.title, ...topic.questions].map((text) => ({ text, topic: topic.id }))),
    ...offTopic.map((text) => ({ text, topic: '' })),
  ];
  return texts.map((phrase, id) => ({ id, ...phrase }));
}

/** Phrases found, best first, as the topics they belong to. */
function finding(found: readonly { readonly topic: string; readonly score: number }[]): Finding {
  const [best] = found;
  if (best === undefined) return NOTHING;
  const candidates = [...new Set(found.map(({ topic }) => topic))].filter((topic) => topic !== '').slice(0, 3);
  return { candidates, score: best.topic === '' ? -Infinity : best.score };
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .match(/[a-zа-я0-9]+/g) ?? [];

const ours: Searcher = {
  name: 'this bot',
  learn({ topics, offTopic, language }) {
    const matcher = buildMatcher(topics, offTopic, language);
    return (text) => matcher.match(text, 'dm');
  },
};

const fts5: Searcher = {
  name: 'SQLite FTS5 (bm25, prefixes)',
  learn(lesson) {
    const db = new Database(':memory:');
    db.exec("CREATE VIRTUAL TABLE phrases USING fts5(text, topic UNINDEXED, prefix = '4')");
    const insert = db.prepare('INSERT INTO phrases (text, topic) VALUES (?, ?)');
    for (const { text, topic } of phrasesOf(lesson)) insert.run(wordsOf(text).join(' '), topic);
    const search = db.prepare<[string], { topic: string; score: number }>(
      `SELECT topic, -bm25(phrases) AS score FROM phrases WHERE phrases MATCH ? ORDER BY score DESC LIMIT ${FOUND}`,
    );
    return (text) => {
      // a beginning of four letters or more stands for the stem, which FTS5 does not know in Russian
      const terms = wordsOf(text).map((word) => (word.length > 5 ? `"${word.slice(0, -2)}"*` : `"${word}"`));
      return terms.length === 0 ? NOTHING : finding(search.all(terms.join(' OR ')));
    };
  },
};

const miniSearch: Searcher = {
  name: 'MiniSearch (fuzzy, prefixes)',
  learn(lesson) {
    const index = new MiniSearch<Phrase>({ fields: ['text'], storeFields: ['topic'] });
    const phrases = phrasesOf(lesson);
    index.addAll(phrases);
    return (text) => {
      const found = index.search(wordsOf(text).join(' '), { fuzzy: 0.2, prefix: (term) => term.length > 3 });
      return finding(found.slice(0, FOUND).map(({ score, topic }) => ({ score, topic: String(topic) })));
    };
  },
};

const fuse: Searcher = {
  name: 'fuse.js',
  learn(lesson) {
    const index = new Fuse(phrasesOf(lesson), { keys: ['text'], includeScore: true, ignoreLocation: true });
    return (text) => {
      // longer patterns take it hundreds of milliseconds
      const found = index.search(text.slice(0, 60), { limit: FOUND });
      return finding(found.map(({ item, score = 1 }) => ({ topic: item.topic, score: 1 - score })));
    };
  },
};

/** The contestants, ours first. `every`: a slow one is asked only each so many questions. */
export const SEARCHERS: readonly { readonly searcher: Searcher; readonly every: number }[] = [
  { searcher: ours, every: 1 },
  { searcher: fts5, every: 1 },
  { searcher: miniSearch, every: 5 },
  { searcher: fuse, every: 60 },
];
