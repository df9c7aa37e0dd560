/** `doctor` against the embedded VK: what is wrong, in words somebody at a school can follow. */
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import SQLite from 'better-sqlite3';
import type { Finding } from '../../src/cli/doctor/finding';
import { checkDisk } from '../../src/cli/doctor/machine';
import { checkProgram } from '../../src/cli/doctor/program';
import { peerId, userId } from '../../src/domain/ids';
import { Database } from '../../src/store/database';
import { ANNA, BORIS, CLASS_CHAT, GROUP, TOKEN, Town } from '../sandbox/town';
import { scratchFile } from '../store/openDatabase';
import { edited, makeFolder } from '../school/folder';
import { call, type Called } from './commandLine';

let town: Town;
let file: ReturnType<typeof scratchFile>;
beforeEach(async () => {
  town = await Town.open({ realNow: Date.now });
  town.world.allow(ANNA);
  file = scratchFile();
});
afterEach(async () => {
  await town.vk.close();
  file.remove();
});

const onVk = (): Record<string, string> => ({
  VK_TOKEN: TOKEN,
  VK_API_URL: town.vk.apiUrl,
  ADMIN_IDS: String(ANNA),
  DATABASE_URL: `sqlite:${file.path}`,
  HTTP_PORT: '0',
});

const run = (env: Record<string, string> = {}, command = 'doctor'): Promise<Called> =>
  call(command, { env: { ...onVk(), ...env }, realTime: true });

/** The lines that are not in order. */
const troubles = ({ out }: Called): string[] => out.filter((line) => !line.startsWith('✓'));

async function database(fill: Parameters<Database['transaction']>[0] = () => Promise.resolve()): Promise<Database> {
  const opened = await Database.open(file.path, 'rehearsal', { lock: true });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  await opened.database.transaction(fill);
  return opened.database;
}

describe('a well set bot', () => {
  test('is told so, check by check, and nothing is sent or created', async () => {
    const said = await run();
    expect(said).toMatchObject({ code: 0, err: ['Всё в порядке.'] });
    expect(said.out).toEqual([
      '✓ Настройки читаются: репетиция с сервером на этой машине (VK_API_URL).',
      expect.stringMatching(/^✓ Node\.js \d+/),
      expect.stringMatching(/^✓ Данные школы: /),
      expect.stringMatching(/^✓ Базы .* ещё нет: появится при первом запуске$/),
      expect.stringMatching(/^[✓!] .*диск/),
      '✓ Порты свободны: HTTP_PORT=0',
      `✓ Ключ принят: сообщество «Школа», ${GROUP}; права есть`,
      '✓ Long Poll включён, нужные события выбраны',
      '✓ Часы этой машины идут верно',
      '✓ Подтверждённых чатов пока нет',
      '✓ Сводку могут получить: 1 получатель сводки',
    ]);
    expect(town.world.messages(ANNA)).toEqual([]);
    expect((await run()).out).toContainEqual(expect.stringContaining('появится при первом запуске'));
  });

  test('is examined beside the running bot, with its journal and its chats', async () => {
    town.world.inviteBot(CLASS_CHAT, ANNA);
    town.world.setBotAdmin(CLASS_CHAT, true);
    const bot = await database(async (stores) => {
      await stores.chats.seen(peerId(CLASS_CHAT), userId(ANNA), 1);
      await stores.chats.setTitle(peerId(CLASS_CHAT), '7Б');
      await stores.chats.confirm(
        peerId(CLASS_CHAT),
        { kind: 'other', classLabel: null, isExtra: false },
        userId(ANNA),
        1,
      );
      await stores.journal.add({ at: 1, actor: userId(ANNA), act: 'mailing.paused', about: 'school', details: {} });
    });
    const said = await run();
    await bot.close();
    expect(said.code).toBe(0);
    expect(said.out).toContainEqual(expect.stringContaining('бот сейчас работает с ней'));
    expect(said.out).toContainEqual(
      expect.stringMatching(/^✓ Журнал цел: 1 запись, отпечаток последней [0-9a-f]{16}$/),
    );
    expect(said.out).toContain('✓ Порты занимает работающий бот');
    expect(said.out).toContain('✓ Бот видит 1 чат');
    expect(troubles(said)).toEqual([]);
  });

  test('settings changed by chat go with the file, or are told of', async () => {
    const bot = await database(({ settings }) => settings.set({ name: 'digest', value: '07:30' }, userId(ANNA), 1));
    expect((await run()).out).toContain('✓ Настроек, изменённых в переписке: 1; все сходятся с school.yaml');
    await bot.transaction(({ settings }) =>
      settings.set({ name: 'staff_hours', value: '20:00–21:00' }, userId(ANNA), 1),
    );
    const said = await run();
    await bot.close();
    expect(said.code).toBe(0);
    expect(troubles(said)).toEqual([
      '! Изменённая в переписке настройка не сходится с school.yaml, действует файл: часы, когда пишу сотрудникам (20:00–21:00) → Администратору: «Настройки» → «Что изменено» → вернуть как в файле; или поправьте school.yaml.',
    ]);
  });

  test('as JSON each finding has its check, state and remedy', async () => {
    town.world.set({ scopes: new Set(['messages', 'manage']) });
    const said = await run({}, 'doctor --json');
    const findings = JSON.parse(said.out.join('\n')) as Finding[];
    expect(findings.map(({ check }) => check)).toEqual([
      'environment',
      'program',
      'data',
      'database',
      'disk',
      'ports',
      'token',
      'long_poll',
      'clock',
      'chats',
      'people',
    ]);
    expect(findings.find(({ check }) => check === 'token')).toEqual({
      check: 'token',
      state: 'warning',
      what: 'У ключа нет прав: «Документы», «Фотографии»',
      remedy: expect.stringContaining('«Работа с API» → «Ключи доступа»') as string,
    });
    expect(said.code).toBe(0);
  });
});

