/** «Сотрудники»: a person's card, and movement. */
import { address, fullName, initialsName } from '../domain/names';
import type { ClassLabel } from '../domain/ids';
import type { Rung } from '../domain/ladder';
import type { StaffRole } from '../domain/roles';
import type { RosterEntry, School } from '../domain/school';
import { postOf } from './people';
import { plural, type Forms } from './plural';
import { RUNG_TEXTS } from './registerPage';
import { officeName } from './administration';
import { officerText } from './requests';
import { ROLE_NAMES } from './roles';
import { fullStop, shortened } from './sentence';

const PEOPLE: Forms = ['сотрудник', 'сотрудника', 'сотрудников'];

/** `mayChange`: whoever looks may change the list. */
export function groups(count: number, substituteFor: RosterEntry | null, mayChange: boolean): string {
  if (count === 0) {
    return mayChange
      ? 'Список сотрудников пуст. Пришлите его сюда файлом (XLSX, ODS, XLS или CSV) или примите первого кнопкой.'
      : 'Список сотрудников пуст. Его присылает администратор.';
  }
  if (substituteFor) return `Кто замещает: ${fullName(substituteFor)}? Выберите по фамилии.`;
  const list = `В списке ${plural(count, PEOPLE)}. Напишите фамилию или выберите.`;
  return mayChange ? `${list} Новый список можно прислать сюда файлом (XLSX, ODS, XLS, CSV).` : list;
}

export const groupLabel = (first: RosterEntry, last: RosterEntry): string =>
  shortened(first === last ? first.surname : `${first.surname} — ${last.surname}`, 40);

/** On a button among others; namesakes with what they do. */
export function personLabel(staff: RosterEntry, among: readonly RosterEntry[] = []): string {
  const name = initialsName(staff);
  const alike = among.some((other) => other !== staff && initialsName(other) === name);
  const work = [staff.subject, staff.position].find((one) => one !== null && one !== '');
  return shortened(alike && work !== undefined ? `${name}, ${work}` : name, 40);
}

/** Those who left. */
export function formerStaff(count: number): string {
  return count === 0 ? 'Бывших сотрудников нет.' : 'Бывшие сотрудники: выберите, кто вернулся.';
}

export const choosePerson = (): string => 'Выберите сотрудника.';

/** More than fit under a message. */
export const chooseOf = (shown: number, found: number): string =>
  `Подходят ${plural(found, PEOPLE)}, вот первые ${shown}. Выберите или напишите имя полнее.`;

/** A name that only those who left bear. */
export const chooseFormer = (): string => 'Среди тех, кто работает, такого имени нет. Есть среди бывших: выберите.';

export const nobodySubstitutes = (): string => 'Без замещения';

export interface Card {
  readonly staff: RosterEntry;
  readonly linked: boolean;
  readonly rung: Rung;
  readonly note: string | null;
  /** Null: at work. */
  readonly leave: { readonly substitute: RosterEntry | null } | null;
}

export function card({ staff, linked, rung, note, leave }: Card): string {
  const lines = [
    fullStop(`${fullName(staff)}, ${postOf(staff)}`),
    `Регистрация: ${RUNG_TEXTS[rung]}. ${linked ? 'С ботом связан(а).' : 'Профиль ВК с ботом не связан.'}`,
  ];
  if (leave) {
    lines.push(
      leave.substitute
        ? `Отсутствует (отпуск или болезнь), замещает ${fullName(leave.substitute)}.`
        : 'Отсутствует (отпуск или болезнь), без замещения.',
    );
  }
  if (note !== null) lines.push(`Примечание: ${note}`);
  return lines.join('\n');
}

export const CARD_LABELS = {
  duties: 'Поручения',
  class: 'Изменить класс',
  leave: 'Отпуск или болезнь',
  returned: 'Снова на работе',
  post: 'Изменить должность',
  name: 'Изменить имя',
  dismiss: 'Уволен(а)',
  former: 'Бывшие сотрудники',
  rejoin: 'Вернуть на работу',
  list: 'К списку',
  card: 'Не менять',
  history: 'История',
  back: 'К карточке',
  noClass: 'Без класса',
} as const;

