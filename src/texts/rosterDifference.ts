/** The difference between a roster file and the register, as the administrator sees it before anything is applied. */
import { fullName } from '../domain/names';
import type { KnownStaff, RosterDifference, RosterField } from '../domain/rosterDiff';
import {
  DOUBTS,
  ROSTER_FACTS,
  type Doubt,
  type RosterFact,
  type RowPlace,
  type SheetPassed,
  type SheetSeen,
} from '../domain/rosterFile';
import type { RosterEntry } from '../domain/school';
import { postOf } from './people';
import { plural, type Forms } from './plural';
import { shortened } from './sentence';

const PEOPLE: Forms = ['сотрудник', 'сотрудника', 'сотрудников'];
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
  class_kept:
    'класс пока за тем, чья строка под вопросом, из файла его не взял: решите с той строкой и пришлите файл ещё раз',
  too_long: 'слишком длинно, записал начало',
  position: 'нет должности, прежняя остаётся',
  no_post: 'новый сотрудник без должности, записал так: допишите её в файл или в карточке («Изменить должность»)',
  repeated: 'повтор строки выше, пропустил',
  same_name: 'такое имя уже есть выше: повтор или полный тёзка, пропустил; чтобы различить, нужен столбец с должностью',
  joined: 'это имя уже есть на другом листе, взял за одного человека',
  namesake:
    'полный тёзка в списке уже есть, записал отдельным человеком; если это один человек на двух должностях, оставьте ему одну строку',
};

/** Who is linked hears of it: they are shown apart. */
export type Known = KnownStaff & { readonly user: unknown };

/** What applying the file would change, every row of it: nothing is applied that was not shown. */
export function rosterDifference(difference: RosterDifference<Known>, sheets: readonly SheetSeen[]): string {
  const { added, returned, changed, gone, unchanged, unsure, namesakes, doubtful } = difference;
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
    namesakesText(namesakes),
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

function namesakesText(namesakes: RosterDifference<Known>['namesakes']): string {
  if (namesakes.length === 0) return '';
  const lines = namesakes.map(
    ({ line, staff }) => `${place(line)}: ${fullName(line.entry)} — ${staff.map(postOf).join(' или ')}?`,
  );
  const next =
    'Чтобы различить тёзок, нужен столбец с должностью, такой же, как в карточках. Должность сменилась: «Сотрудники» → карточка → «Изменить должность». Это новый человек: «Принять сотрудника».';
  return `${list('Полные тёзки, не понял, о ком строка, и не трогаю', lines)}\n${next}`;
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
  classTeacherOf: 'классное руководство',
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
  const lines = read.flatMap(({ name, facts, unknown, taught = [] }) => {
    const where = sheets.length > 1 && name !== null ? `Лист «${shortened(name, LONGEST_NAME)}», столбцы` : 'Столбцы';
    const absent = ROSTER_FACTS.filter((fact) => !facts.includes(fact)).map((fact) => FACTS[fact]);
    const kept = absent.length > 0 ? ` Нет столбцов: ${absent.join(', ')} — эти данные остаются прежними.` : '';
    return [
      `${where}: ${['ФИО', ...facts.map((fact) => FACTS[fact])].join(', ')}.${kept}`,
      ...(unknown.length > 0 ? [`Не понял столбцы: ${quoted(unknown)}.`] : []),
      ...(taught.length > 0 ? [taughtText(taught, facts.includes('classTeacherOf'))] : []),
    ];
  });
  const skipped = passed
    .slice(0, MOST_SKIPPED)
    .map(({ name, why }) => `«${shortened(name, LONGEST_NAME)}» (${PASSED[why]})`);
  if (passed.length > MOST_SKIPPED) skipped.push(`и ещё ${passed.length - MOST_SKIPPED}`);
  return [...lines, ...(skipped.length > 0 ? [`Не прочитал листы: ${skipped.join(', ')}.`] : [])].join('\n');
}

/** Columns of classes that say nothing of class teachers, as far as one can tell; `led`: another column does. */
function taughtText(headings: readonly string[], led: boolean): string {
  const said = `Пропустил столбцы: ${quoted(headings)} — похоже, это классы, где ведут уроки.`;
  const next =
    ' Если это классное руководство, назовите столбец «Кл. рук.», по одному классу в строке, и пришлите файл ещё раз.';
  return led ? said : `${said}${next}`;
}

const quoted = (headings: readonly string[]): string => headings.map((one) => `«${one}»`).join(', ');

const LONGEST_NAME = 40;
/** Sheets passed over that are named: nobody in them is touched. */
const MOST_SKIPPED = 20;

const place = ({ row, sheet }: RowPlace): string =>
  sheet === undefined ? `строка ${row}` : `лист «${shortened(sheet, LONGEST_NAME)}», строка ${row}`;

const person = (entry: RosterEntry): string => `${fullName(entry)}, ${postOf(entry)}`;

/** What it was and what it becomes, where that is a word or two. */
function changeText(field: RosterField, was: RosterEntry, becomes: RosterEntry): string {
  if (field !== 'position' && field !== 'subject' && field !== 'classTeacherOf') return FIELDS[field];
  const value = (text: string | null): string => shortened(text === null || text === '' ? 'нет' : text, 30);
  return `${FIELDS[field]}: ${value(was[field])} → ${value(becomes[field])}`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title}: ${lines.length}`, ...lines.map((line) => `• ${line}`)].join('\n');
}
