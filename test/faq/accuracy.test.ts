import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildMatcher } from '../../src/faq/matcher';
import type { Matcher } from '../../src/faq/topic';
import { folds, language, offTopic, topics, type Asked } from './faqData';

interface Tally {
  asked: number;
  answered: number;
  offered: number;
  answeredInChat: number;
  wrongInChat: number;
  offTopic: number;
  offTopicAnsweredInChat: number;
  offTopicAnswered: number;
}

function tally(matcher: Matcher, questions: readonly Asked[], into: Tally): void {
  for (const { text, accept } of questions) {
    const dm = matcher.match(text, 'dm');
    const chat = matcher.match(text, 'chat');
    const right = (id: string | null): boolean => id !== null && accept.includes(id);
    if (accept.length === 0) {
      into.offTopic++;
      if (chat.topic !== null) into.offTopicAnsweredInChat++;
      if (dm.topic !== null) into.offTopicAnswered++;
      continue;
    }
    into.asked++;
    if (right(dm.topic)) into.answered++;
    if (right(dm.topic) || dm.candidates.some(right)) into.offered++;
    if (right(chat.topic)) into.answeredInChat++;
    if (chat.topic !== null && !right(chat.topic)) into.wrongInChat++;
  }
}

function empty(): Tally {
  return {
    asked: 0,
    answered: 0,
    offered: 0,
    answeredInChat: 0,
    wrongInChat: 0,
    offTopic: 0,
    offTopicAnsweredInChat: 0,
    offTopicAnswered: 0,
  };
}

describe('how often the answer is right', () => {
  test('on phrasings kept out of training, each in its turn', () => {
    const found = empty();
    for (const fold of folds(3)) tally(buildMatcher(fold.topics, fold.offTopic, language), fold.asked, found);
    expect(found.answered / found.asked).toBeGreaterThanOrEqual(0.9);
    expect(found.offered / found.asked).toBeGreaterThanOrEqual(0.97);
    expect(found.answeredInChat / found.asked).toBeGreaterThanOrEqual(0.66);
    expect(found.wrongInChat / found.asked).toBeLessThanOrEqual(0.03);
    expect(found.offTopicAnsweredInChat / found.offTopic).toBeLessThanOrEqual(0.01);
    expect(found.offTopicAnswered / found.offTopic).toBeLessThanOrEqual(0.18);
  }, 120_000);

  const sample = join(__dirname, '../../../shared/faq/dev_sample.jsonl');
  (existsSync(sample) ? test : test.skip)(
    'on the sample written by others (skipped where its folder is missing)',
    () => {
      const found = empty();
      const asked = readFileSync(sample, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { text: string; topic_id: string | null; also_accept?: string[] })
        .map(({ text, topic_id: id, also_accept: also }) => ({
          text,
          accept: id === null ? [] : [id, ...(also ?? [])],
        }));
      tally(buildMatcher(topics, offTopic, language), asked, found);
      expect(found.answered / found.asked).toBeGreaterThanOrEqual(0.8);
      expect(found.offered / found.asked).toBeGreaterThanOrEqual(0.92);
      expect(found.offTopicAnsweredInChat).toBe(0);
    },
  );
});
