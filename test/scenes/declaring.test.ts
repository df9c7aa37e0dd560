/** Чат, куда бота добавить нельзя: владелец заявляет, свидетель подтверждает, администратор может отклонить. */
import { peerId, userId, type UserId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, label } from './school';

const TEACHER = userId(20);
const COLLEAGUE = userId(21);
const PARENT = userId(30);
const OTHER_PARENT = userId(31);
const STRANGER = userId(40);

let house: House;
beforeEach(async () => {
  house = await House.open();
  await joins(TEACHER, 'классный руководитель', 'Ёлкина Анна Петровна');
  await joins(COLLEAGUE, 'учитель', 'Соколова Ирина Львовна');
  for (const [user, classLabel] of [
    [PARENT, '7Б'],
    [OTHER_PARENT, '6А'],
  ] as const) {
    await house.stored(async (stores) => {
      await stores.accounts.consent(user, 1, house.now);
      await stores.accounts.addRole(user, 'parent', label(classLabel));
    });
  }
});
afterEach(() => house.close());

async function joins(user: UserId, role: string, name: string): Promise<void> {
  await house.introduces(user, role, name);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}

/** Declares the chat of 7Б; returns what stands behind `?ref=`. */
async function declares(): Promise<string> {
  await house.says(TEACHER, 'Заявить чат');
  await house.presses(TEACHER, 'Чат 7Б');
  await house.says(TEACHER, 'Наш дружный класс');
  await house.presses(TEACHER, 'Заявить');
  return /\?ref=(\S+)/u.exec(house.last(TEACHER))?.[1] ?? '';
}

const duty = async () =>
  (await house.stored((stores) => stores.assignments.all())).find((one) => one.subject === 'class:7Б')?.assignment;

test('владелец заявляет чат тремя ответами и получает текст для чата', async () => {
  await house.says(TEACHER, 'Заявить чат');
  expect(house.labels(TEACHER)).toEqual(expect.arrayContaining(['Чат 7Б', 'Чат по предмету', 'Отмена']));
  await house.says(TEACHER, '7Б класс');
  expect(house.last(TEACHER)).toContain('Как называется чат 7Б?');
  house.restart();
  await house.says(TEACHER, 'Наш дружный класс');
  expect(house.last(TEACHER)).toBe('Заявляю: чат 7Б — «Наш дружный класс». Всё верно?');
  const heard = await house.presses(TEACHER, 'Заявить');
  expect(heard[0]).toContain('Теперь нужен свидетель');
  expect(heard[1]).toMatch(/чат «Наш дружный класс» есть: откройте vk\.me\/club1\?ref=chat1-[A-Z\d]{8}/u);
  expect(await duty()).toMatchObject({ state: 'reported', evidence: { kind: 'declared', declaration: 1 } });
});

test.each(['', 'https://vk.me/join/AbC', '89219876543', 'я'.repeat(81)])('«%s» — не название', async (typed) => {
  await house.says(TEACHER, 'Заявить чат');
  await house.presses(TEACHER, 'Чат 7Б');
  expect((await house.says(TEACHER, typed))[0]).toContain('Напишите название чата словами');
});

test('чужой класс не заявить; кто не сотрудник, узнаёт почему', async () => {
  await house.says(TEACHER, 'Заявить чат');
  expect((await house.says(TEACHER, '7А родители'))[0]).toContain('заявляет его владелец');
  expect((await house.says(TEACHER, 'не знаю какой'))[0]).toContain('Не понял');
  expect((await house.says(PARENT, 'Заявить чат'))[0]).toContain('может подтверждённый сотрудник');
  expect(await duty()).toBeUndefined();
});

