import { fillPlaceholders, unknownPlaceholders } from '../../src/faq/answers';

describe('placeholders in answers', () => {
  test('are filled wherever they stand', () => {
    const filled = fillPlaceholders('До {due.class-chat}: {order}, {due.class-chat}.', {
      'due.class-chat': '01.10.2030',
      order: 'приказ №5',
    });
    expect(filled).toBe('До 01.10.2030: приказ №5, 01.10.2030.');
  });

  test('one without a value stays visible, and braces that are not a placeholder are left alone', () => {
    expect(fillPlaceholders('{who} и {не имя} {}', {})).toBe('{who} и {не имя} {}');
    expect(fillPlaceholders('{toString}', {})).toBe('{toString}');
  });

  test('a value that looks like a placeholder is not filled again', () => {
    expect(fillPlaceholders('{order}', { order: '{school}', school: 'X' })).toBe('{school}');
  });

  test('unknown ones are named once, in order', () => {
    expect(unknownPlaceholders('{b} {a} {b} {site}', ['site'])).toEqual(['b', 'a']);
    expect(unknownPlaceholders('без них', [])).toEqual([]);
  });
});
