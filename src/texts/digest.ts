/** The administrator's morning in a few lines. */
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import type { OrderDifference } from '../domain/orderDiff';
import type { FiguresTrend } from '../domain/platformFigures';
import type { Refusal } from '../domain/refusal';
import type { Suggestion, WaitingQueues } from '../domain/suggestion';
import { clauseText } from './clauses';
import { dayText } from './dates';
import { inquiriesInDigest } from './inquiries';
import { outOfReachInDigest, pausedLine } from './mailing';
import { orderChangeInDigest } from './orderChanges';
import { figuresLine, refreshFigures } from './platformFigures';
import { DAYS, plural, pluralForm } from './plural';
import { extensionsInDigest } from './extensions';
import { shortened } from './sentence';
import { lackingInDigest } from './schoolYear';
import { suggestionText } from './suggestion';
import { unansweredInDigest, type GroupText } from './teaching';
import { lettersInDigest, type OpenLetterText } from './vendorCases';
import { andLongest } from './waited';

const PEOPLE = ['человек', 'человека', 'человек'] as const;
const REQUESTS = ['запрос', 'запроса', 'запросов'] as const;
const TICKETS = ['обращение', 'обращения', 'обращений'] as const;
const CHATS = ['чат', 'чата', 'чатов'] as const;
/** After «не хватает»: 1 чата, 2 чатов. */
const LACKING_CHATS = ['чата', 'чатов', 'чатов'] as const;
const EVENTS = ['событие', 'события', 'событий'] as const;

export interface DigestText {
  readonly date: LocalDate;
  readonly registered: number;
  readonly staff: number;
  readonly registeredChange: number | null;
  readonly chats: number;
  readonly requiredChats: number;
  readonly chatsChange: number | null;
  readonly upcoming: readonly DeadlineText[];
  readonly overdue: readonly DeadlineText[];
  readonly waitingRequests: number;
  readonly waitingConfirmations: number;
  readonly openTickets: number;
  readonly queues: WaitingQueues;
  readonly inquiries: { readonly count: number; readonly longestMinutes: number };
  readonly waitingExtensions: number;
  readonly unanswered: readonly GroupText[] | null;
  readonly letters: readonly OpenLetterText[];
  readonly unconfirmedChats: number;
  readonly classesWithoutTeacher: readonly string[];
  readonly undelivered: readonly { readonly name: string; readonly reason: string }[];
  readonly failedEvents: number;
  readonly outOfReach: number;
  readonly platform: FiguresTrend | null;
  readonly refreshPlatform: boolean;
  readonly isPaused: boolean;
  readonly orderChange: OrderDifference | null;
  /** As the school's clock shows them. */
  readonly gaps: readonly { readonly from: string; readonly to: string; readonly minutes: number }[];
  readonly suggestion: Suggestion | null;
}

export interface DeadlineText {
  readonly duty: Duty;
  readonly due: LocalDate;
  readonly daysLeft: number;
  /** Who has yet to do it: people by surname and initials, classes. */
  readonly undone: readonly string[];
  readonly of: number;
}

const change = (value: number | null): string =>
  value === null || value === 0 ? '' : value > 0 ? ` (+${value})` : ` (−${-value})`;

/** So many are named; the rest is a number. */
const NAMED = 5;

function remaining(line: DeadlineText): string {
  const { undone, of, duty } = line;
  if (of === 1) return duty.evidence.kind === 'chat' ? 'чат ещё не создан' : 'ещё не сделано';
  const count =
    duty.evidence.kind === 'chat'
      ? `не хватает ${plural(undone.length, LACKING_CHATS)} из ${of}`
      : `осталось ${plural(undone.length, PEOPLE)} из ${of}`;
  const rest = undone.length - NAMED;
  return `${count} (${undone.slice(0, NAMED).join(', ')}${rest > 0 ? ` и ещё ${rest}` : ''})`;
}

