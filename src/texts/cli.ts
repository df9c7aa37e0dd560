/** What the person who runs the bot reads in the command line: results, refusals with their remedy. */
import type { LocalDate } from '../domain/localDate';
import { CALL } from './cliHelp';
import { dayText } from './dates';
import { dataProblemsText, type PlacedProblem } from './dataProblems';
import { administrationChat, MAILING_KINDS } from './mailing';
import { plural } from './plural';

/** The bot has not been started yet: the command works with an empty register. */
export const notYet = (path: string): string =>
  `Базы ${path} ещё нет: бот не запускался. Если она в другом месте, укажите его в DATABASE_URL.`;

/** Why a command does nothing, with the remedy. */
export const refusals = {
  config: (problems: readonly string[]): string =>
    ['Исправьте настройки (переменные окружения или файл .env).', ...problems].join('\n'),
  data: (problems: readonly PlacedProblem[]): string =>
    ['В данных школы есть ошибки. Исправьте их и повторите команду.', dataProblemsText(problems)].join('\n'),
  foreign: (path: string): string =>
    `Файл ${path} — не база этого бота. Укажите его базу в DATABASE_URL; этот файл не изменён.`,
  newer: (path: string): string =>
    `База ${path} создана более новой версией программы. Обновите программу; база не изменена.`,
} as const;

export interface CheckedCounts {
  readonly dir: string;
  readonly school: string;
  readonly classes: number;
  readonly orders: number;
  readonly duties: number;
  readonly topics: number;
  readonly questions: number;
  readonly years: readonly number[];
  /** Null when the folder has no roster of its own. */
  readonly roster: number | null;
  readonly sandbox: { readonly roster: number; readonly people: number; readonly chats: number } | null;
}

/** `data check` and `data schema`. */
export const data = {
  good: (counts: CheckedCounts): string =>
    [
      `${counts.dir}: ошибок нет. ${counts.school}`,
      `  классы: ${counts.classes}`,
      `  приказы: ${counts.orders}, обязанности в них: ${counts.duties}`,
      `  темы вопросов: ${counts.topics}, примеры вопросов: ${counts.questions}`,
      `  календарь: ${counts.years.join(', ')}`,
      ...(counts.roster === null ? [] : [`  список сотрудников: ${counts.roster}`]),
      ...(counts.sandbox
        ? [
            `  песочница: сотрудники — ${counts.sandbox.roster}, люди — ${counts.sandbox.people}, чаты — ${counts.sandbox.chats}`,
          ]
        : []),
    ].join('\n'),
  bad: (count: number): string =>
    `Найдено: ${plural(count, ['ошибка', 'ошибки', 'ошибок'])}. Исправьте и проверьте ещё раз.`,
  noCalendar: (year: number, order: string): string =>
    `Внимание: в приказе №${order} есть сроки ${year} года, а календаря на него нет: праздники и переносы бот не узнает. Добавьте calendar/ru-${year}.yaml.`,
  unknownKind: (kind: string, known: readonly string[]): string =>
    `Нет файлов вида «${kind}». Есть: ${known.join(', ')}.`,
} as const;

/** `faq match` and `faq eval`. */
export const faq = {
  place: 'Укажите место вопроса: --place dm (личное сообщение) или --place chat (общий чат).',
  noGroupId: 'VK_GROUP_ID не задан: в ответах вместо ссылки на ваше сообщество будет vk.me.',
  brokenQuestion: (line: number): string =>
    `Строка ${line}: нужен JSON {"id": "…", "text": "…"} в одну строку. Она пропущена.`,
  unreadable: (file: string): string => `Файл ${file} не читается. Проверьте путь и права доступа.`,
  brokenLabel: (file: string, line: number): string =>
    `${file}:${line}:1: нужен JSON {"text": "…", "topic_id": "…" или null, "style": "…"} в одну строку. Строка пропущена.`,
  unknownTopic: (file: string, line: number, topic: string): string =>
    `${file}:${line}:1: темы «${topic}» нет в вопросах школы. Строка пропущена.`,
  nothingInside: (file: string): string => `В файле ${file} нет ни одной строки.`,
  columns: ['Как спрошено', 'Вопросов', 'Верно сразу', 'Есть среди трёх', 'Ответ невпопад'],
  total: 'Всего',
  confusedColumns: ['Спрошено → отвечено', 'Раз'],
  taken: (asked: string, answered: string): string => `${asked} → ${answered}`,
  share: (part: number, of: number): string => `${part} (${percent(part, of)})`,
  offTopic: (of: number, inPrivate: number, inChat: number): string =>
    `Не по теме: ${of}. Ответов невпопад: в личных сообщениях ${inPrivate} (${percent(inPrivate, of)}), в чате ${inChat} (${percent(inChat, of)}).`,
} as const;

