/** What a person hears after answering a reminder. */
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import type { School } from '../domain/school';
import { dayText } from './dates';
import type { TicketKind } from './tickets';

/** Whom to turn to in the school, «И.О. Фамилия, должность». */
function helper(school: School): string {
  const support = school.offices['support'] ?? school.offices['administrator'];
  return support ? `${support.name}, ${support.position}` : 'администратор школы';
}

/** Help is asked for, and nothing with a date is undone. */
export const helpAnyway = (school: School): string => `Поручений со сроком у вас не осталось. ${helpForAnyone(school)}`;

/** The way to a person who can help, for whoever asks. */
export const helpForAnyone = (school: School): string =>
  `Напишите вопрос мне или обратитесь в школе: ${helper(school)}; поддержка платформы — ${school.contacts.supportEmail}.`;

/** «Готово» and the like of someone whom nothing is asked of. */
export const nothingYours = (isKnown: boolean): string =>
  isKnown
    ? 'Так сотрудники отвечают на напоминания о поручениях, а у вас их нет: отмечать ничего не нужно. Есть вопрос — просто напишите его сюда.'
    : 'Так сотрудники отвечают на напоминания о поручениях, а кто вы, я пока не знаю. Вы сотрудник — нажмите «Начать». Есть вопрос — просто напишите его сюда.';

export const nothingOpen = (): string => 'Невыполненных поручений со сроком у вас нет. Всё видно в «Мои обязанности».';

/** The duty the button speaks of is done, or no longer the person's. */
export const settled = (): string => 'С этим поручением уже всё решено. Остальное — в «Мои обязанности».';

export const snoozed = (until: LocalDate, duty: Duty): string =>
  `Хорошо, напомню ${dayText(until)} утром, если к тому времени не будет готово: ${duty.text}.`;

/** Tomorrow nothing is sent unasked. */
export const notWhilePaused = (): string =>
  'Сейчас рассылки в школе приостановлены, поэтому завтра не напомню. Ваши дела — в «Три дела» и «Мои обязанности».';

/** The duty is spoken of to nobody for now. */
export const rests = (duty: Duty): string =>
  `Об этом я сейчас не напоминаю: «${duty.text}» — ждём решения или вы отсутствуете. Всё видно в «Мои обязанности».`;

/** «Готово» may be about several duties. */
export const whichDuty = (duties: readonly string[]): string =>
  ['Что отметить? Нажмите кнопку.', ...duties.map((text, index) => `${index + 1}. ${text}`)].join('\n');

/** `what`: the duty with its class. */
export const doneByChat = (what: string): string =>
  `Чтобы отметить «${what}», добавьте меня в этот чат и подтвердите его там кнопкой. Меня туда не добавить — нажмите «Заявить чат»: его подтвердит второй человек.`;

/** The chat has been in the register all along. */
export const shownByChat = (title: string | null, clauses: string): string =>
  `Чат «${title ?? 'без названия'}» есть в реестре, я в нём. Отметил по нему: поручение выполнено (${clauses}).`;

export const doneByWaitingChat = (what: string, title: string | null): string =>
  `Чтобы отметить «${what}», осталось одно нажатие: что за чат ${title === null ? 'без названия' : `«${title}»`}, куда меня добавили?`;

/** What became of a request for help; `isHeard`: the bot has an administrator who was told. */
export function asked(
  kind: TicketKind,
  about: { readonly duty: Duty; readonly isNew: boolean; readonly isHeard: boolean },
  school: School,
): string {
  const duty = `«${about.duty.text}»`;
  const whom = helper(school);
  if (!about.isHeard)
    return `Записал: ${duty}. Администратор в настройках бота пока не указан, поэтому скажите об этом сами: ${whom}. А пока можно задать вопрос мне.`;
  if (!about.isNew) return `Об этом я уже сообщил: ${duty}. Отвечает ${whom}; а пока можно задать вопрос мне.`;
  return kind === 'help'
    ? `Передал вашу просьбу о помощи: ${duty}. Поможет ${whom}; а пока можно задать вопрос мне.`
    : `Передал, что поручение ${duty} не ваше. Решит ${whom}; ответ придёт сюда.`;
}
