/** The roster from a file: what would change, what could not be read, and what became of it. */
import { fullName } from '../domain/names';
import type { KnownStaff, RosterDifference, RosterField } from '../domain/rosterDiff';
import type { Doubt, DoubtfulRow, FileRefusal } from '../domain/rosterFile';
import type { RosterEntry } from '../domain/school';
import { officeName } from './administration';
import { postOf } from './people';
import { plural, type Forms } from './plural';
import { shortened } from './sentence';

const PEOPLE: Forms = ['сотрудник', 'сотрудника', 'сотрудников'];
const ROWS: Forms = ['строка', 'строки', 'строк'];
/** A message on a phone: the rest is counted. */
const SHOWN = 12;

const FIELDS: Readonly<Record<RosterField, string>> = {
  name: 'написание имени',
  position: 'должность',
  subject: 'предмет',
  classTeacherOf: 'класс',
  role: 'роль',
  note: 'примечание',
};

const DOUBTS: Readonly<Record<Doubt, string>> = {
  name: 'не читается имя: нужны фамилия, имя и отчество полностью',
  class: 'не понимаю класс, записал без класса',
  several_classes: 'несколько классов, взял первый',
  class_of_several: 'у этого класса в файле несколько руководителей, записал всех без класса',
  too_long: 'слишком длинно, записал начало',
  position: 'нет должности',
  repeated: 'повтор строки выше, пропустил',
  namesake:
    'полный тёзка в списке уже есть, записал отдельным человеком; если это один человек на двух должностях, оставьте ему одну строку',
};

type Known = KnownStaff & { readonly user: unknown };

/** What applying the file would change; all of it when `whole`, else the beginning of each part. */
export function rosterDifference(difference: RosterDifference<Known>, whole: boolean): string {
  const { added, returned, changed, gone, unchanged, unsure, doubtful } = difference;
  const parts = [
    list(
      'Новые',
      added.map(({ entry, row }) => `строка ${row}: ${person(entry)}`),
      whole,
    ),
    list(
      'Вернулись',
      returned.map(({ line }) => `строка ${line.row}: ${person(line.entry)}`),
      whole,
    ),
    list(
      'Изменились',
      changed.map(
        ({ line, staff, fields }) =>
          `строка ${line.row}: ${fullName(line.entry)} — ${fields.map((one) => changeText(one, staff, line.entry)).join(', ')}`,
      ),
      whole,
    ),
    // nobody loses their rights unseen: whoever is linked is named, however many there are
    list(
      'Нет в файле, станут уволенными и потеряют права (связаны с ботом, напишу им)',
      gone.filter(({ user }) => user !== null).map(person),
      true,
    ),
    list('Нет в файле, станут уволенными', gone.filter(({ user }) => user === null).map(person), whole),
    list(
      'Не уверен, не трогаю',
      unsure.map(
        ({ line, staff }) =>
          `строка ${line.row}: ${fullName(line.entry)} — не ${fullName(staff)} ли это? Исправьте имя в файле или в списке`,
      ),
      whole,
    ),
    list('Строки с вопросом', doubtful.map(doubtText), whole),
  ].filter((part) => part !== '');
  return [`Без изменений: ${plural(unchanged, PEOPLE)}.`, ...parts].join('\n\n');
}

const person = (entry: RosterEntry): string => `${fullName(entry)}${entry.position === '' ? '' : `, ${postOf(entry)}`}`;

/** What it was and what it becomes, where that is a word or two. */
function changeText(field: RosterField, was: RosterEntry, becomes: RosterEntry): string {
  if (field !== 'position' && field !== 'subject' && field !== 'classTeacherOf') return FIELDS[field];
  const value = (text: string | null): string => shortened(text === null || text === '' ? 'нет' : text, 30);
  return `${FIELDS[field]}: ${value(was[field])} → ${value(becomes[field])}`;
}

const doubtText = ({ row, doubt, value }: DoubtfulRow): string => `строка ${row}, «${value}»: ${DOUBTS[doubt]}`;

function list(title: string, lines: readonly string[], whole: boolean): string {
  if (lines.length === 0) return '';
  const shown = whole ? lines : lines.slice(0, SHOWN);
  const more = lines.length > shown.length ? [`…и ещё ${lines.length - shown.length}`] : [];
  return [`${title}: ${lines.length}`, ...shown.map((line) => `• ${line}`), ...more].join('\n');
}

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
  return `Список обновлён: ${parts.join(', ')}.${free.join('')} Ошиблись — «Вернуть как было», в течение дня.`;
}

/** Everybody who administers the bot would go with the file. */
export function noAdministratorLeft(staff: RosterEntry): string {
  return `Применить не могу: в файле нет ни одного администратора бота (${fullName(staff)}). Добавьте эту строку в файл и пришлите его ещё раз или сначала назначьте другого администратора.`;
}

export const importDropped = (): string => 'Хорошо, файл не применён, список прежний.';

export const importChanged = (): string =>
  'Пока файл ждал, список изменился, поэтому ничего не применил. Вот новая разница.';

/** The file would dismiss a large part of the school. */
export const massDismissal = (gone: number, of: number): string =>
  `Внимание: в файле нет ${gone} из ${of} сотрудников, они станут уволенными. Похоже, в файле не весь список. Уволить всех, кого в нём нет?`;

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
  needsYes: 'Ничего не изменено. Чтобы применить, добавьте --yes.',
} as const;