/** `faq export`. */
export const faqExport = {
  source: 'Ответ школы',
  nothing: 'Бота ещё ничему не учили: переносить нечего.',
  taught: (topic: string, text: string): string => `# ${topic}: ${text.replaceAll(/\s+/gu, ' ')}`,
  exists: (path: string): string => `Такой файл уже есть, не перезаписываю: ${path}. Укажите пустую папку.`,
  cannotWrite: (path: string): string => `Не получилось записать ${path}: проверьте путь и можно ли туда писать.`,
  unplaced: (count: number): string => `Не вошло вопросов: ${count} — их тем больше нет в данных.`,
  next: 'Проверьте файлы, положите их в папку faq вместо прежних и запустите data check. Потом уберите перенесённое у бота: «Чему научили», «Ответы школы».',
} as const;

const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1).replace('.', ',')} %`;

/** `remind`. */
export const remind = {
  days: (longest: number): string => `Укажите, на сколько дней вперёд: --days ЧИСЛО, от 1 до ${longest}.`,
  nothing: 'За эти дни ничего отправлено не будет.',
  when: (date: LocalDate, minute: number): string =>
    `${dayText(date)} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  whom: (name: string | null, id: number): string => (name === null ? `id${id}` : `${name} (id${id})`),
  chat: administrationChat,
  kind: (kind: keyof typeof MAILING_KINDS): string => MAILING_KINDS[kind],
  mailing: {
    paused: 'Рассылки приостановлены: пока администратор их не возобновит, не уйдёт ничего.',
    unasked: 'Первую массовую рассылку бот начнёт после согласия администратора; ниже — как если бы он согласился.',
  },
} as const;

/** `events failed` and `events retry`. */
export const events = {
  none: 'Необработанных событий нет.',
  howToRetry: `Ещё одна попытка: ${CALL} events retry НОМЕР`,
  id: (given: string): string => `«${given}» — не номер события. Номера печатает «events failed».`,
  noSuch: (id: string): string => `Необработанного события № ${id} нет. Что есть, покажет «events failed».`,
  unreadable: (id: string): string =>
    `Событие № ${id} бот не смог прочитать: повторять нечего, оно хранится только для разбора. Покажите его тому, кто обслуживает бота.`,
  retried: (id: string): string =>
    `Событие № ${id} возвращено в очередь. Работающий бот возьмёт его в течение минуты, остановленный — при запуске.`,
} as const;

const PEOPLE = ['сотрудник', 'сотрудника', 'сотрудников'] as const;
const ASSIGNMENTS = ['отметка', 'отметки', 'отметок'] as const;
const CHATS = ['чат', 'чата', 'чатов'] as const;

/** `backup`. */
export const backup = {
  exists: (file: string): string => `Файл ${file} уже есть и не тронут. Укажите другое имя: --out ФАЙЛ.`,
  damaged: (path: string): string =>
    `Копия базы ${path} не прошла проверку и стёрта. Похоже, база повреждена: верните её из прежней копии командой restore.`,
  notWritten: (file: string, code: string): string =>
    `Копия ${file} не записана (${code}). Проверьте место на диске и права на папку.`,
  done: (
    counts: { readonly staff: number; readonly linked: number; readonly assignments: number; readonly chats: number },
    bytes: number,
  ): string =>
    `Копия готова и проверена: ${plural(counts.staff, PEOPLE)} (с ботом знакомы ${counts.linked}), ${plural(counts.assignments, ASSIGNMENTS)}, ${plural(counts.chats, CHATS)}; ${Math.ceil(bytes / 1024)} КБ.`,
} as const;

const KINDS: Readonly<Record<string, string>> = { sandbox: 'песочницы', rehearsal: 'репетиции', school: 'школы' };

/** `restore`. */
export const restore = {
  missing: (file: string): string => `Файла ${file} нет. Проверьте путь: копии лежат в папке backups рядом с базой.`,
  itself: (file: string): string => `${file} — это и есть база бота. Укажите копию.`,
  running: (path: string): string =>
    `Бот работает с базой ${path}. Остановите его, повторите команду и запустите снова; сейчас ничего не изменено.`,
  foreignTarget: (path: string): string =>
    `На месте базы, ${path}, лежит файл другой программы. Он не тронут: укажите базу бота в DATABASE_URL.`,
  refused: {
    foreign: (file: string): string => `${file} — не копия базы этого бота. База не изменена.`,
    damaged: (file: string): string => `Копия ${file} повреждена. Возьмите другую; база не изменена.`,
    newer: (file: string): string =>
      `Копия ${file} сделана более новой версией программы. Обновите программу; база не изменена.`,
  },
  otherKind: (file: string, found: string, wanted: string): string =>
    `Копия ${file} — ${KINDS[found] ?? found}, а настройки — для ${KINDS[wanted] ?? wanted}. Проверьте VK_TOKEN и VK_API_URL; база не изменена.`,
  done: (file: string, aside: string | null): string =>
    [
      `База возвращена из копии ${file}.`,
      ...(aside === null ? [] : [`Прежняя сохранена: ${aside}.`]),
      'Запустите бота: npm start.',
    ].join(' '),
  /** To the administrators in private, with the first start. */
  told: (when: string | null): string =>
    `Реестр восстановлен из копии${when === null ? '' : ` от ${when}`}. Что люди сделали после неё, я не помню: загляните в «Запросы» и «Чаты» и попросите повторить, если чего-то нет. Сообщения, которые могли уйти раньше, второй раз не отправляю.`,
} as const;
