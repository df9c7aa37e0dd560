/** Пункт 4: бота добавили в чат класса; владелец подтверждает, поручение п. 7 исполнено, доказательство хранится. */
import { ANNA, CHAT_6A, CHAT_7B, ELENA, MARINA, PAVEL, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
  await becomeStaff(ANNA, 'Классный руководитель', 'Соколова Анна Петровна');
});
afterAll(() => town.close());

async function becomeStaff(person: number, role: string, name: string): Promise<void> {
  await town.as(person).joinsAs(role, name, 'Ещё нет');
  const vera = town.as(VERA);
  await vera.presses('Подтвердить', await vera.hears());
  await town.as(person).hears();
  await town.as(person).hears();
}

test('бот здоровается коротко, читает класс из названия и спрашивает владельца — в чате и лично', async () => {
  town.vk.world.inviteBot(CHAT_7B, ANNA);
  const greeting = await town.as(ANNA, CHAT_7B).hears();
  expect(greeting.text.length).toBeLessThan(400);
  expect(greeting.text).toContain('чат 7Б');
  expect(greeting.text).toContain('/вопрос');
  const inPrivate = await town.as(ANNA).hears();
  expect(inPrivate.text).toContain('«7Б класс»');
});

test('родитель и чужой учитель подтвердить не могут: вежливый ответ над кнопкой, в реестре ничего', async () => {
  const before = town.register.snapshot();
  for (const stranger of [MARINA, PAVEL]) {
    const over = await town.as(stranger, CHAT_7B).taps('Да, чат 7Б');
    expect(over).toMatchObject({ kind: 'snackbar', user: stranger });
    expect(over.text).toMatch(/классный руководитель|администратор/i);
    expect(over.text.length).toBeLessThanOrEqual(90);
  }
  expect(town.register.snapshot()).toEqual(before);
});

test('Анна Петровна подтверждает: поручение 7Б исполнено, чат остаётся доказательством', async () => {
  await town.as(ANNA, CHAT_7B).taps('Да, чат 7Б');
  const thanks = await town.as(ANNA, CHAT_7B).hears();
  expect(thanks.text).toContain('чат 7Б');
  expect(thanks.text).toContain('п. 7 приказа');
  const done = town.register.rows('assignment').find((row) => row.duty === 'order-101/class-chat');
  expect(done).toMatchObject({ subject: 'class:7Б', actor: ANNA });
  expect(JSON.parse(String(done?.evidence))).toEqual({ kind: 'chat', peer: CHAT_7B, title: '7Б класс' });
  expect((await town.as(VERA).asks('Чаты')).text).toMatch(/Чаты классов.*1 из 16/);
  expect((await town.as(ANNA).asks('Мои обязанности')).text).toMatch(/✓ создать информационно-организационный чат/);
});

test('второе нажатие ничего не портит', async () => {
  const before = town.register.rows('assignment');
  await town.as(ANNA, CHAT_7B).taps('Да, чат 7Б');
  expect((await town.as(ANNA, CHAT_7B).hears()).text).toMatch(/уже записан/i);
  expect(town.register.rows('assignment')).toEqual(before);
});

test('название не говорит о классе — владелец пишет класс словами', async () => {
  town.vk.world.setTitleHidden(CHAT_6A, true);
  town.vk.world.inviteBot(CHAT_6A, ELENA);
  const greeting = await town.as(ELENA, CHAT_6A).hears();
  expect(greeting.text).toContain('по названию не понять');
  // nobody knows Elena yet: the administrator is asked
  expect((await town.as(VERA).hears()).text).toContain('Меня добавили в чат «без названия»');
  await becomeStaff(ELENA, 'Классный руководитель', 'Кузнецова Елена Сергеевна');
  expect((await town.as(ELENA, CHAT_6A).asks('/вопрос 6А')).text).toContain('чат 6А');
  expect((await town.as(VERA).asks('Чаты')).text).toMatch(/Чаты классов.*2 из 16/);
});

test('бота удалили — владельцу говорят лично; вернули — реестр помнит чат', async () => {
  town.as(ANNA).readsAll();
  town.vk.world.kickBot(CHAT_7B, ANNA);
  expect((await town.as(ANNA).hears()).text).toMatch(/«7Б класс».*удалили/);
  expect((await town.as(VERA).asks('Чаты')).text).toMatch(/«7Б класс»/);
  town.vk.world.inviteBot(CHAT_7B, ANNA);
  expect((await town.as(ANNA, CHAT_7B).hears()).text).toMatch(/снова здесь/);
});
