/** The FAQ of this school as its files say it, for the tests beside. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '../../src/faq/language';
import type { Topic } from '../../src/faq/topic';
import { toLanguage } from '../../src/school/toDomain';
import { languageShape } from '../../src/school/shapes';

const FOLDER = join(__dirname, '../../data/faq');

interface WrittenTopic extends Omit<Topic, 'asOf' | 'about' | 'followups'> {
  readonly as_of?: string;
  readonly about?: readonly string[];
  readonly followups?: readonly string[];
}

interface WrittenFile {
  readonly topics?: readonly WrittenTopic[];
  readonly offtopic?: readonly string[];
}

const files: readonly WrittenFile[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml') && name !== 'language.yaml')
  .sort()
  .map((name) => parse(readFileSync(join(FOLDER, name), 'utf8')) as WrittenFile);

export const writtenTopics = files.flatMap((file) => file.topics ?? []);

export const topics: readonly Topic[] = writtenTopics.map(({ as_of: asOf, about, followups, ...topic }) => ({
  ...topic,
  asOf: asOf ?? null,
  about: about ?? [],
  followups: followups ?? [],
}));

export const offTopic = files.flatMap((file) => file.offtopic ?? []);

/** The language as the school's files say it. */
export const language: Language = toLanguage(
  languageShape.parse(parse(readFileSync(join(FOLDER, 'language.yaml'), 'utf8'))),
);

/** Runs each phrase against a matcher that has not seen it: every k-th phrase is kept out in turn. */
export function folds(count: number): { topics: readonly Topic[]; offTopic: readonly string[]; asked: Asked[] }[] {
  return Array.from({ length: count }, (_, fold) => {
    const out = (_text: string, i: number): boolean => i % count === fold;
    const kept = (_text: string, i: number): boolean => i % count !== fold;
    return {
      topics: topics.map((topic) => ({ ...topic, questions: topic.questions.filter(kept) })),
      offTopic: offTopic.filter(kept),
      asked: [
        ...topics.flatMap(({ id, questions }) => questions.filter(out).map((text) => ({ text, accept: [id] }))),
        ...offTopic.filter(out).map((text) => ({ text, accept: [] })),
      ],
    };
  });
}

/** A question with the topics that answer it; none for what is off-topic. */
export interface Asked {
  readonly text: string;
  readonly accept: readonly string[];
}
