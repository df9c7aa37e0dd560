/** help/quiz.yaml: a mistake in it is told with its place, and a school may do without it. */
import { join } from 'node:path';
import { readSchool } from '../../src/school/readSchool';
import { problemsOf, readWell } from './reading';

const FILE = 'help/quiz.yaml';
const GOOD = `questions:
  - text: Дадите пароль?
    answers:
      - { label: 'Да' }
      - { label: 'Нет', right: true }
    explanation: За профиль отвечаете вы. Спросить — {support_email}.
    source: Положение, п. 2.5
`;
const wrong = (piece: string, replacement: string): Promise<string[]> => {
  if (!GOOD.includes(piece)) throw new Error(`the file does not say ${piece}`);
  return problemsOf({ [FILE]: GOOD.replace(piece, replacement) });
};

test('без файла вопросов нет, из файла они получаются', async () => {
  expect((await readWell()).quiz).toBeNull();
  const { quiz } = await readWell({ [FILE]: GOOD });
  expect(quiz).toMatchObject({ questions: [{ answers: [{ right: false }, { right: true }] }] });
});

test.each([
  ['два верных ответа', "'Да' }", "'Да', right: true }", '4:7', 'ровно один, а здесь их 2'],
  ['ни одного верного', ', right: true', '', '4:7', 'ровно один, а здесь их 0'],
  ['одинаковые ответы', "label: 'Нет'", "label: 'да'", '5:18', 'уже встречалось'],
  ['подпись длиннее кнопки', "'Да'", `'${'Д'.repeat(41)}'`, '4:18', 'не больше 40'],
  ['неизвестная подстановка', '{support_email}', '{почта}', '6:54', 'Подстановки «{почта}» нет'],
  ['объяснение без источника', '    source: Положение, п. 2.5\n', '', '2:5', 'source»'],
])('%s', async (_what, piece, replacement, place, words) => {
  expect(await wrong(piece, replacement)).toEqual([expect.stringContaining(`${FILE}:${place}: `)]);
  expect((await wrong(piece, replacement)).join()).toContain(words);
});

test('у школы пять вопросов, каждое объяснение называет пункт или источник с датой', async () => {
  const data = await readSchool(join(__dirname, '../../data'));
  if (data.kind !== 'school') throw new Error('the data has problems');
  expect(data.quiz?.questions).toHaveLength(5);
  for (const { explanation } of data.quiz?.questions ?? []) expect(explanation).toMatch(/п\. \d|\d{2}\.\d{2}\.20\d\d/u);
});
