/** Личный код: администратор выдаёт, учитель приходит по ссылке, всё по HTTP. */
import { labelsOf } from './conversation';
import { readWorkbook } from '../../src/roster/workbook';
import { DIMA, ELENA, IGOR, PAVEL, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

/** Opens vk.me/…?ref= as the page does. */
async function follows(person: number, ref: string): Promise<void> {
  const response = await fetch(`${town.vk.url}/sandbox/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: person, peer: person, text: 'Начать', payload: { command: 'start' }, ref }),
  });
  expect(response.status).toBe(200);
}

const byName = new Intl.Collator('ru');

async function issued(surname: string): Promise<string> {
  const vera = town.as(VERA);
  const list = await vera.asks('Сотрудники');
  const group = labelsOf(list).find((label) => {
    const [first = '', last = first] = label.split(' — ');
    return byName.compare(first, surname) <= 0 && byName.compare(surname, last) <= 0;
  });
  if (!group) throw new Error(JSON.stringify([list.text, labelsOf(list)]));
  const page = await vera.presses(group ?? '', list);
  const card = await vera.presses(labelsOf(page).find((label) => label.startsWith(surname)) ?? '', page);
  const { text } = await vera.presses('Выдать код', card);
  const [, ref = ''] = /vk\.me\/club\d+\?ref=(\w+)/u.exec(text) ?? [];
  return ref;
}

test('учитель приходит по ссылке с кодом и связан сразу, хотя бота перезапустили до согласия', async () => {
  await town.as(VERA).says('Начать').hearsAll(2);
  const code = await issued('Журавлёв');
  const pavel = town.as(PAVEL);
  await follows(PAVEL, code);
  expect((await pavel.hears()).text).toContain('Вижу личный код');
  const greeting = await pavel.hears();
  await town.restartBot();
  expect((await pavel.presses('Согласен', greeting)).text).toMatch(/^Павел Андреевич, здравствуйте! Код принят/u);
  expect(labelsOf(await pavel.hears())).toEqual(['Это не я']);
  expect((await pavel.hears()).text).toContain('Ваши обязанности');
  const [row] = town.register.rows('staff').filter((one) => one.user_id === PAVEL);
  expect(row).toMatchObject({ surname: 'Журавлёв' });
});

test('в файле базы и в отправленных сообщениях людям нет чужого кода; тот же код второму не поможет', async () => {
  const code = await issued('Белозёрова');
  const igor = town.as(IGOR);
  await igor.agrees();
  expect((await igor.asks(code.toLowerCase())).text).toContain('вы связаны со списком школы');
  const elena = town.as(ELENA);
  await elena.agrees();
  expect((await elena.asks(code)).text).toContain('уже использован');
  expect(JSON.stringify(town.register.rows('personal_code'))).not.toContain(code);
  expect(JSON.stringify(town.register.rows('journal'))).not.toContain(code);
});

test('коды для всех приходят администратору файлом; код из файла действует', async () => {
  const vera = town.as(VERA);
  const state = await vera.asks('Коды');
  const question = await vera.presses(labelsOf(state).find((label) => label.startsWith('Кому ещё')) ?? '', state);
  expect(question.text).toContain('файлом, один раз');
  await vera.presses(labelsOf(question)[0] ?? '', question);
  const message = await vera.hears();
  expect(message.files[0]?.title).toMatch(/^Личные коды .*\.xlsx$/u);
  const book = await readWorkbook(town.vk.world.fileAt(message.files[0]?.url ?? ''), 200);
  const rows = book.kind === 'sheets' ? (book.sheets[0]?.rows ?? []) : [];
  const code = rows.find(([name]) => name?.startsWith('Тарасов'))?.[2] ?? '';
  await follows(DIMA, code.replaceAll('-', ''));
  const dima = town.as(DIMA);
  await dima.presses('Согласен', (await dima.hearsAll(2))[1]);
  expect(town.register.rows('staff').find((one) => one.user_id === DIMA)).toMatchObject({ surname: 'Тарасов' });
  expect(town.register.tablesWith(code.replaceAll('-', ''))).toEqual([]);
});
