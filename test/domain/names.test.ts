import fc from 'fast-check';
import { staffId } from '../../src/domain/ids';
import { address, fullName, initialsName, matchName, type NamedStaff } from '../../src/domain/names';

const person = (id: number, surname: string, firstName: string, patronymic: string | null): NamedStaff => ({
  id: staffId(id),
  surname,
  firstName,
  patronymic,
});

const anna = person(1, 'Иванова', 'Анна', 'Петровна');
const alla = person(2, 'Иванова', 'Алла', 'Павловна');
const fyodor = person(3, 'Королёв', 'Фёдор', 'Семёнович');
const maria = person(4, 'Римская-Корсакова', 'Мария', 'Львовна');
const zarina = person(5, 'Абдулова', 'Зарина', null);
const yan = person(6, 'Ким', 'Ян', 'Олегович');
const staff = [anna, alla, fyodor, maria, zarina, yan];

describe('a name that says who it is', () => {
  test.each([
    ['Иванова Анна Петровна', anna],
    ['  иванова   АННА петровна ', anna],
    ['Анна Петровна Иванова', anna],
    ['Иванова Анна', anna],
    ['Анна Иванова', anna],
    ['Иванова, Анна Петровна.', anna],
    ['Королев Федор Семенович', fyodor],
    ['КОРОЛЁВ Ф.С.', fyodor],
    ['Ф. С. Королев', fyodor],
    ['Королев ФС', fyodor],
    ['Kopoлёв Фёдор Семёнович', fyodor],
    ['Римская-Корсакова Мария Львовна', maria],
    ['Римская Корсакова М.Л.', maria],
    ['римская - корсакова мария', maria],
    ['Абдулова Зарина', zarina],
    ['Ким Ян', yan],
    ['Ян Олегович Ким', yan],
  ])('«%s» is found', (typed, expected) => {
    expect(matchName(typed, staff)).toEqual({ kind: 'one', id: expected.id });
  });
});

describe('a name that needs a question', () => {
  test.each([
    ['the surname alone, even when only one person has it', 'Королёв', [fyodor]],
    ['a surname of two', 'Иванова', [anna, alla]],
    ['initials of two', 'Иванова А.П.', [anna, alla]],
    ['one initial', 'Королёв Ф.', [fyodor]],
    ['a slip in a long word', 'Королов Федор Семенович', [fyodor]],
    ['two letters in the wrong order', 'Рмиская-Корсакова Мария Львовна', [maria]],
    ['one half of a double surname', 'Корсакова Мария Львовна', [maria]],
    ['a patronymic that the roster lacks', 'Абдулова Зарина Тимуровна', [zarina]],
    ['the name and patronymic alone', 'Фёдор Семёнович', [fyodor]],
    ['a name inside a sentence', 'Я Иванова Анна Петровна, учитель', [anna]],
  ])('%s', (_why, typed, expected) => {
    expect(matchName(typed, staff)).toEqual({ kind: 'several', ids: expected.map((one) => one.id) });
  });

  test('a namesake in full is never told apart by a guess', () => {
    const twin = person(7, 'Иванова', 'Анна', 'Петровна');
    expect(matchName('Иванова Анна Петровна', [anna, twin])).toEqual({ kind: 'several', ids: [anna.id, twin.id] });
  });

  test('a name that fits one person exactly and another by a slip is asked about, the exact one first', () => {
    const inna = person(8, 'Иванова', 'Инна', 'Петровна');
    expect(matchName('Иванова Анна Петровна', [inna, anna])).toEqual({ kind: 'several', ids: [anna.id, inna.id] });
  });

  test('husband and wife with the same initials are asked about', () => {
    const ivan = person(9, 'Иванов', 'Антон', 'Петрович');
    expect(matchName('Иванова А.П.', [ivan, anna])).toEqual({ kind: 'several', ids: [anna.id, ivan.id] });
  });
});

