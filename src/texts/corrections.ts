/** What people take back: a report made by mistake, a role or a class that is not theirs. */
import { shortened } from './sentence';

export function whichReport(duties: readonly string[]): string {
  return [
    'Что отмечено по ошибке? Нажмите кнопку, и поручение снова будет открыто.',
    ...duties.map((text, index) => `${index + 1}. ${text}`),
  ].join('\n');
}

export const reportLabel = (number: number, text: string): string => shortened(`${number}. ${text}`, 40);

export const nothingToTakeBack = (): string =>
  'Исправлять нечего: неподтверждённых отметок у вас нет. То, что уже подтвердил администратор, снимает он сам.';

export const onlyStaffReports = (): string =>
  'Отметки о поручениях есть только у сотрудников. Ошиблись с ролью или классом — «Убрать роль».';

export const takenBack = (duty: string): string =>
  `Исправил: «${duty}» снова открыто. Когда сделаете, отметьте в «Мои обязанности».`;

export const tooLate = (): string =>
  'Эту отметку уже подтвердили или сняли. Если она неверна, напишите администратору: «Нужна помощь».';

export const whichRole = (): string => 'Что убрать? Остальное останется.';

export const roleLabel = (role: 'parent' | 'pupil', classLabel: string): string =>
  role === 'parent' ? `Родитель, ${classLabel}` : `Ученик, ${classLabel}`;

export const staffRoleStays = (): string =>
  'Роль сотрудника берётся из списка школы, её меняет администратор. Если в списке ошибка, нажмите «Нужна помощь» или скажите администратору.';

export const noRoles = (): string => 'Убирать нечего: роли вы пока не назвали. Чтобы назвать, напишите «Начать».';

export const roleDropped = (role: 'parent' | 'pupil', classLabel: string): string =>
  `Убрал: ${roleLabel(role, classLabel).toLowerCase().replace(classLabel.toLowerCase(), classLabel)}. Другой класс — «Добавить роль».`;

export const roleGone = (): string => 'Этой роли у вас уже нет. Что я о вас знаю — в «Мои данные».';
