/** The roster from a file: what would change, what could not be read, and what became of it. */
import { fullName } from '../domain/names';
import type { KnownStaff, RosterDifference, RosterField } from '../domain/rosterDiff';
import {
  DOUBTS,
  ROSTER_FACTS,
  type Doubt,
  type FileRefusal,
  type RosterFact,
  type RowPlace,
  type SheetPassed,
  type SheetSeen,
} from '../domain/rosterFile';
import type { RosterEntry } from '../domain/school';
import { officeName } from './administration';
import { postOf } from './people';
import { plural, type Forms } from './plural';
import { shortened } from './sentence';

const PEOPLE: Forms = ['сотрудник', 'сотрудника', 'сотрудников'];
const ROWS: Forms = ['строка', 'строки', 'строк'];
const FIELDS: Readonly<Record<RosterField, string>> = {
  name: 'написание имени',
  position: 'должность',
  subject: 'предмет',
  classTeacherOf: 'класс',
  role: 'роль',
  note: 'примечание',
};

const DOUBT_TEXTS: Readonly<Record<Doubt, string>> = {
  name: 'не читается имя: нужны фамилия, имя и отчество полностью',
  class: 'не понимаю класс, из файла его не взял',
  unknown_class: 'такого класса в школе нет, из файла его не взял',
  several_classes: 'несколько классов, взял первый',
  class_of_several: 'у этого класса в файле несколько руководителей, класс из файла не взял',
  too_long: 'слишком длинно, записал начало',
  position: 'нет должности, прежняя остаётся',
  repeated: 'повтор строки выше, пропустил',
  joined: 'это имя уже есть на другом листе, взял за одного человека',
  namesake:
    'полный тёзка в списке уже есть, записал отдельным человеком; если это один человек на двух должностях, оставьте ему одну строку',
};

type Known = KnownStaff & { readonly user: unknown };

/** What applying the file would change, every row of it: nothing is applied that was not shown. */
export function rosterDifference(difference: RosterDifference<Known>, sheets: readonly SheetSeen[]): string {
  const { added, returned, changed, gone, unchanged, unsure, doubtful } = difference;
  const parts = [
    list(
      'Новые',
      added.map((line) => `${place(line)}: ${person(line.entry)}`),
    ),
    list(
      'Вернулись',
      returned.map(({ line }) => `${place(line)}: ${person(line.entry)}`),
    ),
    list(
      'Изменились',
      changed.map(
        ({ line, staff, fields }) =>
          `${place(line)}: ${fullName(line.entry)} — ${fields.map((one) => changeText(one, staff, line.entry)).join(', ')}`,
      ),
    ),
    list(
      'Нет в файле, станут уволенными и потеряют права (связаны с ботом, напишу им)',
      gone.filter(({ user }) => user !== null).map(person),
    ),
    list('Нет в файле, станут уволенными', gone.filter(({ user }) => user === null).map(person)),
    unsureText(unsure),
    doubtsText(doubtful),
  ];
  const seen = sheets.length === 0 ? '' : sheetsText(sheets);
  return [seen, `Без изменений: ${plural(unchanged, PEOPLE)}.`, ...parts].filter((part) => part !== '').join('\n\n');
}

function unsureText(unsure: RosterDifference<Known>['unsure']): string {
  if (unsure.length === 0) return '';
  const lines = unsure.map(
    ({ line, staff }) => `${place(line)}: ${fullName(line.entry)} — не ${fullName(staff)} ли это?`,
  );
  const next =
    'Один человек: «Сотрудники» → карточка → «Изменить имя», потом пришлите файл ещё раз. Опечатка в файле: исправьте её. Разные люди: «Принять сотрудника».';
  return `${list('Не уверен, не трогаю', lines)}\n${next}`;
}

/** By what is doubted: the reason is said once. */
function doubtsText(doubtful: RosterDifference<Known>['doubtful']): string {
  if (doubtful.length === 0) return '';
  const groups = DOUBTS.flatMap((doubt) => {
    const rows = doubtful.filter((row) => row.doubt === doubt);
    if (rows.length === 0) return [];
    return [`${DOUBT_TEXTS[doubt]}:`, ...rows.map((row) => `• ${place(row)}, «${row.value}»`)];
  });
  return [`Строки с вопросом: ${doubtful.length}`, ...groups].join('\n');
}

const FACTS: Readonly<Record<RosterFact, string>> = {
  position: 'должность',
  subject: 'предмет',
  classTeacherOf: 'класс',
  note: 'примечание',
};

const PASSED: Readonly<Record<SheetPassed, string>> = {
  no_header: 'не вижу строки заголовков',
  no_post: 'нет ни должности, ни предмета',
  hidden: 'скрыт',
};

/** Which columns of which sheets were understood; what no column says stays as it is. */
function sheetsText(sheets: readonly SheetSeen[]): string {
  const read = sheets.filter((sheet) => sheet.kind === 'read');
  const passed = sheets.filter((sheet) => sheet.kind === 'passed');
  const lines = read.flatMap(({ name, facts, unknown }) => {
    const where = sheets.length > 1 ? `Лист «${shortened(name ?? '', LONGEST_NAME)}», столбцы` : 'Столбцы';
    const absent = ROSTER_FACTS.filter((fact) => !facts.includes(fact)).map((fact) => FACTS[fact]);
    const kept = absent.length > 0 ? ` Нет столбцов: ${absent.join(', ')} — эти данные остаются прежними.` : '';
    const columns = unknown.map((one) => `«${one}»`).join(', ');
    return [
      `${where}: ${['ФИО', ...facts.map((fact) => FACTS[fact])].join(', ')}.${kept}`,
      ...(unknown.length > 0 ? [`Не понял столбцы: ${columns}.`] : []),
    ];
  });
  const skipped = passed
    .slice(0, MOST_SKIPPED)
    .map(({ name, why }) => `«${shortened(name, LONGEST_NAME)}» (${PASSED[why]})`);
  if (passed.length > MOST_SKIPPED) skipped.push(`и ещё ${passed.length - MOST_SKIPPED}`);
  return [...lines, ...(skipped.length > 0 ? [`Не прочитал листы: ${skipped.join(', ')}.`] : [])].join('\n');
}

const LONGEST_NAME = 40;
/** Sheets passed over that are named: nobody in them is touched. */
const MOST_SKIPPED = 20;

const place = ({ row, sheet }: RowPlace): string =>
  sheet === undefined ? `строка ${row}` : `лист «${shortened(sheet, LONGEST_NAME)}», строка ${row}`;

const person = (entry: RosterEntry): string => `${fullName(entry)}${entry.position === '' ? '' : `, ${postOf(entry)}`}`;

/** What it was and what it becomes, where that is a word or two. */
function changeText(field: RosterField, was: RosterEntry, becomes: RosterEntry): string {
  if (field !== 'position' && field !== 'subject' && field !== 'classTeacherOf') return FIELDS[field];
  const value = (text: string | null): string => shortened(text === null || text === '' ? 'нет' : text, 30);
  return `${FIELDS[field]}: ${value(was[field])} → ${value(becomes[field])}`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title}: ${lines.length}`, ...lines.map((line) => `• ${line}`)].join('\n');
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
  howToUndo: 'Ошиблись — npm run -s cli -- roster undo или «Вернуть как было» в личных сообщениях боту, в течение дня.',
  needsYes: 'Ничего не изменено. Чтобы применить, добавьте --yes.',
} as const;
