/** What an administrator sees of a roster file before applying it, and the way back in words. */
import { userId } from '../../src/domain/ids';
import { fullName } from '../../src/domain/names';
import { readRoster } from '../../src/roster/readRoster';
import { applyImport } from '../../src/usecases/importRoster';
import { csv, xlsxBook, type Table } from '../roster/tables';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool, ROSTER } from './school';

const ANNA = userId(20);
const PUPIL = userId(40);
const context = madeUpSchool();

let house: House;
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

/** A file comes: every message the administrator gets about it. */
async function sends(bytes: Buffer): Promise<string[]> {
  const before = house.heard(ADMINISTRATOR).length;
  await house.happens({ kind: 'roster_read', user: ADMINISTRATOR, file: await readRoster(bytes) });
  return house.heard(ADMINISTRATOR).slice(before);
}
const row = async (surname: string) =>
  (await house.stored((stores) => stores.staff.all())).find((one) => one.surname === surname);
const surnames = async (): Promise<string[]> =>
  (await house.stored((stores) => stores.staff.all())).map((one) => one.surname);

const WHOLE: Table = ROSTER.map((one) => [fullName(one), one.position]);

test('the usual file of two columns takes nobody’s class and subject, and the preview says what it read', async () => {
  const [shown] = await sends(
    csv([['ФИО', 'Должность'], ...WHOLE.slice(1), ['Ёлкина Анна Петровна', 'старший учитель']]),
  );
  expect(shown).toContain(
    'Столбцы: ФИО, должность. Нет столбцов: предмет, классное руководство, примечание — эти данные остаются прежними.',
  );
  expect(shown).toContain('Ёлкина Анна Петровна — должность: учитель → старший учитель');
  expect(shown).not.toContain('→ нет');
  await house.presses(ADMINISTRATOR, 'Применить');
  expect(await row('Ёлкина')).toMatchObject({
    position: 'старший учитель',
    subject: 'физика',
    classTeacherOf: '7Б',
  });
  await house.presses(ADMINISTRATOR, 'Вернуть как было');
  expect(await row('Ёлкина')).toMatchObject({ position: 'учитель', subject: 'физика', classTeacherOf: '7Б' });
});

test('a column that was not understood is named', async () => {
  const [shown] = await sends(csv([['ФИО', 'Должность', 'Стаж'], ...WHOLE.map((cells) => [...cells, '5'])]));
  expect(shown).toContain('Не понял столбцы: «Стаж».');
});

test('classes that are taught are nobody’s to lead, and the preview says that the column was passed over', async () => {
  const rows = WHOLE.map(([name = '', position = ''], at) => [name, position, at === 1 ? '6А, 7А, 11А' : '6Б']);
  for (const heading of ['Классы', 'Класс']) {
    const [shown] = await sends(csv([['ФИО', 'Должность', heading], ...rows]));
    expect(shown).toContain(`Пропустил столбцы: «${heading}» — похоже, это классы, где ведут уроки.`);
    expect(shown).toContain('назовите столбец «Кл. рук.»');
    expect(shown).toContain('Менять нечего');
    expect(shown).not.toContain('→');
  }
  const [single] = await sends(
    csv([['ФИО', 'Должность', 'Класс'], ...WHOLE.slice(1), ['Ёлкина Анна Петровна', 'учитель', '6А']]),
  );
  expect(single).toContain('Столбцы: ФИО, должность, классное руководство.');
  expect(single).toContain('Ёлкина Анна Петровна — класс: 7Б → 6А');
});

test('full namesakes whom the file does not tell apart are left alone, with the column that would do', async () => {
  const bare = ROSTER.map((one) => [fullName(one), one.classTeacherOf ?? '']);
  const [shown] = await sends(csv([['ФИО', 'Кл. рук.'], ...bare]));
  expect(shown).toContain(
    'Полные тёзки, не понял, о ком строка, и не трогаю: 1\n• строка 5: Двойнов Иван Иванович — учитель, история или педагог-организатор?\nЧтобы различить тёзок, нужен столбец с должностью',
  );
  expect(shown).toContain('такое имя уже есть выше: повтор или полный тёзка, пропустил');
  expect(shown).not.toContain('Изменить имя');
  expect(shown).not.toContain('повтор строки выше');
  expect(shown).toContain('Менять нечего');
});

test('somebody new without a position is asked about, and the card says so', async () => {
  const header = ['ФИО', 'Кл. рук.'];
  const bare = ROSTER.slice(0, 4).map((one) => [fullName(one), one.classTeacherOf ?? '']);
  const [shown] = await sends(csv([header, ...bare, ['Новикова Дарья Олеговна', '6А']]));
  expect(shown).toContain(
    'Новые: 1\n• строка 6: Новикова Дарья Олеговна, должность не указана, классный руководитель 6А',
  );
  expect(shown).toContain('новый сотрудник без должности, записал так');
  await house.presses(ADMINISTRATOR, 'Применить');
  expect((await house.says(ADMINISTRATOR, 'Новикова')).join()).toContain(
    'Новикова Дарья Олеговна, должность не указана, классный руководитель 6А.',
  );

  const empty = await sends(csv([['ФИО', 'Должность'], ...WHOLE, ['Малышева Инна Олеговна', '']]));
  expect(empty.join()).toContain('новый сотрудник без должности');
  expect(empty.join()).not.toContain('прежняя остаётся');
});

