/** `doctor`: what was looked at, what is wrong and what to do, for whoever looks after the bot. */
import type { SettingName } from '../domain/settings';
import { CALL } from './cliHelp';
import { plural, type Forms } from './plural';
import { SETTING_TITLES } from './settings';

interface Trouble {
  readonly what: string;
  readonly remedy: string;
}

const ROWS: Forms = ['запись', 'записи', 'записей'];
const CHATS: Forms = ['чат', 'чата', 'чатов'];
const MESSAGES: Forms = ['сообщение', 'сообщения', 'сообщений'];
const EVENTS: Forms = ['событие', 'события', 'событий'];
const PEOPLE: Forms = ['получатель сводки', 'получателя сводки', 'получателей сводки'];

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} МБ`;
const inManagement = (where: string): string => `Откройте сообщество ВКонтакте: «Управление» → ${where}`;
const API_TOKEN = inManagement(
  '«Работа с API» → «Ключи доступа», создайте ключ с правами «Сообщения сообщества», «Управление сообществом», «Документы», «Фотографии» и запишите его в VK_TOKEN.',
);

/** The mark at the beginning of a line. */
const MARKS = { ok: '✓', warning: '!', failure: '✗' } as const;

export const line = (found: {
  readonly state: keyof typeof MARKS;
  readonly what: string;
  readonly remedy?: string;
}): string => `${MARKS[found.state]} ${found.what}${found.remedy === undefined ? '' : ` → ${found.remedy}`}`;

/** After the findings. */
export function summary(failures: number, warnings: number): string {
  if (failures > 0)
    return `Мешает работе: ${failures}, замечания: ${warnings}. Исправьте строки с ✗ и повторите проверку.`;
  return warnings > 0 ? `Бот может работать. Замечания: ${warnings}.` : 'Всё в порядке.';
}

export const environment = {
  problem: (problem: string): Trouble => ({
    what: `Настройка ${problem}`,
    remedy: 'Исправьте её в файле .env или в переменных окружения.',
  }),
  doubtful: (what: string): Trouble => ({ what, remedy: 'Исправьте настройки или оставьте, если так задумано.' }),
  sandbox: 'Настройки читаются. VK_TOKEN не задан: запустится песочница, ВКонтакте не проверяю.',
  vk: (kind: 'school' | 'rehearsal'): string =>
    kind === 'school'
      ? 'Настройки читаются: бот работает во ВКонтакте.'
      : 'Настройки читаются: репетиция с сервером на этой машине (VK_API_URL).',
  virtualClock: { what: 'Для настоящей школы заданы часы репетиции', remedy: 'Удалите CLOCK_START и CLOCK_SPEED.' },
  noAdministrators: {
    what: 'ADMIN_IDS не задан: администраторов, назначенных настройками, нет',
    remedy: 'Запишите в ADMIN_IDS номера профилей VK через запятую, например 101,102.',
  },
} as const;

export const program = {
  node: (version: string): string => `Node.js ${version}`,
  oldNode: (version: string, least: string): Trouble => ({
    what: `Node.js ${version} слишком старый`,
    remedy: `Установите Node.js ${least} или новее с nodejs.org и запустите npm ci.`,
  }),
} as const;

export const data = {
  fine: (school: string, orders: number, topics: number): string =>
    `Данные школы: ${school}, приказы — ${orders}, темы вопросов — ${topics}`,
  problem: (problem: string): Trouble => ({
    what: problem,
    remedy: 'Исправьте файл в этом месте.',
  }),
  more: (count: number): Trouble => ({
    what: `И ещё ошибок в данных: ${count}`,
    remedy: `Покажет все: ${CALL} data check`,
  }),
  noCalendar: (year: number, order: string): Trouble => ({
    what: `В приказе №${order} есть сроки ${year} года, а календаря на него нет`,
    remedy: `Добавьте calendar/ru-${year}.yaml: без него бот не знает праздников и переносов.`,
  }),
  noSandbox: (dir: string): Trouble => ({
    what: `В папке ${dir} нет людей песочницы`,
    remedy: 'Задайте VK_TOKEN или скопируйте папку sandbox из примера.',
  }),
  madeUp: (dir: string): Trouble => ({
    what: `Список ${dir}/roster.yaml помечен как вымышленный`,
    remedy: 'Замените его настоящим или удалите и загрузите список файлом: «Сотрудники» → прислать файл.',
  }),
} as const;

const KINDS: Readonly<Record<string, string>> = { sandbox: 'песочницы', rehearsal: 'репетиции', school: 'школы' };
const kindOf = (kind: string): string => KINDS[kind] ?? kind;

export const database = {
  fine: (path: string, bytes: number, running: boolean): string =>
    `База ${path}: цела, ${megabytes(bytes)}; бот ${running ? 'сейчас работает с ней' : 'сейчас не запущен'}`,
  missing: (path: string): string => `Базы ${path} ещё нет: появится при первом запуске`,
  pending: (count: number): string => `База от прежней версии: при запуске обновится (шагов — ${count})`,
  notWritable: (dir: string, code: string): Trouble => ({
    what: `В папку базы ${dir} нельзя писать (${code})`,
    remedy: 'Создайте её и дайте права на запись тому, кто запускает бота, или укажите другое место в DATABASE_URL.',
  }),
  foreign: (path: string): Trouble => ({
    what: `Файл ${path} — не база этого бота`,
    remedy: 'Укажите базу бота в DATABASE_URL; этот файл не изменён.',
  }),
  unreadable: (path: string, code: string): Trouble => ({
    what: `База ${path} не открывается (${code})`,
    remedy: `Проверьте путь и права. Если файл повреждён, остановите бота и верните копию: ${CALL} restore КОПИЯ`,
  }),
  damaged: (path: string): Trouble => ({
    what: `База ${path} повреждена`,
    remedy: `Остановите бота и верните последнюю копию: ${CALL} restore КОПИЯ`,
  }),
  newer: (path: string): Trouble => ({
    what: `База ${path} создана более новой версией программы`,
    remedy: 'Обновите программу: эта версия базу не тронет.',
  }),
  otherKind: (path: string, found: string, wanted: string): Trouble => ({
    what: `База ${path} — ${kindOf(found)}, а настройки — для ${kindOf(wanted)}`,
    remedy: 'Проверьте VK_TOKEN и VK_API_URL или укажите другой файл в DATABASE_URL.',
  }),
} as const;

const SPOILT = `Кто-то менял файл базы в обход бота. Сохраните её и последние копии, сравните их журналы: ${CALL} journal --out ФАЙЛ.xlsx. Бот при этом работает, новые записи в журнале идут дальше.`;

export const journal = {
  whole: (rows: number, fingerprint: string): string =>
    rows === 0 ? 'Журнал пуст' : `Журнал цел: ${plural(rows, ROWS)}, отпечаток последней ${fingerprint}`,
  broken: (row: number): Trouble => ({
    what: `Журнал переписан: запись №${row} не следует из прежних (изменена она или то, что перед ней)`,
    remedy: SPOILT,
  }),
  cut: (after: number, missing: number): Trouble => ({
    what: `Журнал обрезан: после записи №${after} не хватает ещё ${plural(missing, ROWS)}`,
    remedy: SPOILT,
  }),
  headless: (rows: number): Trouble => ({
    what: `Стёрта отметка, где кончается журнал (в нём ${plural(rows, ROWS)}): не обрезан ли он, сказать нельзя`,
    remedy: SPOILT,
  }),
} as const;

export const settings = {
  fine: (count: number): string =>
    count === 0
      ? 'Настройки — как в school.yaml'
      : `Настроек, изменённых в переписке: ${count}; все сходятся с school.yaml`,
  unfit: (name: SettingName, value: string): Trouble => ({
    what: `Изменённая в переписке настройка не сходится с school.yaml, действует файл: ${SETTING_TITLES[name]} (${value})`,
    remedy: 'Администратору: «Настройки» → «Что изменено» → вернуть как в файле; или поправьте school.yaml.',
  }),
} as const;

export const work = {
  fine: 'Необработанных событий нет, очередь сообщений не стоит',
  failed: (count: number): Trouble => ({
    what: `Бот не смог обработать ${plural(count, EVENTS)}`,
    remedy: `Посмотрите причины: ${CALL} events failed`,
  }),
  waiting: (count: number, minutes: number, running: boolean): Trouble => ({
    what: `В очереди ${plural(count, MESSAGES)}, самое старое ждёт ${minutes} мин`,
    remedy: running
      ? 'Проверьте ниже ключ и сеть; если ВКонтакте попросил паузу, сообщения уйдут сами.'
      : 'Запустите бота: npm start.',
  }),
  botsOff: {
    what: 'ВКонтакте недавно отказал: у сообщества выключены возможности ботов (ошибка 912)',
    remedy: inManagement('«Сообщения» → «Настройки для бота», включите «Возможности ботов».'),
  },
} as const;

export const disk = {
  fine: (bytes: number): string => `Свободно на диске с базой: ${megabytes(bytes)}`,
  low: (bytes: number): Trouble => ({
    what: `На диске с базой осталось ${megabytes(bytes)}`,
    remedy: 'Освободите место: на полном диске бот перестанет записывать.',
  }),
} as const;

export const ports = {
  free: (names: readonly string[]): string => `Порты свободны: ${names.join(', ')}`,
  running: 'Порты занимает работающий бот',
  taken: (name: string, port: number): Trouble => ({
    what: `Порт ${port} (${name}) занят другой программой`,
    remedy: `Закройте её или задайте другой, например ${name}=${port + 10}.`,
  }),
  badHost: (host: string, code: string): Trouble => ({
    what: `По адресу ${host} нельзя принимать запросы (${code})`,
    remedy: 'Исправьте HTTP_HOST, обычно это 127.0.0.1.',
  }),
} as const;

const SCOPES: Readonly<Record<string, string>> = {
  messages: '«Сообщения сообщества»',
  manage: '«Управление сообществом»',
  docs: '«Документы»',
  photos: '«Фотографии»',
};

export const token = {
  fine: (name: string, id: number): string => `Ключ принят: сообщество «${name}», ${id}; права есть`,
  refused: (code: number): Trouble => ({
    what:
      code === 0
        ? 'VK_TOKEN — не ключ сообщества'
        : `ВКонтакте не принимает ключ VK_TOKEN (ошибка ${code}): он отозван, изменён или с опечаткой`,
    remedy: API_TOKEN,
  }),
  otherGroup: (configured: number, found: number): Trouble => ({
    what: `Ключ VK_TOKEN — от сообщества ${found}, а в VK_GROUP_ID указано ${configured}`,
    remedy: 'Исправьте или удалите VK_GROUP_ID.',
  }),
  away: (address: string): Trouble => ({
    what: `ВКонтакте не отвечает по адресу ${address}`,
    remedy: 'Проверьте сеть, файрвол и прокси, а если задан VK_API_URL — и его; затем повторите проверку.',
  }),
  error: (code: number): Trouble => ({
    what: `ВКонтакте ответил ошибкой ${code}, проверить ключ не удалось`,
    remedy: 'Повторите проверку через несколько минут.',
  }),
  lacks: (scopes: readonly string[]): Trouble => ({
    what: `У ключа нет прав: ${scopes.map((scope) => SCOPES[scope] ?? scope).join(', ')}`,
    remedy: API_TOKEN,
  }),
} as const;

const LONG_POLL = inManagement('«Работа с API» → «Long Poll API»');
const EVENT_NAMES: Readonly<Record<string, string>> = {
  message_new: '«Входящее сообщение»',
  message_event: '«Действие с сообщением»',
  message_allow: '«Разрешение на получение»',
  message_deny: '«Запрет на получение»',
};
const named = (events: readonly string[]): string => events.map((name) => EVENT_NAMES[name] ?? name).join(', ');

export const longPoll = {
  fine: 'Long Poll включён, нужные события выбраны',
  off: { what: 'Long Poll выключен: бот не узнает о сообщениях', remedy: `${LONG_POLL}, включите его.` },
  eventsOff: (events: readonly string[]): Trouble => ({
    what: `В Long Poll не выбраны события: ${named(events)}`,
    remedy: `${LONG_POLL} → «Типы событий» и отметьте их.`,
  }),
  version: (found: string, wanted: string): Trouble => ({
    what: `Версия Long Poll API — ${found}`,
    remedy: `${LONG_POLL} → «Настройки», выберите ${wanted}.`,
  }),
  unknown: (code: number): Trouble => ({
    what: `Настройки Long Poll узнать не удалось (ошибка ${code})`,
    remedy: `${LONG_POLL}: проверьте, что он включён; у ключа должно быть право «Управление сообществом».`,
  }),
} as const;

export const clock = {
  fine: 'Часы этой машины идут верно',
  skewed: (seconds: number): Trouble => ({
    what: `Часы этой машины ${seconds > 0 ? 'спешат' : 'отстают'} на ${Math.abs(seconds)} с`,
    remedy: 'Включите синхронизацию времени (NTP): напоминания уходят по этим часам.',
  }),
} as const;

const titles = (all: readonly (string | null)[], shown = 5): string =>
  [
    ...all.slice(0, shown).map((title) => (title === null ? 'без названия' : `«${title}»`)),
    ...(all.length > shown ? [`и ещё ${all.length - shown}`] : []),
  ].join(', ');

export const chats = {
  none: 'Подтверждённых чатов пока нет',
  fine: (count: number): string => `Бот видит ${plural(count, CHATS)}`,
  unseen: (lost: readonly (string | null)[]): Trouble => ({
    what: `ВКонтакте не показывает боту: ${titles(lost)}`,
    remedy: 'Пусть владелец чата вернёт бота в чат или отметит в «Чаты», что чата больше нет.',
  }),
  noRight: (which: readonly (string | null)[]): Trouble => ({
    what: `Бот не администратор в чатах, состав не виден: ${titles(which)}`,
    remedy: 'Владелец чата: участники → бот → «Назначить администратором».',
  }),
  notLooked: (count: number): Trouble => ({
    what: `Ещё ${plural(count, CHATS)} не проверено: за раз смотрю не больше`,
    remedy: 'Это не ошибка: о потерянных чатах бот сам пишет их владельцам.',
  }),
} as const;

export const people = {
  fine: (count: number): string => `Сводку могут получить: ${plural(count, PEOPLE)}`,
  nobody: {
    what: 'У бота нет ни одного администратора: сводку и запросы никто не увидит',
    remedy: 'Запишите в ADMIN_IDS номер профиля VK администратора и перезапустите бота.',
  },
  silent: (user: number, link: string): Trouble => ({
    what: `Администратор vk.com/id${user} не разрешил боту писать (ошибка 901): сводка до него не дойдёт`,
    remedy: `Пусть откроет ${link} и напишет «Начать».`,
  }),
} as const;
