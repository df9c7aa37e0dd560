/** «Новый учебный год»: what would move, what has moved, and who leads which class. */
import type { ClassLabel } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { address } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import { dayText } from './dates';
import { plural, type Forms } from './plural';
import { capital } from './sentence';
import { WORDS } from './words';

const CHATS: Forms = ['чат', 'чата', 'чатов'];
const PROFILES: Forms = ['профиль', 'профиля', 'профилей'];
const MARKS: Forms = ['отметка', 'отметки', 'отметок'];
const TEACHERS: Forms = ['классному руководителю', 'классным руководителям', 'классным руководителям'];

export const YEAR_LABELS = {
  all: 'Перевести',
  notTeachers: 'Только чаты и семьи',
  later: 'Не сейчас',
  more: 'Ещё классы',
} as const;

/** Stands in the history of a date that went over to the new year. */
export const NEW_YEAR_REASON = 'новый учебный год';

export interface YearText {
  readonly year: { readonly name: string; readonly finished: string };
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  readonly graduating: readonly string[];
  readonly incoming: readonly string[];
  readonly chats: number;
  /** Parents and pupils. */
  readonly families: number;
  readonly duties: number;
  readonly stay: { readonly chats: number; readonly families: number };
}

const list = (labels: readonly string[]): string => labels.join(', ');
const movesText = ({ moves }: YearText): string => list(moves.map(({ from, to }) => `${from} → ${to}`));

/** Before anything moves. */
export function yearPreview(
  text: YearText,
  withoutTeacher: { readonly moved: readonly string[]; readonly kept: readonly string[] },
): string {
  const { year, graduating, incoming, stay } = text;
  const lines = [`Перевод на ${year.name} учебный год. Пока ничего не изменилось. Вот что будет:`];
  if (text.moves.length > 0) lines.push(`• перейдут: ${movesText(text)}`);
  if (graduating.length > 0)
    lines.push(
      `• дальше не переходят: ${list(graduating)}; у их семей роль снимется, профили без других ролей сотрутся, каждому напишу`,
    );
  if (incoming.length > 0) lines.push(`• новые классы: ${list(incoming)}`);
  lines.push(
    `• затронет: ${plural(text.chats, CHATS)}, ${plural(text.families, PROFILES)} родителей и учеников`,
    `• в историю ${year.finished} уйдут по поручениям классов: ${plural(text.duties, MARKS)}`,
  );
  if (stay.chats + stay.families > 0) {
    lines.push(
      `• пришли уже в новом учебном году, останутся как есть: ${plural(stay.chats, CHATS)}, ${plural(stay.families, PROFILES)}`,
    );
  }
  if (withoutTeacher.moved.length > 0) lines.push(`• без классного руководителя: ${list(withoutTeacher.moved)}`);
  const kept =
    withoutTeacher.kept.length === 0
      ? 'сейчас у всех классов есть руководитель'
      : `без руководителя: ${list(withoutTeacher.kept)}`;
  lines.push(
    'Отменить перевод кнопкой будет нельзя. Пусть тот, кто обслуживает бота, сначала сделает копию.',
    `Если новые классные руководители уже в списке сотрудников, нажмите «${YEAR_LABELS.notTeachers}»: список не изменится, ${kept}.`,
  );
  return lines.join('\n');
}

/** The register is another one than what was shown; the preview follows. */
export const yearChanged = (): string =>
  'Пока вы смотрели, данные изменились, поэтому я ничего не перевёл. Проверьте, пожалуйста, ещё раз.';

export const yearLater = (): string => 'Хорошо, всё осталось как было. Вернуться к этому — «Новый учебный год».';

export const yearTooEarly = (from: LocalDate): string =>
  `Перевести классы на новый учебный год можно с ${dayText(from)}. Класс одного сотрудника меняется в «Сотрудники».`;

export const yearAlready = (year: string): string => `Классы уже переведены на ${year} учебный год.`;

export interface YearDone {
  readonly forgotten: number;
  /** Chats of which the owner is to say what they are. */
  readonly second: number;
  /** Class teachers who were written to: of the class they lead now, or only that theirs came to its end. */
  readonly told: { readonly leading: number; readonly ended: number };
}

