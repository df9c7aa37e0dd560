/** Рабочий чат администрации (п. 6) и чат директора с заместителями (2.2): один это чат или два, решает директор. */
import { join } from 'node:path';
import { dutyId, peerId, userId, type UserId } from '../../src/domain/ids';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';

const ADMINISTRATOR = userId(1);
const DIRECTOR = userId(20);
const TEACHER = userId(21);
const CHAT = peerId(2_000_000_001);
const OTHER = peerId(2_000_000_002);

let context: SchoolContext;
let house: House;
beforeAll(async () => {
  const data = await readSchool(join(__dirname, '../../data'));
  if (data.kind !== 'school') throw new Error('the data has problems');
  context = createSchoolContext(data, [ADMINISTRATOR], { id: 5 });
});
beforeEach(async () => {
  house = await House.open(context);
  for (const [user, name] of [
    [DIRECTOR, 'Ёлкина Анна Петровна'],
    [TEACHER, 'Соколова Ирина Львовна'],
  ] as const) {
    await house.introduces(user, 'учитель', name);
    await house.presses(ADMINISTRATOR, 'Подтвердить');
  }
});
afterEach(() => house.close());

const directed = () => house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 1, office: 'director' });
async function confirmed(title: string, button: string, peer = CHAT): Promise<void> {
  await house.happens({ kind: 'bot_added', peer, by: ADMINISTRATOR });
  await house.happens({ kind: 'chat_described', peer, title, greet: true });
  const payload = house.payloadIn(peer, button);
  await house.happens({ kind: 'press', peer, from: ADMINISTRATOR, payload, answerId: `${peer}`, cmid: 1 });
}
const deputies = () =>
  house.stored(({ assignments }) =>
    assignments.find({ duty: dutyId('order-101', 'deputies-chat'), subject: 'school' }),
  );
const chats = async (user: UserId): Promise<string> => (await house.says(user, 'Чаты')).join('\n');

test('в «Чатах» у чата с заместителями своя строка, без срока', async () => {
  await confirmed('Администрация', 'Да, чат администрации');
  const said = await chats(ADMINISTRATOR);
  expect(said).toContain('✅ Чат администрации — есть (п. 6 приказа, до 23.08.2023)');
  expect(said).toContain('▫️ Чат директора с заместителями — пока нет (п. 2.2 Положения)');
});

test('чат «Директор и заместители» подтверждается как такой и показывает только 2.2', async () => {
  await confirmed('Директор и заместители', 'Да, чат директора с заместителями');
  const said = await chats(ADMINISTRATOR);
  expect(said).toContain('✅ Чат директора с заместителями — есть');
  expect(said).toContain('▫️ Чат администрации — пока нет');
});

test('директор спрошен в личных сообщениях, один ли это чат, и говорит «да»', async () => {
  await directed();
  await confirmed('Администрация', 'Да, чат администрации');
  expect(house.last(DIRECTOR)).toContain('чат директора с заместителями (п. 2.2 Положения). Это один и тот же чат?');
  expect((await house.presses(DIRECTOR, 'Да, один чат на оба пункта'))[0]).toBe(
    'Записал: «Администрация» — и чат директора с заместителями. Поручение выполнено (п. 2.2 Положения). Передумать можно в «Чаты» → «Все чаты».',
  );
  expect(await deputies()).toMatchObject({ state: 'confirmed', evidence: { kind: 'chat', peer: CHAT } });
  expect(await chats(ADMINISTRATOR)).toContain('✅ Чат директора с заместителями — есть');
  expect((await house.presses(DIRECTOR, 'Да, один чат на оба пункта'))[0]).toContain('больше нечего');
});

test('директор говорит «нет»: поручение открыто, и больше об этом не спрашивают', async () => {
  await directed();
  await confirmed('Администрация', 'Да, чат администрации');
  expect((await house.presses(DIRECTOR, 'Нет, это разные чаты'))[0]).toContain('разные чаты');
  expect(await deputies()).toMatchObject({ state: 'open' });
  const before = house.heard(DIRECTOR).length;
  await house.happens({ kind: 'bot_removed', peer: CHAT, by: null });
  await house.happens({ kind: 'bot_added', peer: CHAT, by: null });
  await house.happens({ kind: 'chat_described', peer: CHAT, title: 'Администрация', greet: true });
  expect(house.heard(DIRECTOR).slice(before).join()).not.toContain('один и тот же');
});

test('директора бот не знает: спрошен администратор, и то же есть на карточке чата', async () => {
  await confirmed('Администрация', 'Да, чат администрации');
  expect(house.heard(ADMINISTRATOR).join()).toContain('Это один и тот же чат?');
  await chats(ADMINISTRATOR);
  await house.presses(ADMINISTRATOR, 'Все чаты');
  await house.presses(ADMINISTRATOR, '✅ Администрация');
  await house.presses(ADMINISTRATOR, 'Это и чат директора с заместителями');
  expect(await deputies()).toMatchObject({ state: 'confirmed' });
  await house.presses(ADMINISTRATOR, '✅ Администрация');
  expect(house.last(ADMINISTRATOR)).toContain('Показывает исполнение: п. 6 приказа, п. 2.2 Положения.');
});

