import { ABOUT_LINE, readAbout } from '../../src/faq/about';

const weighed = (lines: readonly (readonly string[])[], ...concepts: string[]): number[] => {
  const found = new Float32Array(lines.length).fill(9);
  readAbout(lines).weigh(new Set(concepts), found);
  return [...found];
};

describe('what topics are about, in concepts', () => {
  test('the most specific line counts', () => {
    const lines = [
      ['room', 'room where'],
      ['link broken', 'link broken chat', 'link give chat parent'],
    ];
    expect(weighed(lines, 'room', 'link', 'broken', 'chat')).toEqual([1, 3]);
  });

  test('a forbidden concept rules a line out, not the topic', () => {
    expect(weighed([['join pupil -parent']], 'join', 'pupil')).toEqual([2]);
    expect(weighed([['join pupil -parent', 'join']], 'join', 'pupil', 'parent')).toEqual([1]);
  });

  test('a topic without lines is no error', () => {
    expect(weighed([[]], 'pay')).toEqual([0]);
  });

  test.each([
    ['pay', true],
    ['link parent -broken', true],
    ['-broken', false],
    ['link  parent', false],
    ['link, parent', false],
    ['ссылка', false],
    ['', false],
  ])('«%s» is a line: %s', (line, is) => {
    expect(ABOUT_LINE.test(line)).toBe(is);
  });
});
