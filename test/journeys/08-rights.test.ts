/** Пункт 8: кнопка ничего не доказывает. Подделанное нажатие любого вида — вежливый отказ, и на бумаге ничего не меняется. */
import type { EmbeddedVk } from '../../src/sandbox/embeddedVk';
import { separateVk } from './separateVk';
import { ANNA, CHAT_7B, DIMA, IGOR, MARINA, PAVEL, Town, VERA } from './town';

let vk: EmbeddedVk;
let town: Town;
beforeAll(async () => {
  const separate = await separateVk(VERA);
  ({ vk } = separate);
  town = await Town.open(separate);
  await town.as(VERA).asks('Меню');
  await town.as(DIMA).joinsFamily('Ученик', '7Б');
  await town.as(MARINA).joinsFamily('Родитель', '7Б');
  await town.as(ANNA).joinsAs('Классный руководитель', 'Соколова Анна Петровна', 'Ещё нет');
  const vera = town.as(VERA);
  await vera.presses('Подтвердить', await vera.hears());
  await town.as(ANNA).hears();
  await town.as(ANNA).hears();
  await town.as(ANNA).asks('Нужна помощь');
  await vera.hears();
  await town.as(PAVEL).joinsAs('Учитель-предметник', 'Журавлёв Павел Андреевич', 'Ещё нет');
  await vera.hears();
  town.vk.world.inviteBot(CHAT_7B, ANNA);
  await town.as(ANNA, CHAT_7B).hears();
  await town.as(ANNA).hears();
  await town.as(IGOR).asks('Привет');
});
afterAll(async () => {
  await town.close();
  await vk.close();
});

const POLITE =
  /только администратору|Такого поручения у вас нет|нужно ваше согласие|только сотрудникам|классный руководитель|администратор|устарела/i;

const FORGERIES: readonly (readonly [string, unknown])[] = [
  ['подтвердить чужой запрос', { do: 'decide', request: 2, yes: true }],
  ['отклонить чужой запрос', { do: 'decide', request: 2, yes: false }],
  ['решить решённое', { do: 'decide', request: 1, yes: false }],
  ['назвать чат своим', { do: 'chat', peer: CHAT_7B, is: 'class:7Б' }],
  ['закрыть обращение', { do: 'ticket', id: 1 }],
  ['открыть сводку', { do: 'open', what: 'digest' }],
  ['открыть запросы', { do: 'open', what: 'requests' }],
  ['открыть список незарегистрированных', { do: 'open', what: 'unregistered', page: 1 }],
  ['открыть чаты', { do: 'open', what: 'chats' }],
  ['открыть отчёты', { do: 'open', what: 'reports' }],
  ['открыть обращения', { do: 'open', what: 'tickets' }],
  ['открыть настройки', { do: 'open', what: 'settings' }],
  ['объявить', { do: 'open', what: 'announcement' }],
  ['подтвердить словом кнопки', { do: 'open', what: 'approve' }],
  ['отклонить словом кнопки', { do: 'open', what: 'reject' }],
  ['отметить регистрацию за другого', { do: 'done', duty: 'order-101/registration', subject: 'staff:1' }],
  ['ответить «Готово» на чужое напоминание', { do: 'answer', is: 'done', duty: 'order-101/registration' }],
  ['ответить «Не моё» на чужое напоминание', { do: 'answer', is: 'not_mine', duty: 'order-101/class-chat' }],
  ['отложить чужое напоминание', { do: 'answer', is: 'remind_tomorrow', duty: 'order-101/registration' }],
  ['отметить чат класса', { do: 'done', duty: 'order-101/class-chat', subject: 'class:7Б' }],
  ['открыть состав чатов', { do: 'open', what: 'members' }],
  ['узнать состав чата', { do: 'members', peer: CHAT_7B }],
  ['отметить школьное поручение', { do: 'done', duty: 'order-101/administration-chat', subject: 'school' }],
];

describe.each([
  ['ученик', DIMA],
  ['родитель', MARINA],
  ['незнакомец', IGOR],
])('%s', (_who, person) => {
  test.each(FORGERIES)('%s — сообщением: отказ, и ничего не изменилось', async (_what, payload) => {
    const before = town.register.snapshot();
    const answer = await town.as(person).sends({ text: 'Готово', payload });
    expect(answer.text).toMatch(POLITE);
    expect(answer.text).not.toMatch(/Журавлёв|Соколова|Кузнецова/);
    expect(town.register.snapshot()).toEqual(before);
  });

  test.each(FORGERIES)('%s — нажатием: отказ, и ничего не изменилось', async (_what, payload) => {
    const before = town.register.snapshot();
    const mine = town.as(person);
    const message = mine.heard().at(-1);
    if (!message) throw new Error('nothing to press on');
    mine.readsAll();
    const over = await mine.forges(payload, message);
    const said = over.kind === 'snackbar' ? over.text : (await mine.hears()).text;
    expect(said).toMatch(POLITE);
    expect(said).not.toMatch(/Журавлёв|Соколова|Кузнецова/);
    expect(town.register.snapshot()).toEqual(before);
  });
});

test('учитель не отметит регистрацию за другого сотрудника и не решит собственный запрос', async () => {
  const before = town.register.snapshot();
  const pavel = town.as(PAVEL);
  expect((await pavel.sends({ text: 'x', payload: { do: 'decide', request: 2, yes: true } })).text).toMatch(POLITE);
  expect((await pavel.sends({ text: 'x', payload: { do: 'ticket', id: 1 } })).text).toMatch(POLITE);
  expect(town.register.snapshot()).toEqual(before);
  await town
    .as(ANNA)
    .sends({ text: 'x', payload: { do: 'done', duty: 'order-101/class-communication', subject: 'class:6А' } });
  await town
    .as(ANNA)
    .sends({ text: 'x', payload: { do: 'done', duty: 'order-101/class-teacher-joins', subject: 'staff:2' } });
  expect(town.register.snapshot()).toEqual(before);
});

test('классный руководитель 7Б не подтвердит чат 6А, а администратор подтвердит любой', async () => {
  const before = town.register.snapshot();
  const anna = town.as(ANNA, CHAT_7B);
  const greeting = anna.heard().at(-1);
  if (!greeting) throw new Error('no greeting');
  const over = await anna.forges({ do: 'chat', peer: CHAT_7B, is: 'class:6А' }, greeting);
  expect(over.text).toMatch(POLITE);
  expect(town.register.snapshot()).toEqual(before);
});

test('после всех подделок настоящий администратор решает запрос как обычно', async () => {
  const vera = town.as(VERA);
  expect((await vera.asks('Подтвердить №2')).text).toContain('Имя подтверждено: Журавлёв Павел Андреевич');
  expect(town.register.failedEvents()).toBe(0);
});