describe('свидетель', () => {
  test('родитель того класса подтверждает: поручение выполнено, владелец и администратор знают', async () => {
    const ref = await declares();
    await house.follows(PARENT, ref);
    expect(house.last(PARENT)).toContain('Есть ли такой чат — «Наш дружный класс» (чат 7Б)');
    expect((await house.presses(PARENT, 'Да, я в этом чате'))[0]).toContain('Отметил: чат есть');
    expect(await duty()).toMatchObject({ state: 'confirmed', evidence: { kind: 'declared' } });
    expect(house.last(TEACHER)).toBe(
      'Чат «Наш дружный класс» подтверждён свидетелем. Поручение выполнено (п. 2 приказа).',
    );
    expect(house.last(ADMINISTRATOR)).toContain('Заявлен и подтверждён свидетелем чат 7Б');
    await house.follows(COLLEAGUE, ref);
    expect(house.last(COLLEAGUE)).toContain('подтверждать больше нечего');
  });

  test('«Нет» ничего не записывает, и ссылка ещё действует', async () => {
    const ref = await declares();
    await house.follows(PARENT, ref);
    expect((await house.presses(PARENT, 'Нет'))[0]).toContain('ничего не записал');
    expect(await duty()).toMatchObject({ state: 'reported' });
    await house.follows(COLLEAGUE, ref);
    await house.presses(COLLEAGUE, 'Да, я в этом чате');
    expect(await duty()).toMatchObject({ state: 'confirmed' });
  });

  test('сам владелец и родитель другого класса свидетелями не становятся', async () => {
    const ref = await declares();
    await house.follows(TEACHER, ref);
    expect(house.last(TEACHER)).toContain('Свидетелем должен быть другой');
    await house.follows(OTHER_PARENT, ref);
    expect(house.heard(OTHER_PARENT).join('\n')).toContain('родитель или ученик этого класса');
    const key = ref.split('-')[1] ?? '';
    for (const user of [TEACHER, OTHER_PARENT, STRANGER]) {
      await house.forges(user, { do: 'witness', id: 1, key, yes: true });
    }
    await house.forges(PARENT, { do: 'witness', id: 1, key: 'AAAAAAAA', yes: true });
    expect(await duty()).toMatchObject({ state: 'reported' });
  });

  test('незнакомого сначала спрашивают о согласии, ссылка не теряется; до согласия о нём ничего не записано', async () => {
    const ref = await declares();
    const heard = await house.follows(STRANGER, ref);
    expect(heard[0]).toContain('чтобы подтвердить чат');
    expect(await house.stored((stores) => stores.accounts.find(STRANGER))).toBeNull();
    const after = await house.presses(STRANGER, 'Согласен');
    expect(after.join('\n')).toContain('Сначала скажите, кто вы');
    expect(after.at(-1)).toContain('Кто вы в школе');
    await house.says(STRANGER, 'мама');
    await house.says(STRANGER, '7Б');
    await house.presses(STRANGER, 'Да, я в этом чате');
    expect(await duty()).toMatchObject({ state: 'confirmed' });
  });

  test('«Забыть меня» убирает свидетеля, подтверждение остаётся', async () => {
    const ref = await declares();
    await house.follows(PARENT, ref);
    await house.presses(PARENT, 'Да, я в этом чате');
    expect(house.heard(PARENT).join()).not.toContain('undefined');
    await house.says(PARENT, 'Мои данные');
    expect(house.last(PARENT)).toContain('подтвердили или заявили: 1');
    await house.says(PARENT, 'Забыть меня');
    await house.presses(PARENT, 'Да, забыть');
    expect(await house.stored((stores) => stores.declarations.countBy(PARENT))).toBe(0);
    expect(await duty()).toMatchObject({ state: 'confirmed' });
  });
});

describe('конец заявления', () => {
  test('администратор отклоняет с причиной, владелец её видит, поручение снова открыто', async () => {
    const ref = await declares();
    await house.follows(COLLEAGUE, ref);
    await house.presses(COLLEAGUE, 'Да, я в этом чате');
    await house.presses(ADMINISTRATOR, 'Отклонить');
    expect((await house.presses(ADMINISTRATOR, 'Чат школы другой'))[0]).toContain('Отклонил');
    expect(house.last(TEACHER)).toContain('не принял заявление о чате «Наш дружный класс»: чат школы другой');
    expect(await duty()).toMatchObject({ state: 'open' });
    expect((await house.presses(ADMINISTRATOR, 'Чат школы другой'))[0]).toContain('уже нет');
  });

  test('владелец отзывает сам; чужой не может', async () => {
    await declares();
    await house.forges(COLLEAGUE, { do: 'declaration', id: 1, act: 'end' });
    await house.forges(PARENT, { do: 'declaration', id: 1, act: 'end' });
    expect(await duty()).toMatchObject({ state: 'reported' });
    await house.says(TEACHER, 'Чаты');
    await house.presses(TEACHER, 'Все чаты');
    await house.presses(TEACHER, '📝 Наш дружный класс');
    expect(house.last(TEACHER)).toContain('Ждёт свидетеля');
    expect((await house.presses(TEACHER, 'Отозвать заявление'))[0]).toContain('отозвано');
    expect(await duty()).toMatchObject({ state: 'open' });
  });

  test('бот вошёл в чат сам: заявление больше не нужно', async () => {
    const ref = await declares();
    const peer = peerId(2_000_000_009);
    await house.happens({ kind: 'bot_added', peer, by: TEACHER });
    await house.happens({ kind: 'chat_described', peer, title: '7Б класс', greet: true });
    const payload = house.payloadIn(peer, 'Да, чат 7Б');
    await house.happens({ kind: 'press', peer, from: TEACHER, payload, answerId: 'a', cmid: 1 });
    expect(house.heardIn(peer).at(-1)).toContain('Заявление о чате «Наш дружный класс» больше не нужно');
    expect(await duty()).toMatchObject({ state: 'confirmed', evidence: { kind: 'chat', peer } });
    await house.follows(PARENT, ref);
    expect(house.last(PARENT)).toContain('подтверждать больше нечего');
    await house.says(TEACHER, 'Заявить чат');
    await house.presses(TEACHER, 'Чат 7Б');
    await house.says(TEACHER, 'Ещё один');
    expect((await house.presses(TEACHER, 'Заявить'))[0]).toContain('я сам в этом чате');
  });
});
