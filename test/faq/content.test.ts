import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillPlaceholders } from '../../src/faq/answers';
import { offTopic, topics, writtenTopics } from './faqData';

const VALUES = {
  school: 'ГБОУ школа №1000',
  order: 'приказ №1000-Ш от 01.01.2030',
  protocol: 'протокол №1000 от 01.01.2030',
  director: 'Константинопольский К.К.',
  administrator: 'заместитель директора по УВР Константинопольская К.К.',
  support: 'заместитель директора по УВР Константинопольская К.К.',
  support_email: 'support@example.org',
  site: 'example.org',
  platform_site: 'platform.example.org',
  school_office: 'канцелярия школы (телефон +7 (81234) 12-34-56, почта office@example.org, сайт school.example.org)',
  'due.registration': '01.02.2030',
  'due.administration-chat': '02.02.2030',
  'due.teachers-chat': '03.02.2030',
  'due.class-chat': '04.02.2030',
};
const AUDIENCES = 'everyone staff parents pupils administrator administration class_teachers teachers'.split(' ');
const ids = new Set(topics.map(({ id }) => id));
const plain = (text: string): string => text.toLowerCase().replace(/[^а-яёa-z0-9]+/g, ' ');

describe('what the FAQ says', () => {
  test('there are the sixty topics, each once', () => {
    expect(ids.size).toBe(topics.length);
    expect(topics.length).toBeGreaterThanOrEqual(60);
  });

  test.each(topics)(
    '$id: short enough for a chat, every placeholder is known, audience and followups exist',
    (topic) => {
      for (const text of [topic.title, topic.short, topic.full, topic.source]) {
        expect(fillPlaceholders(text, VALUES)).not.toMatch(/[{}]/);
      }
      expect(fillPlaceholders(topic.short, VALUES).length).toBeLessThanOrEqual(300);
      expect(topic.audience.filter((who) => !AUDIENCES.includes(who))).toEqual([]);
      expect(topic.followups.length).toBeLessThanOrEqual(3);
      expect(topic.followups.filter((id) => !ids.has(id) || id === topic.id)).toEqual([]);
      expect(topic.questions.length).toBeGreaterThanOrEqual(12);
      expect(topic.questions.filter((question) => typeof question !== 'string')).toEqual([]);
    },
  );

  test.each(topics)('$id: both answers name a clause, the order or a dated source', ({ short, full }) => {
    const grounds = /п\. \d|\{order\}|Положени|№ ?[Р\d]|\d{2}\.\d{4}|20\d\d/;
    expect(short).toMatch(grounds);
    expect(full).toMatch(grounds);
  });

  test.each(topics.filter(({ outdated }) => outdated))(
    '$id: says that it may have changed and whom to ask',
    (topic) => {
      expect(topic.full).toMatch(/по состоянию на/i);
      expect(topic.full).toMatch(/могло измениться/);
      expect(topic.full).toMatch(/\{administrator\}|\{support_email\}/);
      expect(topic.asOf).not.toBeNull();
    },
  );

  test('names of the school, its people, its order and its dates come only from placeholders', () => {
    const text = JSON.stringify(writtenTopics);
    expect(text).not.toMatch(
      /207|101-Ш|Перфильев|Крошихин|info@sferum|prof-sferum|23\.06|23\.08|15\.09\.2023|27\.10|№6 от/,
    );
  });

  test('no phrase serves two topics or is off-topic as well', () => {
    const seen = new Map<string, string>();
    for (const { id, questions } of topics) {
      for (const question of questions) {
        expect([question, seen.get(plain(question)) ?? id]).toEqual([question, id]);
        seen.set(plain(question), id);
      }
    }
    expect(offTopic.filter((text) => seen.has(plain(text)))).toEqual([]);
    expect(new Set(offTopic.map(plain)).size).toBe(offTopic.length);
    expect(offTopic.length).toBeGreaterThanOrEqual(300);
  });

  const facts = join(__dirname, '../../../shared/faq');
  (existsSync(facts) ? test : test.skip)('covers every topic of the brief and trains on none of the sample', () => {
    const brief = JSON.parse(readFileSync(join(facts, 'topics.json'), 'utf8')) as { topics: { id: string }[] };
    expect(brief.topics.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
    const sample = readFileSync(join(facts, 'dev_sample.jsonl'), 'utf8').trim().split('\n');
    const learnt = new Set([...topics.flatMap(({ questions }) => questions), ...offTopic].map(plain));
    expect(sample.filter((line) => learnt.has(plain((JSON.parse(line) as { text: string }).text)))).toEqual([]);
  });
});
