/** Reminders: one message a person a day, one next step. */
import { daysBetween, type LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { clauseText } from './clauses';
import { dayText } from './dates';
import { DAYS, plural } from './plural';

/** When a date is, seen from today: «сегодня», «завтра», «через 3 дня», each with the date. */
export function whenText(today: LocalDate, due: LocalDate): string {
  const days = daysBetween(today, due);
  if (days === 0) return `сегодня, ${dayText(due)}`;
  if (days === 1) return `завтра, ${dayText(due)}`;
  if (days > 1) return `через ${plural(days, DAYS)}, ${dayText(due)}`;
  return `срок был ${dayText(due)}`;
}

export interface RemindedDuty {
  readonly duty: Duty;
  readonly classText: string | null;
}

/** The reminder itself; `name` is «Имя Отчество», null for someone not confirmed yet; the buttons are `about` one of the duties. */
export function reminder(
  name: string | null,
  today: LocalDate,
  duties: readonly RemindedDuty[],
  about: Duty,
  supportEmail: string,
): string {
  const hello = name ? `${name}, напоминаю о сроке.` : 'Здравствуйте! Напоминаю о сроке.';
  const lines = duties.map(({ duty, classText }) => {
    const when = duty.due ? `${whenText(today, duty.due)}` : 'без срока';
    return `• ${duty.text}${classText ? ` (${classText})` : ''} — ${when} (${clauseText(duty.clause)})`;
  });
  const buttons = duties.length > 1 ? [`Кнопки ниже — об этом: ${about.text}. Об остальном — «Три дела».`] : [];
  return [hello, ...lines, nextStep(about, supportEmail), ...buttons].join('\n');
}

function nextStep({ evidence }: Duty, supportEmail: string): string {
  switch (evidence.kind) {
    case 'registration':
      return `Когда зарегистрируетесь, нажмите «Готово». Не получается — нажмите «Нужна помощь» или напишите на ${supportEmail}.`;
    case 'chat':
      return 'Создайте чат, добавьте в него меня и подтвердите кнопкой, что это за чат, — отмечу сам.';
    case 'staff_room':
    case 'teacher_status':
    case 'report':
      return 'Когда сделаете, нажмите «Готово», и я отмечу.';
  }
}

/** A press that reports the registration at once. */
export const registeredButton = (): string => 'Я зарегистрирован(а)';

/** To a member of staff who stopped in the middle of saying who they are; said once. */
export const halfway = (): string =>
  'Здравствуйте! Вы начали рассказывать, кто вы в школе, и остановились на полпути. Осталась минута: нажмите «Продолжить». Больше об этом напоминать не буду.';
