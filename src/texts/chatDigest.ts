/** The digest in the administration's chat: nobody by name, no class of anybody. */
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import type { WaitingQueue } from '../domain/suggestion';
import { clauseText } from './clauses';
import { dayText } from './dates';
import { counted, quietDigest } from './digest';
import { DAYS, plural, pluralForm, type Forms } from './plural';

export interface ChatDigestText {
  readonly date: LocalDate;
  readonly registered: number;
  readonly staff: number;
  readonly registeredChange: number | null;
  readonly chats: number;
  readonly requiredChats: number;
  readonly chatsChange: number | null;
  readonly due: readonly {
    readonly duty: Duty;
    readonly due: LocalDate;
    readonly daysLeft: number;
    readonly undone: number;
    readonly of: number;
  }[];
  readonly waiting: Readonly<Record<WaitingQueue, number>>;
  readonly isQuiet: boolean;
}

const WAITING: Readonly<Record<WaitingQueue, Forms>> = {
  requests: ['запрос', 'запроса', 'запросов'],
  tickets: ['обращение', 'обращения', 'обращений'],
  inquiries: ['вопрос', 'вопроса', 'вопросов'],
  extensions: ['просьба о переносе срока', 'просьбы о переносе срока', 'просьб о переносе срока'],
  confirmations: ['отчёт о сделанном', 'отчёта о сделанном', 'отчётов о сделанном'],
};

/** A line when nothing changed. `privateChat`: where the bot is written to. */
export function chatDigest(digest: ChatDigestText, privateChat: string): string {
  if (digest.isQuiet) return quietDigest(digest);
  const waiting = (Object.keys(WAITING) as WaitingQueue[]).filter((name) => digest.waiting[name] > 0);
  const total = waiting.reduce((sum, name) => sum + digest.waiting[name], 0);
  return [
    `Сводка на ${dayText(digest.date)}`,
    counted(digest),
    ...(digest.due.length > 0 ? [digest.due.map(line).join('\n')] : []),
    ...(waiting.length > 0
      ? [
          `${pluralForm(total, ['Ждёт', 'Ждут', 'Ждут'])} ответа: ${waiting.map((name) => plural(digest.waiting[name], WAITING[name])).join(', ')}.`,
        ]
      : []),
    `Подробности — администраторам в личных сообщениях: ${privateChat}`,
  ].join('\n\n');
}

function line({ duty, due, daysLeft, undone, of }: ChatDigestText['due'][number]): string {
  const left = `• ${duty.text} (${clauseText(duty.clause)}): осталось ${undone} из ${of}`;
  if (daysLeft < 0) return `${left}, срок прошёл ${plural(-daysLeft, DAYS)} назад`;
  if (daysLeft === 0) return `${left}, срок сегодня`;
  return daysLeft === 1 ? `${left}, срок завтра` : `${left}, до ${dayText(due)}`;
}
