/** What people take back: a report made by mistake, a role or a class that is not theirs. */
import type { ClassLabel } from '../domain/ids';
import type { StaffRole } from '../domain/roles';
import { ROLE_NAMES } from './roles';
import { capital, shortened } from './sentence';

export function whichReport(duties: readonly string[], first: number, page: number, pages: number): string {
  const where = pages > 1 ? ` Страница ${page + 1} из ${pages}.` : '';
  return [
    `Что отмечено по ошибке? Нажмите кнопку, и поручение снова будет открыто.${where}`,
    ...duties.map((text, index) => `${first + index}. ${text}`),
  ].join('\n');
}

/** On a button; of a class teacher of two the class comes first, where it is not cut off. */
export const reportLabel = (number: number, text: string, classText: string | null): string =>
  shortened(`${number}. ${classText === null ? '' : `${classText}: `}${text}`, 40);

export const nothingToTakeBack = (): string =>
  'Исправлять нечего: неподтверждённых отметок у вас нет. То, что уже подтвердил администратор, снимает он сам.';

export const onlyStaffReports = (): string =>
  'Отметки о поручениях есть только у сотрудников. Ошиблись с ролью или классом — «Убрать роль».';

export const takenBack = (duty: string): string =>
  `Исправил: «${duty}» снова открыто. Когда сделаете, отметьте в «Мои обязанности».`;

export const tooLate = (): string =>
  'Эту отметку уже подтвердили или сняли. Если она неверна, напишите администратору: «Нужна помощь».';

/** `claim`: roles of staff among them, which wait for the administrator. */
export const whichRole = (claim: readonly StaffRole[]): string =>
  `Что убрать? Остальное останется.${claim.length > 0 ? ` С ролью сотрудника (${claimText(claim).toLowerCase()}) отзову и запрос администратору.` : ''}`;

const claimText = (roles: readonly StaffRole[]): string => roles.map((role) => ROLE_NAMES[role]).join(', ');

const LONGEST_LABEL = 40;

/** On a button; of roles whose names together are too long for one their short names. */
export function claimLabel(roles: readonly StaffRole[]): string {
  const full = claimText(roles);
  const short = capital(roles.map((role) => SHORT_NAMES[role]).join(', '));
  return full.length <= LONGEST_LABEL ? full : short.length <= LONGEST_LABEL ? short : 'Роли сотрудника';
}

const SHORT_NAMES: Readonly<Record<StaffRole, string>> = {
  administrator: 'администратор',
  administration: 'администрация',
  class_teacher: 'кл. руководитель',
  subject_teacher: 'учитель-предметник',
  additional_teacher: 'доп. образование',
};

/** `left`: what the person still is here. */
export function claimDropped(
  roles: readonly StaffRole[],
  withdrawn: boolean,
  left: readonly { readonly role: 'parent' | 'pupil'; readonly classLabel: ClassLabel }[],
): string {
  const gone = `Убрал: ${claimText(roles).toLowerCase()}.${withdrawn ? ' Запрос администратору отозван.' : ''}`;
  if (left.length === 0) return `${gone} Других ролей у вас нет: чтобы назвать свою, напишите «Начать».`;
  const rest = left.map(({ role, classLabel }) => familyRole(role, classLabel)).join('; ');
  return `${gone} Осталось: ${rest}. Другая роль — «Добавить роль».`;
}

const familyRole = (role: 'parent' | 'pupil', classLabel: string): string =>
  `${role === 'parent' ? 'родитель' : 'ученик'}, ${classLabel}`;

export const roleLabel = (role: 'parent' | 'pupil', classLabel: ClassLabel): string =>
  role === 'parent' ? `Родитель, ${classLabel}` : `Ученик, ${classLabel}`;

export const staffRoleStays = (): string =>
  'Роль сотрудника берётся из списка школы, её меняет администратор. Если в списке ошибка, нажмите «Нужна помощь» или скажите администратору.';

export const noRoles = (): string => 'Убирать нечего: роли вы пока не назвали. Чтобы назвать, напишите «Начать».';

export const roleDropped = (role: 'parent' | 'pupil', classLabel: string): string =>
  `Убрал: ${familyRole(role, classLabel)}. Другой класс — «Добавить роль».`;

export const roleGone = (): string => 'Этой роли у вас уже нет. Что я о вас знаю — в «Мои данные».';
