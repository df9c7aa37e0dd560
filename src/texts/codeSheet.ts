/** The sheet of personal codes: what is printed, and what the command line says of it. */
import { plural, type Forms } from './plural';
import { capital } from './sentence';

const CODES: Forms = ['код', 'кода', 'кодов'];

export const SHEET_TITLE = 'Личные коды';

export const SHEET_HEADER: readonly string[] = ['ФИО', 'Должность', 'Код', 'Ссылка', 'Действует до'];

/** Above the strips, for whoever hands them out. */
export function sheetHeading(school: string, count: number): string {
  return `${capital(school)}: ${plural(count, CODES)} для бота`;
}

export const sheetNote = (until: string): string =>
  `Разрежьте по пунктиру и отдайте каждому лично. Коды действуют до ${until}, каждый — один раз. Второй раз этот лист не напечатать: бот хранит только отпечатки кодов.`;

/** What to do, in three lines. */
export function stripSteps(link: string, until: string): readonly string[] {
  return [
    `Откройте ссылку ${link} и нажмите «Начать».`,
    'Если бот не узнал вас сам, пришлите ему код: буквы любые, большие или маленькие.',
    `Код личный и действует до ${until}, один раз. Не показывайте его другим и не пишите в чаты.`,
  ];
}

/** Command line. */
export const cliCodes = {
  needsOut: 'Укажите, куда записать: --out ФАЙЛ.xlsx или --out ФАЙЛ.html.',
  wrongKind: (path: string): string => `Файл должен кончаться на .xlsx или .html: ${path}`,
  exists: (path: string): string => `Такой файл уже есть, не перезаписываю: ${path}. Удалите его или назовите другой.`,
  cannotWrite: (path: string): string =>
    `Не получилось записать ${path}: проверьте, есть ли папка и можно ли в неё писать. Ни один код не выдан.`,
  noCommunity: 'Номер сообщества неизвестен, а он нужен для ссылок. Укажите VK_GROUP_ID.',
  nobody: 'Выдавать некому: у всех, кто не связан с ботом, уже есть действующий код. Выдать заново — с ключом --again.',
  nobodyAtAll: 'Выдавать некому: все сотрудники уже связаны с ботом, или список пуст.',
  written: (path: string, count: number, until: string): string =>
    `${path}: ${plural(count, CODES)}, действуют до ${until}. Повторить их нельзя: бот хранит только отпечатки. Раздайте и удалите файл.`,
} as const;
