/** «Запросы» confirmed many at once. */
import { fullName } from '../domain/names';
import type { StaffRole } from '../domain/roles';
import type { RosterEntry } from '../domain/school';
import { plural, type Forms } from './plural';
import { postOf } from './people';
import { ROLE_NAMES } from './roles';

const PEOPLE: Forms = ['человек', 'человека', 'человек'];
const REQUESTS: Forms = ['запрос', 'запроса', 'запросов'];

export interface Approvable {
  readonly staff: RosterEntry;
  readonly role: StaffRole;
  readonly profile: string;
}

export const APPROVAL_LABELS = { undo: 'Отменить', byOne: 'По одному' } as const;

/** Under «Запросы». */
export const showAllLabel = (count: number): string => `Подтвердить сразу (${count})…`;

/** `whole`: nobody can be confirmed so besides those who were shown. */
export const approveAllLabel = (count: number, whole: boolean): string =>
  whole ? `Подтвердить всех (${count})` : `Подтвердить этих (${count})`;

/** Whom one press would confirm; `more`: others who could be, `others`: requests that need a look of their own. */
export function approvalsShown(people: readonly Approvable[], more: number, others: number): string {
  if (people.length === 0) return 'Сразу подтверждать некого: остальные запросы посмотрите по одному в «Запросы».';
  return [
    `Будут подтверждены — ${plural(people.length, PEOPLE)}:`,
    people
      .map(
        ({ staff, role, profile }, at) =>
          `${at + 1}. ${fullName(staff)}, ${postOf(staff)}; роль: ${ROLE_NAMES[role].toLowerCase()}; ${profile}`,
      )
      .join('\n'),
    [
      ...(more > 0 ? [`Ещё ${plural(more, PEOPLE)} — после этих.`] : []),
      ...(others > 0 ? [`Не вошли и ждут отдельно: ${plural(others, REQUESTS)}.`] : []),
      'Сверьте профили. Если все верны, нажмите кнопку; сомневаетесь — «По одному».',
    ].join(' '),
  ].join('\n\n');
}

/** After the press. */
export function approvedAll(people: readonly RosterEntry[], waiting: number): string {
  const next = waiting === 0 ? 'Больше запросов нет.' : `Ещё ждут: ${plural(waiting, REQUESTS)}.`;
  return `Готово: подтвердил ${plural(people.length, PEOPLE)}, каждому написал. ${next} Ошиблись — «Отменить» вернёт всех разом, если они ещё ничего не отметили.`;
}

/** Somebody asked, or took a request back, meanwhile. */
export const approvalsChanged = (): string =>
  'Пока вы смотрели, запросы изменились, поэтому я никого не подтвердил. Вот они сейчас:';