export function askDismiss(staff: RosterEntry): string {
  return `${fullName(staff)} больше не работает в школе? Права и напоминания пропадут сразу, история останется.`;
}

export const DISMISS_YES = 'Да, уволен(а)';

export function askGrade(staff: RosterEntry): string {
  return `Каким классом теперь руководит ${fullName(staff)}? Выберите параллель.`;
}

export const askLetter = (): string => 'Какой класс?';

export const gradeLabel = (grade: number): string => `${grade} классы`;

/** `orphaned`: offices of the order that nobody holds by it. */
export function dismissed(staff: RosterEntry, orphaned: readonly string[], unled: readonly ClassLabel[]): string {
  const next = [
    ...[...(staff.classTeacherOf ? [staff.classTeacherOf] : []), ...unled].map(
      (label) => `у ${label} нет классного руководителя`,
    ),
    ...orphaned.map((office) => `свободна должность «${officeName(office)}»`),
  ];
  const done = `Готово: ${fullName(staff)} — больше не в списке, права сняты.`;
  return next.length === 0 ? done : `${done} Теперь ${next.join(', ')}: назначьте в карточке другого сотрудника.`;
}

/** To whoever is on the roster no more. */
export function youLeft(staff: RosterEntry, school: School): string {
  return `${address(staff)}, в списке сотрудников школы вас больше нет, поэтому поручения и напоминания сняты. Спасибо за работу! Если это ошибка, скажите: ${officerText(school)}.`;
}

/** To whoever was taken off the roster by mistake. */
export function youAreBack(staff: RosterEntry): string {
  return `${address(staff)}, список исправлен: вы снова в списке сотрудников школы, отметки на месте. Посмотрите «Мои обязанности».`;
}

/** A member of staff who left, as the administrator sees them. */
export function formerCard(staff: RosterEntry): string {
  return `${fullStop(`${fullName(staff)}, ${postOf(staff)}`)} Сейчас не работает в школе. Вернуть на работу? Профиль ВК свяжется заново: по коду или по вашему подтверждению.`;
}

/** `classTaken`: the class has another class teacher by now. */
export function rejoined(staff: RosterEntry, classTaken: string | null): string {
  const without = classTaken === null ? '' : ` Классом ${classTaken} руководит другой сотрудник, поэтому без класса.`;
  return `Готово: ${fullName(staff)} снова в списке.${without} Выдайте код — и бот узнает человека сразу.`;
}

export function postChanged(staff: RosterEntry, told: boolean): string {
  return `Готово: ${fullName(staff)} — ${postOf(staff)}. Поручения изменились вместе с должностью.${told ? ' Сотруднику написал.' : ''}`;
}

/** To whoever does something else now. */
export function youHavePost(staff: RosterEntry): string {
  return `${address(staff)}, теперь вы в списке школы так: ${postOf(staff)}. Что от вас нужно — «Мои обязанности».`;
}

/** Whose duties a person has, in words; staff without a role have those of all staff. */
export function rolesText(roles: readonly StaffRole[]): string {
  if (roles.length === 0) return 'Поручения: общие для всех сотрудников.';
  return `Поручения по ролям: ${roles.map((role) => ROLE_NAMES[role].toLowerCase()).join(', ')}.`;
}

/** The class changed hands. */
export function classGiven(
  staff: RosterEntry,
  classLabel: string | null,
  before: readonly RosterEntry[],
  unled: readonly ClassLabel[],
): string {
  const next =
    unled.length === 0
      ? ''
      : ` Теперь нет классного руководителя у ${unled.join(', ')}: назначьте — «Сотрудники» → фамилия → «Изменить класс».`;
  if (classLabel === null) return `Готово: ${fullName(staff)} — без классного руководства.${next}`;
  const handed = before.length === 0 ? '' : ` Раньше: ${before.map(fullName).join(', ')}.`;
  return `Готово: классный руководитель ${classLabel} — ${fullName(staff)}.${handed} Поручения класса перешли.${next}`;
}

