/** «Обращения»: what the administrator reads about requests for help, and the person when one is closed. */
import type { Duty } from '../domain/order';
import { clauseText } from './clauses';
import { plural } from './plural';

const TICKETS = ['обращение', 'обращения', 'обращений'] as const;

export type TicketKind = 'help' | 'not_mine';

/** One ticket. */
export function ticketLine(kind: TicketKind, who: string, duty: Duty | null): string {
  const what = duty ? `«${duty.text}» (${clauseText(duty.clause)})` : 'поручение, которого больше нет в приказе';
  return kind === 'help' ? `${who} просит помощи: ${what}` : `${who} считает поручение чужим: ${what}`;
}

/** Someone who waits to be confirmed: the number and the name of the request. */
export const waitingAuthor = (request: number, statedName: string, user: number): string =>
  `Запрос №${request}, ${statedName} (vk.com/id${user}),`;

/** Someone of whom only the profile is known. */
export const unknownAuthor = (user: number): string => `Сотрудник не из списка (vk.com/id${user})`;

const HELP = 'Свяжитесь с человеком и, когда поможете, нажмите «Решено».';

/** How a duty goes to somebody else: it depends on what it is done for. */
const NOT_MINE = {
  person:
    'Поручение чужое — откройте «Поручения сотрудника» и отметьте «Не требуется»; остаётся — просто нажмите «Решено».',
  class:
    'Класс ведёт другой — в карточке сотрудника «Изменить класс» или «Отпуск или болезнь» с заменой; остаётся — просто нажмите «Решено».',
  office: 'Должность у другого — в карточке того сотрудника «Должность и права»; остаётся — просто нажмите «Решено».',
} as const;

/** A new ticket, with the next step. */
export function newTicket(kind: TicketKind, line: string, of: keyof typeof NOT_MINE): string {
  const next = kind === 'help' ? HELP : `Пока вы не решите, напоминать об этом не буду. ${NOT_MINE[of]}`;
  return `${line}. ${next} Все такие просьбы — в «Обращениях».`;
}
export const solved = (): string => 'Решено';
export const theirDuties = (): string => 'Поручения сотрудника';

export const noTickets = (): string => 'Открытых обращений нет.';

/** A page of them; `first`: the number of the first line, `questions`: among them are questions to answer. */
export const tickets = (
  lines: readonly string[],
  {
    total,
    first,
    questions,
    acts,
  }: { readonly total: number; readonly first: number; readonly questions: boolean; readonly acts: boolean },
): string =>
  [
    `Открыто: ${plural(total, TICKETS)}.`,
    lines.map((line, index) => `${first + index}. ${line}`).join('\n'),
    ...(acts
      ? [
          `Помогли — нажмите «Решено» с тем же номером.${questions ? ' Слова вопроса — в сообщении, с которым он пришёл: здесь они не хранятся.' : ''}`,
        ]
      : ['Отвечает на них ответственный за поддержку.']),
  ].join('\n\n');

export const solvedButton = (number: number): string => `Решено, №${number}`;

export const ticketClosed = (): string => 'Обращение закрыто. Сотруднику я об этом написал.';
export const ticketGone = (): string => 'Это обращение уже закрыто. Остальные — в «Обращениях».';

export function yourTicketClosed(kind: TicketKind, duty: Duty | null): string {
  if (!duty) return 'Ваше обращение закрыто. Если вопрос остался, напишите мне.';
  return kind === 'help'
    ? `Ваше обращение по поручению «${duty.text}» закрыто. Если вопрос остался, нажмите «Нужна помощь» ещё раз.`
    : `Администратор рассмотрел, чьё это поручение: «${duty.text}». Что осталось за вами — в «Мои обязанности».`;
}