describe('VK', () => {
  test('a wrong token: refused, with where to make another; it is printed nowhere, and the rest is still checked', async () => {
    const said = await run({ VK_TOKEN: 'vk1.a.secret-of-the-school' });
    expect(said.code).toBe(1);
    expect(troubles(said)).toEqual([
      expect.stringMatching(/^✗ ВКонтакте не принимает ключ VK_TOKEN \(ошибка 5\).*→ .*«Ключи доступа», создайте ключ/),
    ]);
    expect(JSON.stringify(said)).not.toContain('secret-of-the-school');
    expect(said.out).toContainEqual(expect.stringContaining('✓ Данные школы'));
  });

  test('a token of another community', async () => {
    const said = await run({ VK_GROUP_ID: '5' });
    expect(said.code).toBe(1);
    expect(troubles(said)).toContain(
      `✗ Ключ VK_TOKEN — от сообщества ${GROUP}, а в VK_GROUP_ID указано 5 → Исправьте или удалите VK_GROUP_ID.`,
    );
  });

  test('a token without the right to manage: Long Poll cannot work, nor be asked about', async () => {
    town.world.set({ scopes: new Set(['messages', 'docs', 'photos']) });
    const said = await run();
    expect(said.code).toBe(1);
    expect(troubles(said)).toEqual([
      expect.stringMatching(/^✗ У ключа нет прав: «Управление сообществом» → /),
      expect.stringMatching(/^✗ Настройки Long Poll узнать не удалось \(ошибка 15\) → /),
    ]);
  });

  test('a token without messages stops the bot', async () => {
    town.world.set({ scopes: new Set(['manage', 'docs', 'photos']) });
    const said = await run();
    expect(said.code).toBe(1);
    expect(troubles(said)).toContainEqual(expect.stringMatching(/^✗ У ключа нет прав: «Сообщения сообщества» → /));
  });

  test('Long Poll is off', async () => {
    town.world.set({ longPoll: { enabled: false, apiVersion: '5.199', events: new Set() } });
    const said = await run();
    expect(said.code).toBe(1);
    expect(troubles(said)).toEqual([
      expect.stringMatching(/^✗ Long Poll выключен.* → .*«Работа с API» → «Long Poll API», включите его\.$/),
    ]);
  });

  test('an event that the bot lives by stops it, others do not; an old version is told', async () => {
    town.world.set({
      longPoll: { enabled: true, apiVersion: '5.131', events: new Set(['message_event', 'message_allow']) },
    });
    const said = await run();
    expect(said.code).toBe(1);
    expect(troubles(said)).toEqual([
      expect.stringMatching(/^✗ В Long Poll не выбраны события: «Входящее сообщение» → /),
      expect.stringMatching(/^! В Long Poll не выбраны события: «Запрет на получение» → /),
      expect.stringMatching(/^! Версия Long Poll API — 5\.131 → .*выберите 5\.199\.$/),
    ]);
  });

  test('VK does not answer', async () => {
    town.world.fault({ kind: 'outage', on: true });
    const said = await run();
    expect(said.code).toBe(1);
    expect(troubles(said)).toEqual([
      expect.stringMatching(/^✗ ВКонтакте не отвечает по адресу http:\/\/127\.0\.0\.1.* → Проверьте сеть/),
    ]);
  });

  test('an administrator who never wrote (901) does not get the digest', async () => {
    const said = await run({ ADMIN_IDS: `${ANNA},${BORIS}` });
    expect(said.code).toBe(0);
    expect(troubles(said)).toEqual([
      `! Администратор vk.com/id${BORIS} не разрешил боту писать (ошибка 901): сводка до него не дойдёт → Пусть откроет vk.me/school и напишет «Начать».`,
    ]);
  });

  test('nobody administers', async () => {
    const said = await run({ ADMIN_IDS: '' });
    expect(troubles(said).map((line) => line.slice(0, 40))).toEqual([
      expect.stringContaining('ADMIN_IDS не задан'),
      expect.stringContaining('нет ни одного администратора'),
    ]);
  });

  test('a chat that VK no longer shows, and one whose members the bot may not see', async () => {
    town.world.inviteBot(CLASS_CHAT, ANNA);
    const bot = await database(async ({ chats }) => {
      for (const [peer, title] of [
        [CLASS_CHAT, '7Б'],
        [2_000_000_009, '6А'],
      ] as const) {
        await chats.seen(peerId(peer), userId(ANNA), 1);
        await chats.setTitle(peerId(peer), title);
        await chats.confirm(peerId(peer), { kind: 'other', classLabel: null, isExtra: false }, userId(ANNA), 1);
      }
    });
    const said = await run();
    await bot.close();
    expect(said.code).toBe(0);
    expect(troubles(said)).toEqual([
      expect.stringMatching(/^! ВКонтакте не показывает боту: «6А» → /),
      expect.stringMatching(/^! Бот не администратор в чатах, состав не виден: «7Б» → /),
    ]);
  });

  test('the clock of the machine is wrong', async () => {
    await town.vk.close();
    town = await Town.open({ realNow: () => Date.now() - 90_000 });
    town.world.allow(ANNA);
    expect(troubles(await run())).toEqual([
      expect.stringMatching(/^! Часы этой машины спешат на (89|90|91) с → Включите синхронизацию времени/),
    ]);
  });
});

