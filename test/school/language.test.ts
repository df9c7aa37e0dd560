/** faq/language.yaml, and the topics that name its concepts. */
import { NO_LANGUAGE } from '../../src/faq/language';
import { edited, type Changes } from './folder';
import { problemsOf, readWell } from './reading';

const LANGUAGE = `fillers: >-
  здравствуйте ну
  вот
concepts:
  deadline: срок =числа крайн+срок
  pay: >-
    платн
    =14 14
  school: <class>
about_platform: [pay]
asking: [deadline]
question_words: =как подскаж
not_questions: =как+=только
`;

const withLanguage = (piece = '', replacement = ''): Changes => ({
  'faq/language.yaml': LANGUAGE.replace(piece, replacement),
});
const withAbout = (lines: string): Changes =>
  edited('faq/topics.yaml', '    followups', `    about: ${lines}\n    followups`);

test('the language of a school is read word by word', async () => {
  const { language, topics } = await readWell({ ...withLanguage(), ...withAbout('[deadline -pay, deadline school]') });
  expect(language).toEqual({
    fillers: new Set(['здравствуйте', 'ну', 'вот']),
    concepts: new Map([
      ['deadline', ['срок', '=числа', 'крайн+срок']],
      ['pay', ['платн', '=14', '14']],
      ['school', ['<class>']],
    ]),
    aboutPlatform: new Set(['pay']),
    asking: new Set(['deadline']),
    questionWords: ['=как', 'подскаж'],
    notQuestions: ['=как+=только'],
  });
  expect(topics[0]?.about).toEqual(['deadline -pay', 'deadline school']);
});

test('a school may do without', async () => {
  const { language, topics } = await readWell();
  expect(language).toEqual(NO_LANGUAGE);
  expect(topics[0]?.about).toEqual([]);
});

describe('a mistake is told with its place and in plain words', () => {
  test.each<[string, Changes, string]>([
    [
      'a word that no pattern looks like',
      withLanguage('    =14', '    ещё =14'),
      'faq/language.yaml:8:5: «ещё»: нужны строчные буквы и цифры, «е» вместо «ё»; образцы: «ссылк», «=код», «учебн+профил».',
    ],
    [
      'three words in a row',
      withLanguage('=числа', '=до+=какого+=числа'),
      'faq/language.yaml:5:18: «=до+=какого+=числа»: нужны строчные буквы и цифры, «е» вместо «ё»; образцы: «ссылк», «=код», «учебн+профил».',
    ],
    [
      'a word with which a question begins and that no pattern looks like',
      withLanguage('=как подскаж', '=как Скажите'),
      'faq/language.yaml:12:22: «Скажите»: нужны строчные буквы и цифры, «е» вместо «ё»; образцы: «ссылк», «=код», «учебн+профил».',
    ],
    [
      'a concept without words',
      withLanguage('<class>', "''"),
      'faq/language.yaml:9:11: «concepts.school»: не может быть пустым.',
    ],
    [
      'a concept that is a number',
      withLanguage('<class>', '14'),
      'faq/language.yaml:9:11: «concepts.school»: нужен текст (если это число или дата, возьмите в кавычки).',
    ],
    [
      'a concept told twice',
      withLanguage('school:', 'pay:'),
      'faq/language.yaml:9:3: Это поле уже есть выше. Оставьте одно.',
    ],
    [
      'a concept with a Russian name',
      withLanguage('school:', 'школа:'),
      'faq/language.yaml:9:3: «школа»: нужны латинские строчные буквы, цифры, «-» и «_».',
    ],
    [
      'an unknown concept in a list',
      withLanguage('[deadline]', '[deadline, paid]'),
      'faq/language.yaml:11:20: Понятия «paid» нет в faq/language.yaml (concepts). На эту букву есть: «pay».',
    ],
    [
      'a concept twice in a list',
      withLanguage('[pay]', '[pay, pay]'),
      'faq/language.yaml:10:23: «pay» уже встречалось раньше. Название должно быть единственным.',
    ],
    [
      'a typo in the name of a field',
      withLanguage('fillers', 'filers'),
      'faq/language.yaml:1:1: Неизвестное поле «filers». Проверьте написание или уберите его.',
    ],
    [
      'a file without concepts',
      { 'faq/language.yaml': 'fillers: ну\n' },
      'faq/language.yaml:1:1: Не хватает обязательного поля «concepts».',
    ],
    [
      'a language in a file of another name',
      { 'faq/languages.yaml': LANGUAGE },
      'faq/languages.yaml:1:1: Неизвестное поле «fillers». Проверьте написание или уберите его.',
    ],
    [
      'an unknown concept that a topic needs',
      { ...withLanguage(), ...withAbout('[pay, pay dedline]') },
      'faq/topics.yaml:11:22: Понятия «dedline» нет в faq/language.yaml (concepts). На эту букву есть: «deadline».',
    ],
    [
      'an unknown concept that a topic forbids',
      { ...withLanguage(), ...withAbout('[pay -refuse]') },
      'faq/topics.yaml:11:18: Понятия «refuse» нет в faq/language.yaml (concepts).',
    ],
    [
      'a concept where there is no language',
      withAbout('[pay]'),
      'faq/topics.yaml:11:13: Понятия «pay» нет в faq/language.yaml (concepts).',
    ],
    [
      'a concept named twice in a line',
      { ...withLanguage(), ...withAbout('[pay -pay]') },
      'faq/topics.yaml:11:13: «pay» уже встречалось раньше. Название должно быть единственным.',
    ],
    [
      'a line told twice',
      { ...withLanguage(), ...withAbout('[pay, pay]') },
      'faq/topics.yaml:11:18: «pay» уже встречалось раньше. Название должно быть единственным.',
    ],
    [
      'a line that only forbids',
      { ...withLanguage(), ...withAbout('["-pay"]') },
      'faq/topics.yaml:11:13: «topics[1].about[1]»: нужны названия понятий через один пробел, первое — без минуса; образец: link parent -broken.',
    ],
    [
      'no lines at all',
      { ...withLanguage(), ...withAbout('[]') },
      'faq/topics.yaml:11:12: «topics[1].about»: не может быть пустым.',
    ],
  ])('%s', async (_what, changes, expected) => {
    expect(await problemsOf(changes)).toContain(expected);
  });

  test('of a language that cannot be read only its own mistakes are told', async () => {
    const problems = await problemsOf({ ...withLanguage('<class>', "''"), ...withAbout('[whatever]') });
    expect(problems).toHaveLength(1);
  });
});
