/** «Журнал»: who did what to whom, as a file, for administrators and the director (п. 9). */
import { userId } from '../../src/domain/ids';
import { readWorkbook } from '../../src/roster/workbook';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

const ANNA = userId(20);

let house: House;
beforeEach(async () => {
  house = await House.open(madeUpSchool());
  await house.introduces(ANNA, 'учитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
});
afterEach(() => house.close());

/** The rows of the file that was made last, without the header. */
async function sheet(): Promise<(readonly string[])[]> {
  let bytes = new Uint8Array();
  for (let id = 1; ; id += 1) {
    const file = await house.stored((stores) => stores.outgoingFiles.find(id));
    if (!file) break;
    bytes = new Uint8Array(file.bytes);
  }
  const book = await readWorkbook(bytes, 1_000);
  if (book.kind !== 'sheets') throw new Error(book.kind);
  const [header, ...rows] = book.sheets[0]?.rows ?? [];
  expect(header).toEqual(['№', 'Когда', 'Кто', 'Что сделано', 'О ком или о чём', 'Отпечаток']);
  return rows;
}

test('an administrator gets every act in plain words, with the fingerprint of each row', async () => {
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'leave', value: '2' });
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'return' });
  await house.forges(ADMINISTRATOR, {
    do: 'mark',
    staff: 1,
    duty: 'first/registration',
    subject: 'staff:1',
    act: 'paper',
  });
  expect(await house.says(ADMINISTRATOR, 'Журнал')).toEqual([]);
  const rows = await sheet();
  expect(rows.map((row) => row.slice(0, 5))).toEqual([
    [
      '1',
      expect.stringMatching(/^03\.09\.2030 \d\d:\d\d$/),
      'администратор',
      'профиль ВК подтверждён',
      'Ёлкина Анна Петровна',
    ],
    ['2', expect.anything(), 'администратор', 'отпуск или болезнь, замещает Соколова И.Л.', 'Ёлкина Анна Петровна'],
    ['3', expect.anything(), 'администратор', 'снова на работе', 'Ёлкина Анна Петровна'],
    [
      '4',
      expect.anything(),
      'администратор',
      'поручение отмечено сделанным: п. 1 приказа: пройти регистрацию',
      'Ёлкина Анна Петровна',
    ],
  ]);
  const hashes = await house.stored(async ({ journal }) => (await journal.latest(4)).map(({ hash }) => hash));
  expect(rows.map((row) => row[5])).toEqual(hashes.reverse().map((hash) => hash.slice(0, 16)));
});

test('the director reads it, other staff do not', async () => {
  expect(await house.says(ANNA, 'Журнал')).toEqual([expect.stringContaining('администратор')]);
  await house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 1, office: 'director' });
  await house.says(ANNA, 'Меню');
  expect(house.labels(ANNA)).toContain('Журнал');
  expect(await house.presses(ANNA, 'Журнал')).toEqual([]);
  expect((await sheet()).map((row) => row[3])).toEqual(['профиль ВК подтверждён', 'передана должность: директор']);
});

test('whoever is forgotten is named no more, and the rows and their fingerprints stay', async () => {
  await house.forges(ADMINISTRATOR, { do: 'rights', act: 'appoint', staff: 1 });
  await house.forges(ANNA, { do: 'staff', staff: 2, act: 'leave', value: '-' });
  await house.says(ADMINISTRATOR, 'Журнал');
  const before = await sheet();
  expect(before.at(-1)?.[2]).toBe('Ёлкина Анна Петровна');
  await house.says(ANNA, 'Забыть меня');
  await house.presses(ANNA, 'Да, забыть');
  await house.says(ADMINISTRATOR, 'Журнал');
  const after = await sheet();
  expect(after[before.length - 1]?.[2]).toBe('имя не сохранено');
  expect(after.slice(0, before.length).map((row) => row[5])).toEqual(before.map((row) => row[5]));
  expect((await house.stored(({ journal }) => journal.check())).kind).toBe('whole');
});

test('of a parent who witnessed a chat and of a pupil the sheet says no name, and not «администратор»', async () => {
  await house.stored(async ({ journal }) => {
    await journal.add({ at: house.now, actor: userId(77), act: 'quiz.passed', about: 'quiz', details: {} });
    await journal.add({ at: house.now, actor: userId(78), act: 'chat.witnessed', about: 'declaration:9', details: {} });
  });
  await house.says(ADMINISTRATOR, 'Журнал');
  expect((await sheet()).slice(-2).map((row) => row.slice(2, 5))).toEqual([
    ['ученик(ца)', 'пройдены вопросы о безопасности профиля', 'вопросы «Проверить себя»'],
    ['второй человек', 'заявленный чат подтвердил второй человек', 'заявленный чат'],
  ]);
});
