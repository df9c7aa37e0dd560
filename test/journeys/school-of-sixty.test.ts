/** Школа из шестидесяти сотрудников: список присылают файлом, люди знакомятся с ботом, чаты попадают в реестр, кто-то уходит; в конце реестр точен и таким же возвращается из копии. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedVk } from '../../src/sandbox/embeddedVk';
import { call } from '../cli/commandLine';
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

test('список из шестидесяти человек', async () => {
  const csv = rosterTable(COLLEAGUES)
    .map((row) => row.join(';'))
    .join('\r\n');
  const file = join(mkdtempSync(join(tmpdir(), 'roster-')), 'roster.csv');
  writeFileSync(file, csv);
  const done = await call(`roster import ${file} --yes`, { env: { ...environment, DATABASE_URL: town.databaseUrl } });
  expect(done).toMatchObject({ code: 0 });
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

test('тринадцать чатов', async () => {
  for (const chat of CHATS) {
    vk.world.inviteBot(2_000_000_000 + chat.localId, chat.owner);
    const owner = town.as(chat.owner, 2_000_000_000 + chat.localId);
    await owner.hears();
    await owner.taps(`Да, ${chat.name}`);
    await owner.hears();
  }
  expect(town.register.rows('chat').filter((row) => row.state === 'confirmed')).toHaveLength(13);
});
