/** How often the bot speaks in a group chat (1.4). */
import { mannerWhenAsked, mayAnswerUnasked, type Said } from '../../src/domain/chatManners';

const NOW = 1_700_000_000_000;
const MINUTE = 60_000;
const ago = (minutes: number): number => NOW - minutes * MINUTE;

const answer = (topic: string, minutes: number, unasked = false): Said => ({
  line: 'answer',
  topic,
  unasked,
  at: ago(minutes),
});
const above = (topic: string, minutes: number): Said => ({ ...answer(topic, minutes), line: 'above' });
const offer = (minutes: number): Said => ({ line: 'offer', topic: null, unasked: false, at: ago(minutes) });
const other = (minutes: number): Said => ({ ...offer(minutes), line: 'other' });

/** So many answers about something else, one a minute, the last a minute ago. */
const answers = (count: number): Said[] => Array.from({ length: count }, (_, i) => answer(`other-${i}`, count - i));

describe('asked', () => {
  test.each<[string, readonly Said[], ReturnType<typeof mannerWhenAsked>]>([
    ['for the first time', [], 'answer'],
    ['after another topic', [answer('login', 1)], 'answer'],
    ['again within half an hour', [answer('free', 29)], 'above'],
    ['once more', [answer('free', 29), above('free', 28)], 'silent'],
    ['again half an hour later', [answer('free', 30), above('free', 29)], 'answer'],
    ['what was answered unasked a while ago', [answer('free', 5, true)], 'above'],
    ['after four other answers', answers(4), 'answer'],
    ['after five', answers(5), 'offer'],
    ['after five and the offer', [...answers(5), offer(0)], 'silent'],
    ['after five of which one is ten minutes old', [answer('other', 10), ...answers(4)], 'answer'],
    ['after five other lines', [other(1), other(1), other(1), other(1), above('login', 1)], 'offer'],
    [
      'after four answers and four other lines',
      [...answers(4), ...answers(4).map(({ at }) => ({ ...other(0), at }))],
      'answer',
    ],
    [
      'when the clock was set back',
      [answer('free', -60), ...answers(5).map((one) => ({ ...one, at: ago(-5) }))],
      'answer',
    ],
  ])('%s', (_when, said, manner) => {
    expect(mannerWhenAsked('free', said, NOW)).toBe(manner);
    expect(mannerWhenAsked('free', [...said].reverse(), NOW)).toBe(manner);
  });

  test('a line that is no answer stands above nothing, and is offered the private chat like any other', () => {
    expect(mannerWhenAsked(null, [other(1), other(1)], NOW)).toBe('answer');
    expect(mannerWhenAsked(null, answers(5), NOW)).toBe('offer');
    expect(mannerWhenAsked(null, [...answers(5), offer(1)], NOW)).toBe('silent');
  });
});

describe('not asked', () => {
  test.each<[string, readonly Said[], boolean]>([
    ['for the first time', [], true],
    ['answered eleven hours ago, whether asked or not', [answer('free', 11 * 60)], false],
    ['answered twelve hours ago', [answer('free', 12 * 60)], true],
    ['said to stand above', [above('free', 60)], false],
    ['another unasked answer nine minutes ago', [answer('login', 9, true)], false],
    ['another unasked answer ten minutes ago', [answer('login', 10, true)], true],
    ['another answer, asked for, a minute ago', [answer('login', 1)], true],
    ['five answers just now', answers(5), false],
  ])('%s', (_when, said, may) => {
    expect(mayAnswerUnasked('free', said, NOW)).toBe(may);
  });
});