/** To whoever has the class now. */
export function youHaveClass(staff: RosterEntry, classLabel: string): string {
  return `${address(staff)}, теперь вы классный руководитель ${classLabel}. Поручения класса — в «Мои обязанности».`;
}

/** To whoever had it; `isLed`: somebody else has it now, as far as one knows. */
export function youHadClass(staff: RosterEntry, classLabel: string, isLed = false): string {
  const who = isLed
    ? `класс ${classLabel} теперь ведёт другой классный руководитель`
    : `вы больше не классный руководитель ${classLabel}`;
  return `${address(staff)}, ${who}. Поручения класса с вас сняты, спасибо за работу! Остальное — в «Мои обязанности».`;
}

/** `kept`: offices that stay with whoever is away. */
export function onLeave(
  staff: RosterEntry,
  substitute: RosterEntry | null,
  unled: readonly ClassLabel[],
  kept: readonly string[],
): string {
  const who = substitute ? `замещает ${fullName(substitute)}` : 'без замещения';
  const said = [`Готово: ${fullName(staff)} отсутствует, ${who}. Напоминаний не будет.`];
  if (substitute) said.push(`${whatPasses(staff)}.`);
  if (kept.length > 0) {
    said.push(
      `${keptOffices(kept)} ни к кому не переходит. Нужен другой на это время — «Сотрудники» → фамилия → «Должность и права» → «Передать».`,
    );
  }
  if (unled.length > 0) said.push(`Замещение в ${unled.join(', ')} закончилось: назначьте другого сотрудника.`);
  return said.join(' ');
}

/** Only what belongs to a class passes to a substitute. */
const whatPasses = ({ classTeacherOf }: RosterEntry): string =>
  classTeacherOf === null
    ? 'Переходят только поручения класса, а класса нет: остальные поручения остаются за отсутствующим'
    : `Поручения класса ${classTeacherOf} перешли, остальные остаются за отсутствующим`;

const keptOffices = (kept: readonly string[]): string =>
  kept.map((office, index) => `${index === 0 ? 'Должность' : 'должность'} «${officeName(office)}»`).join(', ');

/** To whoever stood in until now. */
export function youAreRelieved(substitute: RosterEntry, staff: RosterEntry): string {
  return `${address(substitute)}, вы больше не замещаете коллегу: ${fullName(staff)}. Спасибо! Ваши поручения — в «Мои обязанности».`;
}

/** To whoever is back from a long leave. */
export function welcomeFromLeave(staff: RosterEntry): string {
  return `${address(staff)}, с возвращением! Поручения снова ваши: «Мои обязанности».`;
}

/** To the substitute; `kept`: offices that do not pass with it. */
export function youStandIn(substitute: RosterEntry, staff: RosterEntry, kept: readonly string[]): string {
  const whom = `${address(substitute)}, вы замещаете коллегу: ${fullName(staff)}`;
  const office =
    kept.length === 0 ? '' : ` ${keptOffices(kept)} к вам не переходит: если нужно, её передаст администратор.`;
  return staff.classTeacherOf === null
    ? `${whom}. Новых поручений у вас от этого нет: переходят только поручения класса.${office || ' Ваши — в «Мои обязанности».'}`
    : `${whom}, классный руководитель ${staff.classTeacherOf}. Поручения класса — в «Мои обязанности».${office}`;
}

export function backFromLeave(staff: RosterEntry): string {
  return `Готово: ${fullName(staff)} снова на работе, поручения вернулись.`;
}

export function sameAlready(staff: RosterEntry): string {
  return `Так и есть: ${fullName(staff)}, ${postOf(staff)}. Ничего не изменилось.`;
}

export const cannotSubstitute = (): string =>
  'Этот сотрудник замещать не может: он сам отсутствует или это тот же человек. Выберите другого.';