describe('a text that names nobody', () => {
  test.each([
    '',
    '   ',
    '12345',
    '😀😀',
    'привет',
    'Петрова Анна',
    'Иванова Мария Сергеевна',
    'Ivanova Anna',
    'А.П.',
    '.',
  ])('«%s»', (typed) => {
    expect(matchName(typed, staff)).toEqual({ kind: 'none' });
  });

  test('the same surname and first name with another patronymic is another person', () => {
    expect(matchName('Иванова Анна Сергеевна', [anna])).toEqual({ kind: 'none' });
    expect(matchName('Иванова Анна С.', [anna])).toEqual({ kind: 'none' });
  });

  test('a slip in a short name alone is no reason to offer somebody', () => {
    expect(matchName('Иванова Инна Петровна', [anna])).toEqual({ kind: 'none' });
  });

  test('a text of nine thousand letters', () => {
    expect(matchName('Иванова Анна Петровна '.repeat(450), staff)).toEqual({ kind: 'none' });
  });
});

describe('too little is said', () => {
  test('a first name alone', () => {
    expect(matchName('Анна', staff)).toEqual({ kind: 'unclear' });
  });

  test('more people fit than can be listed', () => {
    const many = [...'АБВГДЕ'].map((letter, at) => person(at + 1, 'Иванова', `${letter}нна`, 'Петровна'));
    expect(matchName('Иванова', many)).toEqual({ kind: 'unclear' });
    expect(matchName('Иванова', many.slice(1))).toMatchObject({ kind: 'several', ids: { length: 5 } });
  });
});

describe('how people are called', () => {
  test('in full, by surname and initials, in address', () => {
    expect([fullName(anna), initialsName(anna), address(anna)]).toEqual([
      'Иванова Анна Петровна',
      'Иванова А.П.',
      'Анна Петровна',
    ]);
  });

  test('without a patronymic', () => {
    expect([fullName(zarina), initialsName(zarina), address(zarina)]).toEqual([
      'Абдулова Зарина',
      'Абдулова З.',
      'Зарина',
    ]);
  });
});

