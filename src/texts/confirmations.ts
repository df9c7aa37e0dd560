/** «Подтверждения»: what staff reported, confirmed many at once. */
import { fullName } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import { postOf } from './people';
import { plural, type Forms } from './plural';

type QueueName = 'registration' | 'staff_room' | 'teacher_status';

const PEOPLE: Forms = ['человек', 'человека', 'человек'];

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

/** Whom one press would confirm: everybody by name, namesakes with what they do. */
export function dryRun(
  name: QueueName,
  people: readonly RosterEntry[],
  { from, total }: { readonly from: number; readonly total: number },
): string {
  if (people.length === 0) return `Сейчас подтверждать нечего: ${WHAT[name]}. Остальное — в «Подтверждения».`;
  const alike = (one: RosterEntry): boolean =>
    people.some((other) => other !== one && fullName(other) === fullName(one));
  const part =
    people.length === total
      ? ''
      : ` Это ${from + 1}–${from + people.length} из ${total}, остальные — на других страницах.`;
  return [
    `Будет подтверждено: ${WHAT[name]} — ${plural(people.length, PEOPLE)}.${part}`,
    ...people.map((one) => `• ${fullName(one)}${alike(one) ? `, ${postOf(one)}` : ''}`),
    'Сверьте с платформой. Если всё верно, нажмите кнопку; если кто-то лишний, верните его отметку в «Сотрудники».',
  ].join('\n');
}

/** `whole`: nobody waits besides those who were shown. */
export const confirmAllLabel = (count: number, whole: boolean): string =>
  whole ? `Подтвердить всех (${count})` : `Подтвердить этих (${count})`;

/** `everybody`: each of them has a profile to write to. */
export function confirmedAll(name: QueueName, count: number, left: number, everybody: boolean): string {
  const next = left === 0 ? 'Остальное — в «Подтверждения».' : `Осталось ${plural(left, PEOPLE)}:`;
  return `Готово: ${WHAT[name]} — ${plural(count, PEOPLE)}. ${everybody ? 'Всем написал.' : 'Написал тем, у кого есть профиль ВК.'} ${next}`;
}

/** Somebody reported or took a report back meanwhile. */
export const queueChanged = (): string =>
  'Пока вы смотрели, список изменился, поэтому я никого не подтвердил. Вот он сейчас:';

/** To the person. */
export function confirmedForPerson(name: string, what: QueueName): string {
  return `${name}, администратор подтвердил: ${WHAT[what]}. Что дальше — в «Мои обязанности».`;
}
