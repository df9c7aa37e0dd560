/** Acknowledgement on paper: an administrator marks it for whoever signed, with the version and the actor on record. */
import { staffId, userId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

const ANNA = userId(20);

let house: House;
beforeEach(async () => {
  house = await House.open(madeUpSchool());
});
afterEach(() => house.close());

const known = (staff: number) => house.stored((stores) => stores.acknowledgements.of(staffId(staff)));
async function opens(staff: number): Promise<string> {
  await house.forges(ADMINISTRATOR, { do: 'person', staff });
  return (await house.presses(ADMINISTRATOR, 'Ознакомление'))[0] ?? '';
}

test('a person without VK who signed the sheet is counted', async () => {
  expect(await opens(2)).toContain('• Приказ №7-А от 02.09.2030 — не отмечено');
  const [done, now] = await house.presses(ADMINISTRATOR, 'Подписан приказ №7-А');
  expect(done).toBe('Отметил: Соколова Ирина Львовна — Приказ №7-А от 02.09.2030, подпись на бумаге.');
  expect(now).toContain('подпись на бумаге, отметил(а): администратор, 03.09.2030');
  await house.presses(ADMINISTRATOR, 'Подписано Положение, приказ №7-А');
  expect(await known(2)).toMatchObject([
    { document: 'first/order', version: 1, actor: ADMINISTRATOR },
    { document: 'first/regulation', version: 1, actor: ADMINISTRATOR },
  ]);
  const journal = await house.stored((stores) => stores.journal.about('staff:2'));
  expect(journal[0]).toMatchObject({
    act: 'document.signed',
    actor: ADMINISTRATOR,
    details: { document: 'first/order', version: 1 },
  });
  expect((await house.says(ADMINISTRATOR, 'Ознакомление'))[0]).toContain('отметили 1 из 5');
});

test('whoever has VK hears of it; a mistaken mark is taken back', async () => {
  await house.introduces(ANNA, 'учитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  await opens(1);
  await house.presses(ADMINISTRATOR, 'Подписан приказ №7-А');
  expect(house.last(ANNA)).toContain('Анна Петровна, администратор отметил, что вы подписали на бумаге: Приказ №7-А');
  await house.presses(ADMINISTRATOR, 'Снять: приказ №7-А');
  expect(house.last(ANNA)).toContain('снял отметку об ознакомлении');
  expect(house.heard(ADMINISTRATOR).at(-2)).toBe(
    'Снял отметку: Ёлкина Анна Петровна — Приказ №7-А от 02.09.2030. Сотруднику написал.',
  );
  expect(await known(1)).toEqual([]);
});

test('what a person acknowledged themselves is not the administrator’s to take back', async () => {
  await house.introduces(ANNA, 'учитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  await house.presses(ANNA, 'Ознакомление');
  await house.presses(ANNA, 'Приказ прочитан');
  expect(await opens(1)).toContain('Приказ №7-А от 02.09.2030 — отметил(а) сам(а) 03.09.2030');
  const undo = { do: 'signed', act: 'undo', staff: 1, document: 'first/order', version: 1 };
  expect((await house.forges(ADMINISTRATOR, undo))[0]).toContain('Так отметить нельзя');
  expect(await known(1)).toHaveLength(1);
});

test('another version is not marked by an old button', async () => {
  const answers = await house.forges(ADMINISTRATOR, {
    do: 'signed',
    act: 'mark',
    staff: 2,
    document: 'first/order',
    version: 2,
  });
  expect(answers[0]).toContain('документ изменился');
  expect(await known(2)).toEqual([]);
});

test('initials end the list of those who are missing with one full stop', async () => {
  const [text = ''] = await house.says(ADMINISTRATOR, 'Ознакомление');
  expect(text).toContain('Соколова И.Л.\n');
  expect(text).not.toContain('..');
});
