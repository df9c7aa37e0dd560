/** The roster from a file: what is asked, what became of it, and why a file is not read. */
import { fullName } from '../domain/names';
import type { RosterDifference } from '../domain/rosterDiff';
import type { FileRefusal } from '../domain/rosterFile';
import type { RosterEntry } from '../domain/school';
import { officeName } from './administration';
import { plural, type Forms } from './plural';
import type { Known } from './rosterDifference';

const ROWS: Forms = ['строка', 'строки', 'строк'];

/** At once after a document came: reading takes a while. */
export const readingFile = (): string =>
  'Получил файл, читаю. Через минуту покажу, что изменится; сам ничего не применю.';

/** Under the difference: what to do next. */
export const applyQuestion = (): string =>
  'Применить? Пока вы не нажали, ничего не изменилось. Применённое можно вернуть в течение дня.';

export const nothingToApply = (): string => 'Менять нечего: список школы уже такой.';

export const APPLY_LABELS = {
  yes: 'Применить',
  no: 'Не применять',
  undo: 'Вернуть как было',
  all: (gone: number): string => `Уволить ${gone}`,
} as const;

/** `orphaned`: offices that nobody holds by it. */
export function applied(
  { added, returned, changed, gone }: RosterDifference<Known>,
  orphaned: readonly string[],
): string {
  const parts = [`новых — ${added.length + returned.length}`, `изменено — ${changed.length}`, `ушли — ${gone.length}`];
  const free = orphaned.map(
    (office) => ` Свободна должность «${officeName(office)}»: передайте её в карточке другого сотрудника.`,
  );
  return `Список обновлён: ${parts.join(', ')}.${free.join('')}`;
}

/** After what was applied. */
export const howToUndo = (): string => 'Ошиблись — «Вернуть как было», в течение дня.';

/** Everybody who administers the bot would go with the file. */
export function noAdministratorLeft(staff: RosterEntry): string {
  return `Применить не могу: в файле нет ни одного администратора бота (${fullName(staff)}). Добавьте эту строку в файл и пришлите его ещё раз или сначала назначьте другого администратора.`;
}

export const importDropped = (): string => 'Хорошо, файл не применён, список прежний.';

export const importChanged = (): string =>
  'Пока файл ждал, список изменился, поэтому ничего не применил. Вот новая разница.';

/** The file would dismiss a large part of the school. */
/** After «из»: 1 сотрудника, 21 сотрудника, 5 сотрудников. */
const OF_STAFF: Forms = ['сотрудника', 'сотрудников', 'сотрудников'];

export const massDismissal = (gone: number, of: number): string =>
  `Внимание: в файле нет ${gone} из ${plural(of, OF_STAFF)}, они станут уволенными. Похоже, в файле не весь список. Уволить всех, кого в нём нет?`;

export const importGone = (): string =>
  'По этому файлу уже принято решение, или он устарел. Пришлите файл ещё раз, и я покажу разницу.';

export function undone(changes: number): string {
  return `Вернул как было: ${plural(changes, ROWS)} списка. Проверить — «Сотрудники».`;
}

export const nothingToUndo = (): string => 'Возвращать нечего: за последний день список из файла не менялся.';

export function undoInUse(staff: RosterEntry): string {
  return `Вернуть не могу: ${fullName(staff)} из этого файла уже связан(а) с ботом или занят(а) поручениями. Поправьте карточки в «Сотрудники» или пришлите исправленный файл.`;
}

/** Why a file is not read, with the remedy. */
export function fileRefused(reason: FileRefusal): string {
  return `Файл не прочитан: ${REFUSALS[reason]}`;
}

const REFUSALS: Readonly<Record<FileRefusal, string>> = {
  too_big: 'он слишком большой. Список школы занимает меньше 5 МБ: удалите картинки и лишние листы.',
  empty: 'в нём нет ни одного сотрудника. Проверьте, тот ли это лист.',
  not_a_table: 'это не таблица. Пришлите XLSX, ODS, XLS или CSV.',
  damaged: 'он повреждён. Откройте его в редакторе, сохраните заново и пришлите.',
  encrypted: 'он закрыт паролем. Сохраните копию без пароля.',
  macros: 'в нём макросы. Сохраните копию как обычную книгу XLSX без макросов.',
  formulas: 'в нём формулы. Скопируйте таблицу и вставьте «только значения», потом пришлите.',
  no_header: 'не вижу строки заголовков. Нужны столбцы «ФИО» (или «Фамилия», «Имя», «Отчество») и «Должность».',
  too_heavy: 'он слишком тяжёлый. Оставьте один лист со списком и сохраните как CSV.',
  too_many_rows: 'в нём больше 1000 строк. Оставьте только список сотрудников.',
  not_fetched: 'ВКонтакте не отдал его вовремя. Пришлите файл ещё раз.',
  foreign_host: 'он лежит не во ВКонтакте. Приложите сам файл к сообщению, а не ссылку.',
};

/** Command line. */
export const cliRoster = {
  notFound: (path: string): string => `Файл не найден: ${path}`,
  dryRun: 'Ничего не изменено: это проверка. Применить — та же команда без --dry-run, с --yes.',
  howToUndo: 'Ошиблись — npm run -s cli -- roster undo или «Вернуть как было» в личных сообщениях боту, в течение дня.',
  needsYes: 'Ничего не изменено. Чтобы применить, добавьте --yes.',
} as const;
