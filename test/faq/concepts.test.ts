import { conceptFinder, WORD_PATTERN } from '../../src/faq/concepts';

function named(patterns: Readonly<Record<string, readonly string[]>>, text: string): string[] {
  const finder = conceptFinder(new Map(Object.entries(patterns)));
  const words = text.split(' ');
  const found = new Set<string>();
  words.forEach((word, place) => {
    finder.meant(finder.leads(word), words[place + 1] ?? null, (concept) => found.add(concept));
  });
  return [...found];
}

describe('concepts in a text', () => {
  const patterns = {
    link: ['ссылк'],
    code: ['=код'],
    profile: ['учебн+профил', '=акк'],
    refuse: ['=не+=хочу'],
    grade: ['<class>', 'в+<class>'],
    start: ['=с+=чего'],
  };

  test.each([
    ['дайте ссылку', ['link']],
    ['код', ['code']],
    ['кодекс', []],
    ['учебного профиля нет', ['profile']],
    ['учебного года', []],
    ['учебный', []],
    ['не хочу', ['refuse']],
    ['не хочется', []],
    ['хочу не', []],
    ['7б', ['grade']],
    ['11а', ['grade']],
    ['117а', []],
    ['7бв', []],
    ['с чего', ['start']],
    ['снег', []],
    ['код по ссылке', ['code', 'link']],
  ])('«%s»', (text, concepts) => {
    expect(named(patterns, text)).toEqual(concepts);
  });

  test('without any concepts nothing is named', () => {
    expect(named({}, 'ссылка 7б')).toEqual([]);
  });

  test.each([
    ['ссылк', true],
    ['=qr', true],
    ['учебн+=профиль', true],
    ['<class>', true],
    ['в+<class>', true],
    ['ещё', false],
    ['Ссылк', false],
    ['по-другому', false],
    ['=не+=могу+найти', false],
    ['учебн+', false],
    ['=', false],
    ['<класс>', false],
  ])('«%s» is a pattern: %s', (word, is) => {
    expect(WORD_PATTERN.test(word)).toBe(is);
  });
});
