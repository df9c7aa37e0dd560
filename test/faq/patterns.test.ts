import { CONCEPTS } from '../../src/faq/concepts';
import { PATTERNS, patternsOf } from '../../src/faq/patterns';
import { topics } from './faqData';

describe('patterns of topics', () => {
  test('name only concepts that exist, for topics that exist', () => {
    const ids = topics.map(({ id }) => id);
    expect(Object.keys(PATTERNS).filter((id) => !ids.includes(id))).toEqual([]);
    for (const [id, written] of Object.entries(PATTERNS)) {
      const names = written.split(/,? /).map((name) => name.replace(/^-/, ''));
      expect([id, names.filter((name) => !Object.hasOwn(CONCEPTS, name))]).toEqual([id, []]);
    }
  });

  test('the most specific one counts, and a forbidden concept rules one out', () => {
    const found = new Float32Array(2);
    patternsOf(['uchitelskaya', 'invite_link_broken']).weigh(
      new Set(['uchitelskaya', 'link', 'broken', 'chat']),
      found,
    );
    expect([...found]).toEqual([2, 3]);
    const joins = new Float32Array(1);
    patternsOf(['join_pupil']).weigh(new Set(['join', 'pupil', 'parent']), joins);
    expect([...joins]).toEqual([0]);
  });

  test('a topic without patterns is no error', () => {
    const found = new Float32Array(1).fill(9);
    patternsOf(['toString']).weigh(new Set(['pay']), found);
    expect([...found]).toEqual([0]);
  });
});
