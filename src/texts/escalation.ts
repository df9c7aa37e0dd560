/** What nobody did after all its reminders: a list of duties, of people only to the administrator. */
import type { Level } from '../domain/escalation';
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { clauseText } from './clauses';
import { dayText } from './dates';
import { plural, type Forms } from './plural';

const PEOPLE: Forms = ['человек', 'человека', 'человек'];
/** So many are named; the rest is a number. */
const NAMED = 5;

export interface EscalatedLine {
  readonly duty: Duty;
  readonly due: LocalDate;
  readonly count: number;
  /** People by surname and initials, or classes; empty: only their number is said. */
  readonly who: readonly string[];
}

const HEADS: Readonly<Record<Level, string>> = {
  administrator: 'Срок прошёл, напоминания кончились, а это не сделано:',
  director: 'Срок прошёл, и администратор об этом уже знает, а это не сделано:',
};

const NEXT: Readonly<Record<Level, string>> = {
  administrator:
    'Больше сам напоминать об этом не буду. Поговорите лично и помогите; нужно время — пусть человек напишет мне «Перенести срок». Отметить за него — карточка по фамилии, «Поручения».',
  director:
    'Поручите помочь или дайте время: кто не успел, продлить срок и спросить, что мешает, — в «Контроль». Просьба «Перенести срок» от сотрудника придёт вам на решение.',
};

/** The list for one level. */
export function escalation(level: Level, lines: readonly EscalatedLine[]): string {
  return [HEADS[level], ...lines.map(lineText), NEXT[level]].join('\n');
}

function lineText({ duty, due, count, who }: EscalatedLine): string {
  const what = `• ${duty.text} (${clauseText(duty.clause)}), срок был ${dayText(due)}`;
  if (who.length === 0) return count > 1 ? `${what}: ${plural(count, PEOPLE)}` : what;
  const rest = who.length - NAMED;
  return `${what}: ${who.slice(0, NAMED).join(', ')}${rest > 0 ? ` и ещё ${rest}` : ''}`;
}