function deadline(line: DeadlineText): string {
  const head = `• ${line.duty.text} (${clauseText(line.duty.clause)}): ${remaining(line)}`;
  if (line.daysLeft < 0) return `${head}, срок был ${dayText(line.due)} — ${plural(-line.daysLeft, DAYS)} назад`;
  if (line.daysLeft === 0) return `${head}, срок сегодня`;
  if (line.daysLeft === 1) return `${head}, срок завтра`;
  return `${head}, ${dayText(line.due)} — через ${plural(line.daysLeft, DAYS)}`;
}

/** How many are registered and how many chats there are, with what changed. */
export const counted = (
  data: Pick<DigestText, 'registered' | 'staff' | 'registeredChange' | 'chats' | 'requiredChats' | 'chatsChange'>,
): string =>
  `Зарегистрированы: ${data.registered} из ${data.staff}${change(data.registeredChange)}\nЧаты: ${data.chats} из ${data.requiredChats}${change(data.chatsChange)}`;

/** What is counted: by the bot itself, and on the platform by an administrator. */
function figures(data: DigestText): string {
  return [counted(data), ...(data.platform ? [figuresLine(data.platform)] : [])].join('\n');
}

/** The digest. Sections that have nothing to say are left out. */
export function digest(data: DigestText): string {
  const parts = [`Сводка на ${dayText(data.date)}`, figures(data)];
  if (data.registeredChange === 0 && data.chatsChange === 0) parts.push('С прошлой сводки цифры не изменились.');
  if (data.orderChange) parts.push(orderChangeInDigest(data.orderChange));
  if (data.overdue.length > 0) parts.push(`Срок прошёл:\n${data.overdue.map(deadline).join('\n')}`);
  if (data.upcoming.length > 0) parts.push(`Ближайшие сроки:\n${data.upcoming.map(deadline).join('\n')}`);
  if (data.waitingConfirmations > 0) {
    const reported = pluralForm(data.waitingConfirmations, ['сообщил', 'сообщили', 'сообщили']);
    const waits = pluralForm(data.waitingConfirmations, ['ждёт', 'ждут', 'ждут']);
    parts.push(
      `${plural(data.waitingConfirmations, PEOPLE)} ${reported}, что сделано, и ${waits} подтверждения${andLongest(data.queues.confirmations)}. Откройте «Подтверждения».`,
    );
  }
  if (data.waitingRequests > 0) {
    parts.push(
      `${pluralForm(data.waitingRequests, ['Ждёт', 'Ждут', 'Ждут'])} решения: ${plural(data.waitingRequests, REQUESTS)}${andLongest(data.queues.requests)}. Откройте «Запросы».`,
    );
  }
  if (data.openTickets > 0) {
    parts.push(
      `${pluralForm(data.openTickets, ['Ждёт', 'Ждут', 'Ждут'])} ответа: ${plural(data.openTickets, TICKETS)}${andLongest(data.queues.tickets)}. Откройте «Обращения».`,
    );
  }
  if (data.inquiries.count > 0) parts.push(inquiriesInDigest(data.inquiries));
  if (data.waitingExtensions > 0)
    parts.push(extensionsInDigest(data.waitingExtensions, andLongest(data.queues.extensions)));
  if (data.unanswered) parts.push(unansweredInDigest(data.unanswered));
  if (data.letters.length > 0) parts.push(lettersInDigest(data.letters));
  if (data.unconfirmedChats > 0) {
    parts.push(`Без подтверждения владельца: ${plural(data.unconfirmedChats, CHATS)}. Откройте «Чаты».`);
  }
  if (data.classesWithoutTeacher.length > 0) parts.push(lackingInDigest(data.classesWithoutTeacher));
  if (data.undelivered.length > 0) {
    parts.push(
      `Не удалось доставить:\n${data.undelivered.map((one) => `• ${one.name}: ${one.reason}`).join('\n')}\nВажное передайте лично.`,
    );
  }
  if (data.outOfReach > 0) parts.push(outOfReachInDigest(data.outOfReach));
  if (data.platform && data.refreshPlatform) parts.push(refreshFigures(data.platform.figures));
  if (data.isPaused) parts.push(pausedLine());
  if (data.gaps.length > 0) parts.push(gapsLine(data.gaps));
  if (data.failedEvents > 0) {
    parts.push(
      `Не обработано из-за сбоя: ${plural(data.failedEvents, EVENTS)}. Покажите эту строку тому, кто обслуживает бота.`,
    );
  }
  if (data.suggestion) parts.push(suggestionText(data.suggestion));
  return parts.join('\n\n');
}

