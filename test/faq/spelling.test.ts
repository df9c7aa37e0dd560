import { fromTransliteration } from '../../src/faq/layout';
import { learnSpelling } from '../../src/faq/spelling';

describe('a misspelt word is the known word that was meant', () => {
  const meant = learnSpelling(['регистрация', 'ребенок', 'классный', 'чат', 'ссылка', 'звонок']);

  test.each([
    ['регестрация', 'регистрация', 'as it sounds'],
    ['рибенак', 'ребенок', 'as it sounds, twice'],
    ['регстрация', 'регистрация', 'a letter left out'],
    ['региистрацияя', 'регистрация', 'letters doubled'],
    ['регистрацмя', 'регистрация', 'the key beside'],
    ['класный', 'классный', 'one letter for two'],
    ['ссыкла', 'ссылка', 'letters swapped'],
  ])('«%s» is «%s»: %s', (written, known) => {
    expect(meant(written)).toBe(known);
  });

  test.each(['чот', 'погода', 'экскурсия', ''])('«%s» is no word it knows', (written) => {
    expect(meant(written)).toBeNull();
  });

  test('of two words alike the one told first is meant', () => {
    expect(learnSpelling(['группа', 'группы'])('групп')).toBe('группа');
  });
});

describe('habits of transliteration', () => {
  test.each([
    ['shkola', 0, 'школа'],
    ['wkola xorowaya', 1, 'школа хорошая'],
    ['jdu', 2, 'жду'],
  ])('«%s» by habit %i is «%s»', (written, habit, russian) => {
    expect(fromTransliteration(written, habit)).toBe(russian);
  });
});
