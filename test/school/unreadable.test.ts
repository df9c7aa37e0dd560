import { join } from 'node:path';
import { readSchool } from '../../src/school/readSchool';
import { edited, type Changes } from './folder';
import { problemsOf, readWell } from './reading';

describe('a file that cannot be read', () => {
  const usual = edited('school.yaml', 'id: lyceum', 'id: lyceum')['school.yaml'] as string;
  test.each<[string, Changes, string]>([
    [
      'is missing',
      { 'school.yaml': null },
      'school.yaml:1:1: Файла нет. Создайте его по образцу из папки data проекта.',
    ],
    ['is empty', { 'orders/first.yaml': '' }, 'orders/first.yaml:1:1: Файл пуст.'],
    ['holds comments only', { 'orders/first.yaml': '# приказ\n' }, 'orders/first.yaml:1:1: Файл пуст.'],
    [
      'is in windows-1251',
      { 'school.yaml': Buffer.concat([Buffer.from('id: x\nname: '), Buffer.from([0xcb, 0xe8, 0xf6, 0xe5, 0xe9])]) },
      'school.yaml:2:7: Здесь символы не в UTF-8. Сохраните файл в кодировке UTF-8.',
    ],
    [
      'is in UTF-16',
      { 'school.yaml': Buffer.from(`\ufeff${usual}`, 'utf16le') },
      'school.yaml:1:1: Здесь символы не в UTF-8. Сохраните файл в кодировке UTF-8.',
    ],
    [
      'is indented by tabs',
      edited('orders/first.yaml', '    text: зарег', '\ttext: зарег'),
      'orders/first.yaml:12:1: Отступ сделан табуляцией. Замените её пробелами.',
    ],
    [
      'says a field twice',
      edited('school.yaml', 'time_zone:', 'name: Другое\ntime_zone:'),
      'school.yaml:4:1: Это поле уже есть выше. Оставьте одно.',
    ],
    [
      'lacks a bracket',
      edited('school.yaml', '[7А, 7Б]', '[7А, 7Б'),
      'school.yaml:6:1: Неверный отступ или выше не закрыта скобка: поля одного уровня начинаются в одном столбце.',
    ],
    [
      'has a quote that nobody closes: there it opens',
      edited('school.yaml', 'short_name: Лицей № 1', "short_name: 'Лицей № 1"),
      'school.yaml:3:13: Здесь открыта кавычка, и она не закрыта. Закройте её или уберите.',
    ],
    [
      'has a double quote that nobody closes',
      edited('school.yaml', 'short_name: Лицей № 1', 'short_name: "Лицей № 1'),
      'school.yaml:3:13: Здесь открыта кавычка, и она не закрыта. Закройте её или уберите.',
    ],
    [
      'has a quote open in the middle of a list',
      edited('orders/first.yaml', "number: '1' }\n    text", "number: '1 }\n    text"),
      'orders/first.yaml:11:40: Здесь открыта кавычка, и она не закрыта. Закройте её или уберите.',
    ],
    [
      'has a quote that the quote of another line closes',
      { 'calendar/ru-2024.yaml': "year: 2024\ndays_off_on_weekdays: ['01-01,\n  '02-23']\nworking_saturdays: []\n" },
      'calendar/ru-2024.yaml:2:24: Здесь открыта кавычка, и она закрылась только в строке 3, чужой кавычкой. Закройте её или уберите.',
    ],
    [
      'links to a name that is not there',
      edited('school.yaml', 'short_name: Лицей № 1', 'short_name: *zz'),
      'school.yaml:3:13: Ссылка «*» ведёт к имени, которого выше нет. Если это просто текст, возьмите его в кавычки.',
    ],
    [
      'is two documents',
      { 'calendar/ru-2024.yaml': 'year: 2024\n---\nyear: 2025\n' },
      'calendar/ru-2024.yaml:2:1: Строка «---» начинает второй документ. Оставьте в файле один.',
    ],
    [
      'unfolds without end',
      {
        'school.yaml': `a: &a [x, x]\nb: &b [${'*a, '.repeat(9)}*a]\nc: &c [${'*b, '.repeat(9)}*b]\nd: [${'*c, '.repeat(9)}*c]\n`,
      },
      'school.yaml:1:1: Ссылки «*» в файле разворачиваются слишком большими. Напишите значения без них.',
    ],
    [
      'lies in a folder that is missing',
      { 'faq/topics.yaml': null },
      'faq:1:1: Папки нет. Создайте её и положите в неё файлы .yaml.',
    ],
    [
      'lies in a folder without others',
      { 'orders/first.yaml': null, 'orders/notes.txt': 'x' },
      'orders:1:1: В папке нет ни одного файла .yaml.',
    ],
    [
      'is a folder',
      { 'school.yaml': null, 'school.yaml/x': '' },
      'school.yaml:1:1: Файл не читается (EISDIR). Проверьте права доступа.',
    ],
  ])('because it %s', async (_why, changes, expected) => {
    expect(await problemsOf(changes)).toContain(expected);
  });

  test('what only follows from a file that cannot be read is not told', async () => {
    const another = `topics:
  - { id: other, title: Другое, audience: [parents], short: Да., full: Да., source: п. 2, questions: [Что?], followups: [term] }
`;
    const broken = edited('faq/topics.yaml', 'title: До', "title: 'До");
    const problems = await problemsOf({ ...broken, 'faq/second.yaml': another });
    expect(problems).toEqual([expect.stringMatching(/^faq\/topics\.yaml:3:12: Здесь открыта кавычка/u)]);
  });

  test('a byte order mark and Windows line ends are nothing to complain of', async () => {
    const data = await readWell({ 'school.yaml': `\ufeff${usual.replaceAll('\n', '\r\n')}` });
    expect(data.school.name).toBe('Лицей № 1');
  });

  test('a folder that does not exist at all', async () => {
    const data = await readSchool(join('no', 'such', 'school'));
    expect(data.kind === 'problems' && data.problems.map((p) => p.file)).toEqual([
      join('no', 'such', 'school', 'calendar'),
      join('no', 'such', 'school', 'faq'),
      join('no', 'such', 'school', 'orders'),
      join('no', 'such', 'school', 'school.yaml'),
    ]);
  });
});
