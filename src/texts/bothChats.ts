/** One chat for two clauses: the question, its answers, and what follows. */
import type { ChatProposal } from '../domain/chats';
import { chatName } from './chats';

export const BOTH_LABELS = { both: 'Да, один чат на оба пункта', apart: 'Нет, это разные чаты' } as const;

/** On the card, at most 40 characters. */
export const alsoLabel = ({ kind, classLabel }: ChatProposal): string => `Это и ${chatName(kind, classLabel)}`;

/** To whoever answers for the second of them. */
export const askWhetherBoth = (title: string | null, { kind, classLabel }: ChatProposal, clauses: string): string =>
  `Есть чат «${title ?? 'без названия'}». Нужен ещё ${chatName(kind, classLabel)} (${clauses}). Это один и тот же чат? Если да, отмечу его по обоим пунктам.`;

export const served = (title: string | null, { kind, classLabel }: ChatProposal, clauses: string): string =>
  `Записал: «${title ?? 'без названия'}» — и ${chatName(kind, classLabel)}. Поручение выполнено (${clauses}). Передумать можно в «Чаты» → «Все чаты».`;

/** Whatever it could show is shown already. */
export const nothingMore = (): string => 'Отмечать здесь больше нечего. Что записано о чатах — «Чаты».';

/** `reopened`: the clauses of what the chat showed until now. */
export const apart = (reopened: string | null): string =>
  `Хорошо, это разные чаты.${reopened === null ? '' : ` Поручение снова открыто (${reopened}).`} Когда второй появится, добавьте в него меня или нажмите «Заявить чат». Передумать можно в «Чаты» → «Все чаты».`;

/** To whoever had said that it is both; `why`: the chat's record is another one now, or somebody said that they are two. */
export const secondLost = (
  title: string | null,
  { kind, classLabel }: ChatProposal,
  clauses: string,
  why: keyof typeof LOST_NEXT,
): string =>
  `Запись о чате «${title ?? 'без названия'}» изменили, и ${chatName(kind, classLabel)} по нему больше не отмечен: поручение снова открыто (${clauses}). ${LOST_NEXT[why]} Есть другой — добавьте в него меня или нажмите «Заявить чат».`;

const LOST_NEXT = {
  record: 'Запишут этот чат по-прежнему — спрошу вас ещё раз.',
  apart: 'Если чат всё же один, отметьте это в «Чаты» → «Все чаты».',
} as const;
