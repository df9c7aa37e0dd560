/** Школа из шестидесяти сотрудников: список присылают файлом, люди знакомятся с ботом, чаты попадают в реестр, кто-то уходит; в конце реестр точен и таким же возвращается из копии. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedVk } from '../../src/sandbox/embeddedVk';
import { call } from '../cli/commandLine';
import { xlsx } from '../roster/tables';
import {
  ADMINISTRATION,
  ADMINISTRATOR,
  CHATS,
  CLASS_TEACHERS,
  COLLEAGUES,
  nameOf,
  OTHERS,
  rosterTable,
  TEACHERS,
  vkOfSixty,
  type Colleague,
} from './sixty';
import { Town } from './town';

let vk: EmbeddedVk;
let town: Town;
let environment: Readonly<Record<string, string>>;
beforeAll(async () => {
  const separate = await vkOfSixty();
  ({ vk, environment } = separate);
  town = await Town.open(separate);
  await town.as(ADMINISTRATOR).asks('Меню');
});
afterAll(async () => {
  await town.close();
  await vk.close();
});

/** Comes to the bot, names oneself, and is confirmed by the administrator. */
async function comesIn(one: Colleague, role: string, registered: 'Да' | 'Ещё нет'): Promise<void> {
  const person = town.as(one.id);
  await person.joinsAs(role, nameOf(one), registered);
  const administrator = town.as(ADMINISTRATOR);
  await administrator.presses('Подтвердить', await administrator.hears());
  await person.hears();
}

test('список из шестидесяти человек присылают файлом в личные сообщения', async () => {
  const chief = town.as(ADMINISTRATOR);
  await chief.sendsFile('Список сотрудников.xlsx', await xlsx(rosterTable(COLLEAGUES)));
  const shown = await chief.hears();
  expect(shown.text).toContain('Новые: 60');
  await chief.presses('Уволить 60', await chief.presses('Применить', await chief.hearsOf('Применить')));
  const known = town.register.rows('staff').filter((row) => row.status === 'active');
  expect(known.map((row) => [row.surname, row.first_name, row.patronymic].join(' ')).sort()).toEqual(
    COLLEAGUES.map(nameOf).sort(),
  );
});

test('сорок восемь человек знакомятся с ботом; половина уже зарегистрирована', async () => {
  const coming: (readonly [Colleague, string])[] = [
    ...ADMINISTRATION.map((one) => [one, 'Администрация школы'] as const),
    ...CLASS_TEACHERS.map((one) => [one, 'Классный руководитель'] as const),
    ...TEACHERS.map((one) => [one, 'Учитель-предметник'] as const),
  ];
  const chief = town.as(ADMINISTRATOR);
  await chief.asks('Начать');
  await chief.hears();
  await chief.presses('Согласен');
  await chief.hears();
  await chief.presses('Администрация школы');
  await chief.asks(nameOf(COLLEAGUES[0] as Colleague));
  await chief.presses('Да');
  await chief.presses('Ещё нет');
  await chief.hears();
  for (const [index, [one, role]] of coming.slice(1).entries())
    await comesIn(one, role, index % 2 === 0 ? 'Да' : 'Ещё нет');
  expect(town.register.rows('staff').filter((row) => row.user_id !== null)).toHaveLength(48);
  expect(OTHERS).toHaveLength(12);
});

test('тринадцать чатов подтверждают владельцы: бота туда пригласили', async () => {
  for (const chat of CHATS) {
    vk.world.inviteBot(2_000_000_000 + chat.localId, chat.owner);
    const owner = town.as(chat.owner, 2_000_000_000 + chat.localId);
    await owner.hears();
    await owner.taps(`Да, ${chat.name}`);
    await owner.hears();
  }
  expect(town.register.rows('chat').filter((row) => row.state === 'confirmed')).toHaveLength(13);
});

test('ещё два заявляют там, куда бота не добавить, и свидетели их подтверждают', async () => {
  const [last] = CLASS_TEACHERS.slice(-1);
  const [witness] = TEACHERS;
  if (!last || !witness) throw new Error('nobody');
  for (const which of [`Чат ${last.classLabel}`, `Чат родителей ${last.classLabel}`]) {
    const owner = town.as(last.id);
    owner.readsAll();
    await owner.asks('Заявить чат');
    await owner.presses(which);
    await owner.asks(`${which} в MAX`);
    await owner.presses('Заявить');
    const [, ref = ''] = /\?ref=(\S+)/u.exec((await owner.hears()).text) ?? [];
    const colleague = town.as(witness.id);
    colleague.readsAll();
    expect((await colleague.follows(ref)).text).toContain(`«${which} в MAX»`);
    await colleague.presses('Да, я в этом чате');
  }
  const declared = town.register.rows('chat_declaration').map((row) => row.state);
  expect(declared).toEqual(['witnessed', 'witnessed']);
});

