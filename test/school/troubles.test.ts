/** help/troubles.yaml: a mistake in it is told with its place, and a school may do without it. */
import { problemsOf, readWell } from './reading';

const FILE = 'help/troubles.yaml';
const GOOD = `nodes:
  - id: start
    text: Что случилось?
    choices:
      - { label: Нет кода, to: code }
  - id: code
    text: Подождите. Не выйдет — {support_email}.
    topics: [term]
    source: Положение, п. 3.2
`;
const wrong = (piece: string, replacement: string): Promise<string[]> => {
  if (!GOOD.includes(piece)) throw new Error(`the file does not say ${piece}`);
  return problemsOf({ [FILE]: GOOD.replace(piece, replacement) });
};

test('школа без файла просто не имеет дерева', async () => {
  expect((await readWell()).troubles).toBeNull();
});

test('из файла получаются шаги, первый — начало', async () => {
  const { troubles } = await readWell({ [FILE]: GOOD });
  expect(troubles?.map(({ id }) => id)).toEqual(['start', 'code']);
  expect(troubles?.[0].choices).toEqual([{ label: 'Нет кода', to: 'code' }]);
});

test.each([
  ['выбор, который никуда не ведёт', 'to: code', 'to: cod', '5:32', 'Шага «cod» нет'],
  ['выбор, который ведёт назад', 'topics: [term]', 'choices: [{ label: Ещё раз, to: start }]', '8:37', 'без конца'],
  ['подпись длиннее кнопки', 'Нет кода', 'Очень длинная подпись которая на кнопку не войдёт', '5:18', 'не больше 40'],
  [
    'две кнопки с одной подписью',
    '      - {',
    '      - { label: Нет кода, to: code }\n      - {',
    '6:18',
    'уже встречалось',
  ],
  ['подстановку, которой нет', '{support_email}', '{suport}', '7:34', 'Подстановки «{suport}» нет'],
  ['совет без источника', '    source: Положение, п. 3.2\n', '', '7:11', 'источник'],
  ['устаревшее без даты', 'source:', 'outdated: true\n    source:', '9:15', 'as_of'],
  ['поле с опечаткой', 'topics:', 'topic:', '8:5', 'Неизвестное поле «topic»'],
])('называет %s, с местом', async (_what, piece, replacement, place, says) => {
  const problems = await wrong(piece, replacement);
  expect(problems).toContainEqual(expect.stringContaining(`${FILE}:${place}: `));
  expect(problems.join('\n')).toContain(says);
});

test('шаг, к которому нет пути, и повторённый шаг — ошибки', async () => {
  expect((await problemsOf({ [FILE]: `${GOOD}  - { id: lost, text: Тут, source: Приказ }\n` })).join()).toContain(
    'К шагу «lost» не ведёт ни один выбор',
  );
  expect((await problemsOf({ [FILE]: `${GOOD}  - { id: code, text: Тут, source: Приказ }\n` })).join()).toContain(
    '«code» уже встречалось',
  );
});

test('тема, которой у школы нет, — не ошибка: под её ответом просто не будет кнопки', async () => {
  expect(await wrong('[term]', '[terms]')).toEqual([]);
});
