/** What the person who runs the bot reads on the console: what is wrong and what to do about it. */
import { dataProblemsText, type PlacedProblem } from './dataProblems';

/** Remedies for the environment's values. */
export const config = {
  groupId: 'нужен номер сообщества, например 123456',
  apiUrl: 'нужен адрес вида http://127.0.0.1:9000/method',
  transport: 'в этой версии работает только longpoll: удалите строку',
  adminIds: 'нужны номера профилей VK через запятую, например 101,102',
  databaseUrl: 'нужно sqlite:ПУТЬ, например sqlite:var/bot.sqlite (PostgreSQL в этой версии не работает)',
  port: 'нужен номер порта от 0 до 65535',
  logLevel: 'нужно одно из: fatal, error, warn, info, debug, trace, silent',
  clockStart: 'нужен момент с часовым поясом, вида ГГГГ-ММ-ДДTЧЧ:ММ:СС+03:00',
  noSuchInstant: 'такого момента нет: проверьте число и месяц',
  clockSpeed: 'нужно положительное число, например 60',
  clockSpeedAlone: 'работает только вместе с CLOCK_START: добавьте его или удалите эту строку',
  rateLimit: 'нужно число запросов в секунду от 1 до 20 (больше ВКонтакте не разрешает)',
  noLimit: '0 снимает ограничение и допустим только с VK_API_URL на этой же машине (127.0.0.1)',
  secretFile: (path: string): string => `не удалось прочитать файл ${path}: проверьте путь и права доступа`,
  secretTwice: (name: string): string => `задан дважды, ещё и файлом в ${name}_FILE: оставьте что-то одно`,
  secretFileEmpty: (path: string): string => `файл ${path} пуст: запишите в него ключ или уберите эту строку`,
  heading: 'Бот не запущен: исправьте настройки (переменные окружения или файл .env).',
} as const;

/** About the file `.env`. */
export const dotEnv = {
  folder: (file: string): string =>
    `${file} — папка, а нужен файл с настройками. Уберите её или скопируйте .env.example в файл ${file}.`,
  unreadable: (file: string, code: string): string =>
    `Файл ${file} не читается (${code}). Дайте к нему доступ тому, кто запускает бота, или уберите файл.`,
  misspelt: (file: string, name: string, meant: string): string =>
    `Внимание: ${name} в ${file} — неизвестная настройка, она не действует. Похоже, имелась в виду ${meant}.`,
} as const;

/** What may be a mistake and stops nobody. */
export const warning = {
  apiUrlAlone:
    'Внимание: VK_API_URL задан, а VK_TOKEN нет, поэтому запускается песочница и этот адрес не используется. Чтобы работать с тем сервером, задайте VK_TOKEN.',
} as const;

/** Why the program does not start, with the remedy. */
export const refusal = {
  data: (problems: readonly PlacedProblem[]): string =>
    ['Бот не запущен: в данных школы есть ошибки.', dataProblemsText(problems)].join('\n'),
  locked: (path: string): string =>
    `База ${path} занята другим запущенным ботом. Остановите его (Ctrl+C в его окне) или укажите другой файл в DATABASE_URL.`,
  newer: (path: string): string =>
    `База ${path} создана более новой версией программы. Обновите программу или укажите другой файл в DATABASE_URL: эта версия её не тронула.`,
  otherKind: (path: string, found: string, wanted: string): string =>
    `База ${path} — ${kind(found)}, а запускается ${kind(wanted)}: их нельзя смешивать. Укажите другой файл в DATABASE_URL.`,
  noSandbox: (dir: string): string =>
    `В папке ${dir} нет sandbox/roster.yaml и sandbox/world.yaml: песочнице не из кого состоять. Задайте VK_TOKEN или скопируйте папку sandbox из примера.`,
  freshWithToken:
    'Ключ --fresh стирает базу и работает только в песочнице. Уберите VK_TOKEN или запустите без --fresh.',
  madeUpRoster: (dir: string): string =>
    `Список ${dir}/roster.yaml помечен как вымышленный (made_up: true). Для настоящей школы замените его настоящим.`,
  notASandbox: (path: string): string =>
    `База ${path} — не песочница, --fresh её не сотрёт. Уберите DATABASE_URL или укажите в нём файл песочницы.`,
  virtualClock:
    'CLOCK_START и CLOCK_SPEED — для репетиций: настоящая школа живёт по настоящему времени. Уберите их из настроек.',
  otherGroup: (configured: number, found: number): string =>
    `Ключ VK_TOKEN — от сообщества ${found}, а в VK_GROUP_ID указано ${configured}. Исправьте или удалите VK_GROUP_ID.`,
  badDatabase: (path: string, code: string): string =>
    `Файл базы ${path} не открывается (${code}). Проверьте путь и права; если файл повреждён, верните его из копии или укажите другой в DATABASE_URL.`,
  badHost: (host: string, code: string): string =>
    `По адресу ${host} нельзя принимать запросы (${code}). Исправьте HTTP_HOST, обычно это 127.0.0.1, или HTTP_PORT.`,
  portTaken: (name: string, port: number): string =>
    `Порт ${port} занят. Задайте другой в ${name}, например ${name}=${port + 10}.`,
  token: (code: number): string =>
    `ВКонтакте не принимает ключ (ошибка ${code}). Создайте ключ в разделе «Управление → Работа с API» сообщества с правом «Сообщения сообщества» и запишите его в VK_TOKEN.`,
  unknownArgument: (argument: string): string =>
    `Неизвестный ключ ${argument}. Есть только --fresh: начать песочницу заново.`,
} as const;

/** Printed when the sandbox is ready. */
export const sandboxReady = (page: string, monitor: string): string =>
  [
    `Песочница готова: откройте ${page}`,
    `Состояние бота: ${monitor}/healthz`,
    'Остановить: Ctrl+C. Начать заново: npm start -- --fresh',
  ].join('\n');

/** Printed once when VK is away at the start. */
export const vkAway = (reason: string): string =>
  `ВКонтакте пока не отвечает, пробую снова. Проверьте сеть и, если он задан, VK_API_URL. Причина: ${reason}`;

/** Printed when the bot is at work on VK. */
export const botReady = (monitor: string): string => `Бот работает. Состояние: ${monitor}/healthz. Остановить: Ctrl+C.`;

function kind(value: string): string {
  if (value === 'sandbox') return 'база песочницы';
  return value === 'rehearsal' ? 'база репетиции на этой машине' : 'база настоящей школы';
}
