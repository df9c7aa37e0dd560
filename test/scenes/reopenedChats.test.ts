/** «Снять отметку» с поручения, которое показывает чат: человек знает, что дальше, и путь обратно один — «Готово». */
import { join } from 'node:path';
import { dutyId, peerId, userId, type UserId } from '../../src/domain/ids';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';

const ADMINISTRATOR = userId(1);
/** Class teacher of 7Б. */
const ANNA = userId(20);
const IRINA = userId(21);
const CHAT = peerId(2_000_000_001);
const DUTY = 'order-101/class-chat';

let context: SchoolContext;
let house: House;
beforeAll(async () => {
  const data = await readSchool(join(__dirname, '../../data'));
  if (data.kind !== 'school') throw new Error('the data has problems');
  context = createSchoolContext(data, [ADMINISTRATOR], { id: 5 });
});
beforeEach(async () => {
  house = await House.open(context);
  house.now = Date.parse('2023-06-15T09:00:00+03:00');
  for (const [user, name] of [
    [ANNA, 'Ёлкина Анна Петровна'],
    [IRINA, 'Соколова Ирина Львовна'],
  ] as const) {
    await house.introduces(user, 'учитель', name);
    await house.presses(ADMINISTRATOR, 'Подтвердить');
  }
  await house.happens({ kind: 'bot_added', peer: CHAT, by: ANNA });
  await house.happens({ kind: 'chat_described', peer: CHAT, title: '7Б класс', greet: true });
  const payload = house.payloadIn(CHAT, 'Да, чат 7Б');
  await house.happens({ kind: 'press', peer: CHAT, from: ANNA, payload, answerId: 'yes', cmid: 1 });
  await house.forges(ADMINISTRATOR, { do: 'mark', staff: 1, duty: DUTY, subject: 'class:7Б', act: 'reopen' });
});
afterEach(() => house.close());

const stands = () =>
  house.stored(({ assignments }) => assignments.find({ duty: dutyId('order-101', 'class-chat'), subject: 'class:7Б' }));
const other = () =>
  house.stored(({ assignments }) =>
    assignments.find({ duty: dutyId('order-101', 'class-pupils-chat'), subject: 'class:7Б' }),
  );
async function card(user: UserId): Promise<string> {
  await house.says(user, 'Чаты');
  await house.presses(user, 'Все чаты');
  return (await house.presses(user, '✅ 7Б класс')).join('\n');
}

test('она читает, что поручение показывает чат, а не отметка в «Мои обязанности»', () => {
  expect(house.last(ANNA)).toMatch(/снял отметку.*Это показывает чат: когда всё верно, нажмите «Готово»/u);
  expect(house.last(ANNA)).not.toContain('отметьте в «Мои обязанности»');
});

test('«Готово» под этим сообщением отмечает по чату, в котором бот уже есть', async () => {
  expect((await house.presses(ANNA, 'Готово'))[0]).toBe(
    'Чат «7Б класс» есть в реестре, я в нём. Отметил по нему: поручение выполнено (п. 7 приказа).',
  );
  expect(await stands()).toMatchObject({ state: 'confirmed', evidence: { kind: 'chat', peer: CHAT } });
  expect(await other()).toMatchObject({ state: 'confirmed' });
});

test('чужое «Готово» ничего не отмечает', async () => {
  await house.forges(IRINA, { do: 'answer', is: 'done', duty: DUTY });
  expect(await stands()).toMatchObject({ state: 'open' });
});

test('«Чаты» говорят то же, что «Мои обязанности»', async () => {
  expect((await house.says(ANNA, 'Чаты')).join()).toContain('▫️ Чат 7Б — есть, но отметка о поручении снята (п. 7');
  expect((await house.says(ADMINISTRATOR, 'Чаты')).join()).toContain('отметка снята: 7Б');
});

test('на карточке чата видно, что снято, и есть кнопка «Отметить снова»', async () => {
  expect(await card(ANNA)).toContain('Отметка снята, поручение открыто: п. 7 приказа.');
  expect((await house.presses(ANNA, 'Отметить снова'))[0]).toBe(
    'Спасибо! Записал: чат 7Б. Поручение выполнено (п. 7 приказа).',
  );
  expect(await stands()).toMatchObject({ state: 'confirmed' });
  expect(await card(ANNA)).not.toContain('снята');
  expect((await house.says(ANNA, 'Чаты')).join()).toContain('✅ Чат 7Б — есть (п. 7');
});