test('отдельный чат, когда он появился, занимает своё место', async () => {
  await confirmed('Администрация', 'Да, чат администрации');
  await house.forges(ADMINISTRATOR, { do: 'chat_card', peer: CHAT, act: 'both' });
  await confirmed('Завучи', 'Да, чат директора с заместителями', OTHER);
  expect(await deputies()).toMatchObject({ state: 'confirmed', evidence: { peer: OTHER } });
});

test('учителю сказать это нельзя', async () => {
  await confirmed('Администрация', 'Да, чат администрации');
  await house.forges(TEACHER, { do: 'chat_card', peer: CHAT, act: 'both' });
  expect(house.last(TEACHER)).toContain('видят его владелец и администратор');
  expect(await deputies()).toMatchObject({ state: 'open' });
});

describe('директор сказал «да», а запись о чате потом изменили', () => {
  beforeEach(async () => {
    await directed();
    await confirmed('Администрация', 'Да, чат администрации');
    await house.presses(DIRECTOR, 'Да, один чат на оба пункта');
  });
  const heardAfter = async (act: () => Promise<unknown>): Promise<string> => {
    const before = house.heard(DIRECTOR).length;
    await act();
    return house.heard(DIRECTOR).slice(before).join('\n');
  };
  const corrects = (is: string) => house.forges(ADMINISTRATOR, { do: 'chat', peer: CHAT, is });

  test('исправили на «чат педагогов» и обратно: он узнаёт об этом и спрошен снова', async () => {
    expect(await heardAfter(() => corrects('teachers:'))).toContain(
      'чат директора с заместителями по нему больше не отмечен: поручение снова открыто (п. 2.2 Положения)',
    );
    expect(await deputies()).toMatchObject({ state: 'open' });
    expect(await heardAfter(() => corrects('administration:'))).toContain('Это один и тот же чат?');
    await house.presses(DIRECTOR, 'Да, один чат на оба пункта');
    expect(await deputies()).toMatchObject({ state: 'confirmed' });
  });

  test('«Чата больше нет», а потом добавили снова', async () => {
    await house.happens({ kind: 'bot_removed', peer: CHAT, by: null });
    expect(await heardAfter(() => house.presses(ADMINISTRATOR, 'Чата больше нет'))).toContain('снова открыто (п. 2.2');
    expect(await heardAfter(() => confirmed('Администрация', 'Да, чат администрации'))).toContain('один и тот же чат?');
  });

  test('повторное «Да, чат администрации» ничего у него не отнимает', async () => {
    expect(await heardAfter(() => corrects('administration:'))).toBe('');
    expect(await deputies()).toMatchObject({ state: 'confirmed' });
  });

  test('он видит этот чат во «Всех чатах», и ответ можно поменять', async () => {
    await chats(DIRECTOR);
    await house.presses(DIRECTOR, 'Все чаты');
    await house.presses(DIRECTOR, '✅ Администрация');
    expect(house.last(DIRECTOR)).toContain('Показывает исполнение: п. 6 приказа, п. 2.2 Положения.');
    expect((await house.presses(DIRECTOR, 'Нет, это разные чаты'))[0]).toContain(
      'Хорошо, это разные чаты. Поручение снова открыто (п. 2.2 Положения).',
    );
    expect(await deputies()).toMatchObject({ state: 'open' });
    await house.presses(DIRECTOR, '✅ Администрация');
    await house.presses(DIRECTOR, 'Это и чат директора с заместителями');
    expect(await deputies()).toMatchObject({ state: 'confirmed' });
  });

  test('администратор решил, что чаты разные: директор узнаёт', async () => {
    const heard = await heardAfter(() => house.forges(ADMINISTRATOR, { do: 'chat_card', peer: CHAT, act: 'apart' }));
    expect(heard).toContain('отметьте это в «Чаты» → «Все чаты»');
    expect(await deputies()).toMatchObject({ state: 'open' });
  });

  test('другому сотруднику «разные чаты» сказать нельзя', async () => {
    await house.forges(TEACHER, { do: 'chat_card', peer: CHAT, act: 'apart' });
    expect(house.last(TEACHER)).toContain('видят его владелец и администратор');
    expect(await deputies()).toMatchObject({ state: 'confirmed' });
  });
});

test('директор по ошибке сказал «нет»: чат есть во «Всех чатах», и «Готово» спрашивает снова', async () => {
  await directed();
  await confirmed('Администрация', 'Да, чат администрации');
  await house.presses(DIRECTOR, 'Нет, это разные чаты');
  await chats(DIRECTOR);
  await house.presses(DIRECTOR, 'Все чаты');
  expect(house.last(DIRECTOR)).not.toContain('ни в одном чате');
  expect(house.labels(DIRECTOR)).toContain('✅ Администрация');
  await house.forges(DIRECTOR, { do: 'answer', is: 'done', duty: 'order-101/deputies-chat' });
  expect(house.last(DIRECTOR)).toContain('Это один и тот же чат?');
});

test('у кого своих чатов нет, читает именно это', async () => {
  await confirmed('Администрация', 'Да, чат администрации');
  await chats(TEACHER);
  expect((await house.presses(TEACHER, 'Все чаты'))[0]).toBe(
    'Ваших чатов пока нет. Добавьте меня в чат или нажмите «Заявить чат».',
  );
});