describe('on a roster of 150 with namesakes', () => {
  const stems = ['Иванов', 'Петров', 'Королёв', 'Семёнов', 'Орлов', 'Соловьёв', 'Громов', 'Зайцев', 'Лебедев', 'Фомин'];
  const surnames = [...stems, ...stems.map((stem) => `${stem}а`), 'Ким', 'Римская-Горская', 'Гуль', 'Черных'];
  const firstNames = [
    'Анна',
    'Инна',
    'Алла',
    'Мария',
    'Марина',
    'Алёна',
    'Елена',
    'Пётр',
    'Фёдор',
    'Яна',
    'Александра',
  ];
  const patronymics = ['Петровна', 'Павловна', 'Семёновна', 'Олегович', 'Львовна', 'Ильинична', 'Артёмович', 'Юрьевна'];

  const roster150 = fc
    .array(
      fc.tuple(fc.constantFrom(...surnames), fc.constantFrom(...firstNames), fc.constantFrom(...patronymics, null)),
      { minLength: 150, maxLength: 150 },
    )
    .map((names) => names.map(([surname, first, patronymic], at) => person(at + 1, surname, first, patronymic)));

  /** Two neighbours change places; a slip in a word of three letters would make another name. */
  const slipped = (word: string): string => (word.length < 5 ? word : `${word[0]}${word[2]}${word[1]}${word.slice(3)}`);
  const longest = ({ surname, firstName }: NamedStaff): string =>
    surname.length < 5 && firstName.length > surname.length ? firstName : surname;
  const latin = (text: string): string =>
    text.replace(
      /[аеорсухАВЕКМНОРСТХ]/gu,
      (letter) => 'aeopcyxABEKMHOPCTX'['аеорсухАВЕКМНОРСТХ'.indexOf(letter)] ?? letter,
    );
  const initials = ({ firstName, patronymic }: NamedStaff): string =>
    `${firstName.charAt(0)}.${patronymic ? `${patronymic.charAt(0)}.` : ''}`;

  const SPELLINGS: Readonly<Record<string, (one: NamedStaff) => string>> = {
    'another case': (one) => fullName(one).toUpperCase(),
    'е for ё': (one) => fullName(one).replaceAll('ё', 'е').replaceAll('Ё', 'Е'),
    'the surname last': (one) => `${address(one)} ${one.surname}`,
    'initials after': (one) => `${one.surname} ${initials(one)}`,
    'initials before': (one) => `${initials(one).replaceAll('.', '. ')}${one.surname}`,
    'a slip of the finger': (one) => fullName(one).replace(longest(one), slipped(longest(one))),
    'Latin look-alikes': (one) => latin(fullName(one)),
    'no patronymic': (one) => `${one.firstName} ${one.surname}`.replace('-', ' '),
    'more words around': (one) => `Здравствуйте, я ${fullName(one)}, учитель`,
  };

  /** Whether more people fit the words than are ever listed. */
  const isCrowded = (one: NamedStaff, roster: readonly NamedStaff[]): boolean =>
    roster.filter((other) => other.surname.slice(0, 3) === one.surname.slice(0, 3)).length > 5;

  test.each(Object.entries(SPELLINGS))(
    '%s: everyone is found or asked about, and never taken for somebody else',
    (_how, spelt) => {
      fc.assert(
        fc.property(roster150, (roster) => {
          for (const one of roster) {
            const typed = spelt(one);
            const match = matchName(typed, roster);
            if (match.kind === 'one') expect([typed, match.id]).toEqual([typed, one.id]);
            else if (match.kind === 'several')
              expect([typed, match.ids]).toEqual([typed, expect.arrayContaining([one.id])]);
            else expect([typed, match.kind, isCrowded(one, roster)]).toEqual([typed, 'unclear', true]);
          }
        }),
        { numRuns: 2, endOnFailure: true },
      );
    },
  );

  test('of two people with the same full name neither is ever taken for sure, however it is spelt', () => {
    fc.assert(
      fc.property(roster150, (roster) => {
        const twins = roster.filter((one) => roster.filter((other) => fullName(other) === fullName(one)).length > 1);
        for (const one of twins) {
          for (const spelt of Object.values(SPELLINGS)) expect(matchName(spelt(one), roster).kind).not.toBe('one');
        }
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  test('the full name always leads to its owner: at once, or among those who are asked about', () => {
    fc.assert(
      fc.property(roster150, (roster) => {
        for (const one of roster) {
          const same = roster.filter((other) => fullName(other) === fullName(one)).length;
          const match = matchName(fullName(one), roster);
          if (match.kind === 'one') expect(match.id).toBe(one.id);
          else if (match.kind === 'several') expect(match.ids).toContain(one.id);
          else expect(same).toBeGreaterThan(5);
        }
      }),
      { numRuns: 2 },
    );
  });

  test('whoever has no patronymic is found among any number of namesakes who have one', () => {
    const many = Array.from({ length: 9 }, (_, at) => person(at + 1, 'Лебедева', 'Яна', at === 4 ? null : 'Петровна'));
    expect(matchName('Лебедева Яна', many)).toEqual({ kind: 'several', ids: [5] });
    expect(matchName('Лебедева Яна Петровна', many)).toEqual({ kind: 'unclear' });
  });

  test('any text at all gets an answer, and nobody twice', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'аинвопетрлё А.П-,I7😀') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), letters), roster150, (typed, roster) => {
        const match = matchName(typed, roster);
        if (match.kind !== 'several') return;
        expect(match.ids.length).toBeGreaterThan(0);
        expect(match.ids.length).toBeLessThanOrEqual(5);
        expect(new Set(match.ids).size).toBe(match.ids.length);
      }),
      { numRuns: 100 },
    );
  });
});
