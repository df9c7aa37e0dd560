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
  `Записал: «${title ?? 'без названия'}» — и ${chatName(kind, classLabel)}. Поручение выполнено (${clauses}).`;

/** Whatever it could show is shown already. */
export const nothingMore = (): string => 'Отмечать здесь больше нечего. Что записано о чатах — «Чаты».';

export const apart = (): string =>
  'Хорошо, это разные чаты. Когда второй появится, добавьте в него меня или нажмите «Заявить чат».';