describe('beside VK', () => {
  test('every problem of the settings is told, and the data are checked all the same', async () => {
    const said = await run({ HTTP_PORT: '70000', ADMIN_IDS: 'я' });
    expect(said.code).toBe(1);
    expect(troubles(said)).toEqual([
      expect.stringMatching(/^✗ Настройка ADMIN_IDS: .* → Исправьте её в файле \.env/),
      expect.stringMatching(/^✗ Настройка HTTP_PORT: /),
    ]);
    expect(said.out).toContainEqual(expect.stringContaining('✓ Данные школы'));
  });

  test('without a token it is the sandbox, and VK is not asked', async () => {
    const said = await run({ VK_TOKEN: '', VK_API_URL: '', SANDBOX_PORT: '0' });
    expect(said.code).toBe(0);
    expect(said.out[0]).toBe('✓ Настройки читаются. VK_TOKEN не задан: запустится песочница, ВКонтакте не проверяю.');
    expect(said.out.join('\n')).not.toContain('Ключ принят');
  });

  test('a mistake in the school’s data has its place', async () => {
    const folder = await makeFolder(edited('school.yaml', 'Asia/Omsk', 'Moon/Base'));
    const said = await run({ SCHOOL_DIR: folder.dir });
    await folder.remove();
    expect(said.code).toBe(1);
    expect(troubles(said)[0]).toMatch(/^✗ .*school\.yaml:\d+:\d+: .* → Исправьте файл в этом месте\.$/);
  });

  test('a journal that was changed behind the bot is told with its row', async () => {
    const bot = await database(async ({ journal }) => {
      for (const staff of [1, 2, 3])
        await journal.add({ at: staff, actor: userId(ANNA), act: 'staff.left', about: `staff:${staff}`, details: {} });
    });
    await bot.close();
    const raw = new SQLite(file.path);
    raw.exec(`drop trigger journal_unchanged; update journal set about = 'staff:9' where id = 2`);
    raw.close();
    const said = await run();
    expect(said.code).toBe(1);
    expect(troubles(said)).toEqual([
      expect.stringMatching(/^✗ Журнал переписан: запись №2 не следует из прежних .* → Кто-то менял файл базы/),
    ]);
  });

  test('set-aside events, a standing queue and switched off bots of the community', async () => {
    const long = Date.now() - 3_600_000;
    const bot = await database(async ({ outbox }) => {
      await outbox.add({ peer: peerId(ANNA), priority: 1, body: '{"text":"да"}', randomId: 1, expiresAt: null }, long);
      await outbox.add({ peer: peerId(BORIS), priority: 1, body: '{"text":"да"}', randomId: 2, expiresAt: null }, long);
    });
    await bot.close();
    const raw = new SQLite(file.path);
    raw.exec(`update outbox set status = 'refused', code = 912, refusal = 'bots_off', settled_at = ${long} where id = 2;
      insert into inbox (event_id, body, status, received_at) values ('e', '{}', 'failed', ${long})`);
    raw.close();
    const said = await run();
    expect(said.code).toBe(0);
    expect(troubles(said)).toEqual([
      expect.stringMatching(/^! Бот не смог обработать 1 событие → .*events failed$/),
      '! В очереди 1 сообщение, самое старое ждёт 60 мин → Запустите бота: npm start.',
      expect.stringMatching(/^! ВКонтакте недавно отказал: .*\(ошибка 912\) → .*«Возможности ботов»\.$/),
    ]);
  });

  test('a foreign file, a damaged one and one of another kind are told apart', async () => {
    await writeFile(
      file.path,
      'не база, а просто текст, который длиннее заголовка SQLite, чтобы его прочитали целиком',
    );
    expect(troubles(await run())).toEqual([expect.stringMatching(/^✗ Файл .* — не база этого бота → /)]);
    const other = scratchFile();
    const opened = await Database.open(other.path, 'school', { lock: true });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    await opened.database.close();
    expect(troubles(await run({ DATABASE_URL: `sqlite:${other.path}` }))).toEqual([
      expect.stringMatching(/^✗ База .* — школы, а настройки — для репетиции → /),
    ]);
    other.remove();
  });

  test('a database of the version before is left as it is and read in a copy', async () => {
    await (await database()).close();
    const raw = new SQLite(file.path);
    raw.exec(`drop table journal; drop table journal_actor; delete from kysely_migration where name = '0017_journal_chain';
      create table journal (id integer primary key autoincrement, at integer not null, actor integer not null,
      act text not null, about text not null, details text not null)`);
    raw.close();
    const said = await run();
    expect(said).toMatchObject({ code: 0 });
    expect(said.out).toContain('✓ База от прежней версии: при запуске обновится (шагов — 1)');
    const after = new SQLite(file.path, { readonly: true });
    expect(after.prepare(`select count(*) from kysely_migration where name like '0017%'`).pluck().get()).toBe(0);
    after.close();
  });

  test('a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const said = await run({ HTTP_PORT: String(port) });
    await new Promise((done) => other.close(done));
    expect(said.code).toBe(1);
    expect(troubles(said)).toEqual([expect.stringContaining(`✗ Порт ${port} (HTTP_PORT) занят другой программой → `)]);
  });

  test('an old program and a full disk', () => {
    expect(checkProgram('20.18.9')).toMatchObject({ state: 'failure' });
    expect(checkProgram('20.19.0')).toMatchObject({ state: 'ok' });
    expect(checkProgram('22.0.0')).toMatchObject({ state: 'ok' });
    expect([1, 100_000_000, 10_000_000_000].map((bytes) => checkDisk(bytes).state)).toEqual([
      'failure',
      'warning',
      'ok',
    ]);
  });
});
