/** «Статистика платформы»: an administrator types in what the platform shows, the director reads it (2.1). */
import { dutyId, userId } from '../../src/domain/ids';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

const TEACHER = userId(20);
const DAY_MS = 86_400_000;

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

const kept = () =>
  house.stored(async ({ platformFigures }) =>
    (await platformFigures.all()).map(({ day, registered, of, by }) => [day, registered, of, by]),
  );
const last = () => house.last(ADMINISTRATOR);

test('одно сообщение — и цифры записаны, с днём и с тем, кто их прислал', async () => {
  await house.says(ADMINISTRATOR, 'Зарегистрировано на платформе 48 из 60');
  expect(last()).toBe(
    'Записал: на платформе 48 из 60 на 03.09.2030, раньше этого дня цифр не было. Они будут в сводке, в «Отчётах» и в справке. Если ошиблись — «Отменить последнее».',
  );
  expect(await kept()).toEqual([['2030-09-03', 48, 60, ADMINISTRATOR]]);
});

test('следующие говорят, на сколько больше, и стоят в списке с источником', async () => {
  await house.says(ADMINISTRATOR, 'на платформе 43 из 60 на 27.08');
  await house.says(ADMINISTRATOR, 'на платформе 48 из 60');
  expect(last()).toContain('на платформе 48 из 60 на 03.09.2030 (+5 с 27.08.2030).');
  await house.says(ADMINISTRATOR, 'Статистика платформы');
  expect(last()).toBe(
    [
      'Зарегистрировано на платформе:',
      '• 03.09.2030: 48 из 60 (+5 с 27.08.2030), записал(а): администратор',
      '• 27.08.2030: 43 из 60, записал(а): администратор',
      'Новые цифры пришлите сообщением: «на платформе 48 из 60»; за другой день — «на платформе 48 из 60 на 12.09».',
    ].join('\n'),
  );
  await house.says(ADMINISTRATOR, 'Отчёты');
  expect(last()).toContain('На платформе: 48 из 60 на 03.09.2030 (+5 с 27.08.2030, по данным администратора).');
});

test('меньше прежнего — бот спрашивает и записывает только после «Записать»', async () => {
  await house.says(ADMINISTRATOR, 'на платформе 50 из 60 вчера');
  await house.says(ADMINISTRATOR, 'на платформе 48 из 60');
  expect(last()).toBe('02.09.2030 на платформе было 50 из 60, а на 03.09.2030 получается 48 из 60 — меньше. Записать?');
  expect(await kept()).toHaveLength(1);
  await house.presses(ADMINISTRATOR, 'Не записывать');
  expect(await kept()).toHaveLength(1);
  await house.says(ADMINISTRATOR, 'на платформе 48 из 60');
  await house.presses(ADMINISTRATOR, 'Записать');
  expect(last()).toContain('48 из 60 на 03.09.2030 (−2 с 02.09.2030)');
  expect(await kept()).toHaveLength(2);
});

test('зарегистрированных больше, чем всех, — бот предлагает наоборот', async () => {
  await house.says(ADMINISTRATOR, 'на платформе 60 из 48');
  expect(last()).toBe('Зарегистрировано 60, а всего 48 — так не бывает. Записать 48 из 60 на 03.09.2030?');
  expect(await kept()).toEqual([]);
  await house.presses(ADMINISTRATOR, 'Записать');
  expect(await kept()).toEqual([['2030-09-03', 48, 60, ADMINISTRATOR]]);
});

test('день, который ещё не наступил, не записывается', async () => {
  await house.says(ADMINISTRATOR, 'на платформе 48 из 60 на 12.09');
  expect(last()).toContain('12.09.2030 ещё не наступило.');
  await house.forges(ADMINISTRATOR, { do: 'figures', day: '2030-09-12', registered: 48, of: 60 });
  expect(await kept()).toEqual([]);
});

test('те же цифры за тот же день второй раз не пишутся, а другие их заменяют', async () => {
  await house.says(ADMINISTRATOR, 'на платформе 47 из 60');
  await house.says(ADMINISTRATOR, 'на платформе 47 из 60');
  expect(last()).toBe('Это уже записано: на платформе 47 из 60 на 03.09.2030.');
  await house.says(ADMINISTRATOR, 'на платформе 48 из 60');
  await house.says(ADMINISTRATOR, 'Статистика платформы');
  expect(last()).toContain('48 из 60');
  expect(last()).not.toContain('47 из 60');
});

test('«Отменить последнее» возвращает прежние цифры, а в журнале остаётся и то и другое', async () => {
  await house.says(ADMINISTRATOR, 'на платформе 47 из 60');
  house.now += 60_000;
  await house.says(ADMINISTRATOR, 'на платформе 48 из 60');
  await house.presses(ADMINISTRATOR, 'Отменить последнее');
  expect(last()).toContain('школа: записаны цифры с платформы: 48/60');
  await house.presses(ADMINISTRATOR, 'Да, отменить');
  await house.says(ADMINISTRATOR, 'Статистика платформы');
  expect(last()).toContain('47 из 60');
  const acts = await house.stored(async ({ journal }) => (await journal.latest(9)).map(({ act }) => act));
  expect(acts).toEqual(['undone', 'statistics.written', 'statistics.written']);
});

test('для учителя это вопрос, а не цифры', async () => {
  await house.introduces(TEACHER, 'учитель', 'Соколова Ирина Львовна');
  await house.says(TEACHER, 'на платформе 48 из 60');
  expect(house.last(TEACHER)).not.toContain('Записал');
  await house.says(TEACHER, 'Статистика платформы');
  expect(house.last(TEACHER)).not.toContain('48');
  expect(await kept()).toEqual([]);
});

test('где приказ просит статистику, бот предлагает отметить поручение, раз в период', async () => {
  const context = madeUpSchool();
  const [order] = context.orders;
  const [lessons] = order?.duties.filter(({ id }) => id === dutyId('first', 'lessons')) ?? [];
  if (!order || !lessons) throw new Error('no such duty');
  const duty = {
    ...lessons,
    id: dutyId('first', 'statistics'),
    text: 'сообщать директору статистику',
    assignee: { who: 'role', role: 'administrator' },
    optional: true,
    repeat: 'month',
    figures: true,
  } as const;
  const asked: SchoolContext = { ...context, orders: [{ ...order, duties: [...order.duties, duty] }] };
  house.becomes(asked);
  await house.introduces(ADMINISTRATOR, 'учитель', 'Соколова Ирина Львовна');
  await house.says(ADMINISTRATOR, 'на платформе 48 из 60');
  expect(last()).toContain('Это и есть поручение «сообщать директору статистику»');
  await house.presses(ADMINISTRATOR, 'Отметить поручение');
  house.now += DAY_MS;
  await house.says(ADMINISTRATOR, 'на платформе 49 из 60');
  expect(last()).not.toContain('сообщать директору');
  house.now += 30 * DAY_MS;
  await house.says(ADMINISTRATOR, 'на платформе 50 из 60');
  expect(last()).toContain('сообщать директору');
});

test('кто забыт, того у цифр больше нет', async () => {
  await house.says(ADMINISTRATOR, 'на платформе 48 из 60');
  await house.says(ADMINISTRATOR, 'Забыть меня');
  await house.presses(ADMINISTRATOR, 'Да, забыть');
  expect(await kept()).toEqual([['2030-09-03', 48, 60, null]]);
});
