/** «Три дела»: the nearest things to do. */
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { clauseText } from './clauses';
import { plural, type Forms } from './plural';
import { whenText } from './reminders';

const THINGS: Forms = ['дело', 'дела', 'дел'];
const MORE: Forms = ['поручение', 'поручения', 'поручений'];

export interface Thing {
  readonly duty: Duty;
  readonly classText: string | null;
}

/** The list, each line with its date. */
export function threeThings(things: readonly Thing[], more: number, today: LocalDate): string {
  if (things.length === 0) return 'Дел по приказу у вас сейчас нет: всё отмечено. Вопрос — просто напишите.';
  const lines = things.map(({ duty, classText }, index) => {
    const when = duty.due === null ? '' : ` — ${whenText(today, duty.due)}`;
    return `${index + 1}. ${duty.text}${classText === null ? '' : ` (${classText})`}${when} (${clauseText(duty.clause)})`;
  });
  const rest = more > 0 ? ` Ещё ${plural(more, MORE)} — в «Мои обязанности».` : '';
  return [`Ближайшее — ${plural(things.length, THINGS)}:`, ...lines, `Сделали — нажмите кнопку с номером.${rest}`].join(
    '\n',
  );
}