const HOURS = ['час', 'часа', 'часов'] as const;
const MINUTES = ['минуту', 'минуты', 'минут'] as const;

/** How long, after «не работал»: minutes up to two hours, then hours. */
const lasted = (minutes: number): string =>
  minutes < 120 ? plural(minutes, MINUTES) : plural(Math.round(minutes / 60), HOURS);

function gapsLine(gaps: DigestText['gaps']): string {
  const lines = gaps.map(({ from, to, minutes }) => `Бот не работал ${lasted(minutes)}: с ${from} до ${to}.`);
  return [...lines, 'Что пришло за это время, разобрано; опоздавшее не рассылалось.'].join(' ');
}

/** Nothing has changed since the last one. */
export const quietDigest = ({
  date,
  registered,
  staff,
  chats,
  requiredChats,
}: Pick<DigestText, 'date' | 'registered' | 'staff' | 'chats' | 'requiredChats'>): string =>
  `Сводка на ${dayText(date)}: без изменений. Зарегистрированы ${registered} из ${staff}, чаты — ${chats} из ${requiredChats}.`;

/** Figures alone; what waits is on the buttons. */
export function shortDigest(data: DigestText): string {
  const due = [...data.overdue, ...data.upcoming].map((line) => {
    const left = `${clauseText(line.duty.clause)}: осталось ${line.undone.length} из ${line.of}`;
    if (line.daysLeft < 0) return `• ${left}, срок прошёл ${plural(-line.daysLeft, DAYS)} назад`;
    return line.daysLeft === 0 ? `• ${left}, срок сегодня` : `• ${left}, ${dayText(line.due)}`;
  });
  return [
    `Сводка на ${dayText(data.date)}`,
    figures(data),
    ...(due.length > 0 ? [due.join('\n')] : []),
    ...(data.gaps.length > 0 ? [gapsLine(data.gaps)] : []),
    ...(data.suggestion ? [suggestionText(data.suggestion)] : []),
  ].join('\n\n');
}

/** A button of the digest, with how many wait there. */
export const countedLabel = (label: string, count: number): string =>
  shortened(count > 1 ? `${label} (${count})` : label, LONGEST_LABEL);
/** Characters, VK's limit. */
const LONGEST_LABEL = 40;

/** Who could not be reached, when it is not a member of staff known by name. */
export const someone = (): string => 'человек без записи в списке сотрудников';
export const chatCalled = (title: string | null): string => `чат «${title ?? 'без названия'}»`;

const codeNote = (code: number | null): string => (code === null ? '' : ` (код ${code})`);

/** Why a message did not arrive, and what to do about it. */
export function refusalReason(refusal: Refusal | null, code: number | null): string {
  switch (refusal) {
    case null:
      return 'связь прервалась, дошло ли сообщение, неизвестно';
    case 'person_unreachable':
      return 'ещё не писал(а) боту или запретил(а) сообщения';
    case 'chat_unreachable':
      return 'бота нет в чате или писать в него нельзя';
    case 'chat_moved':
      return 'чат переехал в MAX';
    case 'policy':
      return `правила ВКонтакте не разрешают сообществу писать сюда${codeNote(code)}, бот этого не изменит`;
    case 'rights':
      return `боту не хватает прав${codeNote(code)}: проверьте в «Управление → Работа с API», что у ключа есть право «Сообщения сообщества», а в чате сделайте бота администратором`;
    case 'bots_off':
      return 'выключены «Возможности ботов»: включите их в «Управление → Сообщения → Настройки для бота»';
    case 'wrong_target':
      return `такого собеседника во ВКонтакте нет${codeNote(code)}`;
    case 'our_mistake':
    case 'too_late':
      return `ошибка бота${codeNote(code)}: сообщите о ней тому, кто его обслуживает`;
  }
}
