/** What a person hears after answering a reminder, and the administrator about requests for help. */
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import type { School } from '../domain/school';
import { clauseText } from './clauses';
import { dayText } from './dates';
import { plural } from './plural';

const TICKETS = ['обращение', 'обращения', 'обращений'] as const;

export type TicketKind = 'help' | 'not_mine';

/** Help is asked for, and nothing with a date is undone. */
export function helpAnyway(school: School): string {
  const support = school.offices['support'] ?? school.offices['administrator'];
  const whom = support ? `${support.name}, ${support.position}` : 'администратор школы';
  return `Поручений со сроком у вас не осталось. Напишите вопрос мне или обратитесь в школе: ${whom}; поддержка платформы — ${school.contacts.supportEmail}.`;
}

export const nothingOpen = (): string => 'Невыполненных поручений со сроком у вас нет. Всё видно в «Мои обязанности».';

/** The duty the button speaks of is done, or no longer the person's. */
export const settled = (): string => 'С этим поручением уже всё решено. Остальное — в «Мои обязанности».';

export const snoozed = (until: LocalDate): string =>
  `Хорошо, напомню ${dayText(until)} утром, если к тому времени не будет готово.`;

export const doneByChat = (duty: Duty): string =>
  `Чтобы отметить «${duty.text}», добавьте меня в этот чат и подтвердите его там кнопкой.`;

export const doneByReport = (duty: Duty): string => `Откройте «Мои обязанности» и отметьте там: ${duty.text}.`;

export function asked(kind: TicketKind, isNew: boolean, school: School): string {
  const support = school.offices['support'] ?? school.offices['administrator'];
  const whom = support ? `${support.name}, ${support.position}` : 'администратор школы';
  if (!isNew) return `Об этом я уже сообщил. Отвечает ${whom}; а пока можно задать вопрос мне.`;
  return kind === 'help'
    ? `Передал вашу просьбу о помощи. Поможет ${whom}; а пока можно задать вопрос мне.`
    : `Передал, что поручение не ваше. Решит ${whom}; ответ придёт сюда.`;
}

/** To the administrator, about one ticket. */
export function ticketLine(kind: TicketKind, who: string, duty: Duty | null): string {
  const what = duty ? `«${duty.text}» (${clauseText(duty.clause)})` : 'поручение, которого больше нет в приказе';
  return kind === 'help' ? `${who} просит помощи: ${what}` : `${who} считает поручение чужим: ${what}`;
}

export const unknownPerson = (): string => 'Сотрудник, которого вы ещё не подтвердили,';

export const newTicket = (line: string): string => `${line}. Все такие просьбы — в «Обращениях».`;

export const noTickets = (): string => 'Открытых обращений нет.';

export const tickets = (lines: readonly string[], total: number): string =>
  [
    `Открыто: ${plural(total, TICKETS)}.`,
    lines.map((line, index) => `${index + 1}. ${line}`).join('\n'),
    'Помогли — нажмите «Решено» с тем же номером.',
  ].join('\n\n');

export const solvedButton = (number: number): string => `Решено, №${number}`;

export const ticketClosed = (): string => 'Обращение закрыто. Сотруднику я об этом написал.';
export const ticketGone = (): string => 'Это обращение уже закрыто. Остальные — в «Обращениях».';

export const yourTicketClosed = (duty: Duty | null): string =>
  duty
    ? `Ваше обращение по поручению «${duty.text}» закрыто. Если вопрос остался, нажмите «Нужна помощь» ещё раз.`
    : 'Ваше обращение закрыто. Если вопрос остался, напишите мне.';