test('один учитель увольняется, у одного класса меняется руководитель', async () => {
  const chief = town.as(ADMINISTRATOR);
  const gone = TEACHERS[3];
  const before = CLASS_TEACHERS[0];
  const after = TEACHERS[5];
  if (!gone || !before || !after) throw new Error('nobody');
  const opens = async (one: Colleague) => {
    chief.readsAll();
    const id = town.register.rows('staff').find((row) => row.user_id === one.id)?.id;
    return chief.sends({ text: 'Карточка', payload: { do: 'staff', staff: id, act: 'card' } });
  };
  await chief.presses('Уволен(а)', await opens(gone));
  await chief.presses('Да, уволен(а)');
  await chief.presses('Изменить класс', await opens(after));
  await chief.presses('6 классы');
  await chief.presses(before.classLabel);
  expect((await town.as(before.id).asks('Мои обязанности')).text).not.toContain(before.classLabel);
  expect((await town.as(after.id).asks('Мои обязанности')).text).toContain(before.classLabel);
  expect((await town.as(gone.id).asks('Мои обязанности')).text).not.toContain('по своему предмету');
});

test('реестр точен', () => {
  const staff = town.register.rows('staff').filter((row) => row.status !== 'left');
  expect(staff).toHaveLength(59);
  expect(staff.filter((row) => row.user_id !== null)).toHaveLength(47);
  const classes = staff.map((row) => row.class_teacher_of).filter((one) => typeof one === 'string');
  expect(classes.sort()).toEqual(CLASS_TEACHERS.map((one) => one.classLabel).sort());
  const leads = (one: Colleague | undefined) => staff.find((row) => row.user_id === one?.id)?.class_teacher_of;
  expect([leads(CLASS_TEACHERS[0]), leads(TEACHERS[5])]).toEqual([null, CLASS_TEACHERS[0]?.classLabel]);
  const duty = (id: string) =>
    town.register.rows('assignment').filter((row) => row.duty === `order-101/${id}` && row.period === '');
  const confirmed = (id: string) =>
    duty(id)
      .filter((row) => row.state === 'confirmed')
      .map((row) => String(row.subject))
      .sort();
  expect(confirmed('class-chat')).toEqual(CLASS_TEACHERS.map((one) => `class:${one.classLabel}`).sort());
  expect(confirmed('class-parents-chat')).toEqual(['class:9В']);
  expect(confirmed('administration-chat')).toEqual(['school']);
  expect(confirmed('teachers-chat')).toEqual(['school']);
  // every second of those who came, the first one aside, had registered already
  expect(duty('registration').filter((row) => row.state === 'reported')).toHaveLength(24);
  expect(duty('registration').filter((row) => row.state === 'started')).toHaveLength(24);
  expect(town.register.failedEvents()).toBe(0);
});

test('и таким же возвращается из копии', async () => {
  const before = town.register.snapshot();
  const folder = mkdtempSync(join(tmpdir(), 'sixty-'));
  const copy = join(folder, 'copy.sqlite');
  const cli = (command: string) =>
    call(command, { env: { ...environment, DATABASE_URL: town.databaseUrl }, now: Date.now() });
  expect(await cli(`backup --out ${copy}`)).toMatchObject({ code: 0 });
  const chief = town.as(ADMINISTRATOR);
  await chief.asks('Забыть меня');
  await chief.presses('Да, забыть');
  expect(town.register.snapshot()).not.toEqual(before);
  await town.stopBot();
  expect(await cli(`restore ${copy}`)).toMatchObject({ code: 0 });
  expect(town.register.snapshot()).toEqual(before);
  await town.startBot();
  expect((await chief.hears()).text).toContain('Реестр восстановлен из копии');
  expect((await chief.asks('Чаты')).text).toMatch(/Чаты классов — 12 из 16/u);
  rmSync(folder, { recursive: true, force: true });
});
