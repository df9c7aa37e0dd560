/** «Подтверждения»: what staff reported, confirmed many at once. */
import { fullName } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import { plural, type Forms } from './plural';

type QueueName = 'registration' | 'staff_room' | 'teacher_status';

const PEOPLE: Forms = ['человек', 'человека', 'человек'];
const MOST_NAMES = 60;

const WHAT: Readonly<Record<QueueName, string>> = {
  registration: 'регистрация на платформе',
  staff_room: 'вступление в «Учительскую»',
  teacher_status: 'статус «учитель»',
};

export const QUEUE_LABELS: Readonly<Record<QueueName, string>> = {
  registration: 'Регистрация',
  staff_room: '«Учительская»',
  teacher_status: 'Статус «учитель»',
};

/** What waits, by kind. */
export function queues(counts: Readonly<Record<QueueName, number>>): string {
  const total = counts.registration + counts.staff_room + counts.teacher_status;
  if (total === 0) return 'Подтверждать нечего: всё, о чём сообщили сотрудники, уже подтверждено.';
  const lines = (['registration', 'staff_room', 'teacher_status'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => `• ${WHAT[name]} — ${plural(counts[name], PEOPLE)}`);
  return ['Сотрудники сообщили, ждёт вашего подтверждения:', ...lines, 'Выберите, что посмотреть.'].join('\n');
}

/** Whom one press would confirm. */
export function dryRun(name: QueueName, people: readonly RosterEntry[]): string {
  if (people.length === 0) return `Сейчас подтверждать нечего: ${WHAT[name]}. Остальное — в «Подтверждения».`;
  const shown = people.slice(0, MOST_NAMES).map((one) => `• ${fullName(one)}`);
  const more = people.length > MOST_NAMES ? [`…и ещё ${people.length - MOST_NAMES}`] : [];
  return [
    `Будет подтверждено: ${WHAT[name]} — ${plural(people.length, PEOPLE)}.`,
    ...shown,
    ...more,
    'Сверьте с платформой. Если всё верно, нажмите кнопку; если кто-то лишний, верните его отметку в «Сотрудники».',
  ].join('\n');
}

export const confirmAllLabel = (count: number): string => `Подтвердить всех (${count})`;

export function confirmedAll(name: QueueName, count: number): string {
  return `Готово: ${WHAT[name]} — ${plural(count, PEOPLE)}. Всем написал. Остальное — в «Подтверждения».`;
}

/** Somebody reported or took a report back meanwhile. */
export const queueChanged = (): string =>
  'Пока вы смотрели, список изменился, поэтому я никого не подтвердил. Вот он сейчас:';

/** To the person. */
export function confirmedForPerson(name: string, what: QueueName): string {
  return `${name}, администратор подтвердил: ${WHAT[what]}. Что дальше — в «Мои обязанности».`;
}