test('every row is shown before it is applied, in as many messages as it takes, the buttons under the last', async () => {
  const letters = [...'абвгдежзиклмнопрстуфхцчшщэюя'];
  const strangers = letters.flatMap((one) => letters.slice(0, 5).map((two) => `Новиков${one}${two} Пётр Ильич`));
  const messages = await sends(csv([['ФИО', 'Должность'], ...WHOLE, ...strangers.map((name) => [name, 'учитель'])]));
  expect(messages.length).toBeGreaterThan(1);
  for (const message of messages) expect(message.length).toBeLessThanOrEqual(4096);
  for (const name of strangers) expect(messages.join('\n')).toContain(name);
  expect(messages.join('\n')).not.toContain('и ещё');
  expect(messages.at(-1)).toContain('Применить?');
  expect(house.labels(ADMINISTRATOR)).toEqual(expect.arrayContaining(['Применить', 'Не применять']));
});

test('a class the school does not have is a doubt with its row, and nobody gets it', async () => {
  const header = ['ФИО', 'Должность', 'Класс'];
  const rows = ROSTER.map((one) => [fullName(one), one.position, one.classTeacherOf ?? '']);
  const [shown] = await sends(
    csv([header, ...rows, ['Новикова Дарья Олеговна', 'учитель', '6Ж'], ['Малышева Инна Олеговна', 'учитель', '2А']]),
  );
  expect(shown).toContain(
    'такого класса в школе нет, из файла его не взял:\n• строка 7, «Новикова Дарья Олеговна, 6Ж»',
  );
  await house.presses(ADMINISTRATOR, 'Применить');
  expect(await row('Новикова')).toMatchObject({ classTeacherOf: null });
  expect(await row('Малышева')).toMatchObject({ classTeacherOf: '2А' });
});

test('of a book every sheet is read, nobody on the second is dismissed, and what was passed over is named', async () => {
  const header = ['ФИО', 'Должность'];
  const [shown] = await sends(
    await xlsxBook([
      { name: 'Администрация', rows: [header, ...WHOLE.slice(0, 2)] },
      { name: 'Учителя', rows: [header, ...WHOLE.slice(2), ['Новикова Дарья Олеговна', 'учитель']] },
      { name: 'Звонки', rows: [['1 урок', '8:30']] },
    ]),
  );
  expect(shown).toContain('Лист «Администрация», столбцы: ФИО, должность.');
  expect(shown).toContain('Не прочитал листы: «Звонки» (не вижу строки заголовков).');
  expect(shown).toContain('• лист «Учителя», строка 5: Новикова Дарья Олеговна, учитель');
  expect(shown).not.toContain('станут уволенными');
});

describe('«Вернуть как было» in words', () => {
  /** As from the command line: no button comes to anybody. */
  const applies = () =>
    house.stored(async (stores) => {
      const file = await readRoster(csv([['ФИО', 'Должность'], ...WHOLE, ['Новикова Дарья Олеговна', 'учитель']]));
      if (file.kind !== 'read') throw new Error(file.reason);
      const id = await stores.rosterImports.preview(null, file, house.now);
      await applyImport(context, { stores, now: house.now }, { id, file, by: null });
    });

  test('takes back what was applied from the command line', async () => {
    await applies();
    expect(await surnames()).toContain('Новикова');
    expect(await house.says(ADMINISTRATOR, 'вернуть как было')).toEqual([expect.stringContaining('Вернул как было')]);
    expect(await surnames()).not.toContain('Новикова');
    expect(await house.says(ADMINISTRATOR, 'Вернуть как было')).toEqual([expect.stringContaining('Возвращать нечего')]);
  });

  test('a day later there is nothing to take back', async () => {
    await applies();
    house.now += 86_400_001;
    expect(await house.says(ADMINISTRATOR, 'Вернуть как было')).toEqual([expect.stringContaining('Возвращать нечего')]);
    expect(await surnames()).toContain('Новикова');
  });

  test('a teacher and a pupil may not', async () => {
    await house.introduces(ANNA, 'учитель', 'Ёлкина Анна Петровна');
    await house.presses(ADMINISTRATOR, 'Подтвердить');
    await applies();
    for (const user of [ANNA, PUPIL]) {
      expect(await house.says(user, 'Вернуть как было')).toEqual([expect.stringContaining('только администратору')]);
    }
    expect(await surnames()).toContain('Новикова');
  });
});