/** To the administrator, when everything has moved. */
export function yearOpened(text: YearText, { forgotten, second, told }: YearDone): string {
  const { year, graduating } = text;
  const lines = [`Готово: начат ${year.name} учебный год.`];
  if (text.moves.length > 0) lines.push(`• перешли: ${movesText(text)}`);
  if (graduating.length > 0) lines.push(`• дальше не перешли: ${list(graduating)}, их чаты остались без поручений`);
  lines.push(
    `• с классами: ${plural(text.chats, CHATS)}, ${plural(text.families, PROFILES)}; история ${year.finished} сохранена`,
  );
  if (forgotten > 0) lines.push(`• больше не нужны и стёрты: ${plural(forgotten, PROFILES)}`);
  if (second > 0)
    lines.push(
      `• рядом с новым чатом класса ${plural(second, CHATS)} с прошлого года: записаны вторыми, это видно в «Чаты» → «Все чаты»`,
    );
  if (told.leading > 0) lines.push(`• новый класс сообщил ${plural(told.leading, TEACHERS)}`);
  if (told.ended > 0) lines.push(`• что класс завершил учёбу, сообщил ${plural(told.ended, TEACHERS)}`);
  return lines.join('\n');
}

/** To a parent or a pupil whose class does not go on. */
export function classEnded(ended: readonly string[], forgotten: boolean): string {
  const [verb, role] = ended.length > 1 ? ['завершили', 'роли сняты'] : ['завершил', 'роль снята'];
  const kept = forgotten ? ' Всё, что я о вас помнил, стёрто. Спасибо, что были с нами!' : '';
  return `${list(ended)} ${verb} учёбу в этом составе, ${role}.${kept} Если учёба в школе продолжается в другом классе, нажмите «${forgotten ? WORDS.start[0] : WORDS.add_role[0]}» и выберите его.`;
}

/** Whom the next step is about; nobody is lacking: said so. */
export function lackingTeachers(labels: readonly string[]): string {
  return labels.length === 0
    ? 'У всех классов есть классные руководители.'
    : `Классы без классного руководителя: ${list(labels)}. Кого назначить, выберите кнопкой.`;
}

/** In the digest, until somebody is named. */
export const lackingInDigest = (labels: readonly string[]): string =>
  `Классы без классного руководителя: ${list(labels)}. Назначьте: «Сотрудники» → фамилия → «Изменить класс».`;

export const lackingLabel = (label: ClassLabel): string => `${label}: назначить`;

export const whoLeads = (label: string): string =>
  `Кто будет классным руководителем ${label}? Здесь сотрудники, у которых класса нет.`;

export const nobodyFree = (label: string): string =>
  `Для ${label} некого предложить: у всех сотрудников уже есть класс. Передать класс можно в «Сотрудники».`;

/** Somebody leads it by now, or there is no such class; what is left follows. */
export const notLacking = (): string => 'У этого класса уже есть классный руководитель, или такого класса в школе нет.';

/** To a class teacher: which classes they lead now, and which of theirs came to their end. */
export function yourClasses(
  staff: RosterEntry,
  year: string,
  { leads, ended }: { readonly leads: readonly string[]; readonly ended: readonly string[] },
): string {
  const past =
    ended.length > 1
      ? `ваши ${list(ended)} завершили учёбу в этом составе, поручения этих классов с вас сняты. Спасибо за работу!`
      : `ваш ${list(ended)} завершил учёбу в этом составе, поручения класса с вас сняты. Спасибо за работу!`;
  const now = `в ${year} учебном году вы классный руководитель ${list(leads)}.`;
  const next = leads.length > 0 ? 'Что нужно сделать' : 'Остальные поручения';
  const said = [
    ...(leads.length > 0 ? [now] : []),
    ...(ended.length > 0 ? [leads.length > 0 ? capital(past) : past] : []),
  ];
  return `${address(staff)}, ${said.join(' ')} ${next} — «Мои обязанности».`;
}
